"""Memory and history as Anki's cards and review log have them, so that Anki goes on where we are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sahelreader.store.moment import DAY_MS, day_begins

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent
    from sahelreader.study.memory import Memory, Schedule

DAY_ZERO = 18_262
"""The study day from which a package counts: 2020-01-01. Anki moves due days to its own count when it imports."""
EASE = 2500
"""What Anki's older scheduler multiplies by, in thousandths; FSRS leaves it alone."""
LONGEST_MS = 60_000
"""Anki logs no longer time for an answer."""
_LEARN, _REVIEW, _RELEARN, _CRAM = range(4)
_TYPES = {"new": 0, "learning": 1, "review": 2, "relearning": 3}


class CardState(NamedTuple):
    """The columns of a card that tell how it stands, in their order from `type` on."""

    type: int
    queue: int
    due: int
    ivl: int
    factor: int
    reps: int
    lapses: int
    left: int
    data: str


class LogRow(NamedTuple):
    """A row of the review log without its card."""

    id: int
    """Milliseconds since 1970-01-01 UTC; unique in a package."""
    ease: int
    ivl: int
    """Days, or seconds below zero."""
    last_ivl: int
    factor: int
    """Difficulty in the thousandths that Anki shows, from 100 to 1100; 0 where no schedule followed."""
    time: int
    type: int


def card_state(memory: Memory, schedule: Schedule, position: int) -> CardState:
    """How a fact's card stands; `position`: its place among the new ones, from 1."""
    due, last = memory.due, memory.last
    if due is None or last is None or memory.stability is None or memory.difficulty is None:
        return CardState(0, 0, position, 0, 0, 0, 0, 0, "{}")
    kind = _TYPES[memory.stage]
    data = {
        "s": round(memory.stability, 4), "d": round(memory.difficulty, 3), "dr": schedule.desired_retention,
        "decay": round(schedule.parameters[20], 4) if schedule.parameters else 0.1542, "lrt": last.at_ms // 1000,
    }  # fmt: skip
    text = json.dumps(data, separators=(",", ":"))
    if due.by_day:
        days = due.interval_ms // DAY_MS
        return CardState(kind, 2, due.day - DAY_ZERO, days, EASE, memory.reviews, memory.lapses, 0, text)
    steps = schedule.relearning_minutes if memory.stage == "relearning" else schedule.learning_minutes
    left = max(1, len(steps) - (memory.step or 0))
    ivl = 1 if memory.stage == "relearning" else 0
    return CardState(kind, 1, due.at_ms // 1000, ivl, EASE, memory.reviews, memory.lapses, left * 1001, text)


def log_of(fact: str, events: Iterable[ReviewEvent], schedule: Schedule, taken: set[int]) -> list[LogRow]:
    """The review log of a memory from its effective events, in order; `taken`: ids in use, added to.

    Ids are the events' times, moved on by a millisecond where another has it or the clock was set back.
    """
    from sahelreader.study.memory import Memory

    rows: list[LogRow] = []
    memory = Memory(fact)
    for event in events:
        before, interval = memory, 0
        if event.mode == "scheduled":
            memory = schedule.answer(before, event.rating, event.moment)
            interval = _interval(memory)
        rows.append(
            LogRow(
                id=_free(max(event.at_ms, rows[-1].id + 1 if rows else 0), taken),
                ease=event.rating,
                ivl=interval,
                last_ivl=_interval(before),
                factor=_factor(memory) if event.mode == "scheduled" else 0,
                time=min(event.duration_ms, LONGEST_MS),
                type=_kind(before, event),
            )
        )
    return rows


def creation_seconds(offset_minutes: int) -> int:
    """Seconds since 1970-01-01 UTC at which day zero begins where the clock has this offset."""
    return day_begins(DAY_ZERO, offset_minutes) // 1000


def _interval(memory: Memory) -> int:
    if memory.due is None:
        return 0
    return memory.due.interval_ms // DAY_MS if memory.due.by_day else -(memory.due.interval_ms // 1000)


def _factor(memory: Memory) -> int:
    return round(((memory.difficulty or 1.0) - 1) / 9 * 1000 + 100)


def _kind(before: Memory, event: ReviewEvent) -> int:
    if event.mode != "scheduled":
        return _CRAM
    return {"review": _REVIEW, "relearning": _RELEARN}.get(before.stage, _LEARN)


def _free(wanted: int, taken: set[int]) -> int:
    while wanted in taken:
        wanted += 1
    taken.add(wanted)
    return wanted
