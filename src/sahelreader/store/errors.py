"""What can go wrong with the reader's data, said in one sentence with the mend."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Literal

Trouble = Literal["locked", "damaged", "missing", "foreign", "newer", "readonly", "full", "denied", "replaced", "other"]

_SQLITE: dict[int, Trouble] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_PERM: "denied",
    sqlite3.SQLITE_AUTH: "denied",
    sqlite3.SQLITE_CANTOPEN: "denied",
}
_SYSTEM: dict[int, Trouble] = {
    errno.EROFS: "readonly",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
}
_ELSEWHERE = "choose another folder with --data-dir"
_SENTENCES: dict[Trouble, str] = {
    "locked": "{path} is being written by another program: close the other sahelreader, or try again in a moment.",
    "readonly": f"{{path}} can't be written, nor its folder: free them for writing, or {_ELSEWHERE}.",
    "full": "The disk that holds {path} is full, and this was not saved: free some space and try again.",
    "denied": f"{{path}} can't be opened with the rights you have: make it and its folder yours, or {_ELSEWHERE}.",
    "other": f"{{path}} can't be used ({{detail}}): try again, or {_ELSEWHERE}.",
}


class StoreError(Exception):
    """The reader's data can't be read or written. The message is one sentence that names the file and the mend."""

    def __init__(self, message: str, trouble: Trouble = "other") -> None:
        super().__init__(message)
        self.trouble: Trouble = trouble
        """What kind of trouble it is."""


def newest_backup(path: Path) -> Path | None:
    """The backup of the file that was made last, if there is one."""
    try:
        found = sorted(path.parent.glob(f"backups/{path.stem}-*{path.suffix}"))
    except OSError:
        return None
    return found[-1] if found else None


def damaged(path: Path, detail: str) -> StoreError:
    """The error for a file that is not what was written; it and all beside it stay as they are."""
    backup = newest_backup(path)
    back = f"copy {backup} to its place" if backup else "begin anew; there is no backup of it"
    aside = f"move it and its companions ({path.name}*) into another folder"
    told = " ".join(detail.replace("*** in database main ***", "").split())
    return StoreError(f"{path} is damaged ({told}); nothing was deleted: {aside}, then {back}.", "damaged")


def missing(path: Path, sentinel: Path, state: str) -> StoreError:
    """The error for a file that held data once and now is empty or gone."""
    backup = newest_backup(path)
    back = f"sahelreader restore latest puts {backup} in its place" if backup else "put it back, for there is no backup"
    begin = f"delete {sentinel} to begin anew"
    return StoreError(f"{path} {state}, though it held your answers: {back}, or {begin}.", "missing")


def explain(error: sqlite3.Error | OSError, path: Path) -> StoreError:
    """The sentence for an error of SQLite or of the operating system."""
    if isinstance(error, OSError):
        trouble = _SYSTEM.get(error.errno or 0, "other")
        detail = error.strerror or str(error)
    else:
        trouble = _SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "other")
        detail = str(error)
    if trouble == "denied" and _is_readable(path):  # then it is SQLite's companions that can't be made beside it
        trouble = "readonly"
    if trouble == "damaged":
        return damaged(path, detail)
    return StoreError(_SENTENCES[trouble].format(path=path, detail=detail), trouble)


def _is_readable(path: Path) -> bool:
    return os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids)


class explained:  # noqa: N801 - used as the function that it would be, were that not slower
    """A context that turns errors of SQLite and of the operating system into `StoreError`."""

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> Literal[False]:
        if isinstance(error, (sqlite3.Error, OSError)):
            raise explain(error, self._path) from error
        return False
