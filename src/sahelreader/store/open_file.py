"""The reader's file as it is held open: how it was opened, what is wrong with it, and one transaction at a time."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sahelreader.store.errors import StoreError, explained
from sahelreader.store.opening import in_memory, open_for_reading, open_for_writing
from sahelreader.store.schema import MIGRATIONS, Migration


def _clock_ms() -> int:
    return int(time.time() * 1000)


class OpenFile:
    """A connection to the file, and what is to be said of it. All methods raise StoreError.

    Several processes and threads may have the file open; each write is one transaction that waits its turn.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, readonly: bool = False, notice: str = "") -> None:
        self.path = path
        self.readonly = readonly
        self.notice = notice
        """One sentence to show: why nothing can be saved, or what was rescued; empty if all is well."""
        self._connection = connection
        self._lock = threading.RLock()
        self._identity = _identity(path)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        readonly: bool = False,
        timeout: float = 5.0,
        clock_ms: Callable[[], int] = _clock_ms,
        migrations: tuple[Migration, ...] = MIGRATIONS,
    ) -> Self:
        """Opens the file, made if it is not there. `timeout`: seconds that each write waits for others'.

        Read only, a file that is not there is as good as an empty one. Raises StoreError.
        """
        path = Path(path)
        if readonly:
            notice = f"{path} is open for reading only: what you do now is not saved."
            return cls(path, open_for_reading(path, timeout, migrations), readonly=True, notice=notice)
        return cls(path, open_for_writing(path, timeout, clock_ms, migrations))

    @classmethod
    def open_or_rescue(cls, path: Path, *, timeout: float = 5.0, clock_ms: Callable[[], int] = _clock_ms) -> Self:
        """As `open`, but a damaged file is set aside and made anew of what can be read of it and of its last backup.

        `notice` then tells what came back. Raises StoreError.
        """
        try:
            return cls.open(path, timeout=timeout, clock_ms=clock_ms)
        except StoreError as error:
            if error.trouble != "damaged":
                raise
        from sahelreader.store.replacing import rescue

        rescued = rescue(Path(path), clock_ms())
        store = cls.open(path, timeout=timeout, clock_ms=clock_ms)
        store.notice = rescued.sentence if rescued else ""
        return store

    def rescue(self) -> None:
        """Sets the file aside, since an event in it was found damaged, and goes on with what can be read of it.

        `notice` then tells what came back. Raises StoreError.
        """
        if self.readonly:
            raise StoreError(self.notice, "readonly")
        from sahelreader.store.replacing import rescue

        with self._lock:
            self._connection.close()
            rescued = rescue(self.path, _clock_ms())
            self._connection = open_for_writing(self.path, 5.0, _clock_ms)
            self._identity = _identity(self.path)
            self.notice = rescued.sentence if rescued else ""

    @classmethod
    def open_as_far_as_possible(cls, path: Path, *, timeout: float = 5.0) -> Self:
        """The store for writing, rescued if need be, else for reading, else an empty one; `notice` then says why.

        Raises nothing: for reading articles, which no trouble with the reader's own data should prevent.
        """
        try:
            return cls.open_or_rescue(path, timeout=timeout)
        except StoreError as error:
            notice = str(error)
        try:
            store = cls.open(path, readonly=True, timeout=timeout)
        except StoreError:
            store = cls(Path(path), in_memory(), readonly=True)
        store.notice = notice
        return store

    @classmethod
    def nowhere(cls, notice: str) -> Self:
        """An empty store of no file, for reading only; `notice` says why."""
        return cls(Path(":memory:"), in_memory(), readonly=True, notice=notice)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go; all that was written is on disk already."""
        with self._lock:
            self._connection.close()

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        with self._lock, explained(self.path):
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        if self.readonly:
            raise StoreError(self.notice, "readonly")
        with self._lock, explained(self.path):
            if _identity(self.path) != self._identity:
                raise StoreError(f"{self.path} was moved while in use: quit and start sahelreader again.", "replaced")
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file this is: writes to one that was removed succeed and are lost."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a third of the time that Path.stat takes
    except OSError:
        return None
    return status.st_dev, status.st_ino
