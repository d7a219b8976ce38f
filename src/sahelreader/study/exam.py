"""How a dossier would stand on the day of an exam."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahelreader.study.ledger import Ledger
    from sahelreader.study.session import Session


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


def outlook_sentence(session: Session) -> str:
    """The outlook of a session as it is said; empty if no exam lies ahead."""
    found, exam = session.outlook, session.options.exam
    if found is None or exam is None:
        return ""
    new = f", the {found.new} new ones counted as not known" if found.new else ""
    return (
        f"On the day of the exam, {exam.day} {exam:%B %Y}, about {found.recall:.0%} would be remembered "
        f"if nothing more were asked{new}."
    )
