"""Writes an Anki package: a SQLite collection of schema 11 in a zip, the same bytes for the same input."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from sahelreader.exchange.anki.ids import CONFIG_ID, MODEL_ID, number_of
from sahelreader.exchange.anki.look import note_type
from sahelreader.exchange.anki.scheduling import CardState, LogRow, creation_seconds

if TYPE_CHECKING:
    from sahelreader.exchange.anki.notes import Note
    from sahelreader.study.memory import Schedule

_TABLES = """
CREATE TABLE col (
    id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL,
    dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL,
    decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (
    id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
    tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL,
    data text NOT NULL);
CREATE TABLE cards (
    id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL,
    factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
    odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (
    id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
    lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
_SCHEMA = 11
_TAG = re.compile("<[^>]*>")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_LONG_AGO = 1_577_836_800
"""2020-01-01, in seconds: when decks and options count as changed, so that Anki's own are always newer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A note with its card and history, as they go into a package."""

    note: Note
    changed: int
    """Seconds since 1970 at which the note's words last changed: Anki takes the newer ones."""
    state: CardState
    log: tuple[LogRow, ...] = ()


def package(
    entries: Iterable[Entry], *, deck: str, schedule: Schedule, offset_minutes: int = 0, dossier: str = ""
) -> bytes:
    """The bytes of an .apkg with these notes, in one deck. `offset_minutes`: of the clock that days are counted by."""
    deck_id = number_of("deck", dossier or deck)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.executescript(_TABLES)
        entries = list(entries)
        newest = max((entry.changed for entry in entries), default=_LONG_AGO)
        connection.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, '{}')",
            (
                creation_seconds(offset_minutes), newest * 1000, _LONG_AGO * 1000, _SCHEMA,
                _json(_settings(offset_minutes, deck_id)), _json({str(MODEL_ID): note_type(deck_id)}),
                _json({"1": _deck(1, "Default", 1), str(deck_id): _deck(deck_id, deck, CONFIG_ID)}),
                _json({"1": _options(1, "Default"), str(CONFIG_ID): _options(CONFIG_ID, "sahelreader", schedule)}),
            ),
        )  # fmt: skip
        _insert(connection, entries, deck_id)
        connection.execute("VACUUM")
        return _zipped({"collection.anki2": connection.serialize(), "media": b"{}"})


def _insert(connection: sqlite3.Connection, entries: Iterable[Entry], deck_id: int) -> None:
    taken: set[int] = set()
    for entry in entries:
        note, state = entry.note, entry.state
        note_id, card_id = (_free(number_of(kind, note.guid), taken) for kind in ("note", "card"))
        first = unescape(_TAG.sub("", note.fields[0].replace("<br>", " ")))
        checksum = int(hashlib.sha1(first.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        connection.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
            (note_id, note.guid, MODEL_ID, entry.changed, f" {' '.join(note.tags)} ", "\x1f".join(note.fields), first,
             checksum),
        )  # fmt: skip
        connection.execute(
            "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)",
            (card_id, note_id, deck_id, entry.changed, *state),
        )
        connection.executemany(
            "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", ((row[0], card_id, *row[1:]) for row in entry.log)
        )


def _free(wanted: int, taken: set[int]) -> int:
    while wanted in taken:
        wanted += 1
    taken.add(wanted)
    return wanted


def _settings(offset_minutes: int, deck_id: int) -> dict[str, Any]:
    """The collection's settings. Without `schedVer` 2 Anki takes learning grades for those of its first scheduler."""
    return {
        "schedVer": 2, "sched2021": True, "fsrs": True, "creationOffset": -offset_minutes, "rollover": 4, "nextPos": 1,
        "curDeck": deck_id, "activeDecks": [deck_id], "curModel": str(MODEL_ID), "sortType": "noteFld",
        "sortBackwards": False, "newSpread": 0, "dueCounts": True, "estTimes": True, "collapseTime": 1200,
        "timeLim": 0, "addToCur": True, "dayLearnFirst": False,
    }  # fmt: skip


def _deck(ident: int, name: str, options: int) -> dict[str, Any]:
    nothing = [0, 0]
    return {
        "id": ident, "mod": _LONG_AGO, "name": name.replace("::", ":").strip() or "sahelreader", "usn": -1,
        "lrnToday": nothing, "revToday": nothing, "newToday": nothing, "timeToday": nothing,
        "collapsed": False, "browserCollapsed": False, "desc": "", "dyn": 0, "conf": options,
        "extendNew": 0, "extendRev": 0,
    }  # fmt: skip


def _options(ident: int, name: str, schedule: Schedule | None = None) -> dict[str, Any]:
    """Options of decks; where a schedule is given, with its steps, its target and its weights."""
    learning = list(schedule.learning_minutes if schedule else (1, 10))
    relearning = list(schedule.relearning_minutes if schedule else (10,))
    options: dict[str, Any] = {
        "id": ident, "mod": _LONG_AGO, "name": name, "usn": -1, "maxTaken": 60, "autoplay": True, "timer": 0,
        "replayq": True,
        "new": {"bury": False, "delays": learning, "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20},
        "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
        "lapse": {"delays": relearning, "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
        "dyn": False,
    }  # fmt: skip
    if schedule:
        options |= {"desiredRetention": schedule.desired_retention, "fsrsParams6": list(schedule.parameters)}
    return options


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _zipped(files: dict[str, bytes]) -> bytes:
    """A zip whose bytes depend on the files alone."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()
