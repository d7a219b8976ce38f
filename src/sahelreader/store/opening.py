"""Opens the reader's file: whose it is, whether it is whole, which version, and with which promises it is written."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sahelreader import __version__
from sahelreader.store.errors import damaged, explained
from sahelreader.store.files import create_private, make_private_folder, mark_as_holding_data, refuse_lost_data
from sahelreader.store.schema import MIGRATIONS, Migration, migrate, refuse_newer, version_of

WAL_RETRY_SECONDS = 0.01


def open_for_writing(
    path: Path, timeout: float, clock_ms: Callable[[], int], migrations: tuple[Migration, ...] = MIGRATIONS
) -> sqlite3.Connection:
    """A connection whose commits are on disk when they return; makes the file or brings it up to date if need be.

    `timeout`: seconds to wait for another writer. Raises StoreError.
    """
    with explained(path):
        refuse_lost_data(path)
        make_private_folder(path.parent)
        create_private(path)
        version = _probe(path, timeout, migrations)
        connection = _connect(path, timeout, "rw")
        try:
            _keep_promises(connection, timeout)
            if version < migrations[-1].version:
                now = clock_ms()

                def save(old: int) -> Path:
                    from sahelreader.store.backup import back_up

                    with closing(_connect(path, timeout, "ro")) as before:
                        return back_up(before, path, now, f"schema{old}")

                migrate(connection, migrations, program=__version__, at_ms=now, before=save)
            _refuse_unwritable(connection, timeout)
            mark_as_holding_data(path)
        except BaseException:
            connection.close()
            raise
        return connection


def open_for_reading(path: Path, timeout: float, migrations: tuple[Migration, ...] = MIGRATIONS) -> sqlite3.Connection:
    """A connection that can't write the file; where there is none yet, to an empty database in memory.

    A file of an earlier version is copied to memory and brought up to date there. Raises StoreError.
    """
    with explained(path):
        refuse_lost_data(path)
        if not path.exists() or not path.stat().st_size:
            return in_memory(migrations)
        version = _probe(path, timeout, migrations)
        connection = _readable(path, timeout)
        if version == migrations[-1].version:
            return connection
        with closing(connection):
            return in_memory(migrations, connection)


def in_memory(
    migrations: tuple[Migration, ...] = MIGRATIONS, source: sqlite3.Connection | None = None
) -> sqlite3.Connection:
    """A database with all tables and no file; it holds a copy of the source, if one is given, else nothing."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    if source:
        source.backup(connection)
    migrate(connection, migrations, program=__version__, at_ms=0, before=lambda _: None)
    return connection


def _connect(path: Path, timeout: float, mode: str) -> sqlite3.Connection:
    where = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(where, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)


def _readable(path: Path, timeout: float) -> sqlite3.Connection:
    """A reading connection, tried.

    SQLite wants to lay its companions beside the file even for reading. Where that can't be and there is no log,
    the file is complete in itself and is read as one that no one changes.
    """
    try:
        return _tried(_connect(path, timeout, "ro"))
    except sqlite3.OperationalError as error:
        log = path.with_name(path.name + "-wal")
        unable = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        if not unable or (log.exists() and log.stat().st_size):
            raise
        return _tried(_connect(path, timeout, "ro&immutable=1"))


def _tried(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _probe(path: Path, timeout: float, migrations: tuple[Migration, ...]) -> int:
    """The schema version of a file that is whole, sahelreader's and not too new; reads only."""
    with closing(_readable(path, timeout)) as connection:
        version = version_of(connection, path)
        refuse_newer(connection, path, version, migrations[-1].version)
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise damaged(path, verdict)
        return version


def _keep_promises(connection: sqlite3.Connection, timeout: float) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    journal = _turn_to_wal(connection, timeout)
    # Where a file system has no shared memory, EXTRA is what makes the old journal as safe as WAL with FULL.
    connection.execute(f"PRAGMA synchronous = {'FULL' if journal == 'wal' else 'EXTRA'}")


def _refuse_unwritable(connection: sqlite3.Connection, timeout: float) -> None:
    """Raises sqlite3.OperationalError where SQLite opened the file for reading only, which it does without a word.

    Even BEGIN IMMEDIATE then succeeds; so a value is written that is there already, and taken back.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA user_version = {version:d}")
    except sqlite3.OperationalError as error:
        if not _is_busy(error):  # another one is writing, so it can be written
            raise
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    connection.execute(f"PRAGMA busy_timeout = {int(timeout * 1000):d}")


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _turn_to_wal(connection: sqlite3.Connection, timeout: float) -> str:
    """The journal mode that came of asking for WAL; SQLite does not wait here of itself when another is asking too."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() >= deadline:
                raise
            time.sleep(WAL_RETRY_SECONDS)
