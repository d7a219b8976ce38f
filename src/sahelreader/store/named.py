"""A file of the reader's that a person names: the data of another machine, a backup, what was set aside."""

from __future__ import annotations

from pathlib import Path

from sahelreader.store.errors import StoreError, explained
from sahelreader.store.files import SMALLEST_DATABASE
from sahelreader.store.opening import open_for_reading


def refuse_unreadable(path: Path) -> None:
    """Raises StoreError, with the mend for a file that is not the reader's present one, if it can't be taken over."""
    if not path.exists():
        raise StoreError(f"There is no file {path}: name a reader.db or a backup of one.", "missing")
    if not path.is_file():
        raise StoreError(f"{path} is not a file: name a reader.db or a backup of one.", "foreign")
    with explained(path):
        is_empty = path.stat().st_size < SMALLEST_DATABASE
    if is_empty:
        raise StoreError(f"{path} is empty or cut off, and nothing was changed: name another file.", "damaged")
    try:
        open_for_reading(path, 5.0).close()
    except StoreError as error:
        if error.trouble == "damaged":
            raise StoreError(
                f"{path} can't be read as data of sahelreader, and nothing was changed: name another file.", "damaged"
            ) from error
        if error.trouble == "foreign":
            raise StoreError(
                f"{path} belongs to another program, and nothing was changed: name another file.", "foreign"
            ) from error
        raise
