"""The table of events, from the second version of the file on."""

from __future__ import annotations

_TABLE = """
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
        rating         INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 4),
        duration_ms    INTEGER NOT NULL,
        mode           TEXT NOT NULL,
        confidence     INTEGER,
        kind           TEXT NOT NULL,
        undoes         TEXT REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
        wording        TEXT NOT NULL DEFAULT '',
        overridden     TEXT NOT NULL DEFAULT '',
        hints          INTEGER NOT NULL DEFAULT 0,
        sha256         TEXT NOT NULL,
        CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
        CHECK ((kind = 'review') <= (rating > 0))
    ) WITHOUT ROWID"""
_OLD = """id, dossier, fact, card, at_ms, offset_minutes, study_day, answered, style, verdict, rating, duration_ms,
    mode, confidence, kind, undoes, sha256"""

RICHER_EVENTS = (
    "DROP TRIGGER event_is_never_changed",
    "DROP TRIGGER event_is_never_deleted",
    "DROP TRIGGER event_is_never_replaced",
    "ALTER TABLE event RENAME TO event_1",
    _TABLE,
    f"INSERT INTO event ({_OLD}) SELECT {_OLD} FROM event_1",  # noqa: S608 - own constants
    "DROP TABLE event_1",
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
)
"""Events learn how a question was put, that a verdict was overridden, how many hints were seen; facts are put aside."""

KEPT_MEMORY = (
    "CREATE INDEX event_of_fact ON event (dossier, fact)",
    "CREATE TABLE memory (dossier TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID",
)
"""What the schedule makes of a dossier's events is kept; it can be made again at any time."""

UNDONE_AT_ONCE = ("CREATE INDEX event_undone ON event (undoes) WHERE undoes IS NOT NULL",)
"""Which events are undone is known without going through all of them."""
