"""How a reader wants to study: what may be set, and within which bounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sahelreader.store.moment import MINUTE_MS
from sahelreader.study.intervals import MAXIMUM_DAYS
from sahelreader.study.memory import Schedule

_EPOCH = date(1970, 1, 1)
_BOUNDS: tuple[tuple[str, float, float], ...] = (
    ("desired_retention", 0.7, 0.99),
    ("new_a_day", 0, 9999),
    ("reviews_a_day", 0, 9999),
    ("maximum_days", 3, MAXIMUM_DAYS),
    ("learn_ahead_minutes", 0, 720),
    ("leech_lapses", 0, 99),
)
LONGEST_STEP = 720


@dataclass(frozen=True, slots=True)
class StudyOptions:
    """The reader's wishes for the schedule. ValueError, a sentence, for one that can't be."""

    desired_retention: float = 0.9
    """The chance of recall at which a fact is asked again: 0.7 to 0.99."""
    new_a_day: int = 20
    """New facts on one study day."""
    reviews_a_day: int = 200
    """Facts that were known before, on one study day; what is being learned does not count."""
    learning_minutes: tuple[float, ...] = (1, 10)
    """Steps of a new fact before it comes back in days: rising, at most half a day each."""
    relearning_minutes: tuple[float, ...] = (10,)
    """The same for one that was forgotten."""
    maximum_days: int = MAXIMUM_DAYS
    """The longest interval."""
    learn_ahead_minutes: int = 20
    """How long before its time a fact in learning is asked when nothing else is left."""
    leech_lapses: int = 6
    """Times forgotten after which a fact is better read again at its source than asked once more; 0: never."""
    suspend_leeches: bool = False
    """Whether such a fact is put aside until it is taken up again."""
    apart: bool = True
    """Whether facts that give each other's answers away are kept for different days."""
    exam: date | None = None
    """The day to be ready for: no interval leads beyond it."""
    parameters: tuple[float, ...] = ()
    """The 21 weights of FSRS-6, as fitted to the reader's own answers; empty for those fitted to everybody's."""

    def __post_init__(self) -> None:
        for name, least, most in _BOUNDS:
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} is a number from {least:g} to {most:g}")
        for name in ("learning_minutes", "relearning_minutes"):
            steps: tuple[float, ...] = getattr(self, name)
            if any(not 0 < step <= LONGEST_STEP for step in steps) or any(a >= b for a, b in pairwise(steps)):
                raise ValueError(f"{name} are minutes, each more than the one before and {LONGEST_STEP} at most")
        if len(self.parameters) not in (0, 21):
            raise ValueError("parameters are 21 numbers or none")

    @property
    def exam_day(self) -> int | None:
        """The exam's day, as study days are counted."""
        return None if self.exam is None else (self.exam - _EPOCH).days

    @property
    def learn_ahead_ms(self) -> int:
        """`learn_ahead_minutes` in milliseconds."""
        return self.learn_ahead_minutes * MINUTE_MS

    @property
    def schedule(self) -> Schedule:
        """The rules by which facts come back."""
        return Schedule(
            desired_retention=self.desired_retention,
            learning_minutes=self.learning_minutes,
            relearning_minutes=self.relearning_minutes,
            maximum_days=self.maximum_days,
            parameters=self.parameters,
            exam_day=self.exam_day,
        )

    def is_leech(self, lapses: int) -> bool:
        """Whether a fact that was forgotten so many times is one that learning does not stick to."""
        return 0 < self.leech_lapses <= lapses
