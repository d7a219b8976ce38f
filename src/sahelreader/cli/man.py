"""`sahelreader man`: the manual page, made from what `--help` prints."""

from __future__ import annotations

from sahelreader.cli.output import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from sahelreader.cli.reference import Command
    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    commands.add_parser(
        "man", help="print the manual page",
        description="Print the manual page, for man -l: sahelreader man > sahelreader.1; man -l sahelreader.1",
    )  # fmt: skip


def run(_arguments: argparse.Namespace, _workspace: Workspace) -> int:
    """Print the page."""
    from sahelreader.cli.main import parser

    say(manual(parser()).rstrip("\n"))
    return 0


def manual(top: argparse.ArgumentParser) -> str:
    """The page in the man macros of roff, ASCII alone."""
    from sahelreader import __version__
    from sahelreader.cli.reference import TOPICS, reference

    program, commands = reference(top)
    lines = [f'.TH SAHELREADER 1 "" "sahelreader {__version__}" "User Commands"', ".SH NAME"]
    lines += ["sahelreader \\- a reader and study app for dossiers of articles", ".SH SYNOPSIS"]
    lines += [".B sahelreader", escape(program.usage.removeprefix("sahelreader ")), ".SH DESCRIPTION"]
    lines += [escape(program.description), escape(top.epilog or ""), ".SH OPTIONS", *_listed(program.arguments)]
    lines.append(".SH COMMANDS")
    for command in commands:
        lines += _section(command)
    for heading, entries in TOPICS.items():
        lines += [f".SH {heading.upper()}", *_listed(entries)]
    return "\n".join(line for line in lines if line) + "\n"


def _section(command: Command) -> Iterator[str]:
    yield f".SS {escape(command.name)}"
    yield ".B " + escape(command.usage)
    yield ".PP"
    yield escape(command.description)
    yield from _listed(command.arguments)


def _listed(entries: Any) -> Iterator[str]:
    for names, words in entries:
        yield from (".TP", ".B " + escape(names), escape(words) or "\\&")


def escape(text: str) -> str:
    """Text as roff takes it: nothing of it is read as a request or an escape."""
    text = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    text = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in text)
    return f"\\&{text}" if text.startswith(".") else text
