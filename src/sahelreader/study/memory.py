"""What the schedule knows of a fact: FSRS-6 by py-fsrs, replayed from the events, one memory per fact.

py-fsrs counts elapsed days as spans of 24 hours, so it is given virtual times made from study days alone. Its due
times, its fuzz and its clock are not used: intervals are put in order, fuzzed and dated here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from sahelreader.store.events import AGAIN, EASY, GOOD, HARD, ReviewEvent
from sahelreader.store.moment import DAY_MS, Moment, day_begins, study_day_of
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
_AFTER_KEPT = 4096
"""Results of py-fsrs."""

Stage = Literal["new", "learning", "review", "relearning"]
_STAGES: tuple[Stage, ...] = ("new", "learning", "review", "relearning")
"""At the index of py-fsrs's state."""


class Due(Struct, frozen=True):
    """When a fact is to be asked again: an instant while it is being learned, a study day afterwards."""

    at_ms: int
    """Milliseconds since 1970-01-01 UTC; of a study day, its beginning where the last review was."""
    day: int
    interval_ms: int
    """From the review; whole days where `by_day`."""
    by_day: bool


class Memory(Struct, frozen=True):
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


_State = tuple[Stage, int | None, float | None, float | None]
"""Stage, step, stability and difficulty of a memory."""


class _After(NamedTuple):
    """What py-fsrs makes of a memory by a rating, and its interval."""

    stage: Stage
    step: int | None
    stability: float | None
    difficulty: float | None
    interval_ms: int


class _Review(Struct, frozen=True):
    """A memory, and when it is put to the test."""

    memory: Memory
    at: Moment
    day: int

    @classmethod
    def of(cls, memory: Memory, now: Moment, study_day: int) -> _Review:
        """The test made now; where the clock was set back, no earlier than the one before."""
        if memory.last is None:
            return cls(memory, now, study_day)
        at = Moment(max(now.at_ms, memory.last.at_ms), now.offset_minutes)
        return cls(memory, at, max(study_day, memory.last_day))

    def due(self, given: _After, days: int | None) -> Due:
        """When the fact falls due: in `days`, or where that is None in py-fsrs's interval."""
        at = self.at
        if days is None:
            at_ms = at.at_ms + given.interval_ms
            return Due(at_ms, study_day_of(at_ms, at.offset_minutes), given.interval_ms, by_day=False)
        day = self.day + days
        return Due(day_begins(day, at.offset_minutes), day, days * DAY_MS, by_day=True)


class Forecast(Struct, frozen=True):
    """What a rating will do, if it is given at the moment of the forecast."""

    rating: int
    due: Due
    review: _Review
    given: _After

    @property
    def memory(self) -> Memory:
        """The memory that there will be."""
        before, given, day = self.review.memory, self.given, self.review.day
        return Memory(
            fact=before.fact,
            stage=given.stage,
            step=given.step,
            stability=given.stability,
            difficulty=given.difficulty,
            last=self.review.at,
            last_day=day,
            reviews=before.reviews + 1,
            lapses=before.lapses + (before.stage == "review" and self.rating == AGAIN),
            due=self.due,
            met_day=day if before.met_day is None else before.met_day,
        )

    @property
    def words(self) -> str:
        """The interval, as `10 minutes` or `4 days`."""
        return intervals.words(self.due.interval_ms)


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
        return self._scheduler.get_card_retrievability(self._card_of(memory), at)

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
        review = _Review.of(memory, now, study_day)
        again, hard, good, easy = self._given(review, RATINGS)
        days = self._in_order(review, hard, good, easy)
        return (
            Forecast(AGAIN, review.due(again, self._days(review, again)), review, again),
            Forecast(HARD, review.due(hard, days[0]), review, hard),
            Forecast(GOOD, review.due(good, days[1]), review, good),
            Forecast(EASY, review.due(easy, days[2]), review, easy),
        )

    def _forecast(self, memory: Memory, rating: int, now: Moment, study_day: int) -> Forecast:
        """One of the four, for which the easier ones need not be known."""
        review = _Review.of(memory, now, study_day)
        if rating == AGAIN:
            (after,) = self._given(review, (AGAIN,))
            return Forecast(AGAIN, review.due(after, self._days(review, after)), review, after)
        *harder, after = self._given(review, range(HARD, rating + 1))
        days = self._in_order(review, *harder, *[after] * (EASY - rating + 1))
        return Forecast(rating, review.due(after, days[rating - HARD]), review, after)

    def _given(self, review: _Review, ratings: Iterable[int]) -> list[_After]:
        """What py-fsrs makes of the memory by each of the ratings."""
        after, memory = self._after, review.memory
        state = (memory.stage, memory.step, memory.stability, memory.difficulty)
        elapsed = 0 if memory.stage == "new" else review.day - memory.last_day
        return [after(state, elapsed, rating) for rating in ratings]

    def _in_order(self, review: _Review, hard: _After, good: _After, easy: _After) -> Sequence[int | None]:
        """The days that hard, good and easy lead to."""
        days = (self._days(review, hard), self._days(review, good), self._days(review, easy))
        return intervals.in_order(*days, self._longest(review.day))

    @cached_property
    def _after(self) -> Callable[[_State, int, int], _After]:
        """A rating of a memory after so many days. Facts met on one day go the same ways, so results are kept."""

        def after(state: _State, elapsed: int, rating: int) -> _After:
            before, at = self._card(state, 0), _virtual(elapsed)
            card, _ = self._scheduler.review_card(before, self._rating(rating), at)
            interval_ms = (card.due - at) // _MILLISECOND
            return _After(_STAGES[card.state], card.step, card.stability, card.difficulty, interval_ms)

        return lru_cache(_AFTER_KEPT)(after)

    def _run(self, memory: Memory, reviews: Sequence[ReviewEvent]) -> Memory:
        """The memory after reviews, not dated: as `_remember` does it one by one, but quicker."""
        if not reviews:
            return memory
        review_card, rating_of = self._scheduler.review_card, self._rating
        card = self._card_of(memory)
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

    def _days(self, review: _Review, after: _After) -> int | None:
        """The fuzzed interval in days; None while the fact is being learned, in minutes."""
        if after.stage != "review":
            return None
        memory, longest = review.memory, self._longest(review.day)
        return intervals.fuzzed(after.interval_ms // DAY_MS, memory.fact, memory.reviews + 1, longest)

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

    def _card_of(self, memory: Memory) -> Card:
        return self._card((memory.stage, memory.step, memory.stability, memory.difficulty), memory.last_day)

    def _card(self, of: _State, last_day: int) -> Card:
        from fsrs import State

        stage, step, stability, difficulty = of
        state = State.Learning if stage == "new" else State(_STAGES.index(stage))
        last = None if stage == "new" else _virtual(last_day)
        # An id and a due time of our own: py-fsrs would sleep for the one and read the clock for the other.
        return self._card_type(0, state, step, stability, difficulty, _DAY_ZERO, last)


def _virtual(study_day: int) -> datetime:
    """The time that py-fsrs is given for a study day."""
    return _DAY_ZERO + timedelta(days=study_day)
