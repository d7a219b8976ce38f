"""Copies of the reader's file, made by SQLite itself while the file is in use, and thinned as they grow old."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from sahelreader.store.errors import damaged
from sahelreader.store.files import create_private, make_private_folder, sync_folder

DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many backups are left when they are thinned: the last of each of so many days, weeks and months that have any."""
DAILY_LABEL = "daily"
_NAME = re.compile(r"-(\d{8}T\d{6})(\d{3})Z-([A-Za-z0-9-]+)$")


class Backup(NamedTuple):
    """A copy that was made earlier."""

    path: Path
    at: datetime
    """When, in UTC."""
    label: str
    """What for."""


def back_up(source: sqlite3.Connection, path: Path, at_ms: int, label: str) -> Path:
    """Copies the open file `path` into `backups/` beside it; the copy is verified and on disk before it gets its name.

    The name holds the time (UTC) and the label, so that names sort by age. Raises StoreError if the copy shows
    damage, else sqlite3.Error or OSError.
    """
    folder = path.parent / "backups"
    make_private_folder(folder)
    stamp = datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y%m%dT%H%M%S")
    target = folder / f"{path.stem}-{stamp}{at_ms % 1000:03d}Z-{label}{path.suffix}"
    write_copy(source, target)
    return target


def write_copy(source: sqlite3.Connection, target: Path) -> None:
    """Copies an open database into a file of its own, which gets its name when it is verified and on disk.

    A file of that name is replaced. Raises StoreError if the copy shows damage, else sqlite3.Error or OSError.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        create_private(draft)
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise damaged(target, verdict)
        with draft.open("r+b") as written:
            os.fsync(written.fileno())
        draft.replace(target)
        sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def backups_of(path: Path) -> list[Backup]:
    """The backups of a file, the newest first. Raises OSError."""
    found = []
    for each in path.parent.glob(f"backups/{path.stem}-*{path.suffix}"):
        match = _NAME.search(each.stem)
        if match and each.is_file():
            with suppress(ValueError):
                at = datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
                found.append(Backup(each, at + timedelta(milliseconds=int(match[2])), match[3]))
    return sorted(found, key=lambda backup: backup.path.name, reverse=True)


def is_due(path: Path, at_ms: int) -> bool:
    """Whether the last backup of a file was made on an earlier day (UTC), or none was."""
    newest = next(iter(backups_of(path)), None)
    return newest is None or newest.at.date() < datetime.fromtimestamp(at_ms / 1000, UTC).date()


def thin(path: Path) -> list[Path]:
    """Deletes the backups that are not worth keeping any more; which they were. Raises OSError.

    Those made before a change of the tables stay: an earlier program can read nothing else.
    """
    made = backups_of(path)
    kept = _kept(made)
    gone = [backup.path for backup in made if not backup.label.startswith("schema") and backup not in kept]
    for each in gone:
        each.unlink(missing_ok=True)
    return gone


def _kept(made: Iterable[Backup]) -> list[Backup]:
    """Those worth keeping of some that are sorted, the newest first."""
    kept = []
    days: set[date] = set()
    weeks: set[tuple[int, int]] = set()
    months: set[tuple[int, int]] = set()
    for backup in made:
        day, week, month = backup.at.date(), backup.at.isocalendar()[:2], (backup.at.year, backup.at.month)
        is_wanted = (
            (day not in days and len(days) < DAILY)
            or (week not in weeks and len(weeks) < WEEKLY)
            or (month not in months and len(months) < MONTHLY)
        )
        days.add(day)
        weeks.add(week)
        months.add(month)
        if is_wanted:
            kept.append(backup)
    return kept
