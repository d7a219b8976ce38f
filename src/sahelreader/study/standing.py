"""How well facts are known, and with them the names that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sahelreader.study.history import by_fact
from sahelreader.study.memory import Memory, Schedule

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.store.events import ReviewEvent

Level = Literal["new", "learning", "learned", "known"]
LEVELS: tuple[Level, ...] = ("new", "learning", "learned", "known")
KNOWN_DAYS = 21
"""A memory that holds as long at 90 % counts as known: what Anki calls mature."""
FACTS_FOR_A_NAME = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """How well a fact is known on a day."""

    fact: Fact
    level: Level
    """`new`: never asked; `learning`: not, or no longer, known for a day; `learned`: for a day or more; `known`."""
    retrievability: float
    """The chance, 0 to 1, that it is remembered on that day; 0 while it is new."""


def standings(
    facts: Iterable[Fact], events: Iterable[ReviewEvent], study_day: int, schedule: Schedule | None = None
) -> dict[str, Standing]:
    """How well each of the facts is known, by its id. `events`: all that there are of them, or more."""
    schedule = schedule or Schedule()
    histories = by_fact(events)
    found = {}
    for fact in facts:
        memory = schedule.replay(fact.id, histories[fact.id]) if fact.id in histories else Memory(fact.id)
        chance = schedule.retrievability(memory, study_day) if memory.reviews else 0.0
        found[fact.id] = Standing(fact, _level(memory), chance)
    return found


def known_names(standings: Iterable[Standing]) -> frozenset[str]:
    """Ids of the entities that the quiz shows to be known.

    That is so if at least two of the facts about one are known (all, if there are fewer), and none of them is being
    learned again.
    """
    about: dict[str, list[Level]] = {}
    for standing in standings:
        for ident in standing.fact.entities:
            about.setdefault(ident, []).append(standing.level)
    return frozenset(
        ident
        for ident, levels in about.items()
        if "learning" not in levels and levels.count("known") >= min(FACTS_FOR_A_NAME, len(levels))
    )


def _level(memory: Memory) -> Level:
    if not memory.reviews:
        return "new"
    if memory.stage != "review":
        return "learning"
    return "known" if (memory.stability or 0) >= KNOWN_DAYS else "learned"
