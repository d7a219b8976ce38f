"""The reader's own cards as facts, to be asked like those of the dossier."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sahelreader.dossier.model import Card, Evidence, Fact, Place

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article
    from sahelreader.notes.notebook import Note

PREFIX = "own:"
"""What the ids of such facts begin with; no id of a dossier has a colon."""
TAG = "own-cards"


def fact_id(note: Note) -> str:
    """The id under which answers to a card are recorded; editing the card leaves it."""
    return PREFIX + note.record.subject


def own_fact(note: Note, article: Article) -> Fact:
    """A card of the reader's own as a fact, its sentence as evidence.

    Where the words are no longer in the article, the evidence keeps them and points to the paragraph that they were in.
    """
    record = note.record
    gone = Place(record.article, max(min(record.paragraph, article.head.paragraphs), 1), 0, 0)
    evidence = Evidence(record.quote.replace("\n", " "), note.places[0] if note.places else gone)
    card = Card("own", record.question, record.answer, "text")
    statement = f"A card of your own: {record.answer}"
    named = _entities(note, article)
    return Fact(fact_id(note), statement, (evidence,), "", "reported", "", named, (TAG,), "", (card,))


def own_cards(notes: Iterable[Note]) -> list[Note]:
    """Those that are cards."""
    return [note for note in notes if note.is_card]


def _entities(note: Note, article: Article) -> tuple[str, ...]:
    """Who and what is named in the sentence."""
    body = {block.number: block for block in article.body}
    named = (
        mention.target
        for place in note.places
        for mention in body[place.number].mentions
        if mention.start < place.end and place.start < mention.end
    )
    return tuple(dict.fromkeys(named))
