"""All events of a dossier as the session and the statistics need them: by fact, with the memory that follows."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TYPE_CHECKING

from sahelreader.study.history import by_fact, was_right
from sahelreader.study.queue import Queue, one_of_each

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.store.events import Mode, ReviewEvent
    from sahelreader.store.moment import Moment
    from sahelreader.study.memory import Memory, Schedule
    from sahelreader.study.plan import Plan


class Ledger:
    """The effective events of each fact, and what the schedule makes of them."""

    def __init__(self, events: Iterable[ReviewEvent], schedule: Schedule) -> None:
        events = list(events)
        self.last_id = max((event.id for event in events), default="")
        """The id that all later ones are to sort after."""
        self.schedule = schedule
        self._histories = by_fact(events)
        self._memories: dict[str, Memory] = {}

    def history(self, fact: str) -> list[ReviewEvent]:
        """The effective events of a fact, in order."""
        return self._histories.get(fact, [])

    def memory(self, fact: str) -> Memory:
        """The memory of a fact."""
        if fact not in self._memories:
            self._memories[fact] = self.schedule.replay(fact, self.history(fact))
        return self._memories[fact]

    def add(self, event: ReviewEvent) -> None:
        """Takes in a new event: a review, or the undo of one."""
        self.last_id = max(self.last_id, event.id)
        events = self._histories.setdefault(event.fact, [])
        if event.kind == "undo":
            events[:] = [other for other in events if other.id != event.undoes]
        elif event.kind == "review":
            events.append(event)
        self._memories.pop(event.fact, None)

    def last(self, facts: Iterable[str], mode: Mode) -> ReviewEvent | None:
        """The event given last to any of the facts in this mode."""
        lasts = (next((e for e in reversed(self.history(fact)) if e.mode == mode), None) for fact in facts)
        return max((event for event in lasts if event), key=lambda event: event.id, default=None)

    def met_on(self, study_day: int) -> int:
        """How many facts were asked for the first time on a day, practice apart."""
        firsts = (next((e for e in events if e.mode == "scheduled"), None) for events in self._histories.values())
        return sum(1 for event in firsts if event and event.study_day == study_day)

    def queue(self, facts: Iterable[Fact], plan: Plan, now: Moment) -> Queue:
        """What the schedule wants asked of these facts."""
        learning, due, new = [], [], []
        for fact in facts:
            memory = self.memory(fact.id)
            if memory.due is None:
                new.append(fact)
            elif not memory.due.by_day:
                learning.append((fact, memory.due))
            elif memory.due.has_come(now):
                due.append((memory.due.day, fact))
        due.sort(key=lambda item: item[0])
        room = max(0, plan.new_a_day - self.met_on(now.study_day))
        return Queue(learning, (fact for _, fact in due), one_of_each(new)[:room])


def practice_queue(facts: Iterable[Fact], plan: Plan, given: Iterable[ReviewEvent]) -> Queue:
    """All the facts in an order that follows from the seed; `given`: this run's answers, the right ones done with."""
    last = {event.fact: was_right(event) for event in given}
    order = list(facts)
    Random(f"{plan.seed}\npractice").shuffle(order)  # noqa: S311 - no secret
    queue = Queue(due=[fact for fact in order if fact.id not in last])
    for fact in order:
        if last.get(fact.id) is False:
            queue.put_last(fact)
    return queue
