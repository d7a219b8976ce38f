"""Backups: made every day, thinned as they grow old, put back without anything being overwritten."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.store.backup import DAILY, MONTHLY, WEEKLY, Backup, _kept, backups_of, is_due
from sahelreader.store.errors import StoreError
from sahelreader.store.moment import DAY_MS
from sahelreader.store.place import ReadingPlace
from sahelreader.store.replacing import restore
from sahelreader.store.store import Store
from tests.store.test_versions import OLD, written_by
from tests.study.making import DOSSIER, NOON, make_event

START = datetime(2026, 1, 1, tzinfo=UTC)


def answered(path: Path, number: int = 1) -> None:
    with Store.open(path) as store:
        for each in range(number):
            store.record_review(make_event(fact=f"fact-{each}"))


def test_one_backup_a_day_is_made_if_something_was_written(path: Path) -> None:
    with Store.open(path) as store:
        store.record_review(make_event())
        assert store.back_up_daily(NOON.at_ms)
        assert store.back_up_daily(NOON.at_ms + DAY_MS // 4) is None
        assert store.back_up_daily(NOON.at_ms + DAY_MS)
    with Store.open(path) as store:
        assert store.back_up_daily(NOON.at_ms + 2 * DAY_MS) is None, "nothing was written since"
        assert is_due(path, NOON.at_ms + 2 * DAY_MS)
    assert [(backup.label, backup.at.day) for backup in backups_of(path)] == [("daily", 2), ("daily", 1)]


def test_a_file_open_for_reading_makes_no_backup(path: Path) -> None:
    answered(path)
    with Store.open(path, readonly=True) as store:
        assert store.back_up_daily(NOON.at_ms) is None


@given(st.sets(st.integers(0, 900), min_size=1))
def test_of_old_backups_the_last_of_some_days_weeks_and_months_are_kept(days: set[int]) -> None:
    made = [Backup(Path(str(day)), START + timedelta(days=day), "daily") for day in sorted(days, reverse=True)]
    kept = _kept(made)
    assert kept[0] == made[0]
    assert [*made[:DAILY]] == kept[: min(DAILY, len(made))]
    assert len(kept) <= DAILY + WEEKLY + MONTHLY
    assert len({(each.at.year, each.at.month) for each in kept}) >= min(
        MONTHLY, len({(each.at.year, each.at.month) for each in made})
    )


def test_a_year_of_backups_is_thinned_and_those_of_other_schemas_stay(path: Path) -> None:
    with Store.open(path) as store:
        store.back_up("schema1", NOON.at_ms - 900 * DAY_MS)
        for day in range(0, 365, 5):
            store.back_up("daily", NOON.at_ms + day * DAY_MS)
        store.record_review(make_event())
        store.back_up_daily(NOON.at_ms + 365 * DAY_MS)
    left = backups_of(path)
    assert DAILY + MONTHLY - 3 <= len(left) <= DAILY + WEEKLY + MONTHLY
    assert left[-1].label == "schema1"


def test_a_backup_is_restored_and_what_was_there_is_set_aside(path: Path) -> None:
    answered(path, 3)
    with Store.open(path) as store:
        backup = store.back_up("asked", NOON.at_ms)
    answered(path, 2)
    aside = restore(path, backup, NOON.at_ms)
    assert aside is not None
    assert aside.parent == path.parent / "set-aside"
    with Store.open(path) as store, Store.open(aside, readonly=True) as old:
        assert len(store.reviews(DOSSIER)) == 3
        assert len(old.reviews(DOSSIER)) == 5
    assert backup.exists()
    assert restore(path, aside, NOON.at_ms) != aside, "nothing is overwritten"
    with Store.open(path) as store:
        assert len(store.reviews(DOSSIER)) == 5


def test_what_others_are_writing_is_not_replaced_and_a_replaced_file_takes_no_answers(path: Path) -> None:
    answered(path)
    with Store.open(path) as store:
        backup = store.back_up("asked", NOON.at_ms)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(
                    "sahelreader.store.replacing.sqlite3.connect",
                    lambda *a, **k: connect(*a, **(k | {"timeout": 0.01})),
                )
                with pytest.raises(StoreError, match="another program"):
                    restore(path, backup, NOON.at_ms)
        restore(path, backup, NOON.at_ms)
        with pytest.raises(StoreError, match="was moved while in use"):
            store.record_review(make_event())


connect = sqlite3.connect


def test_a_backup_that_is_not_whole_is_not_restored(path: Path) -> None:
    answered(path, 40)
    with Store.open(path) as store:
        backup = store.back_up("asked", NOON.at_ms)
    content = bytearray(backup.read_bytes())
    at = content.index(b"fact-7")
    content[at : at + 6] = b"fact-X"
    backup.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        restore(path, backup, NOON.at_ms)
    with Store.open(path) as store:
        assert len(store.reviews(DOSSIER)) == 40


def test_a_lost_file_is_restored(path: Path) -> None:
    answered(path)
    with Store.open(path) as store:
        backup = store.back_up("asked", NOON.at_ms)
    path.unlink()
    assert restore(path, backup, NOON.at_ms) is None
    with Store.open(path) as store:
        assert len(store.reviews(DOSSIER)) == 1


def test_files_of_two_machines_are_united_in_either_order(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "laptop.db"
    shared, mine, yours = make_event(fact="shared"), make_event(fact="mine"), make_event(fact="yours")
    undo = mine.undo(make_event(after=mine.id).id, NOON)
    with Store.open(path) as one, Store.open(other) as two:
        one.record_review(shared, mine, undo)
        two.record_review(yours, shared)
        one.save_place(ReadingPlace(DOSSIER, "bbc", 5, 0, 40, 1000))
        two.save_place(ReadingPlace(DOSSIER, "bbc", 9, 3, 9, 2000))
        two.save_place(ReadingPlace(DOSSIER, "trt", 2, 0, 2, 500))
        one.set_setting("theme", "ink")
        two.set_setting("theme", "paper")
        merged = one.merge(other, NOON.at_ms)
        assert (merged.events, merged.others) == (1, 2)
        assert two.merge(path, NOON.at_ms).events == 2
        assert one.reviews(DOSSIER) == two.reviews(DOSSIER) == sorted((shared, mine, undo, yours), key=lambda e: e.id)
        assert one.place(DOSSIER, "bbc") == ReadingPlace(DOSSIER, "bbc", 9, 3, 40, 2000)
        assert two.places(DOSSIER) == one.places(DOSSIER)
        assert (one.setting("theme"), two.setting("theme")) == ("ink", "paper")
        again = one.merge(other, NOON.at_ms)
        assert (again.events, again.others) == (0, 0)
    assert {backup.label for backup in backups_of(path)} == {"merge"}


def test_an_older_file_is_merged_and_left_as_it_is(path: Path, tmp_path: Path) -> None:
    other = written_by(OLD[0], tmp_path / "old" / "reader.db")
    before = other.read_bytes()
    with Store.open(path) as store:
        assert store.merge(other, NOON.at_ms).events == 7
    assert other.read_bytes() == before


@pytest.mark.parametrize("content", [None, b"Dear diary, " * 500, b"\0" * 4096])
def test_what_is_no_readers_file_is_not_merged(path: Path, tmp_path: Path, content: bytes | None) -> None:
    other = tmp_path / "other.db"
    if content is not None:
        other.write_bytes(content)
    with Store.open(path) as store:
        with pytest.raises(StoreError, match=str(other)):
            store.merge(other, NOON.at_ms)
        assert store.reviews(DOSSIER) == []
