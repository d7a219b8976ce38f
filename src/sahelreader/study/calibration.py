"""How far a reader's confidence can be trusted: of the answers given at each step, the share that was right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sahelreader.study.history import was_right

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sahelreader.store.events import ReviewEvent

STEPS = (1, 2, 3)
WORDS = ("guessed", "fairly sure", "certain")
"""Of each step."""


class Step(NamedTuple):
    """The answers given with one degree of confidence."""

    words: str
    answers: int
    right: int

    @property
    def share(self) -> float:
        """Of those that were right, 0 to 1; 0 where there are none."""
        return self.right / self.answers if self.answers else 0.0


def calibration(events: Iterable[ReviewEvent]) -> tuple[Step, ...]:
    """A step for each degree of confidence, of the effective answers with one. The reader's own verdicts count."""
    told = [event for event in events if event.kind == "review" and event.confidence]
    return tuple(
        Step(
            words,
            sum(event.confidence == step for event in told),
            sum(event.confidence == step and was_right(event) for event in told),
        )
        for step, words in zip(STEPS, WORDS, strict=True)
    )
