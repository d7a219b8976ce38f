"""What the store keeps, and how."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.store.errors import StoreError
from sahelreader.store.event_rows import ANSWERS, LATEST, LATEST_IDS, OF_DOSSIER
from sahelreader.store.events import COLUMNS, ReviewEvent, new_event_id, put_aside, wording_of
from sahelreader.store.place import ReadingPlace
from sahelreader.store.store import Store
from tests.study.making import DOSSIER, NOON, days_later, make_event


def test_what_was_recorded_is_there_when_the_file_is_opened_again(path: Path) -> None:
    first = make_event(3, answered="Moura “à côté”\n")
    second = make_event(
        1, after=first.id, style="typed", verdict="wrong", confidence=1, mode="practice",
        wording=wording_of("Where was it?"), overridden="almost", hints=2,
    )  # fmt: skip
    aside = put_aside("suspend", new_event_id(0, second.id), "moura-place", NOON, dossier=DOSSIER)
    taken_up = aside.undo(new_event_id(0, aside.id), NOON)
    with Store.open(path) as store:
        store.record_review(second)
        store.record_review(first, aside, taken_up)
    with Store.open(path) as store:
        assert store.reviews(DOSSIER) == [first, second, aside, taken_up]
        assert store.reviews("another") == []
        assert store.verify() == 4


def test_recording_again_changes_nothing(path: Path) -> None:
    event = make_event()
    with Store.open(path) as store:
        store.record_review(event)
        store.record_review(event, event)
        assert store.reviews(DOSSIER) == [event]


def test_an_id_is_never_used_for_two_answers(path: Path) -> None:
    event = make_event()
    with Store.open(path) as store:
        store.record_review(event)
        with pytest.raises(StoreError, match=event.id):
            store.record_review(replace(event, rating=1))
        assert store.reviews(DOSSIER) == [event]


def test_several_events_are_recorded_together_or_not_at_all(path: Path) -> None:
    event = make_event()
    other = make_event(after=event.id)
    unknown = other.undo(new_event_id(0, other.id), NOON)
    with Store.open(path) as store:
        with pytest.raises(StoreError):
            store.record_review(event, unknown)
        assert store.reviews(DOSSIER) == []
        undo = event.undo(new_event_id(0, event.id), NOON)
        store.record_review(undo, event)
        assert store.reviews(DOSSIER) == [event, undo]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET rating = 4",
        "DELETE FROM event",
        f"INSERT OR REPLACE INTO event SELECT {', '.join(COLUMNS).replace('rating', '4')}, sha256 FROM event",  # noqa: S608 - own constants
    ],
)
def test_events_are_neither_changed_nor_deleted_nor_replaced(path: Path, statement: str) -> None:
    event = make_event(2)
    with Store.open(path) as store:
        store.record_review(event)
        with suppress(sqlite3.IntegrityError):
            store._connection.execute(statement)
        assert store.reviews(DOSSIER) == [event]


def test_a_value_changed_behind_the_programs_back_is_noticed(path: Path) -> None:
    with Store.open(path) as store:
        store.record_review(make_event(2))
        store._connection.execute("DROP TRIGGER event_is_never_changed")
        store._connection.execute("UPDATE event SET rating = 4")
        with pytest.raises(StoreError, match=r"reader\.db is damaged.*checksum"):
            store.reviews(DOSSIER)
        with pytest.raises(StoreError, match="damaged"):
            store.verify()


def test_a_place_is_kept_and_the_furthest_paragraph_never_goes_back(path: Path) -> None:
    with Store.open(path) as store:
        assert store.place(DOSSIER, "france24") is None
        store.save_place(ReadingPlace(DOSSIER, "france24", 30, 12, at_ms=1000))
        store.save_place(ReadingPlace(DOSSIER, "france24", 4, 0, at_ms=2000))
        store.save_place(ReadingPlace(DOSSIER, "review", 1, at_ms=3000))
        assert store.place(DOSSIER, "france24") == ReadingPlace(DOSSIER, "france24", 4, 0, 30, 2000)
        assert [place.article for place in store.places(DOSSIER)] == ["review", "france24"]
        assert store.places("another") == []


def test_settings_are_kept(path: Path) -> None:
    with Store.open(path) as store:
        assert store.setting("theme", "dark") == "dark"
        store.set_setting("theme", "light")
        store.set_setting("theme", "paper")
        assert store.setting("theme", "dark") == "paper"
        assert store.settings() == {"theme": "paper"}


def test_no_one_else_may_read_the_file_or_its_companions(path: Path) -> None:
    before = os.umask(0)
    try:
        with Store.open(path) as store:
            store.record_review(make_event())
            store.back_up("test", NOON.at_ms)
            made = [path.parent, path.parent.parent, *path.parent.rglob("*")]
            modes = {each.relative_to(path.parents[2]).as_posix(): each.stat().st_mode & 0o777 for each in made}
    finally:
        os.umask(before)
    assert len(modes) == 8
    assert {name: mode for name, mode in modes.items() if mode != (0o600 if "." in name else 0o700)} == {}


def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    Store.open(path).close()
    path.chmod(0o644)
    Store.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Store.open(tmp_path / "reader.db").close()
    assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_commits_are_synced_to_disk(path: Path) -> None:
    with Store.open(path) as store:
        modes = [store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        assert modes == ["wal", 2]
        assert store._connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert store._connection.execute("PRAGMA busy_timeout").fetchone()[0] == 5000


@pytest.mark.parametrize("query", [LATEST, LATEST_IDS])
def test_the_last_events_are_found_without_sorting_all(path: Path, query: str) -> None:
    with Store.open(path) as store:
        plan = store._rows(f"EXPLAIN QUERY PLAN {query}", DOSSIER, "~", 1)
    assert [step[3] for step in plan] == ["SEARCH event USING PRIMARY KEY (id<?)"]


@pytest.mark.parametrize("query", [ANSWERS, OF_DOSSIER])
def test_all_events_of_a_dossier_are_read_in_their_order_without_sorting(path: Path, query: str) -> None:
    with Store.open(path) as store:
        plan = [step[3] for step in store._rows(f"EXPLAIN QUERY PLAN {query}", DOSSIER)]
    assert plan[0] == "SCAN event"
    assert not any("ORDER BY" in step for step in plan)


def test_threads_share_a_store(path: Path) -> None:
    with Store.open(path) as store:

        def write(number: int) -> None:
            for _ in range(10):
                store.record_review(make_event(fact=f"fact-{number}"))

        threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(store.reviews(DOSSIER)) == 40


@given(st.lists(st.integers(0, 1 << 47), min_size=1, max_size=30))
def test_ids_keep_the_order_of_events_whatever_the_clock_does(times: list[int]) -> None:
    ids: list[str] = []
    for at_ms in times:
        ids.append(new_event_id(at_ms, ids[-1] if ids else ""))
    assert ids == sorted(set(ids))
    assert all(len(ident) == 36 and ident[14] == "7" and ident[19] in "89ab" for ident in ids)
    assert int(ids[0].replace("-", "")[:12], 16) == times[0]


def test_an_event_knows_what_it_may_hold() -> None:
    event = make_event()
    for wrong in (
        {"rating": 5},
        {"verdict": "maybe"},
        {"undoes": "x"},
        {"kind": "undo"},
        {"fact": ""},
        {"confidence": 9},
        {"hints": 10},
        {"card": ""},
        {"style": ""},
        {"verdict": ""},
        {"rating": 0},
        {"overridden": "maybe"},
        {"kind": "bury"},
    ):
        with pytest.raises(ValueError, match=r"event|undo"):
            replace(event, **wrong)  # type: ignore[arg-type, unused-ignore] # mypy sees only str
    undo = event.undo(new_event_id(0, event.id), days_later(1))
    assert (undo.kind, undo.undoes, undo.study_day) == ("undo", event.id, NOON.study_day + 1)
    with pytest.raises(ValueError, match="not undone"):
        undo.undo("x", NOON)


def test_the_checksum_covers_every_value() -> None:
    event = make_event()
    others: list[ReviewEvent] = [
        replace(event, id="z"), replace(event, dossier="x"), replace(event, fact="x"), replace(event, card="x"),
        replace(event, at_ms=1), replace(event, offset_minutes=1), replace(event, study_day=1),
        replace(event, answered="x"), replace(event, style="choice"), replace(event, verdict="wrong"),
        replace(event, rating=1), replace(event, duration_ms=1), replace(event, mode="practice"),
        replace(event, confidence=1), replace(event, kind="undo", undoes=""),
        replace(event, wording="x"), replace(event, overridden="wrong"), replace(event, hints=1),
    ]  # fmt: skip
    assert len({event.sha256, *(other.sha256 for other in others)}) == len(COLUMNS)
