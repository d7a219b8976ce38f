"""Takes over what another file of the reader's holds: what was written once is united, of places the newest counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahelreader.store.event_rows import ALL, COUNTS, insert, read, row_of

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent

_LEFT_ALONE = frozenset({"event", "migration", "memory"})


@dataclass(frozen=True, slots=True)
class Merged:
    """What was new."""

    events: int
    answers: int
    """Those of the events that are answers, taken back or not."""
    others: int
    """Places, notes, marks and the like."""


def merge(target: sqlite3.Connection, source: sqlite3.Connection, path: Path, source_path: Path) -> Merged:
    """Unites the source into the target, within the transaction that is open there. Both have the same tables.

    Raises StoreError if an event of the source does not fit its checksum or contradicts one of the target.
    """
    events = read(source.execute(ALL), source_path)
    count, answers = take_events(target, events, path)
    others = 0
    for table in tables_of(source):
        names, key = _columns(source, table)
        rows = source.execute(f"SELECT {', '.join(names)} FROM {table}")  # noqa: S608 - names of our own tables
        others += take_rows(target, table, names, key, rows)
    return Merged(count, answers, others)


def take_events(target: sqlite3.Connection, events: Iterable[ReviewEvent], path: Path) -> tuple[int, int]:
    """Adds those events that are new; how many they were, and how many of them answers.

    An undo of what is nowhere is of no use and left out.
    """
    by_id = {event.id: event for event in events}
    events_before, answers_before = target.execute(COUNTS).fetchone()
    useful = (e for e in by_id.values() if e.undoes is None or e.undoes in by_id or _has(target, e.undoes))
    insert(target, map(row_of, sorted(useful, key=lambda event: event.id)), path)
    events_now, answers_now = target.execute(COUNTS).fetchone()
    return events_now - events_before, answers_now - answers_before


def _has(target: sqlite3.Connection, ident: str) -> bool:
    return target.execute("SELECT 1 FROM event WHERE id = ?", (ident,)).fetchone() is not None


def take_rows(
    target: sqlite3.Connection, table: str, names: list[str], key: list[str], rows: Iterable[tuple[Any, ...]]
) -> int:
    """Adds rows to a table; how many changed it. A row that is there already stays, unless the new one is newer."""
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks}) ON CONFLICT "  # noqa: S608 - see above
    rest = [name for name in names if name not in key]
    if "at_ms" in rest and len(key) > 1:
        newer = f"excluded.at_ms > {table}.at_ms"
        values = {name: f"CASE WHEN {newer} THEN excluded.{name} ELSE {table}.{name} END" for name in rest}
        if "furthest" in rest:  # how far one has been never goes back
            values["furthest"] = f"max({table}.furthest, excluded.furthest)"
            newer += f" OR excluded.furthest > {table}.furthest"
        settings = ", ".join(f"{name} = {value}" for name, value in values.items())
        statement += f"({', '.join(key)}) DO UPDATE SET {settings} WHERE {newer}"
    else:
        statement += "DO NOTHING"
    before = target.total_changes
    target.executemany(statement, rows)
    return target.total_changes - before


def rescue_rows(source: sqlite3.Connection, table: str) -> tuple[list[str], list[str], list[tuple[Any, ...]]]:
    """The names, the key, and the rows of a table of a damaged file as far as they can be read from either end."""
    names, key = _columns(source, table)
    found: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for order in ("ASC", "DESC"):
        query = f"SELECT {', '.join(names)} FROM {table} ORDER BY {f' {order}, '.join(key)} {order}"  # noqa: S608
        for row in _as_far_as_possible(source, query):
            found.setdefault(row, row)
    return names, key, list(found.values())


def tables_of(source: sqlite3.Connection) -> list[str]:
    """The tables whose rows are taken over one by one."""
    rows = source.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [name for (name,) in rows if name not in _LEFT_ALONE and name.isidentifier()]


def _as_far_as_possible(source: sqlite3.Connection, query: str) -> Iterator[tuple[Any, ...]]:
    with suppress(sqlite3.Error):
        yield from source.execute(query)


def _columns(source: sqlite3.Connection, table: str) -> tuple[list[str], list[str]]:
    """The names of a table's columns, and those of its key."""
    rows = source.execute(f"PRAGMA table_info({table})").fetchall()
    return [row[1] for row in rows], [row[1] for row in sorted(rows, key=lambda row: row[5]) if row[5]]
