"""How the paragraphs of an article are tied to another's: what screens show, light enough to be kept and read back."""

from __future__ import annotations

from msgspec import Struct

from sahelreader.compare.findings import Reuse

Span = tuple[int, int]


class Link(Struct, frozen=True, array_like=True):
    """A paragraph, and the one of the other article that comes nearest to telling the same."""

    left: int
    right: int
    """Numbers."""
    strength: float
    """0 to 1."""
    is_same: bool
    """Whether it is strong enough to count as the same."""
    left_sentence: Span
    right_sentence: Span
    """Code points of the sentences that the strongest anchors stand in."""
    words: str = ""
    """What holds the two together, if they tell the same."""


class Links(Struct, frozen=True, array_like=True):
    """An article beside another, seen from its own side."""

    reuse: Reuse
    """What it shares with the other; names both."""
    trouble: tuple[str, ...]
    """What could not be compared, in sentences."""
    nearest: dict[int, Link]
    """By paragraph number, however weak."""
    shared: dict[int, tuple[Span, ...]]
    """Code points of the sentences that the other tells too, in order, by the number of every paragraph compared."""
