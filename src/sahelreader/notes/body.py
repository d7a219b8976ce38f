"""The body of an article as one text, with the way between its positions and addresses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from sahelreader.dossier.model import Place

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article


class Body:
    """The numbered paragraphs of an article, joined by line ends."""

    def __init__(self, article: Article) -> None:
        self.article = article.head.id
        paragraphs = [block.text for block in article.body]
        self.text = "\n".join(paragraphs)
        self._starts = list(accumulate((len(text) + 1 for text in paragraphs), initial=0))

    @property
    def paragraphs(self) -> int:
        """How many there are."""
        return len(self._starts) - 1

    def position(self, number: int, character: int) -> int:
        """Where a character of a paragraph stands in the text; -1 if there is none such."""
        if not 1 <= number <= self.paragraphs or character < 0:
            return -1
        return self._starts[number - 1] + character

    def address(self, position: int) -> tuple[int, int]:
        """Paragraph and character of a position."""
        number = max(min(bisect_right(self._starts, position), self.paragraphs), 1)
        return number, position - self._starts[number - 1]

    def places(self, start: int, end: int) -> Iterator[Place]:
        """A stretch of the text, paragraph by paragraph."""
        number, _ = self.address(start)
        while number <= self.paragraphs and self._starts[number - 1] < end:
            first, stop = self._starts[number - 1], self._starts[number] - 1
            begin, finish = max(start, first), min(end, stop)
            if begin < finish:
                yield Place(self.article, number, begin - first, finish - first)
            number += 1
