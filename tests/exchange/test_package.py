"""The package: the same bytes for the same input, and what changes is marked as changed."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from typing import Any

from msgspec.structs import replace as changed

from sahelreader.exchange.anki.export import Exported, export
from sahelreader.exchange.anki.notes import FIELDS, make_note
from sahelreader.exchange.anki.scheduling import log_of
from sahelreader.exchange.anki.showing import shown
from sahelreader.study.directions import Directions
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from tests.exchange.making import OVERVIEW, make_facts, make_log
from tests.study.making import days_later, make_event

FACTS = make_facts(12)
LOG = make_log(FACTS, days=12)


def exported(at: int = 1_800_000_000, changes: str = "", **values: Any) -> Exported:
    directions = Directions(values.get("facts", FACTS))
    ledger = Ledger(values.get("events", LOG), Schedule(), directions)
    return export(directions.parts.values(), ledger, OVERVIEW, now_seconds=at, changes=changes)


def rows(package: bytes, query: str) -> list[Any]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return connection.execute(query).fetchall()


def test_the_same_input_gives_the_same_bytes() -> None:
    assert exported().data == exported().data


def test_the_order_of_the_events_does_not_matter() -> None:
    assert exported(events=LOG[::-1]).data == exported().data


def test_a_later_export_of_the_same_has_the_same_bytes() -> None:
    first = exported()
    assert exported(at=1_900_000_000, changes=first.changes).data == first.data


def test_an_edited_note_is_newer_and_no_other() -> None:
    first = exported()
    edited = [changed(FACTS[0], statement="Otherwise."), *FACTS[1:]]
    second = exported(at=1_700_000_000, changes=first.changes, facts=edited)  # by a clock that was set back
    times = dict(rows(second.data, "SELECT guid, mod FROM notes"))
    assert times.pop("sahelreader/sahel/hard-words") == 1_800_000_001
    assert set(times.values()) == {1_800_000_000}


def test_memory_of_changes_that_is_damaged_is_begun_anew() -> None:
    for damaged in ("", "{", "[]", '{"a": 1}', "null"):
        assert exported(changes=damaged).data == exported().data


def test_ids_do_not_depend_on_what_else_is_exported() -> None:
    query = "SELECT guid, notes.id, cards.id FROM notes JOIN cards ON nid = notes.id"
    assert set(rows(exported(facts=FACTS[3:6]).data, query)) < set(rows(exported().data, query))


def test_undone_answers_are_not_exported() -> None:
    undone = [*LOG, LOG[-1].undo("ffffffff-ffff-7fff-bfff-ffffffffffff", LOG[-1].moment)]
    assert exported(events=undone).reviews == exported().reviews - 1


def test_practice_is_logged_apart_from_the_schedule() -> None:
    events = [make_event(), make_event(mode="practice", at=days_later(1)), make_event(at=days_later(2))]
    first, practice, second = log_of("moura-place", events, Schedule(), set())
    assert (practice.type, practice.factor, practice.ivl) == (3, 0, 0)
    assert (first.type, second.type, second.last_ivl) == (0, 0, first.ivl)


def test_ids_of_reviews_differ_and_keep_the_order_when_the_clock_is_set_back() -> None:
    taken: set[int] = set()
    events = [make_event(), make_event(at=days_later(-1)), make_event()]
    ids = [row.id for row in log_of("moura-place", events, Schedule(), taken)]
    other = [row.id for row in log_of("other", [replace(event, fact="other") for event in events], Schedule(), taken)]
    assert ids == sorted(set(ids))
    assert not set(ids) & set(other)


def test_a_note_has_every_field_and_one_word_a_tag() -> None:
    note = make_note(FACTS[0], OVERVIEW)
    assert len(note.fields) == len(FIELDS) == 17
    assert not any(" " in tag for tag in note.tags)
    assert shown("[latex]<x>\x1f[1]") == "&#91;latex]&lt;x&gt; [1]"
