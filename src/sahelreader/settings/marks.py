"""What the type of a setting is annotated with: which values it takes, and whether the app remembers a choice.

Structs, since the classes are made at every start, and that of a dataclass takes thirty times as long.
"""

from __future__ import annotations

from msgspec import Struct


class Between(Struct, frozen=True):
    """A number from `least` to `most`."""

    least: float
    most: float


class OneOf(Struct, frozen=True):
    """One of these words; for a list, words of these."""

    words: tuple[str, ...]


class Example(Struct, frozen=True):
    """What the written file shows for a setting that holds nothing by default, as TOML."""

    toml: str


class Remembered(Struct, frozen=True):
    """The app remembers what was chosen with a key, under the name of the field."""
