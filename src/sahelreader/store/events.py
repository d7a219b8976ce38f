"""What is kept of every answer: an event that is written once and never changed."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args

from sahelreader.store.moment import Moment

Style = Literal["choice", "recall"]
Verdict = Literal["correct", "almost", "wrong", "self"]
Mode = Literal["scheduled", "practice"]
Kind = Literal["review", "undo"]

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """An answer to a card, or the undoing of one. ValueError for values outside their ranges."""

    id: str
    """A version 7 UUID. Ids sort in the order in which the reader did things, even if the clock was set back."""
    dossier: str
    fact: str
    card: str
    at_ms: int
    """By the clock, milliseconds since 1970-01-01 UTC."""
    offset_minutes: int
    study_day: int
    """Days since 1970-01-01 of the local time less four hours."""
    answered: str
    """The option chosen or the words given; empty where the answer was only thought of."""
    style: Style
    verdict: Verdict
    """`self`: the reader judged alone, and the rating is the judgement."""
    rating: int
    """1 again, 2 hard, 3 good, 4 easy."""
    duration_ms: int
    """From the question's showing to the answer."""
    mode: Mode
    """`practice` leaves the schedule alone."""
    confidence: int | None = None
    """How sure the reader was before the verdict: 1 guessed, 2 fairly, 3 certain."""
    kind: Kind = "review"
    undoes: str | None = None
    """Of an undo: id of the review that is to count as never given."""

    def __post_init__(self) -> None:
        for name, allowed in _ALLOWED:
            if getattr(self, name) not in allowed:
                raise ValueError(f"an event's {name} is one of {', '.join(map(str, allowed))}")
        if (self.kind == "undo") != (self.undoes is not None):
            raise ValueError("an undo names the review that it undoes, and nothing else does")
        if not (self.id and self.dossier and self.fact and self.card):
            raise ValueError("an event names its id, dossier, fact and card")

    @property
    def moment(self) -> Moment:
        """When it was given."""
        return Moment(self.at_ms, self.offset_minutes)

    @property
    def sha256(self) -> str:
        """Of the content, as hexadecimal digits."""
        content = json.dumps([getattr(self, name) for name in COLUMNS], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()

    def undo(self, ident: str, moment: Moment) -> ReviewEvent:
        """The event that undoes this review; ValueError if this is itself an undo."""
        if self.kind == "undo":
            raise ValueError("an undo is not undone; answer again instead")
        return replace(
            self, id=ident, at_ms=moment.at_ms, offset_minutes=moment.offset_minutes, study_day=moment.study_day,
            duration_ms=0, kind="undo", undoes=self.id,
        )  # fmt: skip


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(ReviewEvent))
"""Names of an event's values, in the order in which its sha256 takes them."""
_ALLOWED: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("style", get_args(Style)),
    ("verdict", get_args(Verdict)),
    ("rating", (AGAIN, HARD, GOOD, EASY)),
    ("confidence", (None, 1, 2, 3)),
    ("mode", get_args(Mode)),
    ("kind", get_args(Kind)),
)


def new_event_id(at_ms: int, after: str = "") -> str:
    """A version 7 UUID for this time; where it would not sort after the id `after`, its time is moved on.

    So that ids keep the order of events when two fall into one millisecond or the clock is set back.
    """
    if after:
        at_ms = max(at_ms, int(after.replace("-", "")[:12], 16) + 1)
    chance = int.from_bytes(os.urandom(10), "big")
    version_and_variant = 7 << 76 | (chance >> 62 & 0xFFF) << 64 | 2 << 62 | chance & (1 << 62) - 1
    digits = f"{(at_ms & (1 << 48) - 1) << 80 | version_and_variant:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
