"""What the schedule knows of a fact: FSRS-6 by py-fsrs, replayed from the events, one memory per fact.

py-fsrs counts elapsed days as spans of 24 hours, so it is given virtual times made from study days alone. Its due
times, its fuzz and its clock are not used: intervals are put in order, fuzzed and dated here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from sahelreader.store.events import AGAIN, EASY, GOOD, HARD, ReviewEvent
from sahelreader.store.moment import DAY_MS, Moment, day_begins
from sahelreader.study import intervals
from sahelreader.study.history import effective

if TYPE_CHECKING:
    from collections.abc import Callable

    from fsrs import Card, Rating, Scheduler

ALGORITHM = "fsrs-6.2"
"""Names how memories are made of events; a kept memory made otherwise is to be made anew."""
RATINGS = (AGAIN, HARD, GOOD, EASY)
_DAY_ZERO = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

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
    met_day: int | None = None
    """The study day of the first review."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a rating will do: exactly this memory, if it is given at the moment of the forecast."""

    rating: int
    memory: Memory
    due: Due
    words: str
    """The interval, as `10 minutes` or `4 days`."""


Forecasts = tuple[Forecast, Forecast, Forecast, Forecast]
"""Of again, hard, good and easy."""
Preview = tuple[tuple[Memory, Moment, int], Forecasts]
"""The memory, the moment and the study day that were asked for, with what would come of them."""


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
    exam_day: int | None = None
    """The study day that intervals don't lead beyond. In the three days before it order comes first: what was good or
    easy may then fall after it."""

    @property
    def made_with(self) -> str:
        """Names everything that a memory depends on besides the events."""
        return f"{ALGORITHM} {self!r}"

    def replay(self, fact: str, events: Iterable[ReviewEvent]) -> Memory:
        """The memory of a fact after its events, in whatever order they come; undone ones and practice don't count."""
        return self.extend(Memory(fact), [event for event in effective(events) if event.fact == fact])

    def extend(self, memory: Memory, events: Iterable[ReviewEvent]) -> Memory:
        """The memory after more events of its fact: effective ones, in order, all later than those it was made of."""
        reviews = [event for event in events if event.mode == "scheduled"]
        if not reviews:
            return memory
        last = reviews[-1]
        before = self._run(memory, reviews[:-1])  # when these fell due no longer matters
        for asked, forecasts in self._previewed:
            if asked == (before, last.moment, last.study_day):
                return forecasts[last.rating - 1].memory
        return self._forecast(before, last.rating, last.moment, last.study_day).memory

    def preview(self, memory: Memory, now: Moment) -> Forecasts:
        """What each of the four ratings would do if it was given now."""
        forecasts = self._forecasts(memory, now, now.study_day)
        self._previewed[:] = [((memory, now, now.study_day), forecasts)]
        return forecasts

    def answer(self, memory: Memory, rating: int, now: Moment) -> Memory:
        """The memory after a rating given now."""
        return self._forecast(memory, rating, now, now.study_day).memory

    def retrievability(self, memory: Memory, study_day: int) -> float:
        """The chance, 0 to 1, that a fact is remembered on a day; 0 for a new one."""
        if memory.stage == "new":
            return 0.0
        at = _virtual(max(study_day, memory.last_day))
        return self._scheduler.get_card_retrievability(self._card(memory), at)

    @cached_property
    def _previewed(self) -> list[Preview]:
        """What was last previewed, alone: as a rule one of the four is given next."""
        return []

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

    def _forecasts(self, memory: Memory, now: Moment, study_day: int) -> Forecasts:
        again, hard, good, easy = self._remember(memory, RATINGS, now, study_day)
        days = self._in_order(hard, good, easy)
        return (
            _dated(AGAIN, *again, self._days(*again)),
            _dated(HARD, *hard, days[0]),
            _dated(GOOD, *good, days[1]),
            _dated(EASY, *easy, days[2]),
        )

    def _forecast(self, memory: Memory, rating: int, now: Moment, study_day: int) -> Forecast:
        """One of the four, for which the easier ones need not be known."""
        if rating == AGAIN:
            (after,) = self._remember(memory, (AGAIN,), now, study_day)
            return _dated(AGAIN, *after, self._days(*after))
        *harder, after = self._remember(memory, range(HARD, rating + 1), now, study_day)
        days = self._in_order(*harder, *[after] * (EASY - rating + 1))
        return _dated(rating, *after, days[rating - HARD])

    def _in_order(self, *after: tuple[Memory, int]) -> tuple[int | None, int | None, int | None]:
        """The days that hard, good and easy lead to."""
        hard, good, easy = (self._days(*each) for each in after)
        return intervals.in_order(hard, good, easy, self._longest(after[0][0].last_day))

    def _remember(
        self, memory: Memory, ratings: Iterable[int], now: Moment, study_day: int
    ) -> list[tuple[Memory, int]]:
        """The memory after each of the ratings, not yet dated, and py-fsrs's interval in milliseconds."""
        last, day = now, study_day
        if memory.last:
            last, day = Moment(max(now.at_ms, memory.last.at_ms), now.offset_minutes), max(day, memory.last_day)
        review_card, rating_of = self._scheduler.review_card, self._rating
        before, at = self._card(memory), _virtual(day)
        after = []
        for rating in ratings:
            card, _ = review_card(before, rating_of(rating), at)
            each = Memory(
                fact=memory.fact,
                stage=_STAGES[card.state],
                step=card.step,
                stability=card.stability,
                difficulty=card.difficulty,
                last=last,
                last_day=day,
                reviews=memory.reviews + 1,
                lapses=memory.lapses + (memory.stage == "review" and rating == AGAIN),
                met_day=day if memory.met_day is None else memory.met_day,
            )
            after.append((each, (card.due - at) // _MILLISECOND))
        return after

    def _run(self, memory: Memory, reviews: Sequence[ReviewEvent]) -> Memory:
        """The memory after reviews, not dated: as `_remember` does it one by one, but quicker."""
        if not reviews:
            return memory
        review_card, rating_of = self._scheduler.review_card, self._rating
        card = self._card(memory)
        at_ms, day = (memory.last.at_ms, memory.last_day) if memory.last else (reviews[0].at_ms, reviews[0].study_day)
        met_day = day if memory.met_day is None else memory.met_day
        lapses, is_learned = memory.lapses, memory.stage == "review"
        for event in reviews:
            at_ms, day = max(at_ms, event.at_ms), max(day, event.study_day)
            lapses += is_learned and event.rating == AGAIN
            card, _ = review_card(card, rating_of(event.rating), _virtual(day))
            is_learned = _STAGES[card.state] == "review"
        return Memory(
            fact=memory.fact,
            stage=_STAGES[card.state],
            step=card.step,
            stability=card.stability,
            difficulty=card.difficulty,
            last=Moment(at_ms, reviews[-1].offset_minutes),
            last_day=day,
            reviews=memory.reviews + len(reviews),
            lapses=lapses,
            met_day=met_day,
        )

    @cached_property
    def _rating(self) -> Callable[[int], Rating]:
        from fsrs import Rating

        return {rating.value: rating for rating in Rating}.__getitem__

    def _days(self, after: Memory, interval_ms: int) -> int | None:
        """The fuzzed interval in days; None while the fact is being learned, in minutes."""
        if after.stage != "review":
            return None
        return intervals.fuzzed(interval_ms // DAY_MS, after.fact, after.reviews, self._longest(after.last_day))

    def _longest(self, day: int) -> int:
        """The longest interval from a day; at least 3, so that hard, good and easy can differ."""
        if self.exam_day is None or day >= self.exam_day:
            return self.maximum_days
        return max(3, min(self.maximum_days, self.exam_day - day))

    @cached_property
    def _card_type(self) -> type[Card]:
        from fsrs import Card

        class QuickCard(Card):
            """A card that is copied, as py-fsrs does at every review, in a third of the time."""

            def __copy__(self) -> QuickCard:
                twin = object.__new__(QuickCard)
                twin.__dict__.update(self.__dict__)
                return twin

        return QuickCard

    def _card(self, memory: Memory) -> Card:
        from fsrs import State

        state = State.Learning if memory.stage == "new" else State(_STAGES.index(memory.stage))
        last = None if memory.stage == "new" else _virtual(memory.last_day)
        # An id and a due time of our own: py-fsrs would sleep for the one and read the clock for the other.
        return self._card_type(0, state, memory.step, memory.stability, memory.difficulty, _DAY_ZERO, last)


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
