"""Facts as Anki notes: a note with one card for each memory that is kept, in which its wordings take turns.

A fact has one memory, or several if its cards ask for different kinds of things (`study.directions`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.exchange.anki.ids import guid_of
from sahelreader.exchange.anki.showing import Beside, asked, differences, lures, options, quotations, shown, where

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact, Overview

FIELDS = (
    "Question", "Answer", "Other questions", "Other answers", "Statement", "Evidence", "Source", "Open",
    "Said by", "Status", "Why it matters", "Not to be confused with", "Fact",
    "Spare 1", "Spare 2", "Spare 3", "Spare 4",
)  # fmt: skip
"""Their names and order never change: Anki takes another list for another note type. The spare ones are for what is
added later: the first holds where the articles differ, the second what to choose from."""
_RESERVED = frozenset({"leech", "marked"})
"""Tags that Anki gives and takes itself."""


NOTHING = Beside()


@dataclass(frozen=True, slots=True)
class Note:
    """What has a memory of its own, as Anki keeps it."""

    guid: str
    fact: str
    """The key of the memory."""
    fields: tuple[str, ...]
    """HTML, in the order of `FIELDS`."""
    tags: tuple[str, ...]


def make_note(fact: Fact, overview: Overview, beside: Beside = NOTHING) -> Note:
    """The note of a fact, or of the part of it that has a memory of its own."""
    first, *others = fact.cards
    values = {
        "Question": asked(first),
        "Answer": shown(first.answer),
        "Other questions": "".join(f"<div>{asked(card)}</div>" for card in others),
        "Other answers": "".join(f"<div>{shown(card.answer)}</div>" for card in others),
        "Statement": shown(fact.statement),
        "Evidence": quotations(fact, overview, beside),
        "Source": shown(where(fact.evidence[0], overview)),
        "Open": shown(f"sahelreader open {fact.evidence[0].place}"),
        "Said by": shown(fact.attribution),
        "Status": "" if fact.status == "reported" else fact.status,
        "Why it matters": shown(fact.why_it_matters),
        "Not to be confused with": lures(fact.cards),
        "Fact": shown(fact.id),
        "Spare 1": differences(fact, overview, beside),
        "Spare 2": options(fact.cards),
    }
    fields = tuple(values.get(name, "") for name in FIELDS)
    return Note(guid_of(overview.id, fact.id), fact.id, fields, tags_of(fact, overview))


def tags_of(fact: Fact, overview: Overview) -> tuple[str, ...]:
    """Tags of one word each, in order: dossier, articles, status and topics, each under a heading of its own."""
    return tuple(
        sorted(
            {
                _tag(f"sahelreader::{overview.id}"),
                _tag(f"status::{fact.status}"),
                *(_tag(f"article::{article}") for article in fact.articles),
                *(_tag(f"topic::{tag}") for tag in fact.tags),
            }
        )
    )


def _tag(text: str) -> str:
    tag = re.sub(r"[\s\"\x00-\x1f]+", "_", text)
    return f"{tag}_" if tag.lower() in _RESERVED else tag
