"""What the type of a setting is annotated with: which values it takes, and whether the app remembers a choice.

Named tuples, since they are made at every start, and dataclasses take ten times as long to make.
"""

from __future__ import annotations

from typing import NamedTuple


class Between(NamedTuple):
    """A number from `least` to `most`."""

    least: float
    most: float


class OneOf(NamedTuple):
    """One of these words; for a list, words of these."""

    words: tuple[str, ...]


class Example(NamedTuple):
    """What the written file shows for a setting that holds nothing by default, as TOML."""

    toml: str


class Remembered(NamedTuple):
    """The app remembers what was chosen with a key, under the name of the field."""
