"""What is kept of the replay is the replay, however it came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.dossier.model import Card
from sahelreader.store.events import ASIDE, ReviewEvent, new_event_id, put_aside
from sahelreader.store.moment import Moment
from sahelreader.store.store import Store
from sahelreader.study import keeping
from sahelreader.study.book import Aside, Book
from sahelreader.study.directions import Directions
from sahelreader.study.keeping import open_ledger
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Memory, Schedule
from tests.study.making import DOSSIER, NOON, days_later, make_event, make_fact

SCHEDULE = Schedule()
TWO_WAYS = (Card("who", "Who?", "Tine", "person"), Card("when", "When?", "2022", "date"))
FACTS = [make_fact("f0"), make_fact("f1", cards=TWO_WAYS), make_fact("f2")]
DIRECTIONS = Directions(FACTS)
KEYS = ("f0", "f1", "f1:date", "f2")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("review", "review", "review", "practice", "undo", *ASIDE)),
        st.sampled_from((("f0", "place"), ("f1", "who"), ("f1", "when"), ("f1", "removed"), ("f2", "cut"))),
        st.integers(1, 4),
        st.floats(-2, 9),
        st.integers(0, 30),
    ),
    max_size=14,
)


def log_of(steps: Sequence[tuple[Any, ...]], seed: int = 0) -> list[ReviewEvent]:
    """Events as one machine would have recorded them, its clock set back now and then."""
    events: list[ReviewEvent] = []
    at = days_later(seed)
    for kind, (fact, card), rating, gap, which in steps:
        at = Moment(at.at_ms + int(gap * 86_400_000))
        ident = new_event_id(at.at_ms, events[-1].id if events else "")
        done = [event for event in events if event.kind != "undo"]
        if kind == "undo":
            if done:
                events.append(done[which % len(done)].undo(ident, at))
        elif kind in ASIDE:
            events.append(put_aside(kind, ident, fact, at, dossier=DOSSIER))
        else:
            mode = "practice" if kind == "practice" else "scheduled"
            events.append(replace(make_event(rating, at, fact=fact, card=card, mode=mode), id=ident))
    return events


def state(ledger: Ledger) -> list[Any]:
    """All that follows from the events."""
    return [(ledger.memory(key), ledger.aside(key), ledger.history(key)) for key in KEYS] + [ledger.last_id]


def replayed(events: Sequence[ReviewEvent]) -> list[Any]:
    return state(Ledger(events, SCHEDULE, DIRECTIONS))


@given(STEPS)
def test_the_book_is_what_the_schedule_replays(steps: Any) -> None:
    events = log_of(steps)
    ledger = Ledger(events, SCHEDULE, DIRECTIONS)
    for key in KEYS:
        own = [
            replace(e, fact=key)
            for e in events
            if DIRECTIONS.key(e.fact, e.card) == key or (e.kind == "undo" and e.fact == DIRECTIONS.fact_of(key))
        ]
        assert ledger.memory(key) == SCHEDULE.replay(key, own)


@given(STEPS, st.integers(0, 14))
def test_taken_in_at_once_or_one_by_one_is_the_same(steps: Any, first: int) -> None:
    events = log_of(steps)
    ledger = Ledger(events[:first], SCHEDULE, DIRECTIONS)
    state(ledger)
    for event in events[first:]:
        ledger.add(event)
    assert state(ledger) == replayed(events)


@given(STEPS, st.integers(0, 14), st.integers(0, 14))
def test_a_kept_book_with_what_came_since_is_the_replay(steps: Any, kept: int, known: int) -> None:
    events = log_of(steps)
    with Store.nowhere("") as store:
        store.readonly = False
        store.record_review(*events[:kept])
        keeping.keep_book(store, DOSSIER, open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS).book)
        store.record_review(*events[kept:known])
        store.record_review(*events[kept:])
        assert state(open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS)) == replayed(events)


@given(STEPS, STEPS, STEPS, st.randoms())
def test_logs_of_two_machines_merge_in_any_order_to_the_same(common: Any, mine: Any, yours: Any, dice: Any) -> None:
    both = log_of(common)
    one = both + [event for event in log_of(mine, 20) if event.id not in {e.id for e in both}]
    two = both + log_of(yours, 20)
    union = [*one, *two]
    mixed = list(union)
    dice.shuffle(mixed)
    expected = replayed(union)
    assert replayed(two + one) == replayed(mixed) == expected
    with Store.nowhere("") as store:
        store.readonly = False
        store.record_review(*one)
        keeping.keep_book(store, DOSSIER, open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS).book)
        store.record_review(*two)
        assert state(open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS)) == expected


@pytest.fixture
def filled(path: Path) -> Store:
    store = Store.open(path)
    events = log_of([("review", ("f0", "place"), 3, 1.5, 0)] * keeping.KEEP_FROM)
    store.record_review(*events)
    return store


def test_a_book_is_kept_and_read_again(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled as store:
        first = state(open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS))
        assert store.kept_memory(DOSSIER)
        monkeypatch.setattr(store, "reviews", None)
        assert state(open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS)) == first


@pytest.mark.parametrize(
    ("schedule", "directions"),
    [
        (Schedule(desired_retention=0.8), DIRECTIONS),
        (SCHEDULE, Directions([make_fact("f0", cards=TWO_WAYS)])),
        (Schedule(exam_day=NOON.study_day + 100), DIRECTIONS),
    ],
)
def test_a_book_made_by_other_rules_is_made_anew(filled: Store, schedule: Schedule, directions: Directions) -> None:
    with filled as store:
        open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS)
        again = open_ledger(store, DOSSIER, schedule, directions)
        assert again.memory("f0") == Ledger(store.reviews(DOSSIER), schedule, directions).memory("f0")


@pytest.mark.parametrize("content", [b"", b"\x93\xff", b"\x80"])
def test_a_book_that_can_not_be_read_is_made_anew(filled: Store, content: bytes) -> None:
    with filled as store:
        first = state(open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS))
        store.keep_memory(DOSSIER, content)
        assert state(open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS)) == first


def test_a_book_that_can_not_be_kept_is_done_without(filled: Store, path: Path) -> None:
    filled.close()
    with Store.open(path, readonly=True) as store:
        assert open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS).memory("f0").reviews == keeping.KEEP_FROM
        assert store.kept_memory(DOSSIER) is None


def test_an_undo_counts_nothing_that_another_quiz_saved_meanwhile_twice(path: Path) -> None:
    first = make_event(3, NOON, fact="f0")
    second = make_event(2, NOON, after=first.id, fact="f0")
    undo = first.undo(new_event_id(NOON.at_ms, second.id), NOON)
    theirs = make_event(4, days_later(1), fact="f0")
    with Store.open(path) as store:
        ledger = open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS)
        for saved in ([first], [second], [undo, theirs]):  # theirs before this quiz takes its own undo in
            store.record_review(*saved)
            ledger.add(saved[0])
        keeping.keep_book(store, DOSSIER, ledger.book)
        assert state(open_ledger(store, DOSSIER, SCHEDULE, DIRECTIONS)) == replayed([first, second, undo, theirs])


def test_a_buried_fact_is_aside_for_the_day_and_a_suspended_one_for_good() -> None:
    bury, suspend = (put_aside(kind, "a", "f0", NOON, dossier=DOSSIER) for kind in ("bury", "suspend"))
    buried = Aside().after(bury)
    assert [buried.holds(NOON.study_day + n) for n in (-1, 0, 1)] == [False, True, False]
    assert Aside().after(suspend).holds(NOON.study_day + 900)
    assert Aside().after(suspend).after(bury).is_suspended
    assert not buried.after(replace(bury, kind="unbury")).holds(NOON.study_day)


def test_a_book_of_nothing_knows_nothing() -> None:
    assert Book().memories == {}
    assert Ledger([], SCHEDULE).memory("f0") == Memory("f0")
