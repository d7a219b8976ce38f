"""What is kept of every answer, and of every card put aside: an event that is written once and never changed."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Literal, get_args

from sahelreader.store.moment import Moment

Style = Literal["", "choice", "recall", "typed", "cloze", "who", "order"]
Verdict = Literal["", "correct", "almost", "wrong", "self"]
Mode = Literal["scheduled", "practice", "pretest", "exam"]
Kind = Literal["review", "undo", "bury", "unbury", "suspend", "unsuspend"]

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """An answer to a card, a fact put aside or taken up again, or the undoing of one of these.

    ValueError for values outside their ranges.
    """

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
    """How it was asked: to choose, to recall and judge oneself, to type the answer, to fill a gap, to say who said it,
    to put in order. Empty of what is no answer."""
    verdict: Verdict
    """What counts. `self`: the reader judged alone, and the rating is the judgement. Empty of what is no answer."""
    rating: int
    """1 again, 2 hard, 3 good, 4 easy; 0 of what is no answer."""
    duration_ms: int
    """From the question's showing to the answer."""
    mode: Mode
    """Only `scheduled` moves the schedule. `pretest`: before the article was read; `exam`: all questions at once."""
    confidence: int | None = None
    """How sure the reader was before the verdict: 1 guessed, 2 fairly, 3 certain."""
    kind: Kind = "review"
    """`bury` puts the fact aside for the study day, `suspend` until it is taken up again."""
    undoes: str | None = None
    """Of an undo: id of the event that is to count as never having been."""
    wording: str = ""
    """Which words the question had, see `wording_of`: an edited card is told from what it was."""
    overridden: Verdict = ""
    """What the program's verdict was where the reader said otherwise (`verdict` is then the reader's)."""
    hints: int = 0
    """Hints seen before the answer."""

    def __post_init__(self) -> None:
        for name, allowed in _ALLOWED:
            if getattr(self, name) not in allowed:
                raise ValueError(f"an event's {name} is one of {', '.join(map(str, allowed))}")
        if (self.kind == "undo") != (self.undoes is not None):
            raise ValueError("an undo names the event that it undoes, and nothing else does")
        if self.undoes is not None and self.undoes >= self.id:
            raise ValueError("an undo event has a later id than what it undoes")
        if not (self.id and self.dossier and self.fact):
            raise ValueError("an event names its id, dossier and fact")
        is_answer = all((self.card, self.style, self.verdict, self.rating))
        if self.kind == "review" and not is_answer:
            raise ValueError("an answer event has a card, a style, a verdict and a rating")
        if self.kind in ASIDE and (self.style or self.verdict or self.rating):
            raise ValueError("an event that is no answer has no style, verdict or rating")

    @property
    def moment(self) -> Moment:
        """When it was given."""
        return Moment(self.at_ms, self.offset_minutes)

    @property
    def sha256(self) -> str:
        """Of the content, as hexadecimal digits.

        Values that events did not have at first take part where they are not their defaults, so that the checksums of
        events written before fit for ever.
        """
        values: list[object] = [*_first_values(self)]
        later = {name: value for name, usual in _LATER if (value := getattr(self, name)) != usual}
        if later:
            values.append(later)
        return hashlib.sha256(_as_json(values).encode()).hexdigest()

    def undo(self, ident: str, moment: Moment) -> ReviewEvent:
        """The event that undoes this one; ValueError if this is itself an undo."""
        if self.kind == "undo":
            raise ValueError("an undo is not undone; answer again instead")
        return ReviewEvent(
            ident, self.dossier, self.fact, self.card, moment.at_ms, moment.offset_minutes, moment.study_day,
            self.answered, self.style, self.verdict, self.rating, 0, self.mode, self.confidence, "undo", self.id,
            self.wording, self.overridden, self.hints,
        )  # fmt: skip


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(ReviewEvent))
"""Names of an event's values, in the order in which its sha256 takes them. New ones are appended, with a default."""
FIRST_COLUMNS = COLUMNS[: COLUMNS.index("undoes") + 1]
"""What events held in the first version of the file. Never changed."""
_first_values = attrgetter(*FIRST_COLUMNS)
_LATER = tuple((field.name, field.default) for field in fields(ReviewEvent) if field.name not in FIRST_COLUMNS)
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
ASIDE: tuple[Kind, ...] = ("bury", "unbury", "suspend", "unsuspend")
"""Kinds of events that put a fact aside or take it up again."""
MOST_HINTS = 9
_ALLOWED: tuple[tuple[str, tuple[object, ...]], ...] = (
    ("style", get_args(Style)),
    ("verdict", get_args(Verdict)),
    ("rating", (0, AGAIN, HARD, GOOD, EASY)),
    ("confidence", (None, 1, 2, 3)),
    ("mode", get_args(Mode)),
    ("kind", get_args(Kind)),
    ("overridden", get_args(Verdict)),
    ("hints", tuple(range(MOST_HINTS + 1))),
)


def put_aside(
    kind: Kind, ident: str, fact: str, moment: Moment, *, dossier: str, card: str = "", mode: Mode = "scheduled"
) -> ReviewEvent:
    """The event by which a fact is buried, suspended, or taken up again; `card`: the one on the table, if any."""
    return ReviewEvent(
        ident, dossier, fact, card, moment.at_ms, moment.offset_minutes, moment.study_day,
        answered="", style="", verdict="", rating=0, duration_ms=0, mode=mode, kind=kind,
    )  # fmt: skip


def wording_of(question: str) -> str:
    """Sixteen hexadecimal digits that stand for the words of a question."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]


def new_event_id(at_ms: int, after: str = "") -> str:
    """A version 7 UUID for this time; where it would not sort after the id `after`, its time is moved on.

    So that ids keep the order of events when two fall into one millisecond or the clock is set back.
    """
    if after:
        at_ms = max(at_ms, int(after[:8] + after[9:13], 16) + 1)
    chance = os.urandom(10).hex()
    variant = "89ab"[int(chance[0], 16) & 3]
    time = f"{at_ms & (1 << 48) - 1:012x}"
    return f"{time[:8]}-{time[8:]}-7{chance[1:4]}-{variant}{chance[4:7]}-{chance[7:19]}"
