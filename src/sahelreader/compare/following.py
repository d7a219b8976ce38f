"""Where the other article stands for a paragraph of the one that is read: at the same anchor, between two, nowhere."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from sahelreader.compare.alignment import Alignment, Pairing

Tie = Literal["same", "between", "none"]
WEAK = 0.55
"""Strength from which on a paragraph that has no counterpart of its own may stand between its neighbours'."""


class Stand(NamedTuple):
    """What the other article has for a paragraph."""

    tie: Tie
    number: int
    """Its paragraph; 0 if there is none."""
    pairing: Pairing | None = None
    """What holds the two together, for `same`."""


NOWHERE = Stand("none", 0)


class Following:
    """Leads from paragraphs of the left article to those of the right."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self.anchored = sorted(n for n in alignment.forward if alignment.counterpart(n) is not None)
        """The paragraphs that have a counterpart, in order."""

    def stand(self, number: int) -> Stand:
        """Where the right article stands for a paragraph of the left."""
        own = self._alignment.counterpart(number)
        if own is not None:
            return Stand("same", own.right, own)
        before, after = self._neighbours(number)
        if before is None or after is None or not before.right <= after.right:
            return NOWHERE
        weak = self._alignment.forward.get(number)
        if weak is None:  # a heading: nothing was compared
            share = (number - before.left) / (after.left - before.left)
            return Stand("between", before.right + round(share * (after.right - before.right)))
        is_near = weak.strength >= WEAK and before.right <= weak.right <= after.right
        return Stand("between", weak.right) if is_near else NOWHERE

    def next(self, number: int, *, forward: bool) -> int:
        """The next paragraph with a counterpart, or the one before; 0 if there is none."""
        if forward:
            at = bisect_right(self.anchored, number)
            return self.anchored[at] if at < len(self.anchored) else 0
        at = bisect_left(self.anchored, number)
        return self.anchored[at - 1] if at else 0

    def _neighbours(self, number: int) -> tuple[Pairing | None, Pairing | None]:
        at = bisect_left(self.anchored, number)
        before = self._alignment.counterpart(self.anchored[at - 1]) if at else None
        after = self._alignment.counterpart(self.anchored[at]) if at < len(self.anchored) else None
        return before, after
