"""Finds words in paragraphs as a person types them: accents and typography folded, capitals only if asked for."""

from __future__ import annotations

from collections.abc import Sequence

from sahelreader.text.fold import Folded


class Finder:
    """Searches the same paragraphs again and again; folds each once."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._folded: list[Folded] | None = None

    def find(self, query: str) -> list[tuple[int, int, int]]:
        """Paragraph, start and end of every place of the query in reading order; none for an empty query.

        Smart case: a query with a capital finds only what has its capitals. Blanks match any white space.
        """
        wanted = Folded(" ".join(query.split()))
        if not wanted.low:
            return []
        if self._folded is None:
            self._folded = [Folded(text) for text in self._paragraphs]
        cased = wanted.cased != wanted.low
        needle = wanted.cased if cased else wanted.low
        found: list[tuple[int, int, int]] = []
        for index, folded in enumerate(self._folded):
            text = folded.cased if cased else folded.low
            at = text.find(needle)
            while at >= 0:
                found.append((index, folded.start(at), folded.end(at + len(needle))))
                at = text.find(needle, at + len(needle))
        return found
