"""An undo goes back the way that was come, whoever came it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.store.events import ReviewEvent, new_event_id, put_aside
from sahelreader.store.store import Store
from sahelreader.study.book import Book
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from sahelreader.study.source import EventsInStore
from tests.study.making import DOSSIER, days_later, make_event

SCHEDULE = Schedule()


def done(steps: list[int]) -> list[ReviewEvent]:
    """Answers a day apart; 0 puts the fact aside."""
    events: list[ReviewEvent] = []
    for day, rating in enumerate(steps):
        at, after = days_later(day), events[-1].id if events else ""
        ident = new_event_id(at.at_ms, after)
        suspended = put_aside("suspend", ident, "moura-place", at, dossier=DOSSIER)
        events.append(make_event(rating, at, after) if rating else suspended)
    return events


@given(st.lists(st.integers(0, 4), min_size=1, max_size=6), st.integers(0, 5))
def test_going_back_all_the_way_replays_nothing_and_ends_where_it_began(steps: list[int], known: int) -> None:
    events = done(steps)
    known = min(known, len(events) - 1)
    ledger = Ledger(events[:known], SCHEDULE)
    for event in events[known:]:
        ledger.add(event)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Book, "take_in", None)
        while len(events) > known:
            event = events.pop()
            assert ledger.last({"moura-place"}, "scheduled") == event
            ledger.add(event.undo(new_event_id(event.at_ms, ledger.last_id), event.moment))
    rest = Ledger(events, SCHEDULE)
    assert (ledger.memory("moura-place"), ledger.aside("moura-place")) == (
        rest.memory("moura-place"),
        rest.aside("moura-place"),
    )
    assert ledger.history("moura-place") == rest.history("moura-place")


def test_what_another_program_did_meanwhile_is_seen_when_going_back(path: Path) -> None:
    ours, theirs = done([3, 2])
    with Store.open(path) as store:
        ledger = Ledger(EventsInStore(store, DOSSIER), SCHEDULE)
        store.record_review(ours)
        ledger.add(ours)
        assert ledger.last({"moura-place"}, "scheduled") == ours
        store.record_review(theirs)
        assert ledger.last({"moura-place"}, "scheduled") == theirs
        for event in (theirs, ours):
            last = store.review_summary(DOSSIER)[1]
            store.record_review(event.undo(new_event_id(event.at_ms, last), event.moment))
        assert ledger.last({"moura-place"}, "scheduled") is None
