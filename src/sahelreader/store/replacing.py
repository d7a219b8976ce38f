"""Puts another file in the place of the reader's: a backup, or what was rescued. The present one is set aside."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sahelreader.store.backup import backups_of, write_copy
from sahelreader.store.carving import carve
from sahelreader.store.errors import StoreError, explained
from sahelreader.store.event_rows import ALL, read
from sahelreader.store.files import make_private_folder, mark_as_holding_data, sync_folder
from sahelreader.store.merging import merge, rescue_rows, tables_of, take_events, take_rows
from sahelreader.store.opening import in_memory, open_for_reading

ASIDE = "set-aside"
"""The folder, beside the file, for what was set aside."""
_COMPANIONS = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came back of a damaged file."""

    answers: int
    """Those that were found in the file itself, taken back or not."""
    from_backup: int
    """Further ones that the last backup had."""
    others: int
    """Places, notes, marks and the like, from both."""
    aside: Path
    """Where the damaged file lies now."""

    @property
    def sentence(self) -> str:
        """Tells it."""
        more = f", and {_counted(self.from_backup)} from the last backup" if self.from_backup else ""
        return (
            f"Your data was damaged: {_counted(self.answers)} came back from the file itself{more}, with "
            f"{self.others} places and notes; the damaged file lies at {self.aside}."
        )


def restore(path: Path, backup: Path, at_ms: int) -> Path | None:
    """Puts a backup in the place of the file; where the file that was there lies now, None if there was none.

    Raises StoreError if the backup is not whole, or the file is being written.
    """
    with closing(open_for_reading(backup, 5.0)) as source:
        with explained(backup):
            read(source.execute(ALL), backup)
        with explained(path), _alone(path):
            _finish(path)
            return _replace(source, path, at_ms)


def rescue(path: Path, at_ms: int) -> Rescued | None:
    """Makes the file anew of what can be read of it and of its last backup; None if it turns out to be whole.

    The damaged file is set aside as it is. Raises StoreError.
    """
    with explained(path), _alone(path):
        if _is_whole(path):
            return None  # another process was here before
        with closing(in_memory()) as target:
            target.execute("BEGIN")
            _, answers = take_events(target, carve(path), path)
            others = _take_others(target, path)
            from_backup, more = _take_backup(target, path)
            target.execute("COMMIT")
            aside = _replace(target, path, at_ms)
        return Rescued(answers, from_backup, others + more, aside or path)


def _is_whole(path: Path) -> bool:
    try:
        with closing(open_for_reading(path, 5.0)) as connection, explained(path):
            read(connection.execute(ALL), path)
    except StoreError as error:
        if error.trouble != "damaged":
            raise
        return False
    return True


def _take_others(target: sqlite3.Connection, path: Path) -> int:
    """Takes over what can be read of the tables besides the events."""
    taken = 0
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as source:
        for table in tables_of(source):
            with suppress(sqlite3.Error):
                names, key, rows = rescue_rows(source, table)
                taken += take_rows(target, table, names, key, rows)
    return taken


def _take_backup(target: sqlite3.Connection, path: Path) -> tuple[int, int]:
    """Takes over what the newest backup that is whole has besides."""
    for backup in backups_of(path):
        with suppress(StoreError, sqlite3.Error), closing(open_for_reading(backup.path, 5.0)) as source:
            merged = merge(target, source, path, backup.path)
            return merged.answers, merged.others
    return 0, 0


def _replace(source: sqlite3.Connection, path: Path, at_ms: int) -> Path | None:
    """Puts a copy of an open database in the place of the file, which is set aside with its companions."""
    draft = path.with_name(f".{path.name}.new")
    write_copy(source, draft)
    try:
        aside = _set_aside(path, at_ms)
        draft.replace(path)
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)
    mark_as_holding_data(path)
    return aside


def _set_aside(path: Path, at_ms: int) -> Path | None:
    """Moves the file and its companions into `set-aside/`. The file goes first: its log alone does no harm."""
    folder = path.parent / ASIDE
    make_private_folder(folder)
    stamp = datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y%m%dT%H%M%S")
    target = folder / f"{path.stem}-{stamp}{at_ms % 1000:03d}Z{path.suffix}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}-{stamp}{at_ms % 1000:03d}Z-{number}{path.suffix}"
    was_there = path.exists()
    for companion in _COMPANIONS:
        with suppress(FileNotFoundError):
            path.with_name(path.name + companion).rename(target.with_name(target.name + companion))
    sync_folder(folder)
    sync_folder(path.parent)
    return target if was_there else None


def _finish(path: Path) -> None:
    """Writes the log into the file, so that it is complete in itself; a damaged one stays as it is.

    Raises sqlite3.OperationalError if another process is writing.
    """
    if not path.exists() or not path.stat().st_size:
        return
    with closing(sqlite3.connect(path, timeout=5.0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise
        except sqlite3.DatabaseError:
            return


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Only one process at a time replaces the file."""
    make_private_folder(path.parent)
    handle = os.open(path.with_name(f".{path.name}.lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _counted(answers: int) -> str:
    return f"{answers} answer{'s' * (answers != 1)}"
