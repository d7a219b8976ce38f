"""A cursor in a text that goes by sentence, word or paragraph, and what it has been extended over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sahelreader.text.units import Unit, cut
from sahelreader.tui.document import Paragraph


class Stop(NamedTuple):
    """A unit of the text."""

    paragraph: int
    """Its index."""
    start: int
    end: int


class TextCursor:
    """Stands on one unit of the numbered paragraphs; may hold the units from where it was extended."""

    def __init__(self, paragraphs: Sequence[Paragraph], unit: Unit = "sentence") -> None:
        self._paragraphs = paragraphs
        self.unit: Unit = unit
        self.extends = False
        """Whether moving extends."""
        self._at = Stop(0, 0, 0)
        self._held = Stop(0, 0, 0)
        """Where extending began; the unit it stands on, if it is not extended."""

    @property
    def at(self) -> Stop:
        """The unit it stands on."""
        return self._at

    @property
    def first(self) -> tuple[int, int]:
        """Paragraph index and character at which what is chosen begins."""
        return min(self._held, self._at)[:2]

    @property
    def last(self) -> tuple[int, int]:
        """Those at which it ends."""
        return max((stop.paragraph, stop.end) for stop in (self._held, self._at))

    def stand_at(self, index: int, character: int = 0) -> bool:
        """Stand on the unit that holds a character, or on the next one; the last, after it. False if there is none."""
        stops = self._stops(index)
        stop = next((stop for stop in stops if stop.end > character), None)
        stop = stop or self._beyond(index, 1) or self._beyond(index + 1, -1)
        if stop is None:
            return False
        self._at = stop
        if not self.extends:
            self._held = stop
        return True

    def hold(self, first: Stop, last: Stop) -> None:
        """Hold what was chosen otherwise, from one stretch to another."""
        self._held, self._at = first, last

    def move(self, by: int, *, extend: bool = False) -> bool:
        """To the next unit (`by` 1) or the one before (-1); whether there is one."""
        stop = self._next() if by > 0 else self._previous()
        if stop is not None:
            self._at = stop
            if not (extend or self.extends):
                self._held = stop
        return stop is not None

    def go_by(self, unit: Unit) -> None:
        """Go by another unit from here on, standing on the one in which what is chosen begins."""
        self.unit, self.extends = unit, False
        self.stand_at(*self.first)

    def _next(self) -> Stop | None:
        here = (stop for stop in self._stops(self._at.paragraph) if stop.start >= max(self._at.end, self._at.start + 1))
        return next(here, None) or self._beyond(self._at.paragraph, 1)

    def _previous(self) -> Stop | None:
        earlier = [stop for stop in self._stops(self._at.paragraph) if stop.start < self._at.start]
        return earlier[-1] if earlier else self._beyond(self._at.paragraph, -1)

    def _beyond(self, index: int, by: int) -> Stop | None:
        """The nearest unit of another paragraph."""
        index += by
        while 0 <= index < len(self._paragraphs):
            if stops := self._stops(index):
                return stops[0 if by > 0 else -1]
            index += by
        return None

    def _stops(self, index: int) -> list[Stop]:
        if not 0 <= index < len(self._paragraphs) or not self._paragraphs[index].number:
            return []
        return [Stop(index, start, end) for start, end in _cut(self._paragraphs[index].text, self.unit)]


@lru_cache(64)
def _cut(text: str, unit: Unit) -> tuple[tuple[int, int], ...]:
    return tuple(cut(text, unit))
