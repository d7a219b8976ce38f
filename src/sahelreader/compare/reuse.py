"""How far one article follows another: the datable, quotable and countable things they share, and in which order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from math import sqrt
from typing import TYPE_CHECKING

from sahelreader.compare.dates import MONTH
from sahelreader.compare.figures import agreement
from sahelreader.compare.findings import Reuse

if TYPE_CHECKING:
    from sahelreader.compare.dates import DateFound
    from sahelreader.compare.figures import Figure
    from sahelreader.compare.passages import Curated, Passage, Quoted

SAME_WORDS = 0.4
"""Overlap from which on two quotations count as the same words."""
SHARED_WORDS = 4
"""Words that they must share at least: three common ones are shared by chance."""
TELLING_FIGURE = 13
"""Below it a number is shared by chance."""
MOST_COMPARED = 40_000
"""Pairs of quotations, or of figures, that are compared; of longer articles only the first ones are."""
Position = tuple[int, int]
"""Paragraph number and character."""


def find_reuse(article: str, other: str, ours: Sequence[Passage], theirs: Sequence[Passage]) -> Reuse:
    """Count what `ours` shares with `theirs`; each date and event once, at its first place."""
    quotations = list(_quotations(ours, theirs))
    shared = {place for place, there in quotations if there is not None}
    items = [
        *_dates(ours, theirs),
        *_events(ours, theirs, shared),
        *quotations,
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
    """Days and months, which the other dates too, or of which it tells the event; years are shared by chance."""
    there, events = _first_dates(theirs), _first_events(theirs, frozenset())
    dated = _events_by_date(ours)
    for when, place in _first_dates(ours).items():
        told = (events[ident][0] for ident in dated.get(when, ()) if ident in events)
        yield place, there.get(when) or next(told, None)


def _events_by_date(passages: Sequence[Passage]) -> dict[str, list[str]]:
    """The curated events in whose words each day or month stands."""
    found: dict[str, list[str]] = {}
    for passage in passages:
        for date in passage.dates:
            if len(date.when) >= MONTH:
                events = (c.ident for c in passage.curated if c.kind == "event" and _tells(c, date))
                found.setdefault(date.when, []).extend(events)
    return found


def _first_dates(passages: Sequence[Passage]) -> dict[str, Position]:
    first: dict[str, Position] = {}
    for passage in passages:
        for found in passage.dates:
            if len(found.when) >= MONTH:
                first.setdefault(found.when, (passage.number, found.start))
    return first


def _tells(event: Curated, date: DateFound) -> bool:
    """Whether a date is that of the event in whose words it stands."""
    is_its = event.when.startswith(date.when) or date.when.startswith(event.when)
    return is_its and event.start < date.end and date.start < event.end


def _events(ours: Sequence[Passage], theirs: Sequence[Passage], quoted: Set[Position]) -> Iterator[Item]:
    """Curated events but for those in whose words a date or a shared quotation stands, which would count them twice.

    `quoted`: where the shared quotations begin.
    """
    there = _first_events(theirs, frozenset())
    for ident, (place, is_counted) in _first_events(ours, quoted).items():
        if not is_counted:
            yield place, there[ident][0] if ident in there else None


def _first_events(passages: Sequence[Passage], quoted: Set[Position]) -> dict[str, tuple[Position, bool]]:
    """Where each event is first told, and whether a date or one of the quotations stands in its words."""
    first: dict[str, tuple[Position, bool]] = {}
    for passage in passages:
        counted = [(found.start, found.end) for found in passage.dates if len(found.when) >= MONTH]
        counted += [(said.start, said.end) for said in passage.quotations if (passage.number, said.start) in quoted]
        for curated in passage.curated:
            if curated.kind == "event":
                is_counted = any(start < curated.end and curated.start < end for start, end in counted)
                first.setdefault(curated.ident, ((passage.number, curated.start), is_counted))
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
