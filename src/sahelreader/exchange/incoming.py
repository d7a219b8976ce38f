"""Reads a file that a person was handed: a plain file of bearable size, or one sentence."""

from __future__ import annotations

import stat
from pathlib import Path

from sahelreader.exchange.errors import ExchangeError

MOST_BYTES = 256 << 20
"""A year's collection has one or two MiB."""


def read_bounded(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file; ExchangeError if it is no plain file, can't be read or is larger than `most`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would wait for ever, a device would never end
            raise ExchangeError(f"{path} is not a file: name the file that was exported.")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise ExchangeError(f"{path} can't be read ({error.strerror or error}): name the file exported.") from error
    except ValueError as error:  # a name with a null byte in it
        raise ExchangeError("This is no name of a file: name the file that was exported.") from error
    if len(data) > most:
        raise ExchangeError(f"{path} has more than {most >> 20} MiB: export the sahelreader deck alone.")
    return data
