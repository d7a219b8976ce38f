"""What an engine is asked: a query with every name resolved and every word analysed, the same for all engines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Documents with a word in a field."""

    field: str
    word: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents whose text has these stems one after another; at least two."""

    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Documents with at least one of these words in a field; all fit equally well. None of none."""

    field: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """All documents."""


@dataclass(frozen=True, slots=True)
class Both:
    """Documents that fit all of the parts; at least one."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Documents that fit at least one of the parts; at least one part."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Documents that don't fit."""

    part: Clause


@dataclass(frozen=True, slots=True)
class Faintly:
    """The same documents, which rank below those that fit better."""

    part: Clause


Clause = Term | Phrase | AnyOf | Everything | Both | Either | Without | Faintly
