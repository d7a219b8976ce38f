"""What the reader does to a text: highlights, cards and positions in claims, records written once and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

Kind = Literal["highlight", "card", "position", "delete"]
KINDS: tuple[Kind, ...] = ("highlight", "card", "position", "delete")


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight or a card as it was made or edited, or that it was deleted. ValueError for what can't be."""

    id: str
    """A version 7 UUID; ids sort in the order in which the reader did things."""
    dossier: str
    subject: str
    """Id of the first record of the same highlight or card; its own for the first one."""
    kind: Kind
    at_ms: int
    offset_minutes: int
    article: str
    paragraph: int
    """Number of the block in which the quotation begins, from 1."""
    start: int
    """Code point of that paragraph's text."""
    quote: str
    """The words, paragraphs joined by line ends."""
    prefix: str = ""
    """What stands before the words, as far as it helps to find them again."""
    suffix: str = ""
    """What stands after them."""
    note: str = ""
    """What the reader wrote to a highlight or a position."""
    question: str = ""
    """Of a card; of a position, what the articles answer differently."""
    answer: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"an annotation's kind is one of {', '.join(KINDS)}")
        if not (self.id and self.dossier and self.subject and self.article and self.quote):
            raise ValueError("an annotation names its id, dossier, subject, article and quotation")
        if self.kind == "card" and not (self.question and self.answer):
            raise ValueError("a card has a question and an answer")
        if self.kind == "position" and not self.question:
            raise ValueError("a position has a question")


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Annotation))


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in an article under a letter."""

    dossier: str
    letter: str
    article: str
    paragraph: int
    """Number of the block, from 1; 0 for the very beginning."""
    character: int = 0
    at_ms: int = 0
    """When it was set, milliseconds since 1970-01-01 UTC."""


def current(records: Iterable[Annotation]) -> list[Annotation]:
    """The last record of each highlight and card that is not deleted, the one made first first.

    `records` in the order of their ids: of two that say different things of one highlight, the later counts.
    """
    last: dict[str, Annotation] = {}
    for record in records:
        last[record.subject] = record
    return [record for record in last.values() if record.kind != "delete"]
