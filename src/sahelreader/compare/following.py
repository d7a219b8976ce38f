"""Where the other article stands for a paragraph of the one that is read: at the same anchor, between two, nowhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sahelreader.compare.links import Link

Tie = Literal["same", "perhaps", "between", "none"]
SURE = 0.85
"""Strength below which a counterpart is told as one that may be wrong: in the bundled articles a third of those are."""
WEAK = 0.55
"""Strength from which on a paragraph that has no counterpart of its own may stand between its neighbours'."""


class Stand(NamedTuple):
    """What the other article has for a paragraph."""

    tie: Tie
    number: int
    """Its paragraph; 0 if there is none."""
    link: Link | None = None
    """What holds the two together, for `same` and `perhaps`."""


NOWHERE = Stand("none", 0)


class Following:
    """Leads from paragraphs of the left article to those of the right."""

    def __init__(self, nearest: Mapping[int, Link]) -> None:
        """`nearest` is by paragraph of the left article."""
        self._nearest = nearest
        self.anchored = sorted(number for number, link in nearest.items() if link.is_same)
        """The paragraphs that have a counterpart, in order."""

    def stand(self, number: int) -> Stand:
        """Where the right article stands for a paragraph of the left."""
        own = self._nearest.get(number)
        if own is not None and own.is_same:
            return Stand("same" if own.strength >= SURE else "perhaps", own.right, own)
        before, after = self._neighbours(number)
        if before is None or after is None or not before.right <= after.right:
            return NOWHERE
        if own is None:  # a heading: nothing was compared
            share = (number - before.left) / (after.left - before.left)
            return Stand("between", before.right + round(share * (after.right - before.right)))
        is_near = own.strength >= WEAK and before.right <= own.right <= after.right
        return Stand("between", own.right) if is_near else NOWHERE

    def next(self, number: int, *, forward: bool) -> int:
        """The next paragraph with a counterpart, or the one before; 0 if there is none."""
        if forward:
            at = bisect_right(self.anchored, number)
            return self.anchored[at] if at < len(self.anchored) else 0
        at = bisect_left(self.anchored, number)
        return self.anchored[at - 1] if at else 0

    def _neighbours(self, number: int) -> tuple[Link | None, Link | None]:
        at = bisect_left(self.anchored, number)
        before = self._nearest[self.anchored[at - 1]] if at else None
        after = self._nearest[self.anchored[at]] if at < len(self.anchored) else None
        return before, after
