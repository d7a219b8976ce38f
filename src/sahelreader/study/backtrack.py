"""The way back: what the book had of a fact before each thing done to it since, so that an undo replays nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent
    from sahelreader.study.book import Aside, Book
    from sahelreader.study.memory import Memory


class _Step(NamedTuple):
    """An event, and what was known before it."""

    event: str
    key: str
    memory: Memory | None
    aside: Aside | None


class Backtrack:
    """The steps of each fact that can be taken back one by one: those that the book took in in order."""

    def __init__(self) -> None:
        self._steps: dict[str, list[_Step]] = defaultdict(list)

    def goes_on(self, event: ReviewEvent, key: str, book: Book) -> bool:
        """Remembers what the book has of the fact if the event is later than all before and no undo; whether it is.

        To be called before the book takes it in. `key`: the direction that the event counts for.
        """
        if event.kind == "undo" or event.id <= book.last_id:
            return False
        before = _Step(event.id, key, book.memories.get(key), book.aside.get(event.fact))
        self._steps[event.fact].append(before)
        return True

    def goes_back(self, undo: ReviewEvent, book: Book) -> bool:
        """Takes the event into the book if it undoes the last thing done to its fact; whether it does."""
        steps = self._steps.get(undo.fact)
        if not steps or steps[-1].event != undo.undoes or undo.id <= book.last_id:
            return False
        step = steps.pop()
        book.put_back(undo.fact, step.key, step.memory, step.aside, undo.id)
        return True

    def ends(self, fact: str) -> None:
        """Forgets the way, since something was done to the fact out of order."""
        self._steps.pop(fact, None)
