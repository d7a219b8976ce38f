"""The one way out of the command line: text that is fit for a terminal, whatever was in it."""

from __future__ import annotations

import os
import sys

from sahelreader.text.clean import clean, clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO

MEASURE = 78
_NO_TYPOGRAPHY = {"·": "-", "¶": "par."}
"""What signs become where the terminal can't show them and they fold to nothing plainer."""


class OutputError(OSError):
    """Standard output takes no more: a full disk, say."""


def _write(text: str, stream: TextIO) -> None:
    try:
        stream.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error.errno, error.strerror) from error


def say(text: str = "", stream: TextIO | None = None) -> None:
    """Print a line (or several), cleaned of control characters."""
    stream = stream or sys.stdout
    _write(printable(clean(text), stream) + "\n", stream)


def say_json(value: Any) -> None:
    """Print one JSON object as a line; control characters are escaped, the rest is readable."""
    import json

    text = json.dumps(value, ensure_ascii=False)
    if clean(text) != text or printable(text, sys.stdout) != text:
        text = json.dumps(value)
    _write(text + "\n", sys.stdout)


def quoted(text: str) -> str:
    """What was asked for, for showing it in a sentence: in quotation marks, clean and not too long."""
    return repr(clean_line(text, 80))


def counted(number: int, unit: str) -> str:
    """A number with its unit: `1 review`, `1,204 reviews`."""
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def complain(text: str) -> None:
    """Print a sentence on standard error; on a terminal in lines of the measure."""
    if sys.stderr is not None:
        said = f"sahelreader: {text}"
        say("\n".join(map(wrap, said.split("\n"))) if sys.stderr.isatty() else said, sys.stderr)
        sys.stderr.flush()


def printable(text: str, stream: TextIO) -> str:
    """The text as the stream's encoding can take it: without accents and typography, if it must be."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if encoding.lower().replace("-", "") == "utf8":
        return text
    return "".join(character if _fits(character, encoding) else _plain(character, encoding) for character in text)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _plain(character: str, encoding: str) -> str:
    from sahelreader.text.fold import Folded

    plain = _NO_TYPOGRAPHY.get(character) or Folded(character).cased
    return plain if _fits(plain, encoding) else "?"


def measure() -> int:
    """Columns to wrap at: the terminal's, but not more than are good to read."""
    columns = os.environ.get("COLUMNS", "")
    try:
        width = int(columns) if columns.isdecimal() else os.get_terminal_size(1).columns
    except (OSError, ValueError):
        width = 0
    return max(20, min(MEASURE, (width or 80) - 2))


def wrap(text: str, indent: str = "", hanging: str | None = None, width: int | None = None) -> str:
    """The text in lines of the measure, or of `width`, broken at blanks alone.

    The first line begins with `indent`, the others with `hanging`.
    """
    width = width or measure()
    lines: list[str] = []
    line = indent
    empty = True
    for word in text.replace("\n", " ").replace("\t", " ").split(" "):
        if not word:
            continue
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, empty = indent if hanging is None else hanging, True
        line += word if empty else f" {word}"
        empty = False
    return "\n".join([*lines, line])


def close_quietly() -> None:
    """Point the standard streams to nowhere, so that leaving the program doesn't complain of a closed pipe again."""
    for stream in (sys.stdout, sys.stderr):
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
        except (AttributeError, OSError, ValueError):
            continue
