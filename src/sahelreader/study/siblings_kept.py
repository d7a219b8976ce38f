"""The siblings of a dossier's facts as last found, kept in the cache: to find them takes longer than to open a quiz."""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import DecodeError, msgpack

from sahelreader import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from sahelreader.dossier.model import Fact
    from sahelreader.study.siblings import Siblings

FORMAT = 1
"""Raised when facts become siblings by other rules, or are kept otherwise."""


def siblings_of(facts: Sequence[Fact], file: Path | None) -> Siblings:
    """The siblings of each fact that has any, from the file if these facts were put there; raises nothing.

    Otherwise they are found and put there, as far as it can be written. `file`: None to keep nothing.
    """
    state = _state_of(facts)
    if (kept := _read(file, state) if file else None) is not None:
        return kept
    from sahelreader.study.siblings import find_siblings

    found = find_siblings(facts)
    if file:
        with suppress(OSError):  # they can be found again
            _write(file, state, msgpack.encode(found))
    return found


def _state_of(facts: Sequence[Fact]) -> bytes:
    """32 bytes that differ wherever a fact, the rules or the program do."""
    return sha256(f"{__version__} {FORMAT}\n".encode() + msgpack.encode(facts)).digest()


def _read(file: Path, state: bytes) -> Siblings | None:
    """What is kept for this state; None if that is not there or damaged."""
    with suppress(OSError, DecodeError):
        content = file.read_bytes()
        if content.startswith(state) and content[32:36] == _checksum(content[36:]):
            return msgpack.decode(content[36:], type=dict[str, frozenset[str]])
    return None


def _write(file: Path, state: bytes, data: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        temporary.write_bytes(state + _checksum(data) + data)
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(4, "big")
