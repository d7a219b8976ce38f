"""Everything that the reader did with a dossier as one JSON object, and back again: docs/exchange.md describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahelreader.exchange.errors import ExchangeError
from sahelreader.exchange.incoming import read_bounded
from sahelreader.store.events import COLUMNS, ReviewEvent
from sahelreader.store.place import ReadingPlace

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact, Overview

FORMAT, VERSION = "sahelreader", 1
_TEXTS = ("id", "dossier", "fact", "card", "answered", "style", "verdict", "mode", "kind", "wording", "overridden")
_NUMBERS = ("at_ms", "offset_minutes", "study_day", "rating", "duration_ms", "hints")
_LATER = {"wording": "", "overridden": "", "hints": 0}
"""What the first files of this version may lack."""
_MOST = 1 << 53
"""No number in the file is larger: JSON has none beyond it that all programs read alike."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What a file brings."""

    events: tuple[ReviewEvent, ...]
    places: tuple[ReadingPlace, ...]


def as_json(
    facts: Iterable[Fact], events: Iterable[ReviewEvent], places: Iterable[ReadingPlace], overview: Overview
) -> dict[str, Any]:
    """The object: all facts with their cards and sources, all events (undone ones and undos too), all places."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "dossier": {"id": overview.id, "title": overview.title},
        "facts": [_fact(fact, overview) for fact in facts],
        "events": [{name: getattr(event, name) for name in COLUMNS} for event in events],
        "places": [{name: getattr(place, name) for name in ReadingPlace.__slots__} for place in places],
    }


def read_json(path: Path, dossier: str) -> Whole:
    """The events and places of a file; ExchangeError if it is not whole or of another dossier."""
    try:
        value = json.loads(read_bounded(path))
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{path} is not JSON that can be read: export it once more.") from error
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ExchangeError(f"{path} is no export of sahelreader: make one with sahelreader export json FILE.")
    if value.get("version") != VERSION:
        raise ExchangeError(f"{path} was written by another version: read it with that, or export it with this one.")
    whose = value["dossier"].get("id") if isinstance(value.get("dossier"), dict) else None
    if whose != dossier:
        raise ExchangeError(f"{path} belongs to another dossier than {dossier}: open that one with --dossier.")
    try:
        events = tuple(_event(record, dossier) for record in value["events"])
        places = tuple(_place(record, dossier) for record in value["places"])
    except (KeyError, TypeError, ValueError) as error:
        raise ExchangeError(f"{path} is not whole ({error}): export it once more.") from error
    _refuse_loose_undo(events, path)
    return Whole(events, places)


def _fact(fact: Fact, overview: Overview) -> dict[str, Any]:
    heads = {head.id: head for head in overview.articles}
    return {
        "id": fact.id, "statement": fact.statement, "attribution": fact.attribution, "status": fact.status,
        "when": fact.when, "entities": list(fact.entities), "tags": list(fact.tags),
        "why_it_matters": fact.why_it_matters,
        "evidence": [
            {
                "quote": evidence.quote, "article": evidence.place.article, "address": str(evidence.place),
                "outlet": heads[evidence.place.article].outlet if evidence.place.article in heads else None,
            }
            for evidence in fact.evidence
        ],
        "cards": [
            {
                "id": card.id, "ask": card.ask, "answer": card.answer, "kind": card.kind, "accept": list(card.accept),
                "lures": [{"text": lure.text, "why": lure.why} for lure in card.lures], "is_cloze": card.is_cloze,
            }
            for card in fact.cards
        ],
    }  # fmt: skip


def _event(record: Any, dossier: str) -> ReviewEvent:
    values = {**_LATER, **_of_type(record, dict, "an event")}
    for name in _TEXTS:
        _of_type(values[name], str, name)
    for name in _NUMBERS:
        _bounded(values[name], name)
    if values["confidence"] is not None:
        _bounded(values["confidence"], "confidence")
    if values["undoes"] is not None:
        _of_type(values["undoes"], str, "undoes")
    if values["dossier"] != dossier:
        raise ValueError("an event is of another dossier")
    _refuse_strange_id(values["id"])
    return ReviewEvent(**{name: values[name] for name in COLUMNS})


def _place(record: Any, dossier: str) -> ReadingPlace:
    values = _of_type(record, dict, "a place")
    _of_type(values["article"], str, "article")
    numbers = {name: _bounded(values[name], name) for name in ("paragraph", "character", "furthest", "at_ms")}
    return ReadingPlace(dossier, values["article"], **numbers)


def _of_type(value: Any, kind: type, what: str) -> Any:
    if not isinstance(value, kind) or (isinstance(value, str) and len(value) > 1 << 16):
        raise ValueError(f"{what} is not as it should be")
    return value


def _bounded(value: Any, what: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST:
        raise ValueError(f"{what} is no number that can be")
    return value


def _refuse_strange_id(ident: str) -> None:
    """Raises ValueError unless it is a UUID as ours are: they are sorted by, and read as times."""
    digits = ident.replace("-", "")
    if len(ident) != 36 or len(digits) != 32 or set(digits) - set("0123456789abcdef"):
        raise ValueError("an event's id is no UUID")


def _refuse_loose_undo(events: Sequence[ReviewEvent], path: Path) -> None:
    known = {event.id for event in events}
    if any(event.undoes and event.undoes not in known for event in events):
        raise ExchangeError(f"{path} is not whole (an undo without its answer): export it once more.")
