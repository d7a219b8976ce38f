"""Reads a dossier's files, but nothing that only looks like one."""

from __future__ import annotations

import errno
import stat
from pathlib import Path


def read_ordinary(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file of at most `limit` bytes; raises OSError.

    A pipe or a device would keep the program waiting, or feed it without end.
    """
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file")
    if state.st_size > limit:
        raise OSError(errno.EFBIG, f"it is larger than {limit // 1_000_000} MB")
    return path.read_bytes()
