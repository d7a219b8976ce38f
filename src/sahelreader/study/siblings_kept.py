"""The siblings of a dossier's facts as last found, kept in the cache: to find them takes longer than to open a quiz."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import msgpack

from sahelreader import __version__
from sahelreader.dossier.kept import Kept

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
    kept = Kept(file.parent if file else None, _state_of(facts))
    name = file.name if file else ""
    if (known := kept.read(name, dict[str, frozenset[str]])) is not None:
        return known
    from sahelreader.study.siblings import find_siblings

    found = find_siblings(facts)
    kept.write(name, found)
    return found


def _state_of(facts: Sequence[Fact]) -> str:
    """A hash that differs wherever a fact, the rules or the program do."""
    return sha256(f"{__version__} {FORMAT}\n".encode() + msgpack.encode(facts)).hexdigest()
