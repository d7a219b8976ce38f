"""What is to be asked now: on the schedule within the day's limits, or in practice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from random import Random
from typing import TYPE_CHECKING

from sahelreader.study.history import was_right
from sahelreader.study.queue import Queue, one_of_each

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.store.events import ReviewEvent
    from sahelreader.store.moment import Moment
    from sahelreader.study.ledger import Ledger
    from sahelreader.study.memory import Due
    from sahelreader.study.plan import Plan


class Today:
    """Chooses from the directions of a dossier's facts what a study day has room for.

    What gives away the answer of something that was or will be asked on the day waits for another: of two such facts
    the one that has been due for longer is asked, and one that is due before one that is new.
    """

    def __init__(self, ledger: Ledger, siblings: Mapping[str, Collection[str]] | None, now: Moment) -> None:
        """`siblings`: see `siblings`; None where facts need not be kept apart."""
        self._ledger, self._siblings, self._now = ledger, siblings, now
        self._on_the_table = set(self._asked_today()) if siblings is not None else set()

    def queue(self, parts: Iterable[Fact], plan: Plan, *, new_a_day: int, reviews_a_day: int) -> Queue:
        """What the schedule wants asked of these."""
        day = self._now.study_day
        learning, due, new = self._sort(parts, plan)
        room = max(0, reviews_a_day - self._ledger.repeated_on(day))
        repeated = self._apart((part for _, part in due), room)
        fresh = self._apart(one_of_each(new), max(0, new_a_day - self._ledger.met_on(day)))
        return Queue(learning, repeated, fresh)

    def _sort(
        self, parts: Iterable[Fact], plan: Plan
    ) -> tuple[list[tuple[Fact, Due]], list[tuple[int, Fact]], list[Fact]]:
        """What is in learning, what is due with its day, the oldest first, and what is new."""
        day = self._now.study_day
        memories, aside = self._ledger.book.memories, self._ledger.book.aside
        learning: list[tuple[Fact, Due]] = []
        due: list[tuple[int, Fact]] = []
        new: list[Fact] = []
        for part in parts:
            if aside and self._ledger.aside(part.id).holds(day):
                continue
            memory = memories.get(part.id)
            if memory is None or memory.due is None:
                new.append(part)
            elif not memory.due.by_day:
                learning.append((part, memory.due))
            elif memory.due.day <= day + plan.ahead_days:
                due.append((memory.due.day, part))
        due.sort(key=lambda item: item[0])
        return learning, due, new

    def _asked_today(self) -> Iterable[str]:
        """The facts that were asked today or are in learning, and so will be."""
        fact_of = self._ledger.directions.fact_of
        for key, memory in self._ledger.book.memories.items():
            if memory.last_day == self._now.study_day or (memory.due and not memory.due.by_day):
                yield fact_of(key)

    def _apart(self, parts: Iterable[Fact], room: int) -> list[Fact]:
        """As many as there is room for, without those that would give each other away."""
        chosen: list[Fact] = []
        fact_of = self._ledger.directions.fact_of
        for part in parts:
            if len(chosen) >= room:
                break
            if self._siblings is not None:
                fact = fact_of(part.id)
                near = self._siblings.get(fact, ())
                if fact in self._on_the_table or not self._on_the_table.isdisjoint(near):
                    continue
                self._on_the_table.add(fact)
            chosen.append(part)
        return chosen


def practice_queue(
    parts: Iterable[Fact], plan: Plan, given: Iterable[ReviewEvent], ledger: Ledger | None = None
) -> Queue:
    """All of them in an order that follows from the seed; `given`: this run's answers, the right ones done with."""
    last = {ledger.key(event) if ledger else event.fact: was_right(event) for event in given}
    order = list(parts)
    Random(f"{plan.seed}\npractice").shuffle(order)  # noqa: S311 - no secret
    queue = Queue(due=[part for part in order if part.id not in last])
    for part in order if plan.mode == "practice" else ():
        if last.get(part.id) is False:
            queue.put_last(part)
    return queue
