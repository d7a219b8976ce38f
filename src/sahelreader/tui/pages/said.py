"""The quotations as a page: grouped, each with its occasion, through whom it is told, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sahelreader.compare.said import occasion
from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.pages.addresses import add_address

if TYPE_CHECKING:
    from sahelreader.compare.said import Group
    from sahelreader.dossier.voices import Quotation


def said_page(
    groups: Sequence[Group], grouping: str, words_of: Callable[[Quotation], str], shorts: Mapping[str, str],
    name_of: Callable[[str], str],
) -> Document:  # fmt: skip
    """All quotations in their groups; `words_of` gives a quotation in one line, `name_of` an entity's name."""
    paragraphs: list[Paragraph] = []
    for group in groups:
        line = Writer().add(
            group.name, "heading", f"entry:{group.ident}" if grouping != "article" and group.ident else ""
        )
        count = len(group.quotes)
        paragraphs.append(line.add(f"  {count}", "dim").paragraph(gap=0))
        for i, quote in enumerate(group.quotes):
            last = i == count - 1
            paragraphs += _quotation(quote, grouping, words_of(quote), shorts, name_of, gap=2 if last else 1)
    return Document(paragraphs)


def _quotation(
    quote: Quotation, grouping: str, words: str, shorts: Mapping[str, str], name_of: Callable[[str], str], *, gap: int
) -> Iterator[Paragraph]:
    first = quote.parts[0].place
    yield Paragraph(f"“{words}”", "quotation", indent=2, bar="▏", gap=0)
    about = Writer()
    if grouping != "speaker":
        about.add(quote.speaker.shown, "", f"entry:{quote.speaker.entity}" if quote.speaker.entity else "").add(
            " · ", "dim"
        )
    add_address(about, first, shorts)
    for told in occasion(quote):
        about.add(f" · {told}", "dim")
    if quote.via:
        about.add(f" · through {quote.via.shown}", "dim")
    if grouping != "topic" and quote.about:
        about.add(" · about ", "dim")
        for i, ident in enumerate(quote.about):
            about.add(", " if i else "", "dim").add(name_of(ident), "dim", f"about:{ident}")
    yield about.paragraph(indent=2, hang=2, gap=gap)
