"""Rules about the questions on which the articles differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahelreader.dossier.rules.sheet import Hit, Sheet


def article_unheard(sheet: Sheet) -> Iterator[Hit]:
    """Every article has a position on a question, or is told to be silent."""
    records = sheet.records("claims")
    for claim in sheet.dossier.claims:
        holders = {position.holder for position in claim.positions}
        if missing := [ident for ident in sheet.dossier.articles if ident not in holders]:
            message = f"doesn't say where {', '.join(missing)} stands; if nowhere, with stance: silent"
            yield records[claim.id].hit(f"the claim {claim.id!r} {message}", "positions")
