"""Where the events of a dossier are read from: the store, or a list in memory."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent
    from sahelreader.store.store import Store

LAST = "~"
"""Sorts after every id."""


class EventSource(Protocol):
    """All events of a dossier, undone ones and undos among them."""

    def of_fact(self, fact: str) -> list[ReviewEvent]:
        """Those of a fact, in order."""

    def before(self, ident: str, most: int) -> list[ReviewEvent]:
        """Those that come before an id, the last first, so many at most."""

    def add(self, event: ReviewEvent) -> None:
        """Takes note of an event that was recorded."""


class EventsInMemory:
    """Events in a list; each counts once."""

    def __init__(self, events: Iterable[ReviewEvent]) -> None:
        by_id = {event.id: event for event in events}
        self.events = [by_id[ident] for ident in sorted(by_id)]
        self._of_fact: dict[str, list[ReviewEvent]] = defaultdict(list)
        for event in self.events:
            self._of_fact[event.fact].append(event)

    def of_fact(self, fact: str) -> list[ReviewEvent]:
        """Those of a fact, in order."""
        return list(self._of_fact.get(fact, ()))

    def before(self, ident: str, most: int) -> list[ReviewEvent]:
        """Those that come before an id, the last first, so many at most."""
        end = bisect_left(self.events, ident, key=attrgetter("id"))
        return self.events[max(0, end - most) : end][::-1]

    def add(self, event: ReviewEvent) -> None:
        """Takes note of an event that was recorded."""
        insort(self.events, event, key=attrgetter("id"))
        insort(self._of_fact[event.fact], event, key=attrgetter("id"))


class EventsInStore:
    """Events in the reader's file, read when they are needed. All methods raise StoreError."""

    def __init__(self, store: Store, dossier: str) -> None:
        self._store, self._dossier = store, dossier
        self._recorded: dict[str, ReviewEvent] = {}
        """Those that need not be read; other programs may have recorded some between them."""

    def of_fact(self, fact: str) -> list[ReviewEvent]:
        """Those of a fact, in order."""
        return self._store.reviews_of(self._dossier, fact)

    def before(self, ident: str, most: int) -> list[ReviewEvent]:
        """Those that come before an id, the last first, so many at most."""
        ids = self._store.review_ids_before(self._dossier, ident, most)
        known = [event for event in map(self._recorded.get, ids) if event]
        return known if len(known) == len(ids) else self._store.reviews_before(self._dossier, ident, most)

    def add(self, event: ReviewEvent) -> None:
        """Takes note of an event that was recorded."""
        self._recorded[event.id] = event
