"""A dossier's facts, with all that its reader knows of them, as an Anki package."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.exchange.anki.notes import Note, make_note
from sahelreader.exchange.anki.package import Entry, package
from sahelreader.exchange.anki.scheduling import card_state, log_of, offset_of
from sahelreader.study.history import not_undone
from sahelreader.study.ledger import Ledger

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact, Overview
    from sahelreader.store.events import ReviewEvent
    from sahelreader.study.memory import Schedule

CHANGES = "anki.changes"
"""The setting that remembers when each note's words last changed."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A package, and what is in it."""

    data: bytes
    notes: int
    reviews: int
    changes: str
    """To be kept under `CHANGES` until the next export."""


def export(
    facts: Sequence[Fact],
    events: Iterable[ReviewEvent],
    overview: Overview,
    *,
    schedule: Schedule,
    now_seconds: int,
    changes: str = "",
) -> Exported:
    """The package. `changes`: as the last export gave it; a note whose words are other than then is marked changed now.

    With the same input and `changes` the bytes are the same, whatever the time.
    """
    events = list(events)
    ledger = Ledger(events, schedule)
    notes = [make_note(fact, overview) for fact in facts]
    known = _read(changes)
    changed = {note.fact: _changed(note, known, now_seconds) for note in notes}
    seconds = {fact: since for fact, (_, since) in changed.items()}
    entries = list(_entries(notes, ledger, seconds, _suspended(events)))
    data = package(
        entries, deck=overview.title, dossier=overview.id, schedule=schedule, offset_minutes=offset_of(events)
    )
    kept = json.dumps(dict(sorted((known | changed).items())), separators=(",", ":"))
    return Exported(data, len(entries), sum(len(entry.log) for entry in entries), kept)


def _entries(
    notes: Iterable[Note], ledger: Ledger, changed: Mapping[str, int], suspended: frozenset[str]
) -> Iterator[Entry]:
    taken: set[int] = set()
    for position, note in enumerate(notes, 1):
        memory = ledger.memory(note.fact)
        log = log_of(note.fact, ledger.history(note.fact), ledger.schedule, taken)
        state = card_state(memory, ledger.schedule, position)
        if note.fact in suspended:
            state = state._replace(queue=-1)
        yield Entry(note, changed[note.fact], state, tuple(log))


def _suspended(events: Iterable[ReviewEvent]) -> frozenset[str]:
    """The facts that are put aside until they are taken up again."""
    aside = {event.fact: event.kind for event in not_undone(events) if event.kind in ("suspend", "unsuspend")}
    return frozenset(fact for fact, kind in aside.items() if kind == "suspend")


def _changed(note: Note, known: Mapping[str, tuple[str, int]], now_seconds: int) -> tuple[str, int]:
    """The digest of a note's words, and since when it has them."""
    digest = hashlib.sha256("\x1f".join((*note.fields, *note.tags)).encode()).hexdigest()[:16]
    before = known.get(note.fact)
    if before and before[0] == digest:
        return before
    return digest, max(now_seconds, before[1] + 1 if before else 0)


def _read(changes: str) -> dict[str, tuple[str, int]]:
    """What the last export kept; nothing if it can't be read."""
    try:
        return {str(fact): (str(digest), int(seconds)) for fact, (digest, seconds) in json.loads(changes).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
