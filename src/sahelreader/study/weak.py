"""The facts that a reader knows least, among those they have met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.study.history import was_right

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sahelreader.dossier.model import Fact
    from sahelreader.study.ledger import Ledger

RECENT = 5
"""The last answers that are looked at."""


def weakest(facts: Iterable[Fact], ledger: Ledger, number: int) -> list[Fact]:
    """At most so many facts, the weakest first: by the share of recent answers that were wrong, then by lapses.

    A fact that was never asked, or whose recent answers were all right, is not weak.
    """
    found = []
    for order, fact in enumerate(facts):
        keys = ledger.directions.keys_of(fact.id)
        events = sorted((event for key in keys for event in ledger.history(key)), key=lambda event: event.id)[-RECENT:]
        wrong = sum(not was_right(event) for event in events)
        if wrong:
            lapses = sum(ledger.memory(key).lapses for key in keys)
            found.append((-wrong / len(events), -lapses, order, fact))
    return [fact for *_, fact in sorted(found, key=lambda item: item[:3])[:number]]
