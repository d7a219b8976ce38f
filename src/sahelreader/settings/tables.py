"""Every setting, with its default.

A class is a table of the file, a field a line of it. The type tells which values are taken (see `marks`; besides
numbers, words and truth values: `date | None`, `tuple[str, ...]`), the docstring stands as a comment in the written
file. Whoever needs another setting adds the field here; reading, checking, writing and `sahelreader settings` follow.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Struct

from sahelreader.settings.marks import Between, Example, OneOf, Remembered

OUR_THEMES = ("ink", "paper", "high-contrast", "terminal")
"""`terminal` has the colours that the terminal itself is set to."""
OTHER_THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine",
    "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light",
    "tokyo-night",
)  # fmt: skip
"""Those that Textual brings."""
KINDS = ("person", "organisation", "place", "armed_group", "operation", "event", "term")


class Reading(Struct, frozen=True):
    """How a text is set and marked."""

    measure: Annotated[int, Between(20, 240), Remembered()] = 72
    """The widest line of a text, in columns. In the app: - and +."""
    full_width: Annotated[bool, Remembered()] = False
    """Whether lines are as wide as the window instead. In the app: =."""
    justify: Annotated[bool, Remembered()] = False
    """Whether lines end at one edge, with wider blanks between the words. In the app: J."""
    hyphenate: Annotated[bool, Remembered()] = False
    """Whether words are divided at the end of a line that would be left too short. In the app: H."""
    spacing: Annotated[int, Between(1, 3), Remembered()] = 1
    """1: lines follow each other; 2: every other line is blank; 3: two of three. In the app: |."""
    emphasis: Annotated[str, OneOf(("first", "all", "off")), Remembered()] = "first"
    """Which mentions of a name are marked clearly: the first in each section, all, or none. In the app: h."""
    hidden_kinds: Annotated[tuple[str, ...], OneOf(KINDS), Remembered()] = ()
    """Kinds of names that are not marked. In the app: the capital letters."""
    words_a_minute: Annotated[int, Between(60, 1000)] = 230
    """The pace by which the time left is told until your own is known."""


class Look(Struct, frozen=True):
    """Colours."""

    theme: Annotated[str, OneOf(OUR_THEMES + OTHER_THEMES), Remembered()] = "ink"
    """The theme. `terminal` takes the colours your terminal is set to. In the app: D for ours, ctrl+p for all."""


class Study(Struct, frozen=True):
    """When facts are asked again."""

    desired_retention: Annotated[float, Between(0.7, 0.99)] = 0.9
    """The chance that you still know a fact when it is asked again. More of it means many more questions."""
    new_a_day: Annotated[int, Between(0, 9999)] = 20
    """New facts on a day."""
    reviews_a_day: Annotated[int, Between(0, 9999)] = 200
    """Facts asked again on a day; what is being learned does not count."""
    exam: Annotated[date | None, Example("2027-05-31")] = None
    """The day to be ready for: no fact is put off beyond it."""
    keep_apart: bool = True
    """Whether facts that give each other's answers away are asked on different days."""
    first_step: Annotated[int, Between(1, 720)] = 1
    """Minutes after which a new fact is asked again."""
    second_step: Annotated[int, Between(0, 720)] = 10
    """Minutes after which it is asked once more before it waits for days; no more than the first: not at all."""
    relearning_step: Annotated[int, Between(1, 720)] = 10
    """Minutes after which a fact that was forgotten is asked again."""
    learn_ahead: Annotated[int, Between(0, 720)] = 20
    """How many minutes before its time such a fact is asked if nothing else is left."""
    longest_days: Annotated[int, Between(3, 36500)] = 36500
    """The longest time that a fact is put off."""
    leech: Annotated[int, Between(0, 99)] = 6
    """Times forgotten after which the card says to read the source again; 0: never."""
    suspend_leeches: bool = False
    """Whether such a fact is also put aside until you take it up again."""
    ask_confidence: Annotated[bool, Remembered()] = False
    """Whether you are asked how sure you are before each verdict. In the app: a, in a quiz."""


class Settings(Struct, frozen=True):
    """All settings, table by table."""

    reading: Reading = Reading()
    look: Look = Look()
    study: Study = Study()
