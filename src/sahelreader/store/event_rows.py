"""Review events as rows of the database, each with the sha256 of what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahelreader.store.errors import StoreError, damaged
from sahelreader.store.events import COLUMNS, ReviewEvent

if TYPE_CHECKING:
    import sqlite3

_COLUMNS = ", ".join(COLUMNS)
_MARKS = ", ".join("?" * len(COLUMNS))
_INSERT = f"INSERT OR IGNORE INTO event ({_COLUMNS}, sha256) VALUES ({_MARKS}, ?)"  # noqa: S608 - own constants
ALL = f"SELECT {_COLUMNS}, sha256 FROM event"  # noqa: S608 - own constants
OF_DOSSIER = f"{ALL} WHERE +dossier = ? ORDER BY id"
"""The plus keeps SQLite from an index, after which it would have to sort."""
OF_FACT = f"{ALL} WHERE dossier = ? AND fact = ? ORDER BY id"
LATER = f"{ALL} WHERE +dossier = ? AND id > ? ORDER BY id"
_BEFORE = "WHERE +dossier = ? AND id < ? ORDER BY id DESC LIMIT ?"
LATEST = f"{ALL} {_BEFORE}"
LATEST_IDS = f"SELECT id FROM event {_BEFORE}"  # noqa: S608 - own constants
COUNTS = "SELECT count(*), coalesce(sum(kind = 'review'), 0) FROM event"
"""Of all events, and of the answers among them."""
SUMMARY = "SELECT count(*), coalesce(max(id), '') FROM event WHERE dossier = ?"

ANSWERS = """
    SELECT fact, card, study_day, rating, duration_ms, mode = 'scheduled',
        verdict = 'correct' OR (verdict <> 'wrong' AND rating > 1), confidence
    FROM event
    WHERE +dossier = ? AND kind = 'review' AND id NOT IN (SELECT undoes FROM event WHERE undoes IS NOT NULL)
    ORDER BY id"""
AnswerRow = tuple[str, str, int, int, int, int, int, int | None]
"""Fact, card, study day, rating, milliseconds, whether it was on the schedule, whether it was right, confidence."""


Row = tuple[Any, ...]
_values_of = attrgetter(*COLUMNS)


def row_of(event: ReviewEvent) -> Row:
    """An event's values and its checksum."""
    return (*_values_of(event), event.sha256)


def insert(connection: sqlite3.Connection, rows: Iterable[Row], path: Path) -> None:
    """Append events; one that is there already is left. StoreError if its id is taken by another content."""
    for row in rows:
        if connection.execute(_INSERT, row).rowcount == 1:
            continue
        kept = connection.execute("SELECT sha256 FROM event WHERE id = ?", row[:1]).fetchone()[0]
        if kept != row[-1]:
            raise StoreError(f"{path} holds another answer under the id {row[0]}: answer again.")


def read(rows: Iterable[tuple[Any, ...]], path: Path) -> list[ReviewEvent]:
    """The events of rows; StoreError at the first that doesn't fit its checksum."""
    return [_read(row, path) for row in rows]


def _read(row: tuple[Any, ...], path: Path) -> ReviewEvent:
    try:
        event = ReviewEvent(*row[:-1])
    except ValueError as error:
        raise damaged(path, str(error)) from error
    if event.sha256 != row[-1]:
        raise damaged(path, f"event {event.id} does not fit its checksum")
    return event
