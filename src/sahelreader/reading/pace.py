"""The pace at which somebody reads, from stretches of about a paragraph that were really read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

USUAL = 230
"""Words a minute in silent reading of non-fiction: Brysbaert, "How many words do we read per minute?" (2019), 238;
rounded down."""
SLOWEST, FASTEST = 50, 800
"""Words a minute; what is slower is no reading but a pause, what is faster is leafing."""
LEAST_STRETCHES = 5
"""As many stretches must have been read before one's own pace counts as known."""
LATEST = 41
"""As many of the latest stretches count."""


class Stretch(NamedTuple):
    """Text that was read on without a jump or a pause."""

    words: int
    """0: time spent reading of which the pace can't be told."""
    ms: int

    @property
    def words_a_minute(self) -> float:
        """How fast it was read."""
        return self.words * 60_000 / self.ms if self.ms else 0.0

    @property
    def is_reading(self) -> bool:
        """Whether it was neither a pause nor leafing."""
        return self.words > 0 and SLOWEST <= self.words_a_minute <= FASTEST


def pace_of(latest: Sequence[Stretch], usual: float = USUAL) -> float:
    """Words a minute: the median of the stretches, the latest first; `usual` until enough of them are known.

    The median, since a stretch over which somebody dreamed counts no more than any other.
    """
    known = sorted([stretch.words_a_minute for stretch in latest if stretch.is_reading][:LATEST])
    if len(known) < LEAST_STRETCHES:
        return float(usual)
    return (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2


def minutes(words: float, words_a_minute: float) -> int:
    """Whole minutes that so many words take."""
    return round(words / words_a_minute)
