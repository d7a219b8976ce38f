"""Prints a table as Markdown or CSV, for other programs."""

from __future__ import annotations

from sahelreader.cli.output import say
from sahelreader.text.clean import clean_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMATS = ("md", "csv")
_FORMULA = ("=", "+", "-", "@")
_LONG = 1 << 20
"""More characters than a cell has: nothing is cut."""


def print_table(to: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print the rows under their header; `to`: `md` or `csv`."""
    for line in (markdown if to == "md" else csv_lines)(header, rows):
        say(line)


def markdown(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """A table of Markdown with pipes; what would end a cell or begin markup in it is escaped."""
    yield _row(header)
    yield _row(["---"] * len(header), escape=False)
    yield from map(_row, rows)


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """Lines of CSV as of RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    for row in (header, *rows):
        yield ",".join(_quoted(clean_line(cell, _LONG)) for cell in row)


def _row(cells: Sequence[str], *, escape: bool = True) -> str:
    return "| " + " | ".join(_escaped(clean_line(cell, _LONG)) if escape else cell for cell in cells) + " |"


def _escaped(cell: str) -> str:
    return "".join(f"\\{character}" if character in "\\|*_[]<>`" else character for character in cell)


def _quoted(cell: str) -> str:
    if cell.startswith(_FORMULA):
        cell = f"'{cell}"
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in '",;\n') else cell
