"""Writes an exported file: whole or not at all, and nothing but a file is ever replaced."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from sahelreader.exchange.errors import ExchangeError


def write_whole(path: Path, data: bytes) -> None:
    """Puts the file on disk in one step, for its owner alone; ExchangeError if that can't be.

    A link goes on to lead to its file. A device or a pipe takes the data as it comes.
    """
    if path.is_dir():
        raise ExchangeError(f"{path} is a folder: name a file in it.")
    draft = None
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = path.resolve()
        handle, draft = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(target)
    except OSError as error:
        raise ExchangeError(f"{path} can't be written ({error.strerror or error}): name another place.") from error
    except (RuntimeError, ValueError) as error:  # a link to itself, a name with a null byte in it
        raise ExchangeError("This is no name that a file can have: name another.") from error
    finally:
        if draft:
            with suppress(OSError):
                Path(draft).unlink()
