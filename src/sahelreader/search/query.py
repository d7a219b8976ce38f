"""A query as its writer meant it: words, phrases, beginnings, near words, fields, and how they are joined."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed; it may be several to the analysis, as `pro-Wagner` is."""

    text: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks: these, in this order."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word: `merc*`."""

    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """A word of which some letters may be others: `wagnr~`."""

    text: str
    slips: int


Value = Word | Quoted | Prefix | Near


@dataclass(frozen=True, slots=True)
class Field:
    """A value that is asked of a field: `person:goita`."""

    name: str
    """One of `FIELDS`."""
    value: Value


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """All but this."""

    part: Node


Node = Value | Field | And | Or | Not

FIELDS = {
    "in": "in", "article": "in", "outlet": "outlet", "title": "title", "kind": "kind", "date": "date", "year": "date",
    "person": "person", "organisation": "organisation", "organization": "organisation", "org": "organisation",
    "armed_group": "armed_group", "group": "armed_group", "place": "place", "operation": "operation", "event": "event",
    "entity": "entity", "about": "entity", "term": "term", "speaker": "speaker", "by": "speaker",
    "like": "like",
}  # fmt: skip
"""What may stand before a colon, and the field that it means."""


class QueryError(ValueError):
    """A query that says nothing; the message is one sentence that says why and what would do."""
