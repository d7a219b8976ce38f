"""Watches a text being scrolled, and tells stretches that were read from jumps, leafing and pauses."""

from __future__ import annotations

from typing import NamedTuple

from sahelreader.reading.pace import SLOWEST, Stretch

LEAST_WORDS = 80
"""A stretch is about a paragraph: shorter ones tell little of the pace."""
GRACE_MS = 5_000
"""Longer than it takes to read all that is seen, by so much, and the reader was elsewhere."""


class Seen(NamedTuple):
    """What was on the screen, and since when."""

    at_ms: int
    above: float
    """Words before the first on the screen."""
    through: float
    """Words before the end of the screen."""


class Watch:
    """Takes what is seen whenever the text has come to rest; gives the stretches that were read."""

    def __init__(self) -> None:
        self._seen: Seen | None = None
        self._words = 0.0
        self._ms = 0
        self._done: list[Stretch] = []

    def see(self, seen: Seen) -> None:
        """Note what is seen from now on."""
        before, self._seen = self._seen, seen
        if before is None:
            return
        spent, moved, shown = seen.at_ms - before.at_ms, seen.above - before.above, before.through - before.above
        if not 0 <= spent <= shown * 60_000 / SLOWEST + GRACE_MS:
            self._end()
        elif 0 <= moved <= shown:
            self._words += moved
            self._ms += spent
            if self._words >= LEAST_WORDS:
                self._end()
        else:  # a jump, or back: the time was spent on the text all the same
            self._end()
            self._add(Stretch(0, spent))

    def stop(self, at_ms: int) -> None:
        """The text is no longer looked at."""
        if self._seen is not None:
            self.see(self._seen._replace(at_ms=at_ms))
            self._end()
            self._seen = None

    def take(self) -> tuple[Stretch, ...]:
        """The stretches since the last call; time whose pace can't be told is in one without words."""
        done, self._done = self._done, []
        loose = sum(stretch.ms for stretch in done if not stretch.words)
        told = tuple(stretch for stretch in done if stretch.words)
        return (*told, Stretch(0, loose)) if loose else told

    def _end(self) -> None:
        stretch = Stretch(round(self._words), self._ms)
        self._add(stretch if self._words >= LEAST_WORDS and stretch.is_reading else Stretch(0, self._ms))
        self._words, self._ms = 0.0, 0

    def _add(self, stretch: Stretch) -> None:
        if stretch.ms > 0:
            self._done.append(stretch)
