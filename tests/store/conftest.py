"""Data files and the people who may not open them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a reader's file is to be, in a folder that is not there yet."""
    return tmp_path / "share" / "sahelreader" / "reader.db"


@contextmanager
def _as_nobody() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def as_nobody() -> Callable[[], AbstractContextManager[None]]:
    """Acts as a user whom permissions bind: root is not, so root becomes nobody for a while."""
    return _as_nobody


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach and that belongs to whom `as_nobody` acts as."""
    folder = Path(tempfile.mkdtemp(prefix="sahelreader-"))
    if os.geteuid() == 0:
        os.chown(folder, 65534, 65534)
    yield folder
    for inside in (folder, *folder.rglob("*")):
        if inside.is_dir():
            inside.chmod(0o700)
    shutil.rmtree(folder)
