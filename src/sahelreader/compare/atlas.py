"""The map's geometry: outlines of the countries, a view of a part of the world, and where a place lies in it."""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

UNITS = 100
"""A degree in the file of outlines."""
_FILE = Path(__file__).with_name("outlines.bin")
_ARROWS = "→↗↑↖←↙↓↘"


@dataclass(frozen=True, slots=True)
class Outline:
    """A coast or a border: a line that is drawn as one."""

    longitudes: Sequence[int]
    latitudes: Sequence[int]
    """Both in hundredths of a degree, of equal length."""
    west: int
    south: int
    east: int
    north: int


@cache
def outlines() -> tuple[Outline, ...]:
    """Coasts and borders of all countries: Natural Earth 1:50,000,000, public domain, off by 0.05 degrees at most."""
    import zlib

    packed = zlib.decompress(_FILE.read_bytes())
    counts = array("H", packed[2 : 2 + 2 * int.from_bytes(packed[:2], "little")])
    points = array("h", packed[2 + 2 * len(counts) :])
    if sys.byteorder == "big":
        counts.byteswap()
        points.byteswap()
    made = []
    start = 0
    for count in counts:
        x, y = points[start : start + 2 * count : 2], points[start + 1 : start + 2 * count : 2]
        made.append(Outline(x, y, min(x), min(y), max(x), max(y)))
        start += 2 * count
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees, north and east positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world on a field of square dots: plate carrée, true to scale at its middle."""

    middle: Point
    degrees: float
    """Of latitude, from the upper edge to the lower."""
    width: int
    height: int
    """In dots."""

    @property
    def _scale(self) -> tuple[float, float]:
        """Dots to a degree of longitude and of latitude."""
        y = self.height / self.degrees
        return y * max(math.cos(math.radians(self.middle.latitude)), 0.05), y

    def dot(self, point: Point) -> tuple[float, float]:
        """Column and row of a position, perhaps outside; the shorter way round the world."""
        x, y = self._scale
        east = (point.longitude - self.middle.longitude + 180) % 360 - 180
        return self.width / 2 + east * x, self.height / 2 - (point.latitude - self.middle.latitude) * y

    def holds(self, point: Point) -> bool:
        """Whether a position lies in it."""
        x, y = self.dot(point)
        return 0 <= x < self.width and 0 <= y < self.height

    def rim(self, point: Point) -> tuple[float, float, str]:
        """Where the way from the middle to a position outside meets the edge: column, row, and an arrow that way."""
        x, y = self.dot(point)
        run, rise = x - self.width / 2, y - self.height / 2
        share = min(self.width / 2 / abs(run) if run else math.inf, self.height / 2 / abs(rise) if rise else math.inf)
        arrow = _ARROWS[round(math.degrees(math.atan2(-rise, run)) / 45) % 8]
        return self.width / 2 + run * share, self.height / 2 + rise * share, arrow

    def lines(self) -> Iterator[tuple[float, float, float, float]]:
        """The pieces of the outlines that may lie in it, as dots: from column and row to column and row."""
        x, y = self._scale
        left, top = self.middle.longitude * UNITS, self.middle.latitude * UNITS
        half_width, half_height = self.width / 2, self.height / 2
        reach_x, reach_y = half_width / x * UNITS, half_height / y * UNITS
        for outline in outlines():
            if outline.east < left - reach_x or outline.west > left + reach_x:
                continue
            if outline.north < top - reach_y or outline.south > top + reach_y:
                continue
            columns = [half_width + (value - left) * x / UNITS for value in outline.longitudes]
            rows = [half_height - (value - top) * y / UNITS for value in outline.latitudes]
            for x0, y0, x1, y1 in zip(columns, rows, columns[1:], rows[1:], strict=False):
                if abs(x1 - x0) < 180 * x:  # else it goes on at the other edge of the world
                    yield x0, y0, x1, y1
