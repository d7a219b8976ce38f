"""Makes src/sahelreader/compare/outlines.bin from Natural Earth's countries at 1:50,000,000 (public domain).

npm pack world-atlas && tar xzf world-atlas-*.tgz
python scripts/make_outlines.py package/countries-50m.json
"""

from __future__ import annotations

import json
import math
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src/sahelreader/compare/outlines.bin"
TOLERANCE = 0.05
"""Degrees by which a line may be off: a third of a dot on the closest map."""
UNITS = 100
"""A degree."""
Point = tuple[float, float]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The topology's arcs as longitudes and latitudes, each border once."""
    transform = topology["transform"]
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    lines: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + move_x, y * scale_y + move_y))
        lines.append(line)
    return lines


def simplified(line: list[Point]) -> list[Point]:
    """The line with as few points as the tolerance allows (Douglas and Peucker 1973)."""
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        off = [(_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)]
        if off and max(off)[0] > TOLERANCE:
            middle = max(off)[1]
            kept.add(middle)
            waiting += [(first, middle), (middle, last)]
    return [line[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    run, rise = end[0] - start[0], end[1] - start[1]
    length = math.hypot(run, rise)
    if not length:
        return math.dist(point, start)
    return abs(rise * (point[0] - start[0]) - run * (point[1] - start[1])) / length


def main(source: str) -> None:
    """Write the file: how many lines, how many points each has, then all points in hundredths of a degree."""
    lines = [simplified(line) for line in arcs(json.loads(Path(source).read_text(encoding="utf-8")))]
    points = [round(value * UNITS) for line in lines for point in line for value in point]
    packed = struct.pack(f"<H{len(lines)}H{len(points)}h", len(lines), *map(len, lines), *points)
    TARGET.write_bytes(zlib.compress(packed, 9))
    print(f"{TARGET}: {len(lines)} lines, {len(points) // 2} points, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
