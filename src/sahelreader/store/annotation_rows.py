"""Annotations and marks as rows of the reader's file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sahelreader.store.annotation import COLUMNS, Annotation, Mark

if TYPE_CHECKING:
    import sqlite3

_NAMES = ", ".join(COLUMNS)
_MARKS = ", ".join("?" * len(COLUMNS))
_INSERT = f"INSERT OR IGNORE INTO annotation ({_NAMES}) VALUES ({_MARKS})"  # noqa: S608 - own constants
OF_DOSSIER = f"SELECT {_NAMES} FROM annotation WHERE dossier = ? ORDER BY id"  # noqa: S608 - own constants
SET_MARK = """
    INSERT INTO mark VALUES (:dossier, :letter, :article, :paragraph, :character, :at_ms)
    ON CONFLICT DO UPDATE SET article = excluded.article, paragraph = excluded.paragraph,
        character = excluded.character, at_ms = excluded.at_ms
    WHERE excluded.at_ms >= mark.at_ms"""
MARKS_OF_DOSSIER = "SELECT * FROM mark WHERE dossier = ? ORDER BY letter"


def insert(connection: sqlite3.Connection, records: Iterable[Annotation]) -> None:
    """Append records; one that is there already is left as it is."""
    connection.executemany(_INSERT, [tuple(getattr(record, name) for name in COLUMNS) for record in records])


def read(rows: Iterable[tuple[Any, ...]]) -> list[Annotation]:
    """The records of rows."""
    return [Annotation(*row) for row in rows]


def values_of(mark: Mark) -> dict[str, str | int]:
    """What `SET_MARK` is given."""
    return {name: getattr(mark, name) for name in Mark.__slots__}
