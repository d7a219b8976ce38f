"""How long what is read takes: the reader's pace, the time spent on each article, and the minutes left."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from sahelreader.reading.pace import LATEST, Stretch, minutes, pace_of
from sahelreader.tui.document import Document

if TYPE_CHECKING:
    from sahelreader.dossier.model import ArticleHead
    from sahelreader.reading.watch import Watch
    from sahelreader.tui.places import Places

KEEP_EVERY_MS = 60_000
"""How often the time spent is written down while reading goes on; leaving the text writes it at once."""


def now_ms() -> int:
    """A clock that never goes back."""
    return time.monotonic_ns() // 1_000_000


class Words:
    """How many words of an article lie before a place of its page."""

    def __init__(self, document: Document, words: int) -> None:
        """`words`: of the whole body."""
        self.document = document
        lengths = [len(paragraph.text) if paragraph.number else 0 for paragraph in document.paragraphs]
        self._before: Sequence[int] = [0, *accumulate(lengths)]
        self._share = words / max(self._before[-1], 1)

    def before(self, place: tuple[int, int]) -> float:
        """Words before a paragraph's character."""
        index, character = place
        return min(self._before[index] + character, self._before[index + 1]) * self._share


class ReadingClock:
    """The clock of one reader and one dossier."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._article = ""
        self._words: Words | None = None
        self._kept_at = 0
        self._pace = 0.0

    @cached_property
    def _watch(self) -> Watch:
        from sahelreader.reading.watch import Watch

        return Watch()

    @property
    def pace(self) -> float:
        """Words a minute."""
        if not self._pace:
            self._pace = pace_of(self._places.latest_stretches(LATEST), self._places.settings.reading.words_a_minute)
        return self._pace

    def minutes_left(self, head: ArticleHead, share: float) -> int:
        """Minutes that the rest of an article takes, of which this share has been read."""
        return minutes(head.words * (1 - share), self.pace)

    def see(self, head: ArticleHead, document: Document, top: tuple[int, int], bottom: tuple[int, int]) -> None:
        """Note what is on the screen."""
        if self._article != head.id:
            self.stop()
            self._article = head.id
        if self._words is None or self._words.document is not document:
            self._words = Words(document, head.words)
        from sahelreader.reading.watch import Seen

        now = now_ms()
        self._watch.see(Seen(now, self._words.before(top), self._words.before(bottom)))
        if now - self._kept_at > KEEP_EVERY_MS:
            self._keep(now)

    def stop(self) -> None:
        """The text is left: write down the time spent."""
        self._watch.stop(now_ms())
        if self._article:
            self._keep(now_ms())

    def _keep(self, now: int) -> None:
        self._kept_at = now
        stretches: tuple[Stretch, ...] = self._watch.take()
        if stretches:
            self._places.save_time(self._article, stretches)
            if any(stretch.words for stretch in stretches):
                self._pace = 0.0
