"""What an answer counts for: how it was asked, and the rating that is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.store.events import AGAIN, GOOD, HARD

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Fact
    from sahelreader.store.events import Style
    from sahelreader.study.answers.finding import Finding

UNSURE, CERTAIN = 1, 3
"""Of the three steps of confidence, the lowest and the highest."""


def typed_style(fact: Fact, card: Card) -> Style:
    """How a question is put whose answer is typed."""
    from sahelreader.dossier.derived import MARK

    kind, _, _ = fact.id.partition(MARK)
    if kind == "quote":
        return "who"
    if kind == "order":
        return "order"
    return "cloze" if card.is_cloze else "typed"


def proposed_rating(finding: Finding, *, confidence: int | None, hints: int) -> int:
    """Again for a wrong answer; hard for one that was helped, guessed or not complete; good otherwise."""
    if finding.verdict == "wrong":
        return AGAIN
    if hints or confidence == UNSURE or (finding.verdict == "almost" and not finding.is_slip):
        return HARD
    return GOOD
