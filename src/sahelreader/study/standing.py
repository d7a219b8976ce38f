"""How well facts are known, and with them the names that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.study.ledger import Ledger
    from sahelreader.study.memory import Memory

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


def standings(facts: Iterable[Fact], ledger: Ledger, study_day: int) -> dict[str, Standing]:
    """How well each of the facts is known on a day, by its id: of its directions that were asked, the weakest."""
    found = {}
    for fact in facts:
        memories = [ledger.memory(key) for key in ledger.directions.keys_of(fact.id)]
        met = [memory for memory in memories if memory.reviews]
        chances = [ledger.schedule.retrievability(memory, study_day) for memory in met]
        level: Level = min(map(level_of, met), key=LEVELS.index, default="new")
        found[fact.id] = Standing(fact, level, min(chances, default=0.0))
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


def level_of(memory: Memory) -> Level:
    """How well a direction is known that has been asked."""
    if memory.stage != "review":
        return "learning"
    return "known" if (memory.stability or 0) >= KNOWN_DAYS else "learned"
