"""What is like a paragraph: that which shares its rarest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.search.clauses import Both, Clause, Either, Term, Without
from sahelreader.search.document import PARAGRAPH, Document
from sahelreader.search.fields import TEXT, words_of

if TYPE_CHECKING:
    from sahelreader.search.engine import Engine

TELLING = 12
"""Words that are compared."""
SHORTEST = 4


def terms_like(document: Document, engine: Engine) -> Clause | None:
    """Other paragraphs with one or more of the words that fewest documents share with it; None if it has none."""
    stems = dict.fromkeys(word.stem for word in words_of(document) if len(word.form) >= SHORTEST)
    often = {stem: engine.answer(Term(TEXT, stem), 0).total for stem in stems}
    shared = sorted((count, stem) for stem, count in often.items() if count > 1)
    telling = tuple(stem for _, stem in shared[:TELLING])
    if not telling:
        return None
    alike = Either(tuple(Term(TEXT, stem) for stem in telling))
    return Both((Term("kind", PARAGRAPH), alike, Without(Term("article", document.spots[0].address))))
