"""Reads who speaks: an entity's id, or words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sahelreader.dossier.voices import UNNAMED, Voice
from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from sahelreader.dossier.fields import Fields
    from sahelreader.dossier.model import Entity

_LIKE_AN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_voice(fields: Fields, key: str, entities: dict[str, Entity]) -> Voice | None:
    """Whose voice it is; None where there is none."""
    words = fields.optional(key)
    if not words:
        return None
    if words in entities:
        return Voice(entities[words].name, words)
    if _LIKE_AN_ID.fullmatch(words):
        shown = clean_line(words, 60)
        fields.note(key, f"{key} of {fields.what} names an unknown entity {shown!r}; words are written as '{UNNAMED}…'")
    return Voice(words)


def read_known(fields: Fields, key: str, entities: dict[str, Entity]) -> tuple[str, ...]:
    """The ids of a list that are entities; the others are noted."""
    named = fields.texts(key)
    for ident in named:
        if ident not in entities:
            fields.note(key, f"{fields.what} names an unknown entity {clean_line(ident, 60)!r}")
    return tuple(ident for ident in named if ident in entities)
