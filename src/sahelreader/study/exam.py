"""How a dossier would stand on the day of an exam."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahelreader.study.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would be remembered if nothing more were asked until then."""

    asked: int
    """Directions of facts that were met."""
    new: int
    """Those that were not; they count as not known."""
    recall: float
    """The share, 0 to 1, of all that would be remembered; 0 if there are none."""


def outlook(ledger: Ledger, keys: Iterable[str], exam_day: int) -> Outlook:
    """The outlook on a study day."""
    memories = [ledger.memory(key) for key in keys]
    expected = sum(ledger.schedule.retrievability(memory, exam_day) for memory in memories)
    new = sum(memory.stage == "new" for memory in memories)
    return Outlook(len(memories) - new, new, expected / len(memories) if memories else 0.0)
