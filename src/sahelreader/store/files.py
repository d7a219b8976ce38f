"""Files and folders that no one else may read, and the mark that data was there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sahelreader.store.errors import missing

SMALLEST_DATABASE = 512
"""Bytes of one page, the smallest that SQLite knows."""
_MARK = """\
sahelreader keeps your answers and places in the file beside this one. This mark shows that the file held data, so that
an empty or a lost file is noticed. Delete it only to begin anew.
"""


def make_private_folder(folder: Path) -> None:
    """Makes the folder and those above it that are not there, each for its owner alone; others stay as they are."""
    if not folder.is_dir():
        make_private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def create_private(path: Path) -> None:
    """Makes an empty file for its owner alone. One that is there keeps its content and loses others' rights."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        if path.stat().st_mode & 0o077:
            with suppress(OSError):  # someone else's file: opening it will tell
                path.chmod(0o600)


def sync_folder(folder: Path) -> None:
    """Puts the names in a folder on disk, where the system can do that."""
    with suppress(OSError):  # Windows opens no folders, some network disks sync none
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sentinel_of(path: Path) -> Path:
    """The mark that lies beside a data file."""
    return path.with_name(path.name + ".sentinel")


def mark_as_holding_data(path: Path) -> None:
    """Lays the mark beside the data file, if it is not there."""
    sentinel = sentinel_of(path)
    if not sentinel.exists():
        create_private(sentinel)
        sentinel.write_text(_MARK, encoding="utf-8")
        sync_folder(sentinel.parent)


def refuse_lost_data(path: Path) -> None:
    """Raises StoreError if the file is gone or empty though the mark says that it held data."""
    sentinel = sentinel_of(path)
    if not sentinel.exists():
        return
    if not path.exists():
        raise missing(path, sentinel, "is gone")
    if path.stat().st_size < SMALLEST_DATABASE:  # SQLite would take it for an empty one and begin anew
        raise missing(path, sentinel, "has lost its content")
