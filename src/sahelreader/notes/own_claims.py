"""The reader's own claims: questions with the words in which articles answer them, as those of the dossier."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sahelreader.dossier.model import Evidence
from sahelreader.dossier.voices import Claim, Position
from sahelreader.text.fold import lookup_key

if TYPE_CHECKING:
    from sahelreader.notes.notebook import Note

PREFIX = "own:"
"""What the ids of such claims begin with; no id of a dossier has a colon."""
TAG = "mine"


def own_claims(notes: Iterable[Note]) -> tuple[Claim, ...]:
    """Positions under one question are a claim, spelling and capitals apart; the claim begun first comes first.

    Words that are no longer found in their article are left out, and stay among the notes.
    """
    groups: dict[str, list[Note]] = {}
    for note in sorted(notes, key=lambda note: note.record.subject):
        if note.is_position and note.places:
            groups.setdefault(lookup_key(note.record.question), []).append(note)
    return tuple(_claim(group) for group in groups.values())


def _claim(notes: list[Note]) -> Claim:
    first = notes[0].record
    positions = tuple(_position(note) for note in notes)
    return Claim(PREFIX + first.subject, first.question, "", positions, (), (TAG,))


def _position(note: Note) -> Position:
    evidence = Evidence(note.record.quote.replace("\n", " "), note.places[0])
    return Position(note.record.article, None, "says", note.record.note, (evidence,))
