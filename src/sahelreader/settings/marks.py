"""What the type of a setting is annotated with: which values it takes, and whether the app remembers a choice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Between:
    """A number from `least` to `most`."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words; for a list, words of these."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """What the written file shows for a setting that holds nothing by default, as TOML."""

    toml: str


@dataclass(frozen=True, slots=True)
class Remembered:
    """The app remembers what was chosen with a key, under the name of the field."""
