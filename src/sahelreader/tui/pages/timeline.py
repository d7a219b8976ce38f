"""The synopsis as a table: a row a date, a column an article, and above it how densely the events lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sahelreader.text.quotation import in_marks
from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.pages.addresses import add_address
from sahelreader.tui.pages.table import Cell, Piece, Table, TableMaker, columns

if TYPE_CHECKING:
    from sahelreader.compare.synopsis import Slot, Stretch
    from sahelreader.dossier.model import Evidence
    from sahelreader.dossier.voices import Event

DATE_WIDTH, TITLE_WIDTH = 13, 26
LEAST_COLUMN = 18
SILENT = "–"
_HEIGHTS = " ▁▂▃▄▅▆▇█"


def timeline_widths(width: int, articles: int) -> list[int] | None:
    """Widths of the columns for date, event and each article; None where they don't fit side by side."""
    return columns(width, [DATE_WIDTH, TITLE_WIDTH], articles, LEAST_COLUMN)


def timeline_page(slots: Sequence[Slot], articles: Sequence[tuple[str, str]], width: int) -> Table:
    """The synopsis; `articles`: ids and short names, `width` in terminal cells.

    Links: `cell:ROW:COLUMN`, counted from 0; column -1 is the event itself.
    """
    widths = timeline_widths(width, len(articles))
    maker = TableMaker(widths or [DATE_WIDTH, max(8, width - DATE_WIDTH - 2)])
    for row, slot in enumerate(slots):
        if widths:
            told = [_told(slot, row, column, ident) for column, (ident, _) in enumerate(articles)]
            maker.row([Cell([Piece(slot.label, "label")]), Cell(list(_titles(slot)), f"cell:{row}:-1"), *told])
        else:
            _add_below_each_other(maker, slot, row, articles)
    return maker.table()


def strip_page(stretches: Sequence[Stretch]) -> Document:
    """Two lines: how many events lie in each year or month, and where longer or less exact ones reach."""
    if not stretches:
        return Document(())
    most = max((stretch.within for stretch in stretches), default=0) or 1
    bars = "".join(_HEIGHTS[-(-stretch.within * 8 // most)] for stretch in stretches)
    unders = "".join("─" if stretch.under else " " for stretch in stretches)
    first, last = stretches[0].label, stretches[-1].label
    upper = Writer().add(f"{first}  ", "dim").add(bars, "progress").add(f"  {last}", "dim")
    busiest = max(stretches, key=lambda stretch: stretch.within)
    upper.add(f"   most in {busiest.label}: {busiest.within}", "dim")
    lower = Writer().add(" " * (len(first) + 2)).add(unders, "bar")
    lower.add(" " * (len(last) + 5) + "─ longer, or dated less exactly", "dim")
    return Document([line.paragraph(gap=0, wrap=False) for line in (upper, lower)])


def event_page(slot: Slot, article: str, shorts: dict[str, str]) -> Document:
    """The events of a slot with the sentences that date them; those of `article` first, if one is named."""
    return Document(list(_events(slot, article, shorts)))


def _titles(slot: Slot) -> Iterator[Piece]:
    for event in slot.events:
        yield Piece(event.title if len(slot.events) == 1 else f"· {event.title}", "", 5 if len(slot.events) == 1 else 2)


def _told(slot: Slot, row: int, column: int, article: str) -> Cell:
    told = slot.told_by(article)
    link = f"cell:{row}:{column}"
    if not told:
        return Cell([Piece(SILENT, "dim")])
    if len(slot.events) > 1:
        count = sum(any(piece.place.article == article for piece in event.evidence) for event in slot.events)
        return Cell([Piece(f"{'●' * min(count, 9)} {count}", "")], link)
    return Cell([Piece(in_marks(told[0].quote), "", 4)], link)


def _add_below_each_other(maker: TableMaker, slot: Slot, row: int, articles: Sequence[tuple[str, str]]) -> None:
    for i, event in enumerate(slot.events):
        label = slot.label if i == 0 else ""
        last = i == len(slot.events) - 1
        told = ", ".join(short for ident, short in articles if any(e.place.article == ident for e in event.evidence))
        pieces = [Piece(event.title), Piece(told, "dim")]
        maker.row([Cell([Piece(label, "label")]), Cell(pieces, f"cell:{row}:-1" if i == 0 else "")], gap=int(last))


def _events(slot: Slot, article: str, shorts: dict[str, str]) -> Iterator[Paragraph]:
    for event in slot.events:
        yield Writer().add(event.title, "heading").add(f"  {_dating(event)}", "dim").paragraph(gap=0)
        evidence = sorted(event.evidence, key=lambda piece: piece.place.article != article)
        for i, piece in enumerate(evidence):
            yield _sentence(piece, shorts).paragraph(
                "quotation", indent=2, bar="▏", gap=int(i == len(evidence) - 1 and not event.note)
            )
        if event.note:
            yield Paragraph(event.note, "dim")


def _dating(event: Event) -> str:
    exact = {"day": "to the day", "month": "to the month", "year": "to the year", "period": "a period"}
    return f"{event.shown} · dated {exact[event.precision]}" if event.precision != "period" else f"{event.shown}"


def _sentence(piece: Evidence, shorts: dict[str, str]) -> Writer:
    return add_address(Writer().add(in_marks(piece.quote)).add("  "), piece.place, shorts)
