"""Sets cells in columns, each wrapped to the width of its own, and knows which cell a cursor stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from sahelreader.tui.document import Document, Paragraph, Span, Writer
from sahelreader.tui.wrapping import fit, wrap

GUTTER = 2
"""Columns between two cells."""


class Piece(NamedTuple):
    """Words of a cell that look alike and begin on a line of their own."""

    text: str
    style: str = ""
    most: int = 0
    """Lines at the most, the last one cut; 0 for all."""


class Cell(NamedTuple):
    """Words in a column."""

    pieces: Sequence[Piece]
    link: str = ""
    """Where it leads; a cell without one can't be stood on."""


class Table(Document):
    """Rows of cells, for `Grid` to move in."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], stops: dict[tuple[int, int], tuple[int, int]], heads: Mapping[int, int]
    ) -> None:
        """`stops`: paragraph and span of each cell that can be stood on, by row and column.

        `heads`: by row the paragraph that stands over it.
        """
        super().__init__(paragraphs)
        self.stops = stops
        self.heads = heads


class TableMaker:
    """Puts a table together row by row, with other paragraphs between."""

    def __init__(self, widths: Sequence[int]) -> None:
        """`widths`: of the columns, in terminal cells, without the gutters between them."""
        self.widths = widths
        self._paragraphs: list[Paragraph] = []
        self._stops: dict[tuple[int, int], tuple[int, int]] = {}
        self._heads: dict[int, int] = {}
        self._row = 0

    def add(self, *paragraphs: Paragraph) -> None:
        """Paragraphs over the whole width."""
        for paragraph in paragraphs:
            stops = [i for i, span in enumerate(paragraph.spans) if span.link and span.stop]
            for column, i in enumerate(stops):
                self._stops[self._row, column] = (len(self._paragraphs), i)
            self._row += bool(stops)
            self._paragraphs.append(paragraph)

    def head(self, paragraph: Paragraph) -> None:
        """A paragraph over the next row, which is shown with it."""
        self._heads[self._row] = len(self._paragraphs)
        self._paragraphs.append(paragraph)

    def row(self, cells: Sequence[Cell], *, gap: int = 1) -> None:
        """A row; `gap`: blank lines after it."""
        columns = [_lines(cell, width) for cell, width in zip(cells, self.widths, strict=True)]
        height = max(map(len, columns))
        for y in range(height):
            line = Writer()
            spans: list[Span] = []
            at = 0
            for column, (cell, lines) in enumerate(zip(cells, columns, strict=True)):
                text, style = lines[y] if y < len(lines) else ("", "")
                if text and cell.link and y == 0:
                    self._stops[self._row, column] = (len(self._paragraphs), len(spans))
                if text and (style or cell.link):
                    spans.append(Span(at, at + len(text), style, cell.link, stop=y == 0))
                padded = text + " " * (self.widths[column] + GUTTER - cell_len(text))
                line.add(padded)
                at += len(padded)
            whole = line.paragraph(gap=gap if y == height - 1 else 0, wrap=False)
            self._paragraphs.append(whole._replace(text=whole.text.rstrip(), spans=tuple(spans)))
        self._row += 1

    def table(self) -> Table:
        """What was put together."""
        return Table(self._paragraphs, self._stops, self._heads)


def columns(width: int, first: Sequence[int], count: int, least: int) -> list[int] | None:
    """Widths of the `first` columns and of `count` equal ones in the rest of a width; None below `least` each."""
    room = width - sum(first) - GUTTER * (len(first) + count - 1)
    each = room // max(count, 1)
    return [*first, *[each] * count] if each >= least else None


def headings(names: Sequence[str], widths: Sequence[int]) -> str:
    """A line with the names of the columns over them, each cut to its column."""
    return "".join(f"{name[:width]:{width + GUTTER}}" for name, width in zip(names, widths, strict=True))


def _lines(cell: Cell, width: int) -> list[tuple[str, str]]:
    return [(line, piece.style) for piece in cell.pieces for line in _wrapped(piece, width)]


def _wrapped(piece: Piece, width: int) -> Iterable[str]:
    lines = [piece.text[start:end] for start, end in wrap(piece.text, width)]
    if piece.most and len(lines) > piece.most:
        lines = [*lines[: piece.most - 1], fit(f"{lines[piece.most - 1]} …", width)]
        if not lines[-1].endswith("…"):
            lines[-1] = fit(lines[-1], width - 1) + "…"
    return lines
