"""What the events of a dossier come to: a memory of each direction, and which facts are put aside.

A book is a cache of the replay: made of the events alone, it can be kept, brought up to date with the events that came
since, and made anew whenever anything differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from sahelreader.study.history import not_undone
from sahelreader.study.memory import Memory

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent
    from sahelreader.study.directions import Directions
    from sahelreader.study.memory import Schedule

EventsOfFact = Callable[[str], Iterable["ReviewEvent"]]


@dataclass(frozen=True, slots=True)
class Aside:
    """Whether a fact is put aside."""

    is_suspended: bool = False
    buried_day: int | None = None
    """The study day for which it is put aside."""

    def holds(self, study_day: int) -> bool:
        """Whether it is not to be asked on this day."""
        return self.is_suspended or self.buried_day == study_day

    def after(self, event: ReviewEvent) -> Aside:
        """What an event makes of it."""
        if event.kind in ("bury", "unbury"):
            return Aside(self.is_suspended, event.study_day if event.kind == "bury" else None)
        if event.kind in ("suspend", "unsuspend"):
            return Aside(event.kind == "suspend")
        return self


@dataclass(slots=True)
class Book:
    """What was made of so many events."""

    made_with: str = ""
    """Names the rules: a book made with others is to be made anew."""
    events: int = 0
    last_id: str = ""
    memories: dict[str, Memory] = field(default_factory=dict)
    """By direction, of those that were asked on the schedule."""
    aside: dict[str, Aside] = field(default_factory=dict)
    """By fact, of those that ever were put aside."""

    def take_in(
        self, events: Iterable[ReviewEvent], schedule: Schedule, directions: Directions, all_of: EventsOfFact
    ) -> None:
        """Takes in events that are new to it, each once, in whatever order.

        `all_of` gives all events of a fact, these among them: of a fact to which something was done out of order,
        such as an undo, everything is made anew.
        """
        later = sorted(events, key=attrgetter("id"))
        anew = {event.fact for event in later if event.kind == "undo" or event.id <= self.last_id}
        self.events += len(later)
        self.last_id = max(self.last_id, later[-1].id) if later else self.last_id
        self._append((event for event in later if event.fact not in anew), schedule, directions)
        for fact in anew:
            self._forget(fact, directions)
            # what another quiz saved meanwhile is later: it is taken in, and counted, when the file is next opened
            known = [event for event in all_of(fact) if event.id <= self.last_id]
            self._append(not_undone(known), schedule, directions)

    def add(self, event: ReviewEvent, key: str, schedule: Schedule) -> None:
        """Takes in one event that is later than all before and no undo. `key`: the direction it counts for."""
        self.events += 1
        self.last_id = event.id
        if event.kind != "review":
            self.aside[event.fact] = self.aside.get(event.fact, Aside()).after(event)
        elif event.mode == "scheduled":
            self.memories[key] = schedule.extend(self.memories.get(key) or Memory(key), (event,))

    def put_back(self, fact: str, key: str, memory: Memory | None, aside: Aside | None, undo: str) -> None:
        """Takes in the undo of the last thing done to a fact, by what the book had before of its direction `key`."""
        self.events += 1
        self.last_id = undo
        if memory is None:
            self.memories.pop(key, None)
        else:
            self.memories[key] = memory
        if aside is None:
            self.aside.pop(fact, None)
        else:
            self.aside[fact] = aside

    def _append(self, events: Iterable[ReviewEvent], schedule: Schedule, directions: Directions) -> None:
        reviews: dict[str, list[ReviewEvent]] = defaultdict(list)
        for event in events:
            if event.kind != "review":
                self.aside[event.fact] = self.aside.get(event.fact, Aside()).after(event)
            elif event.mode == "scheduled":
                reviews[directions.key(event.fact, event.card)].append(event)
        for key, own in reviews.items():
            self.memories[key] = schedule.extend(self.memories.get(key) or Memory(key), own)

    def _forget(self, fact: str, directions: Directions) -> None:
        self.aside.pop(fact, None)
        for key in directions.keys_of(fact):
            self.memories.pop(key, None)
