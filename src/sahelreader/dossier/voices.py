"""Who says what, and what happened when: quotations, claims and the timeline, frozen as in the model."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from sahelreader.dossier.model import Evidence

Stance = Literal["says", "denies", "differs", "silent"]
STANCES: tuple[Stance, ...] = ("says", "denies", "differs", "silent")
Precision = Literal["day", "month", "year", "period"]
PRECISIONS: tuple[Precision, ...] = ("day", "month", "year", "period")
UNNAMED = "unnamed: "
"""What the words for a speaker begin with whom the text doesn't name."""


class Voice(Struct, frozen=True):
    """Somebody who speaks, or through whom somebody does."""

    name: str
    """An entity's name, or the dossier's words."""
    entity: str = ""
    """Id of the entity; empty where there is none."""

    @property
    def is_named(self) -> bool:
        """Whether the text says who it is."""
        return bool(self.entity) or not self.name.startswith(UNNAMED)

    @property
    def shown(self) -> str:
        """Who it is, for people: `two other sources, unnamed`."""
        return self.name if self.is_named else f"{self.name.removeprefix(UNNAMED)}, unnamed"


class Quotation(Struct, frozen=True):
    """Somebody's words as an article gives them."""

    id: str
    parts: tuple[Evidence, ...]
    """The words piece by piece in the order of the text, all of one article."""
    speaker: Voice
    to: str
    """To whom or on what occasion, as far as told."""
    when: str
    via: Voice | None
    """Through whom the article has the words, if not from the speaker."""
    about: tuple[str, ...]
    """Ids of entities."""
    telling: tuple[Evidence, ...] = ()
    """The words that a question about the speaker shows; without them it shows the first sentences."""
    lures: tuple[str, ...] = ()
    """Ids of who else might have said it; without them, others who are quoted."""
    is_asked: bool = True
    """Whether there is a question about the speaker at all."""

    @property
    def article(self) -> str:
        """Id of the article that it stands in."""
        return self.parts[0].place.article


class Position(Struct, frozen=True):
    """What an article answers to a question, in its own voice or in another that it reports."""

    holder: str
    """Id of the article."""
    voice: Voice | None
    """Whose position the article reports; None where it is its own."""
    stance: Stance
    summary: str
    evidence: tuple[Evidence, ...]
    """None where the article is silent."""


class Claim(Struct, frozen=True):
    """A question on which the articles differ."""

    id: str
    question: str
    why_it_matters: str
    positions: tuple[Position, ...]
    """In the order of the dossier's articles."""
    entities: tuple[str, ...]
    tags: tuple[str, ...]


class Event(Struct, frozen=True):
    """Something that the texts date."""

    id: str
    title: str
    when: str
    precision: Precision
    shown: str
    """The date in words."""
    evidence: tuple[Evidence, ...]
    entities: tuple[str, ...]
    note: str
    """What the sources differ about, or how the date was come by."""
    brief: str = ""
    """A few words for it, as they stand in a question of order."""
    order_with: tuple[str, ...] = ()
    """Ids of the two events that a question of order puts it with."""
