"""Copies of the reader's file, made by SQLite itself while the file is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sahelreader.store.errors import damaged
from sahelreader.store.files import create_private, make_private_folder, sync_folder


def back_up(source: sqlite3.Connection, path: Path, at_ms: int, label: str) -> Path:
    """Copies the open file `path` into `backups/` beside it; the copy is verified and on disk before it gets its name.

    The name holds the time (UTC) and the label, so that names sort by age. Raises StoreError if the copy shows
    damage, else sqlite3.Error or OSError.
    """
    folder = path.parent / "backups"
    make_private_folder(folder)
    stamp = datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y%m%dT%H%M%S")
    target = folder / f"{path.stem}-{stamp}{at_ms % 1000:03d}Z-{label}{path.suffix}"
    draft = folder / f".{target.name}.{os.getpid()}.part"
    try:
        create_private(draft)
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise damaged(path, verdict)
        with draft.open("r+b") as written:
            os.fsync(written.fileno())
        draft.replace(target)
        sync_folder(folder)
    finally:
        draft.unlink(missing_ok=True)
    return target
