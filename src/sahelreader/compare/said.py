"""Who said what: the quotations of a dossier in groups, by speaker, by what they are about, or by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sahelreader.dossier.dates import short

if TYPE_CHECKING:
    from sahelreader.dossier.voices import Quotation

Grouping = Literal["speaker", "topic", "article"]
GROUPINGS: tuple[Grouping, ...] = ("speaker", "topic", "article")


@dataclass(frozen=True, slots=True)
class Group:
    """Quotations that belong together."""

    ident: str
    """Id of the entity or the article; empty for a speaker who is none."""
    name: str
    quotes: tuple[Quotation, ...]


def grouped(quotes: Iterable[Quotation], grouping: Grouping, name_of: Callable[[str], str]) -> tuple[Group, ...]:
    """The quotations by speaker (in the order of their first words), by topic (most first), or by article.

    `name_of` gives the name of an entity or article. By topic a quotation stands under everything it is about.
    """
    groups: dict[tuple[str, str], list[Quotation]] = {}
    for quote in quotes:
        for key in _keys(quote, grouping, name_of):
            groups.setdefault(key, []).append(quote)
    made = [Group(ident, name, tuple(quotes)) for (ident, name), quotes in groups.items()]
    if grouping == "topic":
        made.sort(key=lambda group: (-len(group.quotes), group.name.casefold()))
    return tuple(made)


def occasion(quote: Quotation) -> list[str]:
    """To whom or on what occasion, and when if that does not say it: `at the fair`, `3 May 2021`."""
    when = short(quote.when)
    return [part for part in (quote.to, "" if when in quote.to else when) if part]


def about(quotes: Iterable[Quotation], entity: str) -> tuple[Quotation, ...]:
    """What was said about an entity."""
    return tuple(quote for quote in quotes if entity in quote.about)


def by(quotes: Iterable[Quotation], entity: str) -> tuple[Quotation, ...]:
    """What an entity said, or was the way by which an article has it."""
    return tuple(q for q in quotes if entity in (q.speaker.entity, q.via.entity if q.via else ""))


def _keys(quote: Quotation, grouping: Grouping, name_of: Callable[[str], str]) -> list[tuple[str, str]]:
    if grouping == "speaker":
        return [(quote.speaker.entity, quote.speaker.shown)]
    if grouping == "article":
        return [(quote.article, name_of(quote.article))]
    return [(ident, name_of(ident)) for ident in dict.fromkeys(quote.about)]
