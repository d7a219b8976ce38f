"""Highlights, notes, cards, marks and places: nothing is lost, and two programs at once never overwrite each other."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.store.annotation import Annotation, Kind, Mark, current
from sahelreader.store.events import new_event_id
from sahelreader.store.place import ReadingPlace
from sahelreader.store.store import Store

DOSSIER = "the-coast"


def make(n: int, *, subject: int = 0, kind: Kind = "highlight", note: str = "", article: str = "harbour") -> Annotation:
    """Record number `n`, of the highlight whose first record is number `subject` (itself, if 0)."""
    ident = f"00000000-0000-7000-8000-{n:012d}"
    first = f"00000000-0000-7000-8000-{subject or n:012d}"
    words = {"question": "Who?", "answer": "She."} if kind == "card" else {}
    return Annotation(
        ident, DOSSIER, first, kind, n, 60, article, 3, 4, "the words", "before ", " after", note, **words
    )


def test_what_was_written_is_there_when_the_file_is_opened_again(path: Path) -> None:
    records = [make(1, note="“à côté”"), make(2, kind="card"), make(3, subject=1, kind="delete")]
    with Store.open(path) as store:
        assert not store.has_annotations(DOSSIER)
        store.annotate(*reversed(records))
    with Store.open(path) as store:
        assert store.annotations(DOSSIER) == records
        assert store.has_annotations(DOSSIER)
        assert store.annotations("another") == []


def test_the_last_record_of_each_counts_and_what_is_deleted_is_not_there() -> None:
    first, other = make(1, note="a"), make(2)
    edited, deleted = make(3, subject=1, note="b"), make(4, subject=2, kind="delete")
    assert current([first, other, edited, deleted]) == [edited]
    assert current([first, other, edited, deleted, make(5, subject=2)]) == [edited, make(5, subject=2)]


def test_writing_again_changes_nothing_and_no_record_is_ever_changed(path: Path) -> None:
    with Store.open(path) as store:
        store.annotate(make(1, note="mine"))
        store.annotate(make(1, note="mine"), make(1, note="other"))
        assert [record.note for record in store.annotations(DOSSIER)] == ["mine"]
        for statement in ("UPDATE annotation SET note = ''", "DELETE FROM annotation"):
            with pytest.raises(sqlite3.IntegrityError):
                store._connection.execute(statement)
        store._connection.execute("INSERT OR REPLACE INTO annotation SELECT * FROM annotation")
        assert [record.note for record in store.annotations(DOSSIER)] == ["mine"]


@pytest.mark.parametrize(
    "change", [{"kind": "shout"}, {"quote": ""}, {"article": ""}, {"kind": "card"}, {"subject": ""}], ids=str
)
def test_what_cannot_be_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"annotation|card"):
        replace(make(1), **change)  # type: ignore[arg-type]


def test_two_programs_at_once_lose_no_note(path: Path) -> None:
    with Store.open(path) as one, Store.open(path) as two:
        one.annotate(make(1, note="first"))
        two.annotate(make(2, subject=1, note="of the other"))
        one.annotate(make(3))
        assert one.annotations(DOSSIER) == two.annotations(DOSSIER)
        assert len(one.annotations(DOSSIER)) == 3
        assert [record.note for record in current(one.annotations(DOSSIER))] == ["of the other", ""]


def test_many_writers_at_once_lose_nothing(path: Path) -> None:
    def write(writer: int) -> None:
        with Store.open(path) as store:
            for n in range(25):
                store.annotate(make(writer * 100 + n + 1))
                store.save_place(ReadingPlace(DOSSIER, "harbour", n + 1, 0, n + 1, writer * 100 + n))

    Store.open(path).close()
    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store.open(path) as store:
        assert len(store.annotations(DOSSIER)) == 75
        assert store.place(DOSSIER, "harbour") == ReadingPlace(DOSSIER, "harbour", 25, 0, 25, 224)


def test_the_newer_place_wins_and_the_furthest_never_goes_back(path: Path) -> None:
    with Store.open(path) as one, Store.open(path) as two:
        one.save_place(ReadingPlace(DOSSIER, "harbour", 20, 5, 22, at_ms=200))
        two.save_place(ReadingPlace(DOSSIER, "harbour", 3, 0, 30, at_ms=100))
        assert one.place(DOSSIER, "harbour") == ReadingPlace(DOSSIER, "harbour", 20, 5, 30, 200)
        two.save_place(ReadingPlace(DOSSIER, "harbour", 3, 0, 3, at_ms=300))
        assert one.place(DOSSIER, "harbour") == ReadingPlace(DOSSIER, "harbour", 3, 0, 30, 300)


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50), st.integers(0, 9)), min_size=1, max_size=8))
def test_places_come_to_the_same_in_whatever_order_they_are_saved(saved: list[tuple[int, int, int]]) -> None:
    from sahelreader.store.opening import in_memory

    with Store(Path(":memory:"), in_memory()) as store:
        for paragraph, furthest, at_ms in saved:
            store.save_place(ReadingPlace(DOSSIER, "harbour", paragraph, 0, furthest, at_ms))
        kept = store.place(DOSSIER, "harbour")
        assert kept is not None
        assert kept.furthest == max(max(paragraph, furthest) for paragraph, furthest, _ in saved)
        assert kept.at_ms == max(at_ms for *_, at_ms in saved)
        assert kept.paragraph in {paragraph for paragraph, _, at_ms in saved if at_ms == kept.at_ms}


def test_a_mark_is_kept_under_its_letter_and_the_newer_wins(path: Path) -> None:
    with Store.open(path) as one, Store.open(path) as two:
        one.set_mark(Mark(DOSSIER, "a", "harbour", 20, 7, 200))
        two.set_mark(Mark(DOSSIER, "a", "bridge", 2, 0, 100))
        two.set_mark(Mark(DOSSIER, "b", "bridge", 2, 0, 100))
        assert one.marks(DOSSIER) == [
            Mark(DOSSIER, "a", "harbour", 20, 7, 200), Mark(DOSSIER, "b", "bridge", 2, 0, 100),
        ]  # fmt: skip
        two.set_mark(Mark(DOSSIER, "a", "bridge", 1, 0, 300))
        assert one.marks(DOSSIER)[0].article == "bridge"
        assert one.marks("another") == []


def test_ids_of_records_sort_by_when_they_were_made() -> None:
    ids = [new_event_id(1_000)]
    for at_ms in (1_000, 900, 5_000):
        ids.append(new_event_id(at_ms, ids[-1]))
    assert ids == sorted(ids)
