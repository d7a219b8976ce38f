"""What the answers alone tell, in one pass: how many on each day, how long they took, how often it was remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sahelreader.store.events import AGAIN
from sahelreader.store.moment import date_of
from sahelreader.study.statistics_share import Period, Share

if TYPE_CHECKING:
    from sahelreader.store.event_rows import AnswerRow
    from sahelreader.study.memory import Schedule

LONGEST_MS = 60_000
"""An answer counts for a minute at most: nobody thinks for longer, people go and make tea."""
_REVIEW = 0
_Known = tuple[int, int]
"""A state, see `_transitions`, and the last study day."""
_UNKNOWN: _Known = (1, -1)
"""The first step of learning is what is new."""


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


def count_answers(
    rows: Iterable[AnswerRow], schedule: Schedule, key_of: Callable[[str, str], str], since_day: int = 0
) -> Answers:
    """`rows`: as `Store.answers` gives them; those before `since_day` tell only what was known then.

    `key_of`: names the memory that an answer to a card of a fact counts for.
    """
    per_day: dict[int, int] = defaultdict(int)
    recalls: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    sure = [[0, 0], [0, 0], [0, 0]]
    time_ms = 0
    known: dict[str, _Known] = {}
    after = _transitions(len(schedule.learning_minutes), len(schedule.relearning_minutes))
    for fact, card, day, rating, duration_ms, is_scheduled, is_right, confidence in rows:
        if is_scheduled:
            key = key_of(fact, card)
            state, last_day = known.get(key, _UNKNOWN)
            if state == _REVIEW and day > last_day and day >= since_day:
                recall = recalls[day]
                recall[0] += rating > AGAIN
                recall[1] += 1
            known[key] = after[state][rating], max(last_day, day)
        if day >= since_day:
            per_day[day] += 1
            time_ms += min(duration_ms, LONGEST_MS)
            if confidence:
                told = sure[confidence - 1]
                told[0] += is_right
                told[1] += 1
    return Answers(
        dict(per_day),
        time_ms,
        _periods(recalls, _week_of),
        _periods(recalls, _month_of),
        (Share(*sure[0]), Share(*sure[1]), Share(*sure[2])),
    )


def _transitions(learning: int, relearning: int) -> list[list[int]]:
    """The state after each rating, by state and rating, as py-fsrs leads from one to the next.

    A state is the last step of learning or of relearning that was taken, or review. `learning`, `relearning`: how many
    steps there are.
    """
    first_again = 1 + learning
    found = [[_REVIEW, first_again if relearning else _REVIEW, _REVIEW, _REVIEW, _REVIEW]]
    for first, steps in (1, learning), (first_again, relearning):
        for step in range(max(steps, 1)):
            good = first + step + 1 if step + 1 < steps else _REVIEW
            found.append([_REVIEW, first, first + step, good, _REVIEW] if steps else [_REVIEW] * 5)
    return found


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
