"""Who stands with whom: the sentences that name two, and how often any two of many share a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.dossier.model import Place
from sahelreader.text.sentences import sentences

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Block, Mention


@dataclass(frozen=True, slots=True)
class Passage:
    """Where two are named together."""

    place: Place
    """The sentence, or the paragraph if no one sentence of it has both."""
    text: str
    lit: tuple[tuple[int, int], ...]
    """Their names in the text: starts and ends."""
    in_one_sentence: bool


def together(first: str, second: str, articles: Iterable[Article]) -> tuple[Passage, ...]:
    """Every sentence that names both, in the order of the articles; of a paragraph that names them apart, the whole."""
    return tuple(
        passage
        for article in articles
        for block in article.body
        if block.marks
        for passage in _in_block(article.head.id, block, first, second)
    )


def matrix(targets: Sequence[str], articles: Iterable[Article]) -> dict[tuple[str, str], int]:
    """In how many paragraphs any two of the targets are named together; pairs in the order of `targets`, none of 0."""
    rank = {target: number for number, target in enumerate(targets)}
    counts: Counter[tuple[str, str]] = Counter()
    for article in articles:
        for block in article.body:
            here = sorted({m.target for m in _mentions(block)} & rank.keys(), key=rank.__getitem__)
            counts.update((a, b) for i, a in enumerate(here) for b in here[i + 1 :])
    return dict(counts)


def frequency(articles: Iterable[Article]) -> dict[str, int]:
    """How often each name or term occurs, the most frequent first."""
    counts = Counter(m.target for article in articles for block in article.body for m in _mentions(block))
    return dict(counts.most_common())


def _mentions(block: Block) -> tuple[Mention, ...]:
    return (*block.mentions, *block.terms) if block.marks else ()


def _in_block(article: str, block: Block, first: str, second: str) -> Iterator[Passage]:
    found = [m for m in _mentions(block) if m.target in (first, second)]
    if len({m.target for m in found}) < 2:
        return
    spans = [
        (start, end)
        for start, end in sentences(block.text)
        if len({m.target for m in found if start <= m.start < end}) == 2
    ]
    for start, end in spans or [(0, len(block.text))]:
        lit = tuple((m.start - start, min(m.end, end) - start) for m in found if start <= m.start < end)
        place = Place(article, block.number, start, end)
        yield Passage(place, block.text[start:end], lit, bool(spans))
