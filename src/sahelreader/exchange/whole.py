"""Everything that the reader did with a dossier as one JSON object, and back again: docs/exchange.md describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahelreader.exchange.errors import ExchangeError
from sahelreader.exchange.incoming import read_bounded
from sahelreader.store.annotation import Annotation, Mark
from sahelreader.store.events import ReviewEvent
from sahelreader.store.place import ReadingPlace

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact, Overview

FORMAT, VERSION = "sahelreader", 1
_MOST = 1 << 53
"""No number in the file is larger: JSON has none beyond it that all programs read alike."""


@dataclass(frozen=True, slots=True)
class Whole:
    """What a reader did with a dossier."""

    events: tuple[ReviewEvent, ...] = ()
    places: tuple[ReadingPlace, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    """Highlights, notes and cards, every version and the deleted ones too."""
    marks: tuple[Mark, ...] = ()


_KINDS: tuple[tuple[str, type], ...] = (
    ("events", ReviewEvent),
    ("places", ReadingPlace),
    ("annotations", Annotation),
    ("marks", Mark),
)
"""Names of lists in the file, and what their records are."""


def as_json(facts: Iterable[Fact], whole: Whole, overview: Overview) -> dict[str, Any]:
    """The object: all facts with their cards and sources, and all that was done, undone and deleted things too."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "dossier": {"id": overview.id, "title": overview.title},
        "facts": [_fact(fact, overview) for fact in facts],
        **{name: [_values(record) for record in getattr(whole, name)] for name, _ in _KINDS},
    }


def read_json(path: Path, dossier: str) -> Whole:
    """What a file holds; ExchangeError if it is not whole or of another dossier."""
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
        found = {name: tuple(_read(kind, record, dossier) for record in value[name]) for name, kind in _KINDS}
    except (KeyError, TypeError, ValueError) as error:
        raise ExchangeError(f"{path} is not whole ({error}): export it once more.") from error
    whole = Whole(**found)
    _refuse_loose_undo(whole.events, path)
    return whole


def _values(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in _fields(record.__class__)}


@cache
def _fields(kind: type) -> tuple[Parameter, ...]:
    """Name, default and type of what a record of a kind consists of."""
    return tuple(signature(kind).parameters.values())


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


def _read(kind: type, record: Any, dossier: str) -> Any:
    """A record of a kind from what the file has for it: of the right types, and with a default what it lacks."""
    given = _of_type(record, dict, "a record")
    values: dict[str, Any] = {}
    for field in _fields(kind):
        if field.name in given or field.default is Parameter.empty:
            value = values[field.name] = given[field.name]
            if value is None and "None" in str(field.annotation):
                continue
            if "int" in str(field.annotation):
                _bounded(value, field.name)
            else:
                _of_type(value, str, field.name)
    if values["dossier"] != dossier:
        raise ValueError("a record is of another dossier")
    if "id" in values:
        _refuse_strange_id(values["id"])
    return kind(**values)


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
        raise ValueError("an id is no UUID")


def _refuse_loose_undo(events: Sequence[ReviewEvent], path: Path) -> None:
    known = {event.id for event in events}
    if any(event.undoes and event.undoes not in known for event in events):
        raise ExchangeError(f"{path} is not whole (an undo without its answer): export it once more.")
