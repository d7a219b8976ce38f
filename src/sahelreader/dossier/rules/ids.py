"""Rules about ids: what was published once keeps its id, since readers' histories hang on it.

`glossary/ids.txt` records them, one a line: `fact moura-un-expert`, `card moura-un-expert/place`. A line that begins
with `retired` is of something taken out on purpose; its id is never used again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sahelreader.dossier.derived import is_derived
from sahelreader.dossier.rules.sheet import Hit, Record, Sheet

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier

FILE = "glossary/ids.txt"
HEAD = "# Ids that were published (`sahelreader check --record-ids`). One taken out on purpose: retired KIND ID.\n"
RETIRED = "retired"


def every_id(dossier: Dossier) -> list[str]:
    """Kind and id of all that readers' data or links may name, in the order of the dossier."""
    facts = [fact for fact in dossier.facts if not is_derived(fact)]
    return [
        *(f"article {ident}" for ident in dossier.articles),
        *(f"entity {ident}" for ident in dossier.glossary.entities),
        *(f"term {ident}" for ident in dossier.glossary.terms),
        *(f"fact {fact.id}" for fact in facts),
        *(f"card {fact.id}/{card.id}" for fact in facts for card in fact.cards),
        *(f"quotation {quote.id}" for quote in dossier.quotes),
        *(f"claim {claim.id}" for claim in dossier.claims),
        *(f"event {event.id}" for event in dossier.events),
    ]


def with_new_ids(recorded: str, dossier: Dossier) -> str:
    """The record with what it lacks at its end."""
    return (recorded or HEAD) + "".join(f"{ident}\n" for ident in _new_ids(recorded, dossier))


def id_gone(sheet: Sheet) -> Iterator[Hit]:
    """A recorded id that the dossier has no longer, or a retired one that it has again."""
    present = set(every_id(sheet.dossier))
    record = Record.whole(FILE)
    for number, line in _lines(sheet.texts.get(FILE, "")):
        ident = line.removeprefix(f"{RETIRED} ")
        if ident == line and ident not in present:
            yield record.hit_at(
                number, f"{ident!r} was published and is gone; put the id back, or write {RETIRED} before it"
            )
        elif ident != line and ident in present:
            yield record.hit_at(number, f"{ident!r} is retired; what is new needs an id of its own")


def id_unrecorded(sheet: Sheet) -> Iterator[Hit]:
    """An id that isn't recorded, in a dossier that records its ids."""
    if FILE in sheet.texts:
        for ident in _new_ids(sheet.texts[FILE], sheet.dossier):
            yield Record.whole(FILE).hit_at(0, f"{ident!r} is not recorded; run sahelreader check --record-ids")


def _new_ids(recorded: str, dossier: Dossier) -> list[str]:
    """The ids of a dossier that its record has neither as published nor as retired."""
    known = {line.removeprefix(f"{RETIRED} ") for _, line in _lines(recorded)}
    return [ident for ident in every_id(dossier) if ident not in known]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, " ".join(line.split())
