"""Reads the review history of our notes out of an Anki package, whatever else the file may be.

Nothing is unpacked to disk: one member, of bounded size, becomes a database in memory, of which three plain tables are
read with a limit on length, number and work.
"""

from __future__ import annotations

import io
import sqlite3
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sahelreader.exchange.anki.ids import OURS, read_guid
from sahelreader.exchange.errors import ExchangeError
from sahelreader.exchange.incoming import MOST_BYTES, read_bounded

NEWER = "collection.anki21b"
LEGACY = ("collection.anki21", "collection.anki2")
"""The one with the reviews first: beside it the other holds a note for old programs."""
HOW = "in Anki choose File > Export, tick “Support older Anki versions” and “Include scheduling information”"
MOST_REVIEWS = 2_000_000
_LONGEST_GUID = 300
_LONGEST_VALUE = 1 << 20
_STEPS = 100_000_000
"""Of SQLite's machine: a year's reviews take a hundredth."""
_TICK = 1_000_000
_QUERY = """
    SELECT notes.guid, revlog.id, revlog.ease, revlog.factor, revlog.time, revlog.type
    FROM revlog JOIN cards ON cards.id = revlog.cid JOIN notes ON notes.id = cards.nid
    WHERE substr(notes.guid, 1, ?) = ? ORDER BY revlog.id"""


@dataclass(frozen=True, slots=True)
class AnkiReview:
    """A row of Anki's review log, of one of our notes."""

    guid: str
    at_ms: int
    rating: int
    """1 to 4; 0 for what was done by hand."""
    duration_ms: int
    is_practice: bool
    """Reviewed in a filtered deck that leaves the schedule alone."""


def read_reviews(path: Path) -> list[AnkiReview]:
    """The reviews of our notes in the package, in the order of time. ExchangeError if it can't be taken for one."""
    data = _collection(path)
    try:
        with closing(_open(data)) as connection:
            _refuse_strange(connection, path)
            rows = connection.execute(_QUERY, (len(OURS), OURS)).fetchmany(MOST_REVIEWS + 1)
    except (sqlite3.Error, OverflowError, MemoryError, UnicodeDecodeError) as error:
        raise ExchangeError(f"{path} holds no collection that can be read ({error}): export it once more.") from error
    if len(rows) > MOST_REVIEWS:
        raise ExchangeError(f"{path} holds more than {MOST_REVIEWS:,} reviews: export the sahelreader deck alone.")
    return list(_checked(rows))


def _collection(path: Path) -> bytes:
    """The collection's database file, out of the zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(read_bounded(path))) as archive:
            names = set(archive.namelist())
            if NEWER in names:
                raise ExchangeError(f"{path} is in Anki's newer format, which is not read here: {HOW}.")
            name = next((name for name in LEGACY if name in names), None)
            if name is None:
                raise ExchangeError(f"{path} is a zip file without a collection of Anki's: {HOW}.")
            with archive.open(name) as member:
                data = member.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise ExchangeError(f"{path} is no Anki package that can be read ({error}): {HOW}.") from error
    if len(data) > MOST_BYTES:
        raise ExchangeError(f"{path} unpacks to more than {MOST_BYTES >> 20} MiB: export the sahelreader deck alone.")
    return data


def _open(data: bytes) -> sqlite3.Connection:
    """The database in memory, unable to write, run what its schema says, or work without end."""
    if data[18:20] == b"\x02\x02":  # a write-ahead log, which a database in memory can't have
        data = data[:18] + b"\x01\x01" + data[20:]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(data)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA query_only = ON")
        ticks = iter(range(_STEPS // _TICK))
        connection.set_progress_handler(lambda: next(ticks, None) is None, _TICK)
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_strange(connection: sqlite3.Connection, path: Path) -> None:
    """Raises ExchangeError unless notes, cards and revlog are plain tables and the file is whole."""
    found = dict(connection.execute("SELECT name, type FROM sqlite_master WHERE name IN ('notes', 'cards', 'revlog')"))
    if set(found.values()) != {"table"} or len(found) != 3:
        raise ExchangeError(f"{path} holds no collection of Anki's: {HOW}.")
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        raise ExchangeError(f"{path} is damaged ({str(verdict)[:80]}): export it once more.")


def _checked(rows: Iterable[tuple[Any, ...]]) -> Iterator[AnkiReview]:
    """The rows that say what a review is; others, which no Anki writes, are left out."""
    for guid, at_ms, ease, factor, time, kind in rows:
        is_whole = all(isinstance(value, int) for value in (at_ms, ease, factor, time, kind))
        if not is_whole or not isinstance(guid, str) or len(guid) > _LONGEST_GUID or read_guid(guid) is None:
            continue
        if 0 < at_ms < 1 << 47 and 0 <= ease <= 4 and kind in range(6):
            by_hand = ease == 0 or kind in (4, 5)
            yield AnkiReview(
                guid, at_ms, 0 if by_hand else ease, min(max(time, 0), 3_600_000), kind == 3 and factor == 0
            )
