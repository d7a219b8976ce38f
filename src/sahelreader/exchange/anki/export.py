"""A dossier's facts, with all that its reader knows of them, as an Anki package."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.exchange.anki.notes import NOTHING, Note, make_note
from sahelreader.exchange.anki.package import Entry, package
from sahelreader.exchange.anki.scheduling import card_state, log_of

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact, Overview
    from sahelreader.exchange.anki.showing import Beside
    from sahelreader.study.ledger import Ledger

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
    parts: Iterable[Fact],
    ledger: Ledger,
    overview: Overview,
    *,
    now_seconds: int,
    changes: str = "",
    beside: Beside = NOTHING,
) -> Exported:
    """The package. `parts`: what has a memory of its own, see `directions`.

    `changes`: as the last export gave it; a note whose words are other than then is marked changed now. With the same
    input and `changes` the bytes are the same, whatever the time.
    """
    notes = [make_note(part, overview, beside) for part in parts]
    known = _read(changes)
    changed = {note.fact: _changed(note, known, now_seconds) for note in notes}
    entries = list(_entries(notes, ledger, {fact: since for fact, (_, since) in changed.items()}))
    data = package(
        entries,
        deck=overview.title,
        dossier=overview.id,
        schedule=ledger.schedule,
        offset_minutes=_offset(notes, ledger),
    )
    kept = json.dumps(dict(sorted((known | changed).items())), separators=(",", ":"))
    return Exported(data, len(entries), sum(len(entry.log) for entry in entries), kept)


def _entries(notes: Iterable[Note], ledger: Ledger, changed: Mapping[str, int]) -> Iterator[Entry]:
    taken: set[int] = set()
    for position, note in enumerate(notes, 1):
        log = log_of(note.fact, ledger.history(note.fact), ledger.schedule, taken)
        state = card_state(ledger.memory(note.fact), ledger.schedule, position)
        if ledger.aside(note.fact).is_suspended:
            state = state._replace(queue=-1)
        yield Entry(note, changed[note.fact], state, tuple(log))


def _offset(notes: Iterable[Note], ledger: Ledger) -> int:
    """The clock's offset in minutes that days are counted by: that of the last answer; 0 without one."""
    lasts = (ledger.history(note.fact)[-1:] for note in notes)
    last = max((event for events in lasts for event in events), key=lambda event: event.id, default=None)
    return last.offset_minutes if last else 0


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
