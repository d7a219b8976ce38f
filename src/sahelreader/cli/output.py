"""The one way out of the command line: text that is fit for a terminal, whatever was in it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import Any, TextIO

from sahelreader.text.clean import clean

MEASURE = 78


def say(text: str = "", stream: TextIO | None = None) -> None:
    """Print a line (or several), cleaned of control characters."""
    stream = stream or sys.stdout
    stream.write(printable(clean(text), stream) + "\n")


def say_json(value: Any) -> None:
    """Print one JSON object as a line; control characters are escaped, the rest is readable."""
    text = json.dumps(value, ensure_ascii=False)
    if clean(text) != text:
        text = json.dumps(value)
    sys.stdout.write(printable(text, sys.stdout) + "\n")


def complain(text: str) -> None:
    """Print a sentence on standard error."""
    if sys.stderr is not None:
        say(f"sahelreader: {text}", sys.stderr)
        sys.stderr.flush()


def printable(text: str, stream: TextIO) -> str:
    """The text as the stream's encoding can take it."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if encoding.lower().replace("-", "") == "utf8":
        return text
    return text.encode(encoding, "replace").decode(encoding)


def measure() -> int:
    """Columns to wrap at: the terminal's, but not more than are good to read."""
    return max(20, min(MEASURE, shutil.get_terminal_size((80, 24)).columns - 2))


def wrap(text: str, indent: str = "", hanging: str | None = None) -> str:
    """The text in lines of the measure."""
    import textwrap

    return textwrap.fill(
        text, measure(), initial_indent=indent, subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def close_quietly() -> None:
    """Point standard output to nowhere, so that leaving the program doesn't complain of a closed pipe once more."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        pass
