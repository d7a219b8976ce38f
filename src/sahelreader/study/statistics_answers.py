"""What the answers alone tell, in one pass: how many on each day, how long they took, how often it was remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from sahelreader.store.events import AGAIN, EASY, HARD
from sahelreader.store.moment import date_of
from sahelreader.study.statistics_share import Period, Share

if TYPE_CHECKING:
    from sahelreader.study.memory import Schedule

LONGEST_MS = 60_000
"""An answer counts for a minute at most: nobody thinks for longer, people go and make tea."""
CONFIDENCE = ("guessed", "fairly sure", "certain")
"""In the order of an event's 1, 2 and 3."""
_NEW, _LEARNING, _REVIEW, _RELEARNING = range(4)


class Answer(Protocol):
    """What statistics need of an event; `ReviewEvent` has it, and so have the rows of `Store.answers`."""

    @property
    def id(self) -> str: ...
    @property
    def fact(self) -> str: ...
    @property
    def card(self) -> str: ...
    @property
    def study_day(self) -> int: ...
    @property
    def rating(self) -> int: ...
    @property
    def duration_ms(self) -> int: ...
    @property
    def mode(self) -> str: ...
    @property
    def verdict(self) -> str: ...
    @property
    def confidence(self) -> int | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def undoes(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Answers:
    """What the answers of some days come to."""

    answers: dict[int, int]
    """How many on each study day that has any, practice included."""
    time_ms: int
    weeks: tuple[Period, ...]
    """True retention by week: of facts that had been learned and came back on a later day, how many were remembered at
    the day's first review. In order; weeks without any are left out."""
    months: tuple[Period, ...]
    """The same by month."""
    confidence: tuple[Share, Share, Share]
    """How often it was right when the reader had guessed, was fairly sure, or certain."""

    @property
    def retention(self) -> Share:
        """True retention over all the days."""
        return sum((month.share for month in self.months), Share())

    @property
    def total(self) -> int:
        """All answers."""
        return sum(self.answers.values())


def not_undone(events: Iterable[Answer]) -> list[Answer]:
    """The answers that were not undone, in the order of their ids."""
    events = list(events)
    undone = {event.undoes for event in events if event.undoes}
    return sorted(
        (event for event in events if event.kind == "review" and event.id not in undone), key=attrgetter("id")
    )


def count_answers(
    answers: Sequence[Answer], schedule: Schedule, key_of: Callable[[str, str], str], since_day: int = 0
) -> Answers:
    """`answers`: all that were not undone, in order; those before `since_day` count for what was known then alone.

    `key_of`: names the memory that an answer to a card of a fact counts for.
    """
    per_day: dict[int, int] = defaultdict(int)
    recalls: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    sure = [[0, 0], [0, 0], [0, 0]]
    time_ms = 0
    follow = _Stages(schedule)
    for answer in answers:
        day = answer.study_day
        is_recall = answer.mode == "scheduled" and follow.was_due_recall(key_of(answer.fact, answer.card), answer)
        if day < since_day:
            continue
        per_day[day] += 1
        time_ms += min(answer.duration_ms, LONGEST_MS)
        if is_recall:
            recall = recalls[day]
            recall[0] += answer.rating > AGAIN
            recall[1] += 1
        if answer.confidence:
            told = sure[answer.confidence - 1]
            told[0] += answer.verdict == "correct" or (answer.verdict != "wrong" and answer.rating > AGAIN)
            told[1] += 1
    return Answers(
        dict(per_day),
        time_ms,
        _periods(recalls, _week_of),
        _periods(recalls, _month_of),
        (Share(*sure[0]), Share(*sure[1]), Share(*sure[2])),
    )


class _Stages:
    """Follows each memory through learning, review and relearning by the ratings alone, as py-fsrs leads it."""

    def __init__(self, schedule: Schedule) -> None:
        self._learning, self._relearning = len(schedule.learning_minutes), len(schedule.relearning_minutes)
        self._known: dict[str, tuple[int, int, int]] = {}
        """Stage, step and last study day."""

    def was_due_recall(self, key: str, answer: Answer) -> bool:
        """Takes the answer in; whether it was the first of its day to something that had been learned before."""
        stage, step, last_day = self._known.get(key, (_NEW, 0, -1))
        rating, day = answer.rating, max(answer.study_day, last_day)
        was_recall = stage == _REVIEW and day > last_day
        if stage == _REVIEW:
            if rating == AGAIN and self._relearning:
                stage, step = _RELEARNING, 0
        else:
            steps = self._relearning if stage == _RELEARNING else self._learning
            stage = _LEARNING if stage == _NEW else stage
            if rating == AGAIN:
                step = 0
            elif rating != HARD:
                step += 1
            if rating == EASY or step >= steps:
                stage, step = _REVIEW, 0
        self._known[key] = (stage, step, day)
        return was_recall


def _week_of(day: date) -> date:
    return date.fromordinal(day.toordinal() - day.weekday())


def _month_of(day: date) -> date:
    return day.replace(day=1)


def _periods(recalls: dict[int, list[int]], start_of: Callable[[date], date]) -> tuple[Period, ...]:
    found: dict[date, Share] = {}
    for day, (part, total) in recalls.items():
        start = start_of(date_of(day))
        found[start] = found.get(start, Share()) + Share(part, total)
    zero = date_of(0).toordinal()
    return tuple(
        Period(start.toordinal() - zero, f"{start:%Y-%m}" if start_of is _month_of else start.isoformat(), found[start])
        for start in sorted(found)
    )
