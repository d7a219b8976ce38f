"""What was wrong in a quiz, to be read again or asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sahelreader.tui.document import Paragraph, Writer
from sahelreader.tui.pages.addresses import add_address

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact

SHOWN = 8
AGAIN = "again:"
"""The link that asks about all of them."""


def missed_rows(facts: Sequence[Fact], articles: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """A heading with the way to practise them, and each fact with its source; nothing where all was right."""
    if not facts:
        return ()
    more = len(facts) - SHOWN
    rows = [
        Paragraph("", gap=0),
        Writer().add("Not known this time", "label").add("   ").add("practise these", "link", AGAIN).paragraph(gap=0),
    ]
    for fact in facts[:SHOWN]:
        line = Writer().add(fact.statement).add("  ")
        rows.append(add_address(line, fact.evidence[0].place, articles).paragraph(indent=3, hang=2, gap=0))
    if more > 0:
        rows.append(Paragraph(f"and {more} more", "dim", indent=3, gap=0))
    return tuple(rows)
