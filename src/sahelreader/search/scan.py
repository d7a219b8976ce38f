"""An engine without an index: goes through the documents one by one.

It answers while an index is built, searches what is in none (notes, furniture), and tells what the others must find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from heapq import nlargest
from math import log
from typing import TYPE_CHECKING

from sahelreader.search.clauses import AnyOf, Both, Clause, Either, Everything, Faintly, Phrase, Term, Without
from sahelreader.search.engine import Answer, Hit, Progress
from sahelreader.search.fields import TEXT, fields_of

if TYPE_CHECKING:
    from sahelreader.search.document import Document

FAINT = 0.01
"""What is left of the score of what fits faintly."""


class _Row:
    """A document with its fields taken apart."""

    __slots__ = ("counts", "document", "others", "text")

    def __init__(self, document: Document) -> None:
        fields = fields_of(document)
        self.document = document
        self.text = fields.text
        self.counts = Counter(fields.text)
        self.others = {name: frozenset(values) for name, values in fields.others.items()}

    def has(self, field: str, word: str) -> bool:
        return word in self.counts if field == TEXT else word in self.others.get(field, ())

    def has_phrase(self, stems: tuple[str, ...]) -> bool:
        if not all(stem in self.counts for stem in stems):
            return False
        text, length = self.text, len(stems)
        return any(tuple(text[i : i + length]) == stems for i, stem in enumerate(text) if stem == stems[0])


class Scan:
    """Holds the documents in memory."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._rows: dict[str, _Row] = {}
        self.index(documents)

    def index(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        """Take documents in."""
        for count, document in enumerate(documents, 1):
            self._rows[document.key] = _Row(document)
            if progress:
                progress(count)

    def replace(self, sections: Iterable[str], documents: Iterable[Document]) -> None:
        """Take sections out and documents in."""
        gone = frozenset(sections)
        self._rows = {key: row for key, row in self._rows.items() if row.document.section not in gone}
        self.index(documents)

    def answer(self, clause: Clause, limit: int) -> Answer:
        """The best documents for a clause."""
        found = [(row, score) for row in self._rows.values() if (score := self._score(row, clause)) is not None]
        counts = Counter((next(iter(row.document.articles), ""), row.document.kind) for row, _ in found)
        best = nlargest(limit, found, key=lambda pair: pair[1])
        return Answer(tuple(Hit(row.document, score) for row, score in best), counts)

    def vocabulary(self, field: str) -> Iterable[str]:
        """All words in a field."""
        rows = self._rows.values()
        return {word for row in rows for word in (row.counts if field == TEXT else row.others.get(field, ()))}

    def close(self) -> None:
        """Nothing to let go of."""

    def _score(self, row: _Row, clause: Clause) -> float | None:  # noqa: PLR0911 (one line for each kind of clause)
        """How well a document fits; None if it doesn't."""
        match clause:
            case Term(field, word):
                return (_weight(row, word) if field == TEXT else 1.0) if row.has(field, word) else None
            case Phrase(stems):
                return sum(_weight(row, stem) for stem in stems) if row.has_phrase(stems) else None
            case AnyOf(field, words):
                return 1.0 if any(row.has(field, word) for word in words) else None
            case Everything():
                return 1.0
            case Both(parts):
                scores = [self._score(row, part) for part in parts]
                return None if None in scores else sum(score or 0.0 for score in scores)
            case Either(parts):
                fitting = [score for part in parts if (score := self._score(row, part)) is not None]
                return sum(fitting) if fitting else None
            case Without(part):
                return 1.0 if self._score(row, part) is None else None
            case Faintly(part):
                score = self._score(row, part)
                return None if score is None else FAINT


def _weight(row: _Row, stem: str) -> float:
    """How much of a document a word is."""
    return (1 + log(row.counts[stem])) / (1 + log(1 + len(row.text) / 50))
