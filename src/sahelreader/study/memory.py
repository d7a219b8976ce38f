"""What the schedule knows of a fact: FSRS-6 by py-fsrs, replayed from the events, one memory per fact.

py-fsrs counts elapsed days as spans of 24 hours, so it is given virtual times made from study days alone. Its due
times, its fuzz and its clock are not used: intervals are put in order, fuzzed and dated here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from sahelreader.store.events import AGAIN, EASY, GOOD, HARD, ReviewEvent
from sahelreader.store.moment import DAY_MS, Moment, day_begins
from sahelreader.study import intervals
from sahelreader.study.history import effective

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

ALGORITHM = "fsrs-6.1"
"""Names how memories are made of events; a kept memory made otherwise is to be made anew."""
RATINGS = (AGAIN, HARD, GOOD, EASY)
_DAY_ZERO = datetime(1970, 1, 1, tzinfo=UTC)

Stage = Literal["new", "learning", "review", "relearning"]
_STAGES: tuple[Stage, ...] = ("new", "learning", "review", "relearning")
"""At the index of py-fsrs's state."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a fact is to be asked again: an instant while it is being learned, a study day afterwards."""

    at_ms: int
    """Milliseconds since 1970-01-01 UTC; of a study day, its beginning where the last review was."""
    day: int
    interval_ms: int
    """From the review; whole days where `by_day`."""
    by_day: bool

    def has_come(self, now: Moment) -> bool:
        """Whether it is time."""
        return self.day <= now.study_day if self.by_day else self.at_ms <= now.at_ms


@dataclass(frozen=True, slots=True)
class Memory:
    """The state of one fact after its scheduled reviews."""

    fact: str
    stage: Stage = "new"
    step: int | None = None
    stability: float | None = None
    """Days until the chance of recall falls to 90 %."""
    difficulty: float | None = None
    """From 1 to 10."""
    last: Moment | None = None
    """The last review; where the clock was set back, no earlier than the one before."""
    last_day: int = 0
    """Its study day, no earlier than that of the one before."""
    reviews: int = 0
    lapses: int = 0
    """Times that it was forgotten after it had been learned."""
    due: Due | None = None
    """None while new."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a rating will do: exactly this memory, if it is given at the moment of the forecast."""

    rating: int
    memory: Memory
    due: Due
    words: str
    """The interval, as `10 minutes` or `4 days`."""


