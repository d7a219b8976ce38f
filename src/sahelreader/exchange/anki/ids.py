"""Ids that are the same in every export: notes are known by the fact, never by its words."""

from __future__ import annotations

import hashlib

OURS = "sahelreader/"
"""What the GUIDs of our notes begin with."""
MODEL_ID = 1_714_000_000_001
"""Of the note type; never changes."""
CONFIG_ID = 1_714_000_000_002
"""Of the deck's options."""
_FIRST = 1_577_836_800_000
"""Anki reads ids as times of making, in milliseconds: ours lie in 2020 and 2021."""
_SPREAD = 1 << 35


def guid_of(dossier: str, fact: str) -> str:
    """The GUID of a fact's note."""
    return f"{OURS}{dossier}/{fact}"


def read_guid(guid: str) -> tuple[str, str] | None:
    """Dossier and fact of a GUID of ours; None for another's."""
    dossier, slash, fact = guid.removeprefix(OURS).partition("/")
    return (dossier, fact) if guid.startswith(OURS) and dossier and slash and fact else None


def number_of(kind: str, name: str) -> int:
    """A number for a deck, a note or a card, always the same for its name."""
    digest = hashlib.sha256(f"{kind}\n{name}".encode()).digest()
    return _FIRST + int.from_bytes(digest[:8], "big") % _SPREAD


def event_id(guid: str, at_ms: int) -> str:
    """The id of the event made of a review that Anki kept: a version 7 UUID that sorts by its time."""
    chance = int.from_bytes(hashlib.sha256(f"anki\n{guid}\n{at_ms}".encode()).digest()[:10], "big")
    version_and_variant = 7 << 76 | (chance >> 62 & 0xFFF) << 64 | 2 << 62 | chance & (1 << 62) - 1
    digits = f"{(at_ms & (1 << 48) - 1) << 80 | version_and_variant:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
