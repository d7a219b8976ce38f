"""The tables of the reader's file, as an ordered list of migrations."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sahelreader.store.errors import StoreError, damaged
from sahelreader.store.reading_rows import TABLES as READING_TABLES
from sahelreader.store.schema_events import KEPT_MEMORY, RICHER_EVENTS, UNDONE_AT_ONCE

APPLICATION_ID = 0x53484C52
"""`SHLR`: says whose SQLite file it is."""

FIRST_TABLES = (
    """
    CREATE TABLE migration (
        version INTEGER PRIMARY KEY,
        program TEXT NOT NULL,
        at_ms   INTEGER NOT NULL
    )""",
    """
    CREATE TABLE event (
        id             TEXT NOT NULL PRIMARY KEY,
        dossier        TEXT NOT NULL,
        fact           TEXT NOT NULL,
        card           TEXT NOT NULL,
        at_ms          INTEGER NOT NULL,
        offset_minutes INTEGER NOT NULL,
        study_day      INTEGER NOT NULL,
        answered       TEXT NOT NULL,
        style          TEXT NOT NULL,
        verdict        TEXT NOT NULL,
        rating         INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
        duration_ms    INTEGER NOT NULL,
        mode           TEXT NOT NULL,
        confidence     INTEGER,
        kind           TEXT NOT NULL,
        undoes         TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
        sha256         TEXT NOT NULL,
        CHECK ((kind = 'undo') = (undoes IS NOT NULL))
    ) WITHOUT ROWID""",
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END""",
    # INSERT OR REPLACE deletes without asking the trigger above.
    """
    CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
    BEGIN SELECT RAISE(IGNORE); END""",
    """
    CREATE TABLE place (
        dossier   TEXT NOT NULL,
        article   TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        character INTEGER NOT NULL,
        furthest  INTEGER NOT NULL,
        at_ms     INTEGER NOT NULL,
        PRIMARY KEY (dossier, article)
    ) WITHOUT ROWID""",
    "CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)

ANNOTATION_TABLES = (
    """
    CREATE TABLE annotation (
        id             TEXT NOT NULL PRIMARY KEY,
        dossier        TEXT NOT NULL,
        subject        TEXT NOT NULL,
        kind           TEXT NOT NULL CHECK (kind IN ('highlight', 'card', 'position', 'delete')),
        at_ms          INTEGER NOT NULL,
        offset_minutes INTEGER NOT NULL,
        article        TEXT NOT NULL,
        paragraph      INTEGER NOT NULL,
        start          INTEGER NOT NULL,
        quote          TEXT NOT NULL,
        prefix         TEXT NOT NULL,
        suffix         TEXT NOT NULL,
        note           TEXT NOT NULL,
        question       TEXT NOT NULL,
        answer         TEXT NOT NULL
    ) WITHOUT ROWID""",
    """
    CREATE TRIGGER annotation_is_never_changed BEFORE UPDATE ON annotation
    BEGIN SELECT RAISE(ABORT, 'annotations are never changed'); END""",
    """
    CREATE TRIGGER annotation_is_never_deleted BEFORE DELETE ON annotation
    BEGIN SELECT RAISE(ABORT, 'annotations are never deleted'); END""",
    """
    CREATE TRIGGER annotation_is_never_replaced BEFORE INSERT ON annotation
    WHEN EXISTS (SELECT 1 FROM annotation WHERE id = NEW.id)
    BEGIN SELECT RAISE(IGNORE); END""",
    """
    CREATE TABLE mark (
        dossier   TEXT NOT NULL,
        letter    TEXT NOT NULL,
        article   TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        character INTEGER NOT NULL,
        at_ms     INTEGER NOT NULL,
        PRIMARY KEY (dossier, letter)
    ) WITHOUT ROWID""",
)


class Migration(NamedTuple):
    """The step that makes a schema of `version` out of the one before."""

    version: int
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, FIRST_TABLES),
    Migration(2, RICHER_EVENTS),
    Migration(3, ANNOTATION_TABLES),
    Migration(4, KEPT_MEMORY),
    Migration(5, READING_TABLES),
    Migration(6, UNDONE_AT_ONCE),
)
"""In the order of their versions, which run from 1 without a gap. Those of released versions never change."""


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version of an open file, 0 if it is empty; StoreError if another program made it or it is damaged."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not (application or version or tables):
        return 0
    if application != APPLICATION_ID and "migration" not in tables:
        raise StoreError(f"{path} belongs to another program: choose another folder with --data-dir.", "foreign")
    recorded = connection.execute("SELECT max(version) FROM migration").fetchone()[0] if "migration" in tables else None
    if application != APPLICATION_ID or version != recorded:
        raise damaged(path, "its header does not fit its tables")
    return int(version)


def refuse_newer(connection: sqlite3.Connection, path: Path, version: int, newest: int) -> None:
    """Raises StoreError, naming the program that is needed, if the file's version is above the newest one known."""
    if version > newest:
        program = connection.execute("SELECT program FROM migration WHERE version = ?", (version,)).fetchone()[0]
        mend = f"open it with sahelreader {program} or later"
        raise StoreError(f"{path} was written by a newer program and was not touched: {mend}.", "newer")


def migrate(
    connection: sqlite3.Connection,
    migrations: tuple[Migration, ...],
    *,
    program: str,
    at_ms: int,
    before: Callable[[int], object],
) -> None:
    """Brings the open file to the last version in one transaction; `before` is called first with a version above 0.

    Another process may have done it meanwhile: the version is read again once no one else can write.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        pending = [step for step in migrations if step.version > version]
        if pending and version:
            before(version)
        for step in pending:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (step.version, program, at_ms))
            connection.execute(f"PRAGMA user_version = {step.version:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
