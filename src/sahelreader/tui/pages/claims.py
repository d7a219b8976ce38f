"""The claims board as a table: a row a question, a column an article, silence shown as silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sahelreader.text.quotation import in_marks
from sahelreader.tui.document import Document, Paragraph, Writer, go_to
from sahelreader.tui.pages.table import Cell, Piece, Table, TableMaker, columns

if TYPE_CHECKING:
    from sahelreader.compare.board import Row
    from sahelreader.dossier.voices import Position

OWN = "own:"
"""What the ids of the reader's own claims begin with."""
QUESTION_WIDTH = 26
LEAST_COLUMN = 18
"""Narrower columns are not read with pleasure: below, the answers stand under their question."""
SILENT = "–"


def claims_widths(width: int, articles: int) -> list[int] | None:
    """Widths of the question's column and of the articles'; None where they don't fit side by side."""
    return columns(width, [QUESTION_WIDTH], articles, LEAST_COLUMN)


def claims_page(rows: Sequence[Row], shorts: Sequence[str], width: int) -> Table:
    """The board; `shorts`: names of the articles in the order of the cells, `width` in terminal cells.

    Links: `cell:ROW:COLUMN`, counted from 0.
    """
    widths = claims_widths(width, len(shorts))
    maker = TableMaker(
        widths or [max(map(len, shorts), default=0), max(8, width - max(map(len, shorts), default=0) - 2)]
    )
    for number, row in enumerate(rows):
        if widths:
            cells = [_cell(positions, number, column) for column, positions in enumerate(row.cells)]
            maker.row([Cell(_question(row)), *cells])
        else:
            _add_below_each_other(maker, row, number, shorts)
    return maker.table()


def passages_page(row: Row, column: int, heads: Sequence[str]) -> Document:
    """What the article of a column answers, with the sentences; `heads`: name and date of each article."""
    return Document(list(_passages(row, column, heads)))


def _question(row: Row) -> list[Piece]:
    mine = [Piece("yours", "dim")] if row.claim.id.startswith(OWN) else []
    return [Piece(row.claim.question, "heading"), *mine]


def _cell(positions: Sequence[Position], row: int, column: int) -> Cell:
    link = f"cell:{row}:{column}"
    if not positions:
        return Cell([Piece(SILENT, "dim")], link)
    pieces: list[Piece] = []
    for position in positions:
        pieces += [Piece(""), *_pieces(position)] if pieces else _pieces(position)
    return Cell(pieces, link)


def _pieces(position: Position) -> Iterator[Piece]:
    if position.summary:
        yield Piece(position.summary)
    if stance := _telling_stance(position):
        yield Piece(stance, "dim")
    if position.evidence:
        yield Piece(in_marks(position.evidence[0].quote), "quoted", 3)


def _answer(position: Position) -> str:
    words = position.summary or in_marks(position.evidence[0].quote)
    stance = _telling_stance(position)
    return f"{words}  ({stance})" if stance else words


def _telling_stance(position: Position) -> str:
    """Nothing for an article that simply says so itself."""
    return "" if position.stance == "says" and not position.voice else _stance(position)


def _stance(position: Position) -> str:
    return position.stance + (f" · {position.voice.shown}" if position.voice else "")


def _add_below_each_other(maker: TableMaker, row: Row, number: int, shorts: Sequence[str]) -> None:
    maker.head(Paragraph(row.claim.question, "heading", gap=0))
    answering = [column for column, positions in enumerate(row.cells) if positions]
    for column in answering:
        answers = [Piece(_answer(position)) for position in row.cells[column]]
        maker.row([Cell([Piece(shorts[column], "label")]), Cell(answers, f"cell:{number}:{column}")], gap=0)
    silent = ", ".join(short for column, short in enumerate(shorts) if column not in answering)
    maker.add(Paragraph(f"Silent: {silent}" if silent else "", "dim"))


def _passages(row: Row, column: int, heads: Sequence[str]) -> Iterator[Paragraph]:
    positions = row.cells[column]
    yield Paragraph(row.claim.question, "heading", gap=0)
    yield Writer().add(heads[column], "label").paragraph(gap=0)
    if not positions:
        yield Paragraph("Says nothing of it.", "dim")
    for i, position in enumerate(positions):
        summary = f": {position.summary}" if position.summary else ""
        yield Writer().add(_stance(position), "dim").add(summary).paragraph(gap=0)
        for piece in position.evidence:
            quote = Writer().add(in_marks(piece.quote)).add("  ")
            quote.add(f"¶\u00a0{piece.place.number}", "link", go_to(piece.place))
            last = i == len(positions) - 1 and piece is position.evidence[-1]
            yield quote.paragraph("quotation", indent=2, bar="▏", gap=int(last))
    if row.claim.why_it_matters:
        yield Paragraph(f"Why it matters: {row.claim.why_it_matters}", "dim", gap=0)
