"""How a text is set: its measure, justified or ragged, words divided or whole, lines apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sahelreader.settings.tables import Reading

Syllables = Callable[[str], Sequence[int]]
"""Where a word may be divided: characters before each place."""
NO_MEASURE = 1 << 16
"""More columns than a terminal has."""


class Typesetting(NamedTuple):
    """How a text is set."""

    measure: int = 72
    """The widest line, in cells."""
    justify: bool = False
    """Whether lines of the body end at one edge."""
    spacing: int = 1
    """From one line of the body to the next; 2: every other line is blank."""
    syllables: Syllables | None = None
    """Where words may be divided; None: nowhere."""


def typesetting_of(reading: Reading, language: str = "en") -> Typesetting:
    """The typesetting that a reader has chosen, for a text in this language."""
    measure = NO_MEASURE if reading.full_width else reading.measure
    syllables = None
    if reading.hyphenate:
        from sahelreader.tui.hyphenation import syllables_of

        syllables = syllables_of(language)
    return Typesetting(measure, reading.justify, reading.spacing, syllables)
