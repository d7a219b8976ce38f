"""How far a reader's confidence can be trusted: of the answers given at each step, the share that was right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.study.history import was_right
from sahelreader.study.statistics_share import Share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sahelreader.store.events import ReviewEvent

CONFIDENCE = ("guessed", "fairly sure", "certain")
"""In the order of an event's 1, 2 and 3."""


def calibration(events: Iterable[ReviewEvent]) -> tuple[Share, ...]:
    """A share for each degree of confidence, of the effective answers with one. The reader's own verdicts count."""
    told = [(event.confidence, was_right(event)) for event in events if event.kind == "review" and event.confidence]
    return tuple(
        sum((Share(int(is_right), 1) for given, is_right in told if given == step), Share())
        for step in range(1, len(CONFIDENCE) + 1)
    )
