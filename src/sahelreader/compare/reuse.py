"""How far one article follows another: the datable, quotable and countable things they share, and in which order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import TYPE_CHECKING

from sahelreader.compare.anchors import SHARED_WORDS
from sahelreader.compare.dates import MONTH
from sahelreader.compare.figures import agreement
from sahelreader.compare.findings import Reuse

if TYPE_CHECKING:
    from sahelreader.compare.figures import Figure
    from sahelreader.compare.passages import Passage, Quoted

SAME_WORDS = 0.4
"""Overlap from which on two quotations count as the same words."""
TELLING_FIGURE = 13
"""Below it a number is shared by chance."""
MOST_COMPARED = 40_000
"""Pairs of quotations, or of figures, that are compared; of longer articles only the first ones are."""
Position = tuple[int, int]
"""Paragraph number and character."""


def find_reuse(article: str, other: str, ours: Sequence[Passage], theirs: Sequence[Passage]) -> Reuse:
    """Count what `ours` shares with `theirs`; each date and event once, at its first place."""
    items = [
        *_dates(ours, theirs),
        *_events(ours, theirs),
        *_quotations(ours, theirs),
        *_figures(ours, theirs),
    ]
    items.sort(key=lambda item: item[0])
    places = [place for _, place in items if place is not None]
    return Reuse(article, other, len(items), len(places), longest_run(places))


def longest_run(places: Sequence[Position]) -> int:
    """Length of the longest subsequence that never goes back (patience sorting, O(n log n))."""
    tops: list[Position] = []
    for place in places:
        at = bisect_right(tops, place)
        tops[at : at + 1] = [place]
    return len(tops)


Item = tuple[Position, Position | None]
"""Where something stands in the article, and where in the other if it stands there too."""


def _dates(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[Item]:
    """Days and months; years alone are shared by chance."""
    there = _first_dates(theirs)
    for when, place in _first_dates(ours).items():
        yield place, there.get(when)


def _first_dates(passages: Sequence[Passage]) -> dict[str, Position]:
    first: dict[str, Position] = {}
    for passage in passages:
        for found in passage.dates:
            if len(found.when) >= MONTH:
                first.setdefault(found.when, (passage.number, found.start))
    return first


def _events(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[Item]:
    """Curated events whose words tell no date of their own, which would count them twice."""
    there = _first_events(theirs)
    for ident, (place, is_dated) in _first_events(ours).items():
        if not is_dated:
            yield place, there[ident][0] if ident in there else None


def _first_events(passages: Sequence[Passage]) -> dict[str, tuple[Position, bool]]:
    first: dict[str, tuple[Position, bool]] = {}
    for passage in passages:
        days = [found for found in passage.dates if len(found.when) >= MONTH]
        for curated in passage.curated:
            if curated.kind == "event":
                is_dated = any(found.start < curated.end and curated.start < found.end for found in days)
                first.setdefault(curated.ident, ((passage.number, curated.start), is_dated))
    return first


def _quotations(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[Item]:
    there = [(passage.number, quoted) for passage in theirs for quoted in passage.quotations]
    here = [(passage.number, quoted) for passage in ours for quoted in passage.quotations]
    there = there[: MOST_COMPARED // max(len(here), 1)]
    for number, quoted in here:
        best = max(there, key=lambda other: _overlap(quoted, other[1]), default=None)
        is_there = best is not None and _overlap(quoted, best[1]) >= SAME_WORDS
        yield (number, quoted.start), (best[0], best[1].start) if best is not None and is_there else None


def _overlap(one: Quoted, other: Quoted) -> float:
    """Cosine of the two sets of words; a few that are shared by chance count for nothing."""
    if one.tokens == other.tokens:
        return 1.0
    shared = len(one.words & other.words)
    return shared / sqrt(len(one.words) * len(other.words)) if shared >= SHARED_WORDS else 0.0


def _figures(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Iterator[Item]:
    there = [(p.number, figure) for p in theirs for figure in p.figures if figure.value >= TELLING_FIGURE]
    here = [(p.number, figure) for p in ours for figure in p.figures if figure.value >= TELLING_FIGURE]
    there = there[: MOST_COMPARED // max(len(here), 1)]
    for number, figure in here:
        yield (number, figure.start), _find_figure(figure, there)


def _find_figure(figure: Figure, there: Sequence[tuple[int, Figure]]) -> Position | None:
    best = max(there, key=lambda other: agreement(figure, other[1]), default=None)
    return (best[0], best[1].start) if best is not None and agreement(figure, best[1]) else None
