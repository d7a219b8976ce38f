"""Writes an exported file: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from sahelreader.exchange.errors import ExchangeError


def write_whole(path: Path, data: bytes) -> None:
    """Puts the file on disk in one step, for its owner alone. ExchangeError if that can't be."""
    if path.is_dir():
        raise ExchangeError(f"{path} is a folder: name a file in it.")
    draft = None
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except OSError as error:
        raise ExchangeError(f"{path} can't be written ({error.strerror or error}): name another place.") from error
    except ValueError as error:  # a name with a null byte in it
        raise ExchangeError("This is no name that a file can have: name another.") from error
    finally:
        if draft:
            with suppress(OSError):
                Path(draft).unlink()
