"""Time spent reading, in the database: rows never changed, so that two windows and two machines add up."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

TABLES = (
    """
    CREATE TABLE reading (
        id      TEXT NOT NULL PRIMARY KEY,
        dossier TEXT NOT NULL,
        article TEXT NOT NULL,
        at_ms   INTEGER NOT NULL,
        words   INTEGER NOT NULL CHECK (words >= 0),
        ms      INTEGER NOT NULL CHECK (ms >= 0)
    ) WITHOUT ROWID""",
    "CREATE INDEX reading_by_article ON reading (dossier, article, ms)",
    "CREATE INDEX reading_by_time ON reading (at_ms) WHERE words > 0",
)
"""`words` is 0 where only the time is known; ids are random."""
TIMES = "SELECT article, sum(ms) FROM reading WHERE dossier = ? GROUP BY article"
LATEST = "SELECT words, ms FROM reading WHERE words > 0 ORDER BY at_ms DESC, id LIMIT ?"
_INSERT = "INSERT INTO reading VALUES (lower(hex(randomblob(12))), ?, ?, ?, ?, ?)"


def insert(connection: sqlite3.Connection, rows: Iterable[tuple[Any, ...]]) -> None:
    """Adds rows of dossier, article, at_ms, words, ms."""
    connection.executemany(_INSERT, rows)
