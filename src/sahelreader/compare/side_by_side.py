"""Two or three articles beside each other: where each stands for a paragraph of another, and what only one has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import TYPE_CHECKING, Literal

from sahelreader.compare.findings import tell_reuse
from sahelreader.compare.following import NOWHERE, Following, Stand, Tie
from sahelreader.compare.wanted import Wanted, always

if TYPE_CHECKING:
    from sahelreader.compare.links import Span
    from sahelreader.compare.pairs import Pairs

Standing = Literal["all", "only here", "everywhere"]
"""What stands out: everything, what no other side has, what another side has too."""
STANDINGS: tuple[Standing, ...] = ("all", "only here", "everywhere")
CLOSEST: tuple[Tie, ...] = ("same", "perhaps", "between", "none")


class SideBySide:
    """The comparisons between the articles of one screen; sides are numbered from 0."""

    def __init__(self, pairs: Pairs, articles: Sequence[str], is_wanted: Wanted = always) -> None:
        """Compares them all, which may take its time for long ones; raises `GivenUpError` when no longer wanted."""
        self.articles = tuple(articles)
        both = permutations(range(len(self.articles)), 2)
        self._links = {(i, j): pairs.links(articles[i], articles[j], is_wanted) for i, j in both}
        self._followings = {sides: Following(links.nearest) for sides, links in self._links.items()}

    def stand(self, side: int, other: int, number: int) -> Stand:
        """Where another side stands for a paragraph."""
        return self._followings[side, other].stand(number) if side != other else NOWHERE

    def next(self, side: int, number: int, *, forward: bool) -> int:
        """The next paragraph of a side that has a counterpart on any other, or the one before; 0 if there is none."""
        found = [f.next(number, forward=forward) for (i, _), f in self._followings.items() if i == side]
        found = [number for number in found if number]
        return (min if forward else max)(found, default=0)

    def tie(self, side: int, number: int) -> Tie:
        """How a paragraph is tied to the side that it is tied to most closely."""
        ties = {self.stand(side, other, number).tie for other in range(len(self.articles))}
        return next((tie for tie in CLOSEST if tie in ties), "none")

    def faded(self, side: int, standing: Standing, lengths: Mapping[int, int]) -> dict[int, list[Span]]:
        """The stretches of a side that stand back, by paragraph number; `lengths` are those of its paragraphs."""
        if standing == "all":
            return {}
        shared = self._shared(side)
        if standing == "only here":
            return shared
        return {number: _between(spans, lengths[number]) for number, spans in shared.items()}

    def _shared(self, side: int) -> dict[int, list[Span]]:
        """The sentences that another side tells too, in order, by the number of every paragraph compared."""
        found: dict[int, set[Span]] = {}
        for (i, _), links in self._links.items():
            if i == side:
                for number, spans in links.shared.items():
                    found.setdefault(number, set()).update(spans)
        return {number: sorted(spans) for number, spans in found.items()}

    def finding(self, short: dict[str, str]) -> str:
        """Of the first side and each other: what could not be compared, else how far the one that follows more does."""
        sentences: list[str] = []
        for other in range(1, len(self.articles)):
            links, back = self._links[0, other], self._links[other, 0]
            follows_more = max(links.reuse, back.reuse, key=lambda reuse: reuse.shared / max(reuse.total, 1))
            sentences += links.trouble or [tell_reuse(follows_more, short.__getitem__)]
        return " ".join(dict.fromkeys(sentences))


def _between(spans: Sequence[Span], length: int) -> list[Span]:
    """What is left of a paragraph beside stretches of it."""
    starts, ends = (0, *(end for _, end in spans)), (*(start for start, _ in spans), length)
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
