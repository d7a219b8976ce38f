"""Prints a table as Markdown or CSV, for other programs."""

from __future__ import annotations

from sahelreader.cli.output import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORMATS = ("md", "csv")


def print_table(to: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print the rows under their header; `to`: `md` or `csv`."""
    if to == "csv":
        from sahelreader.text.csv_table import csv_table

        say(csv_table(header, rows).rstrip("\n"))
        return
    from sahelreader.text.markdown import markdown_table

    for line in markdown_table(header, rows):
        say(line)
