"""What an article shares with another, in numbers and in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct


class Reuse(Struct, frozen=True, array_like=True):
    """What an article shares with another."""

    article: str
    other: str
    total: int
    """Dates, dated events, quotations and figures of the article."""
    shared: int
    """How many of them the other has too."""
    in_order: int
    """How many of these stand in the same order in both: the longest common subsequence."""

    @property
    def sides(self) -> tuple[str, str]:
        """The two articles."""
        return self.article, self.other


def tell_reuse(reuse: Reuse, short: Callable[[str], str]) -> str:
    """The finding: `France 24 has 8 of the 23 dates, quotes and figures in Olivium, 7 in the same order`."""
    one, other = short(reuse.article), short(reuse.other)
    if not reuse.total:
        return f"{one} has no date, quote or figure that could be looked for in {other}."
    if reuse.total == 1:
        return f"{other} {'has' if reuse.shared else 'lacks'} the one date, quote or figure in {one}."
    order = ""
    if reuse.shared > 1:
        order = ", in the same order" if reuse.in_order == reuse.shared else f", {reuse.in_order} in the same order"
    return f"{other} has {reuse.shared or 'none'} of the {reuse.total} dates, quotes and figures in {one}{order}."
