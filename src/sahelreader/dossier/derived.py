"""Facts that follow from other files: who said a quotation, and which of three events came first.

Their ids are made of the quotation's or the event's, with two hyphens, which no id in a file has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.dossier.ordering import order_facts
from sahelreader.dossier.who_said import who_said_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sahelreader.dossier.model import Article, Entity, Fact
    from sahelreader.dossier.voices import Event, Quotation

MARK = "--"


def derive_facts(
    quotes: Iterable[Quotation],
    events: Iterable[Event],
    articles: Mapping[str, Article],
    entities: Mapping[str, Entity],
) -> tuple[Fact, ...]:
    """The facts in the order of the quotations, then of the events."""
    return (*who_said_facts(tuple(quotes), articles, entities), *order_facts(tuple(events)))


def is_derived(fact: Fact) -> bool:
    """Whether a fact stands in no file of its own."""
    return MARK in fact.id
