"""Whatever a file named as an Anki package is: it is taken in, or there is one sentence."""

from __future__ import annotations

import io
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.exchange.anki import reading
from sahelreader.exchange.anki.export import export
from sahelreader.exchange.anki.reading import read_reviews
from sahelreader.exchange.anki.returning import returned
from sahelreader.exchange.errors import ExchangeError
from sahelreader.study.directions import Directions
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from tests.exchange.making import DOSSIER, OVERVIEW, make_facts, make_log

FACTS = make_facts(12)
DIRECTIONS = Directions(FACTS)
LEDGER = Ledger(make_log(FACTS, days=12), Schedule(), DIRECTIONS)
GOOD = export(DIRECTIONS.parts.values(), LEDGER, OVERVIEW, now_seconds=1)
with zipfile.ZipFile(io.BytesIO(GOOD.data)) as _archive:
    DATABASE = _archive.read("collection.anki2")


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return buffer.getvalue()


def database(*statements: str, **values: bytes) -> bytes:
    """Our collection after these statements."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(DATABASE)
        for statement in statements:
            connection.execute(statement, values or ())
        return connection.serialize()


def read(tmp_path: Path, data: bytes) -> list[reading.AnkiReview]:
    file = tmp_path / "some.apkg"
    file.write_bytes(data)
    return read_reviews(file)


def refuses(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(ExchangeError, match=words) as caught:
        read(tmp_path, data)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert len(sentence) < 400


def test_our_own_package_is_read(tmp_path: Path) -> None:
    assert len(read(tmp_path, GOOD.data)) == GOOD.reviews > 20


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no Anki package"),
        (b"PK\x03\x04 and no more", "no Anki package"),
        (GOOD.data[:-30], "no Anki package"),
        (zipped(other=b""), "without a collection"),
        (zipped(collection_anki2=b""), "holds no collection"),
        (zipped(collection_anki2=b"no database"), "holds no collection"),
        (zipped(collection_anki2=DATABASE[:8000]), "holds no collection|damaged"),
        (zipped(collection_anki2=database("DROP TABLE revlog")), "holds no collection"),
    ],
)
def test_what_is_no_package_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    refuses(tmp_path, data, words)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1 << 20)
    refuses(tmp_path, zipped(collection_anki2=b"\0" * (1 << 22)), "unpacks to more than 1 MiB")


def test_a_size_that_lies_does_not_help_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1 << 20)
    size = (1 << 22).to_bytes(4, "little")
    data = zipped(collection_anki2=b"\0" * (1 << 22)).replace(size, (100).to_bytes(4, "little"))
    refuses(tmp_path, data, "unpacks to more|no Anki package|holds no collection")


def test_names_that_lead_elsewhere_are_never_followed(tmp_path: Path) -> None:
    buffer = io.BytesIO(GOOD.data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("../outside", b"x")
        archive.writestr("/tmp/outside", b"x")  # noqa: S108 - the name of a member
        link = zipfile.ZipInfo("media.link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    folder = tmp_path / "folder"
    folder.mkdir()
    assert len(read(folder, buffer.getvalue())) == GOOD.reviews
    assert [path.name for path in tmp_path.rglob("*")] == ["folder", "some.apkg"]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda _: None], ids=["pipe", "folder", "nothing"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "it.apkg")
    with pytest.raises(ExchangeError, match=r"not a file|can't be read"):
        read_reviews(tmp_path / "it.apkg")


def test_a_view_in_the_place_of_a_table_is_not_run(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, i AS cid FROM n"
    statements = ("DROP TABLE revlog", f"CREATE VIEW revlog AS {endless}")
    refuses(tmp_path, zipped(collection_anki2=database(*statements)), "holds no collection")


def test_endless_work_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_STEPS", 1)
    monkeypatch.setattr(reading, "_TICK", 1)
    refuses(tmp_path, GOOD.data, "interrupted")


def test_a_gigantic_value_is_refused(tmp_path: Path) -> None:
    guid = "UPDATE notes SET guid = guid || '/' || replace(hex(zeroblob(1500000)), '00', 'xx')"
    refuses(tmp_path, zipped(collection_anki2=database(guid)), "holds no collection")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE revlog SET ease = 9", "UPDATE revlog SET ease = 'good'", "UPDATE revlog SET type = 77",
        "UPDATE revlog SET time = x'00'", "UPDATE revlog SET id = -id", "UPDATE notes SET guid = x'ff'",
        "UPDATE notes SET guid = 'another''s'", "UPDATE notes SET guid = 'sahelreader/'",
        "UPDATE revlog SET cid = 0",
    ],
)  # fmt: skip
def test_rows_that_no_anki_writes_are_left_out(tmp_path: Path, change: str) -> None:
    assert read(tmp_path, zipped(collection_anki2=database(change))) == []


@pytest.mark.parametrize("step", range(8))
def test_damage_anywhere_is_a_sentence_or_is_read_through(tmp_path: Path, step: int) -> None:
    data = bytearray(DATABASE)
    for at in range(step * 997, len(data), 7919):
        data[at] ^= 0x5A
    with suppress(ExchangeError):
        assert len(read(tmp_path, zipped(collection_anki2=bytes(data)))) <= GOOD.reviews


def test_reviews_by_hand_elsewhere_and_of_the_future_are_counted_and_not_taken(tmp_path: Path) -> None:
    statements = (
        "UPDATE revlog SET ease = 0 WHERE id = (SELECT min(id) FROM revlog)",
        "UPDATE revlog SET id = 4000000000000 WHERE id = (SELECT max(id) FROM revlog)",
    )
    reviews = read(tmp_path, zipped(collection_anki2=database(*statements)))
    bring = {"dossier": DOSSIER, "offset_at": lambda _: 0, "until_ms": 3_000_000_000_000}
    back = returned(reviews, DIRECTIONS, [], **bring)  # type: ignore[arg-type]
    assert (len(back.events), back.by_hand, back.unlikely) == (GOOD.reviews - 2, 1, 1)
    other = returned(reviews, DIRECTIONS, [], **(bring | {"dossier": "other"}))  # type: ignore[arg-type]
    assert (other.events, other.elsewhere) == ((), GOOD.reviews)


def test_facts_that_are_gone_keep_their_history(tmp_path: Path) -> None:
    reviews = read(tmp_path, GOOD.data)
    back = returned(reviews, Directions(), [], dossier=DOSSIER, offset_at=lambda _: 60, until_ms=3_000_000_000_000)
    assert len(back.events) == GOOD.reviews
    assert {event.card for event in back.events} == {"anki"}


@pytest.mark.parametrize(
    ("key", "fact"), [("gone", "gone"), ("gone:date", "gone"), ("own:0198-7", "own:0198-7"), ("fact-2", "fact-2")]
)
def test_a_review_counts_for_the_fact_of_its_note(key: str, fact: str) -> None:
    review = reading.AnkiReview(f"sahelreader/sahel/{key}", 10**12, 3, 5, False)
    back = returned([review], DIRECTIONS, [], dossier=DOSSIER, offset_at=lambda _: 0, until_ms=10**13)
    assert [event.fact for event in back.events] == [fact]


@given(st.lists(st.tuples(st.integers(1, 10**13), st.integers(0, 4), st.sampled_from(["a", "b"])), max_size=20))
def test_taken_in_twice_it_adds_nothing(rows: list[tuple[int, int, str]]) -> None:
    reviews = [reading.AnkiReview(f"sahelreader/sahel/{fact}", at, rating, 5, False) for at, rating, fact in rows]
    bring = {"dossier": DOSSIER, "offset_at": lambda _: 0, "until_ms": 10**13}
    once = returned(reviews, Directions(), [], **bring)  # type: ignore[arg-type]
    assert returned(reviews, Directions(), once.events, **bring).events == ()  # type: ignore[arg-type]
