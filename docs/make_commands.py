"""Writes docs/commands.md and docs/sahelreader.1 from the program's own parsers: `python docs/make_commands.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sahelreader.cli.main import parser
from sahelreader.cli.man import manual
from sahelreader.cli.reference import TOPICS, Argument, Command, reference

DOCS = Path(__file__).parent


def page() -> str:
    """The reference of all commands, as Markdown."""
    top = parser()
    program, commands = reference(top)
    lines = [
        "# Commands",
        "",
        "Made from the program's own help by `docs/make_commands.py`; `sahelreader COMMAND --help` prints the same,",
        "and `sahelreader man` a manual page.",
        "",
        *_block(program, top.epilog or ""),
    ]
    for command in commands:
        lines += [f"## {command.name}", "", *_block(command)]
    for heading, entries in TOPICS.items():
        lines += [f"## {heading}", "", *_table(Argument(*entry) for entry in entries)]
    return "\n".join(lines)


def pages() -> dict[Path, str]:
    """Every file that is made, with its text."""
    return {DOCS / "commands.md": page(), DOCS / "sahelreader.1": manual(parser())}


def _block(command: Command, more: str = "") -> Iterator[str]:
    yield from ("```", command.usage, "```", "", f"{command.description} {more}".strip(), "")
    if command.arguments:
        yield from _table(command.arguments)


def _table(arguments: Iterator[Argument] | tuple[Argument, ...]) -> Iterator[str]:
    yield from ("| | |", "|---|---|")
    yield from (f"| `{names.replace('|', '&#124;')}` | {words.replace('|', '&#124;')} |" for names, words in arguments)
    yield ""


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
