"""Shows text in the reader's pager."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterable

from sahelreader.cli.output import printable, say
from sahelreader.text.clean import clean

NO_PAGERS = ("", "dumb")
"""Values of TERM on which a pager can't move about."""


def page(pieces: Iterable[str]) -> int:
    """Show the pieces in $PAGER, or in less; printed where there is neither. The exit status."""
    command = _command()
    if not command or os.environ.get("TERM", "") in NO_PAGERS:
        return _print(pieces)
    environment = {**os.environ, "LESS": os.environ.get("LESS", "FR")}
    try:
        pager = subprocess.Popen(  # noqa: S603 (what the reader's own environment names)
            command, stdin=subprocess.PIPE, env=environment, encoding=sys.stdout.encoding, errors="replace"
        )
    except OSError:
        return _print(pieces)
    assert pager.stdin is not None  # noqa: S101 (a pipe was asked for)
    held = signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is the pager's
    try:
        with contextlib.suppress(BrokenPipeError), pager.stdin:  # it may be left before all was written
            for piece in pieces:
                pager.stdin.write(printable(clean(piece), sys.stdout) + "\n")
        return pager.wait()
    finally:
        signal.signal(signal.SIGINT, held)


def _command() -> list[str]:
    try:
        return shlex.split(os.environ.get("PAGER", "")) or ["less", "-R"]
    except ValueError:  # a quotation mark is missing
        return ["less", "-R"]


def _print(pieces: Iterable[str]) -> int:
    for piece in pieces:
        say(piece)
    return 0
