"""How many of how many, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

_Z = 1.959963984540054
"""The normal deviate of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int = 0
    total: int = 0

    @property
    def value(self) -> float:
        """From 0 to 1; 0 of nothing."""
        return self.part / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share that is behind it lies, 19 times of 20: Wilson's score interval (1927). 0 to 1 of nothing."""
        n = self.total
        if not n:
            return 0.0, 1.0
        p, z2 = self.value, _Z * _Z
        centre = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = _Z / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        low, high = max(0.0, centre - half), min(1.0, centre + half)
        return (0.0 if self.part == 0 else low), (1.0 if self.part == n else high)

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.total + other.total)


@dataclass(frozen=True, slots=True)
class Period:
    """A share within some days."""

    first_day: int
    """The study day that it begins with."""
    name: str
    """`2026-11`, or the date of a Monday for a week."""
    share: Share
