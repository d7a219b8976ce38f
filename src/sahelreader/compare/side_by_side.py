"""Two or three articles beside each other: where each stands for a paragraph of another, and what only one has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import TYPE_CHECKING, Literal

from sahelreader.compare.alignment import always
from sahelreader.compare.following import NOWHERE, Following, Stand
from sahelreader.compare.telling import tell_reuse

if TYPE_CHECKING:
    from sahelreader.compare.comparing import Comparisons
    from sahelreader.compare.telling import Teller

Standing = Literal["all", "only here", "everywhere"]
"""What stands out: everything, what no other side has, what another side has too."""
STANDINGS: tuple[Standing, ...] = ("all", "only here", "everywhere")


class SideBySide:
    """The comparisons between the articles of one screen; sides are numbered from 0."""

    def __init__(
        self,
        comparisons: Comparisons,
        teller: Teller,
        articles: Sequence[str],
        is_wanted: Callable[[], bool] = always,
    ) -> None:
        """Compares them all, which takes its time for long ones; raises `GivenUpError` when no longer wanted."""
        self._comparisons = comparisons
        self._teller = teller
        self.articles = tuple(articles)
        pairs = permutations(range(len(self.articles)), 2)
        self._made = {(i, j): comparisons.compare(articles[i], articles[j], is_wanted) for i, j in pairs}
        self._followings = {pair: Following(made.alignment) for pair, made in self._made.items()}
        self._passages = [{p.number: p for p in comparisons.passages(article)} for article in self.articles]

    def stand(self, side: int, other: int, number: int) -> Stand:
        """Where another side stands for a paragraph."""
        return self._followings[side, other].stand(number) if side != other else NOWHERE

    def next(self, side: int, number: int, *, forward: bool) -> int:
        """The next paragraph of a side that has a counterpart on any other, or the one before; 0 if there is none."""
        found = [f.next(number, forward=forward) for (i, _), f in self._followings.items() if i == side]
        found = [number for number in found if number]
        return (min if forward else max)(found, default=0)

    def faded(self, side: int, standing: Standing) -> frozenset[int]:
        """The paragraphs of a side that stand back."""
        if standing == "all":
            return frozenset()
        shared = frozenset(n for (i, _), f in self._followings.items() if i == side for n in f.anchored)
        return shared if standing == "only here" else frozenset(self._passages[side]) - shared

    def tell(self, side: int, other: int, number: int) -> str:
        """What holds a paragraph and its counterpart together; empty if it has none."""
        stand = self.stand(side, other, number)
        if stand.pairing is None:
            return ""
        left, right = self._passages[side][number], self._passages[other][stand.number]
        self._teller.count_by(self._comparisons.rarity(self.articles[side], self.articles[other]))
        return self._teller.tell_pairing(stand.pairing, left, right)

    def finding(self, short: dict[str, str]) -> str:
        """What could not be compared, else how far the side that follows the other more does so."""
        if trouble := self._made[0, 1].trouble:
            return " ".join(trouble)
        both = self._made[0, 1].reuse, self._made[1, 0].reuse
        return tell_reuse(max(both, key=lambda reuse: reuse.shared / max(reuse.total, 1)), short.__getitem__)