@dataclass(frozen=True)  # without slots, for the scheduler that is made on first use
class Schedule:
    """The rules by which facts come back."""

    desired_retention: float = 0.9
    learning_minutes: tuple[float, ...] = (1, 10)
    relearning_minutes: tuple[float, ...] = (10,)
    maximum_days: int = intervals.MAXIMUM_DAYS
    """At least 3, so that hard, good and easy can differ."""
    parameters: tuple[float, ...] = ()
    """The 21 weights of FSRS-6; empty for py-fsrs's defaults."""

    def replay(self, fact: str, events: Iterable[ReviewEvent]) -> Memory:
        """The memory of a fact after its events, in whatever order they come; undone ones and practice don't count."""
        memory = Memory(fact)
        reviews = [event for event in effective(events) if event.fact == fact and event.mode == "scheduled"]
        for event in reviews[:-1]:  # when these fell due no longer matters
            memory, _ = self._remember(memory, event.rating, event.moment, event.study_day)
        for event in reviews[-1:]:
            memory = self._forecasts(memory, event.moment, event.study_day)[event.rating - 1].memory
        return memory

    def preview(self, memory: Memory, now: Moment) -> tuple[Forecast, Forecast, Forecast, Forecast]:
        """What each of the four ratings would do if it was given now."""
        return self._forecasts(memory, now, now.study_day)

    def answer(self, memory: Memory, rating: int, now: Moment) -> Memory:
        """The memory after a rating given now."""
        return self.preview(memory, now)[rating - 1].memory

    def retrievability(self, memory: Memory, study_day: int) -> float:
        """The chance, 0 to 1, that a fact is remembered on a day; 0 for a new one."""
        if memory.stage == "new":
            return 0.0
        at = _virtual(max(study_day, memory.last_day))
        return self._scheduler.get_card_retrievability(self._card(memory), at)

    @cached_property
    def _scheduler(self) -> Scheduler:
        from fsrs import Scheduler
        from fsrs.scheduler import DEFAULT_PARAMETERS

        return Scheduler(
            parameters=self.parameters or DEFAULT_PARAMETERS,
            desired_retention=self.desired_retention,
            learning_steps=[timedelta(minutes=m) for m in self.learning_minutes],
            relearning_steps=[timedelta(minutes=m) for m in self.relearning_minutes],
            maximum_interval=self.maximum_days,
            enable_fuzzing=False,
        )

    def _forecasts(self, memory: Memory, now: Moment, study_day: int) -> tuple[Forecast, Forecast, Forecast, Forecast]:
        after = {rating: self._remember(memory, rating, now, study_day) for rating in RATINGS}
        days = {rating: self._days(*after[rating]) for rating in RATINGS}
        hard, good, easy = intervals.in_order(days[HARD], days[GOOD], days[EASY], self.maximum_days)
        return (
            _dated(AGAIN, *after[AGAIN], days[AGAIN]),
            _dated(HARD, *after[HARD], hard),
            _dated(GOOD, *after[GOOD], good),
            _dated(EASY, *after[EASY], easy),
        )

    def _remember(self, memory: Memory, rating: int, now: Moment, study_day: int) -> tuple[Memory, int]:
        """The memory after a rating, not yet dated, and py-fsrs's interval in milliseconds."""
        from fsrs import Rating

        at_ms, day = now.at_ms, study_day
        if memory.last:
            at_ms, day = max(at_ms, memory.last.at_ms), max(day, memory.last_day)
        card, _ = self._scheduler.review_card(self._card(memory), Rating(rating), _virtual(day))
        after = Memory(
            fact=memory.fact,
            stage=_STAGES[card.state],
            step=card.step,
            stability=card.stability,
            difficulty=card.difficulty,
            last=Moment(at_ms, now.offset_minutes),
            last_day=day,
            reviews=memory.reviews + 1,
            lapses=memory.lapses + (memory.stage == "review" and rating == AGAIN),
        )
        return after, (card.due - _virtual(day)) // timedelta(milliseconds=1)

    def _days(self, after: Memory, interval_ms: int) -> int | None:
        """The fuzzed interval in days; None while the fact is being learned, in minutes."""
        if after.stage != "review":
            return None
        return intervals.fuzzed(interval_ms // DAY_MS, after.fact, after.reviews, self.maximum_days)

    def _card(self, memory: Memory) -> Card:
        from fsrs import Card, State

        state = State.Learning if memory.stage == "new" else State(_STAGES.index(memory.stage))
        last = None if memory.stage == "new" else _virtual(memory.last_day)
        # An id and a due time of our own: py-fsrs would sleep for the one and read the clock for the other.
        return Card(0, state, memory.step, memory.stability, memory.difficulty, _DAY_ZERO, last)


def _virtual(study_day: int) -> datetime:
    """The time that py-fsrs is given for a study day."""
    return _DAY_ZERO + timedelta(days=study_day)


def _dated(rating: int, after: Memory, interval_ms: int, days: int | None) -> Forecast:
    """The forecast of a rating: due in `days`, or where that is None in `interval_ms`."""
    last = after.last or Moment(0)
    if days is None:
        at_ms = last.at_ms + interval_ms
        due = Due(at_ms, Moment(at_ms, last.offset_minutes).study_day, interval_ms, by_day=False)
    else:
        day = after.last_day + days
        due = Due(day_begins(day, last.offset_minutes), day, days * DAY_MS, by_day=True)
    return Forecast(rating, replace(after, due=due), due, intervals.words(due.interval_ms))
