"""A reader who studies for months: a log of answers as it might have been, the same for the same seed.

The reader remembers as the schedule expects, some facts less well; skips a day in eight and two weeks of summer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from sahelreader.store.events import AGAIN, EASY, GOOD, HARD, Mode, ReviewEvent, Style, new_event_id, wording_of
from sahelreader.store.moment import MINUTE_MS, Moment, day_begins
from sahelreader.study.directions import Directions
from sahelreader.study.memory import Memory, Schedule

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact


def studied(
    facts: Sequence[Fact],
    *,
    dossier: str,
    until: Moment,
    days: int = 365,
    new_a_day: int = 8,
    most_a_day: int = 120,
    seed: str = "a year",
    practice: float = 0.03,
) -> list[ReviewEvent]:
    """The events of the `days` before the study day of `until`, in order."""
    return list(_Reader(facts, dossier, until, seed, new_a_day, most_a_day, practice).study(days))


class _Reader:
    def __init__(  # noqa: PLR0917 - made in one place
        self, facts: Sequence[Fact], dossier: str, until: Moment, seed: str, new_a_day: int, most: int, practice: float
    ) -> None:
        self.random = Random(seed)  # noqa: S311 - no secret
        self.schedule = Schedule()
        self.dossier, self.until, self.new_a_day, self.most, self.practice = dossier, until, new_a_day, most, practice
        self.directions = Directions(facts)
        self.new = list(self.directions.parts)
        self.memories = {key: Memory(key) for key in self.new}
        self.skill = {key: 0.86 if self.random.random() < 0.12 else 1.01 for key in self.new}
        self.last_id = ""

    def study(self, days: int) -> Iterator[ReviewEvent]:
        today = self.until.study_day
        for day in range(today - days, today):
            is_holiday = 200 < day - today + days < 214
            if not is_holiday and self.random.random() > 0.12:
                yield from self._session(day)

    def _session(self, day: int) -> Iterator[ReviewEvent]:
        at_ms = day_begins(day, self.until.offset_minutes) + int(self.random.gauss(15, 2.5) * 60 * MINUTE_MS)
        due = [m.fact for m in self.memories.values() if m.due and m.due.day <= day]
        met = [self.new.pop(0) for _ in range(min(self.new_a_day, len(self.new)))]
        for key in [*due[: self.most], *met]:
            while True:
                at_ms += int(self.random.uniform(4_000, 24_000))
                event = self._answer(key, at_ms, day)
                yield event
                stage_due = self.memories[key].due
                if stage_due is None or stage_due.by_day:
                    break
                at_ms = max(at_ms, stage_due.at_ms)
                if at_ms >= day_begins(day + 1, self.until.offset_minutes):
                    break
            if due and self.random.random() < self.practice:
                yield self._answer(self.random.choice(due), at_ms + 2_000, day, mode="practice")

    def _answer(self, key: str, at_ms: int, day: int, *, mode: Mode = "scheduled") -> ReviewEvent:
        memory, now = self.memories[key], Moment(at_ms, self.until.offset_minutes)
        chance = 0.6 if memory.stage == "new" else max(0.3, self.schedule.retrievability(memory, day) * self.skill[key])
        is_right = self.random.random() < chance
        rating = self.random.choices((HARD, GOOD, EASY), (12, 78, 10))[0] if is_right else AGAIN
        if mode == "scheduled":
            self.memories[key] = self.schedule.answer(memory, rating, now)
        self.last_id = new_event_id(at_ms, self.last_id)
        cards = self.directions.parts[key].cards
        card = cards[memory.reviews % len(cards)]
        style: Style = "choice" if memory.stage == "new" else "typed"
        answered = card.answer if is_right else ""
        event = ReviewEvent(
            self.last_id, self.dossier, self.directions.fact_of(key), card.id, at_ms, now.offset_minutes, day, answered,
            style, "correct" if is_right else "wrong", rating, int(self.random.uniform(3_000, 20_000)), mode,
        )  # fmt: skip
        sure = self.random.choices((1, 2, 3), (1, 4, 5) if is_right else (5, 4, 1))[0]
        return replace(event, confidence=sure, wording=wording_of(card.ask))
