"""Divides words at the end of lines that would be left too short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rich.cells import cell_len

from sahelreader.tui.typesetting import Syllables

LEAST_BEFORE, LEAST_AFTER = 3, 3
"""Letters that must stand before and after the hyphen."""
MOST_IN_A_ROW = 2
"""Lines one after another that may end in a hyphen."""
_WORD = re.compile(r"[\"'“‘«(\[]*([^\W\d_]{6,})(?![^\s\"'”’»)\].,;:!?…])")
"""A word of letters alone, with what may stand around it: no part of an address or a compound."""


@cache
def syllables_of(language: str) -> Syllables | None:
    """Where words of a language may be divided, by pyphen's patterns; None for a language that it doesn't have."""
    import pyphen

    known = pyphen.language_fallback(language)
    if known is None:
        return None
    dictionary = pyphen.Pyphen(lang=known, left=LEAST_BEFORE, right=LEAST_AFTER)

    @cache
    def places(word: str) -> Sequence[int]:
        # Some languages spell a divided word otherwise; those places are left out, since the text must stay as it is.
        return [int(place) for place in dictionary.positions(word) if not getattr(place, "data", None)]

    return places


class Divider:
    """Finds where to divide the word after a line; for the lines of one paragraph."""

    def __init__(self, syllables: Syllables, room: int) -> None:
        """`room`: cells of a line."""
        self._syllables = syllables
        self.ragged = max(LEAST_BEFORE + 2, room // 12)
        """Cells left free at the end of a line from which on the next word may be divided."""
        self.divided: list[int] = []
        """Numbers of the lines that end in a hyphen."""

    def divide(self, text: str, end: int, following: int, spare: int, number: int) -> int:
        """Where line `number`, with `spare` cells left, is to end within the word that begins at `following`.

        0: before the word, at `end`. Names and other words with capitals stay whole.
        """
        word = _WORD.match(text, following)
        if word is None or not word[1].islower() or self._in_a_row(number) >= MOST_IN_A_ROW:
            return 0
        most = spare - cell_len(text[end : word.start(1)]) - 1
        place = max((place for place in self._syllables(word[1]) if place <= most), default=0)
        if not place:
            return 0
        self.divided.append(number)
        return word.start(1) + place

    def _in_a_row(self, number: int) -> int:
        """How many lines right before this one end in a hyphen."""
        return next((n for n, line in enumerate(reversed(self.divided)) if line != number - 1 - n), len(self.divided))
