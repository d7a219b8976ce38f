"""Where somebody or something is named: spread over an article, and sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sahelreader.dossier.model import Place
from sahelreader.text.sentences import sentences

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article

BARS = "▁▂▃▄▅▆▇█"
NONE = "·"
"""Stands for a stretch of an article that doesn't name it."""
HIGHEST = 4
"""Mentions that the highest block stands for, if no stretch has more: a single one is to look like one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of an article."""

    places: tuple[Place, ...]
    """The mentions in it, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that names it, once or more."""

    text: str
    place: Place
    hits: tuple[tuple[int, int], ...]
    """Start and end of each mention in `text`."""

    def address(self, hit: tuple[int, int]) -> Place:
        """The place of a mention in the article."""
        at = self.place
        return Place(at.article, at.number, at.start + hit[0], at.start + hit[1])


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions in one article."""

    article: Article
    at: tuple[tuple[int, int, int], ...]
    """Paragraph, start and end of each, in the order of the text."""

    def sentences(self, most: int | None = None) -> tuple[Sentence, ...]:
        """The sentences that hold them, or those of the first `most` mentions: finding them all takes its time."""
        return sentences_with(self.article, self.at[:most])


def strip(places: Iterable[Place], paragraphs: int, cells: int) -> tuple[Cell, ...]:
    """The mentions in an article by where they stand: `cells` stretches of as many of its `paragraphs` each.

    No more cells than paragraphs, and at least one.
    """
    count = max(1, min(cells, paragraphs))
    spread: list[list[Place]] = [[] for _ in range(count)]
    for place in places:
        spread[min((place.number - 1) * count // max(paragraphs, 1), count - 1)].append(place)
    return tuple(Cell(tuple(sorted(cell, key=lambda p: (p.number, p.start)))) for cell in spread)


def bar(count: int, most: int) -> str:
    """A block as high as `count` of `most`; a dot for none."""
    return BARS[min(-(-count * len(BARS) // max(most, 1)), len(BARS)) - 1] if count > 0 else NONE


@lru_cache(maxsize=4_096)
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a paragraph; kept, since one X-ray asks for them twice and the next for many of the same."""
    return tuple(sentences(text))


def sentences_with(article: Article, at: Sequence[tuple[int, int, int]]) -> tuple[Sentence, ...]:
    """The sentences that hold the mentions `at` (paragraph, start, end), in the order of the text."""
    by_number: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in at:
        by_number.setdefault(number, []).append((start, end))
    body = article.body
    found: list[Sentence] = []
    for number in sorted(by_number):
        text, hits = body[number - 1].text, sorted(by_number[number])
        for start, end in sentence_spans(text):
            inside = tuple((a - start, min(b, end) - start) for a, b in hits if start <= a < end)
            if inside:
                found.append(Sentence(text[start:end], Place(article.head.id, number, start, end), inside))
    return tuple(found)
