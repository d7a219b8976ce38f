"""How a dossier stands: what is new, learned and due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.study.directions import Directions
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Due, Schedule

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.store.events import ReviewEvent
    from sahelreader.store.moment import Moment


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of facts; one that is asked for in several directions counts as so many."""

    facts: int
    new: int
    """Never asked on the schedule."""
    learning: int
    """Asked, and not yet or no longer known for a day."""
    learned: int
    """Known for a day or more."""
    due_today: int
    """In learning or learned, and to be asked before the study day ends."""
    met_today: int
    """New ones that were asked for the first time today, in the whole dossier."""
    next_due: Due | None
    """The first time that any of them falls due; None if all are new."""


def tally(
    facts: Iterable[Fact], events: Iterable[ReviewEvent] | Ledger, now: Moment, schedule: Schedule | None = None
) -> Tally:
    """The counts of some facts at a moment. `events`: all of the dossier, or the ledger of them."""
    directions = Directions(facts)
    ledger = events if isinstance(events, Ledger) else Ledger(events, schedule or Schedule(), directions)
    memories = [ledger.memory(key) for key in directions.parts]
    dues = [memory.due for memory in memories if memory.due]
    learned = sum(memory.stage == "review" for memory in memories)
    return Tally(
        facts=len(memories),
        new=len(memories) - len(dues),
        learning=len(dues) - learned,
        learned=learned,
        due_today=sum(due.day <= now.study_day for due in dues),
        met_today=ledger.met_on(now.study_day),
        next_due=min(dues, key=lambda due: due.at_ms, default=None),
    )
