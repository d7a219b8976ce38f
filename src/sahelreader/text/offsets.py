"""Where a position in a changed text lies in the text it was made from."""

from __future__ import annotations

from bisect import bisect_right

Breakpoint = tuple[int, int]
"""(position in the new text, position in the source): from here on both run in step, until the next one."""


class Offsets:
    """A monotone map from positions of a text to positions of its source.

    It is kept as the points where they fall out of step.
    """

    __slots__ = ("_new", "_source")

    def __init__(self, points: tuple[Breakpoint, ...] | list[Breakpoint] = ()) -> None:
        self._new = [new for new, _ in points]
        self._source = [source for _, source in points]

    def start(self, position: int) -> int:
        """Where the character at `position` of the new text begins in the source."""
        i = bisect_right(self._new, position) - 1
        if i < 0:
            return position
        source = self._source[i] + position - self._new[i]
        if i + 1 < len(self._source):  # within a letter that became several
            source = max(self._source[i], min(source, self._source[i + 1] - 1))
        return source

    def end(self, position: int) -> int:
        """Where a span that ends before `position` of the new text ends in the source."""
        return self.start(position - 1) + 1 if position > 0 else self.start(0)

    def points(self) -> tuple[Breakpoint, ...]:
        """The breakpoints, for storing."""
        return tuple(zip(self._new, self._source, strict=True))
