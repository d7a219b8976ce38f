"""The events that count: in order, without what was undone."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from sahelreader.store.events import AGAIN, ReviewEvent


def effective(events: Iterable[ReviewEvent]) -> list[ReviewEvent]:
    """The reviews that were not undone, each once, in the order of their ids, however the events are ordered."""
    return [event for event in not_undone(events) if event.kind == "review"]


def not_undone(events: Iterable[ReviewEvent]) -> list[ReviewEvent]:
    """What was not undone, the undos apart, each once, in the order of the ids."""
    by_id = {event.id: event for event in events}
    undone = {event.undoes for event in by_id.values() if event.kind == "undo"}
    counted = (event for event in by_id.values() if event.kind != "undo" and event.id not in undone)
    return sorted(counted, key=attrgetter("id"))


def was_right(event: ReviewEvent) -> bool:
    """Whether the reader knew the answer, by the verdict or by their own judgement."""
    return event.verdict == "correct" or (event.verdict in ("almost", "self") and event.rating > AGAIN)
