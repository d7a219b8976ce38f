"""What happened to the facts of a dossier, as the session and the statistics ask for it."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from sahelreader.study.backtrack import Backtrack
from sahelreader.study.book import Aside, Book
from sahelreader.study.directions import Directions
from sahelreader.study.history import not_undone
from sahelreader.study.memory import Memory
from sahelreader.study.source import LAST, EventsInMemory

if TYPE_CHECKING:
    from sahelreader.store.events import Mode, ReviewEvent
    from sahelreader.study.memory import Schedule
    from sahelreader.study.source import EventSource

_FIRST_LOOK, _LONGEST_LOOK = 1, 1024


class Ledger:
    """The effective events of each direction of a fact, and what the schedule makes of them.

    A direction is named by its key, see `directions`; without any given, each fact is one direction.
    """

    def __init__(
        self,
        events: Iterable[ReviewEvent] | EventSource,
        schedule: Schedule,
        directions: Directions | None = None,
        book: Book | None = None,
    ) -> None:
        """`events`: all of a dossier; or where they can be read, with the book that was made of them."""
        self.schedule = schedule
        self.directions = directions or Directions()
        if isinstance(events, Iterable):
            memory = EventsInMemory(events)
            book = Book()
            book.take_in(memory.events, schedule, self.directions, memory.of_fact)
            self._source: EventSource = memory
        else:
            self._source = events
        self.book = book or Book()
        self._backtrack = Backtrack()
        self._histories: dict[str, list[ReviewEvent]] = {}
        self._events: dict[str, list[ReviewEvent]] = {}
        """All events of the facts that were asked about."""

    @property
    def last_id(self) -> str:
        """The id that all later ones are to sort after."""
        return self.book.last_id

    def key(self, event: ReviewEvent) -> str:
        """The direction that an event counts for."""
        return self.directions.key(event.fact, event.card)

    def history(self, key: str) -> list[ReviewEvent]:
        """The effective reviews of a direction, in order."""
        if key not in self._histories:
            events = not_undone(self._all_of(self.directions.fact_of(key)))
            self._histories[key] = [event for event in events if event.kind == "review" and self.key(event) == key]
        return self._histories[key]

    def memory(self, key: str) -> Memory:
        """The memory of a direction."""
        return self.book.memories.get(key) or Memory(key)

    def aside(self, key: str) -> Aside:
        """Whether the fact of a direction is put aside."""
        return self.book.aside.get(self.directions.fact_of(key)) or Aside()

    def add(self, event: ReviewEvent) -> None:
        """Takes in a new event, which was recorded."""
        self._source.add(event)
        if (events := self._events.get(event.fact)) is not None:
            events.append(event)
        key = self.key(event)
        if self._backtrack.goes_on(event, key, self.book):
            self.book.add(event, key, self.schedule)
        elif not self._backtrack.goes_back(event, self.book):
            self._backtrack.ends(event.fact)
            self.book.take_in((event,), self.schedule, self.directions, self._all_of)
        if event.kind == "undo":
            for other in self.directions.keys_of(event.fact):
                self._histories.pop(other, None)
        elif event.kind == "review" and (known := self._histories.get(key)) is not None:
            known.append(event)

    def _all_of(self, fact: str) -> list[ReviewEvent]:
        """All events of a fact, read once."""
        if fact not in self._events:
            self._events[fact] = self._source.of_fact(fact)
        return self._events[fact]

    def last(self, keys: Container[str], mode: Mode) -> ReviewEvent | None:
        """What was done last to any of the directions in this mode and is not undone: answered or put aside."""
        undone: set[str | None] = set()
        before, most = LAST, _FIRST_LOOK
        while batch := self._source.before(before, most):
            for event in batch:
                if event.kind == "undo":
                    undone.add(event.undoes)
                elif event.mode == mode and event.id not in undone and self.key(event) in keys:
                    return event
            before, most = batch[-1].id, min(2 * most, _LONGEST_LOOK)
        return None

    def met_on(self, study_day: int) -> int:
        """How many directions were asked for the first time on a day, practice apart."""
        return sum(memory.met_day == study_day for memory in self.book.memories.values())

    def repeated_on(self, study_day: int) -> int:
        """How many directions that were met on an earlier day were last asked on this one, practice apart."""
        memories = self.book.memories.values()
        return sum(memory.last_day == study_day != memory.met_day for memory in memories)
