"""What the memories tell: what is known and what is due, by day, by article and by name, and what is hardest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.study.standing import LEVELS, level_of

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.study.memory import Memory

DAYS_AHEAD = 30
_DUE = len(LEVELS)
"""Where a group's count of what is due stands, after those of the levels."""
DECAY = 0.1542
"""The last of the weights of FSRS-6 that are fitted to everybody's answers."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many questions fall due; a fact that is asked for in several directions has as many."""

    overdue: int
    """Days before today."""
    today: int
    """Today, what is being learned included."""
    ahead: tuple[int, ...]
    """On each of the next 30 days, if nothing is answered before."""

    @property
    def now(self) -> int:
        """What the quiz has today."""
        return self.overdue + self.today

    @property
    def total(self) -> int:
        """All of it."""
        return self.now + sum(self.ahead)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the facts of an article, or about somebody, stand."""

    id: str
    facts: int
    met: int
    """Asked at least once on the schedule."""
    learned: int
    """Known for a day or more; see `standing.Level`."""
    known: int
    """Known for three weeks or more."""
    due: int
    """To be asked today."""


@dataclass(frozen=True, slots=True)
class Hard:
    """A fact that is forgotten again and again."""

    fact: Fact
    lapses: int
    reviews: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How the memories stand today."""

    whole: Coverage
    forecast: Forecast
    predicted: float
    """How many of the facts met the reader would know today: the sum of their chances of recall, one
    of several directions counting as a part of its fact."""
    articles: tuple[Coverage, ...]
    entities: tuple[Coverage, ...]
    """Those with the most facts first."""
    hardest: tuple[Hard, ...]


def standing(
    known: Sequence[tuple[Fact, Sequence[Memory]]],
    today: int,
    articles: Iterable[str],
    *,
    decay: float = DECAY,
    suspended: frozenset[str] = frozenset(),
) -> Standing:
    """`known`: each fact with its memories; `articles`: ids in order; `suspended`: facts that are not to be asked."""
    by_article: dict[str, list[int]] = {article: [0] * 5 for article in articles}
    by_entity: dict[str, list[int]] = {}
    whole = [0] * 5
    dues: list[int] = []
    predicted = 0.0
    for fact, memories in known:
        own = [] if fact.id in suspended else [memory.due.day for memory in memories if memory.due]
        level = min((LEVELS.index(level_of(memory)) for memory in memories if memory.reviews), default=0)
        is_due = any(day <= today for day in own)
        groups = [whole, *(by_article[article] for article in fact.articles if article in by_article)]
        groups += [by_entity.setdefault(entity, [0] * 5) for entity in fact.entities]
        for group in groups:
            group[level] += 1
            group[_DUE] += is_due
        dues += own
        predicted += sum(_chance(memory, today, decay) for memory in memories) / len(memories)
    return Standing(
        _coverage("", whole),
        _forecast(dues, today),
        predicted,
        tuple(_coverage(article, counts) for article, counts in by_article.items()),
        tuple(sorted((_coverage(entity, counts) for entity, counts in by_entity.items()), key=_most_facts_first)),
        _hardest(known),
    )


def chance_of_recall(days: int, stability: float, decay: float = DECAY) -> float:
    """From 0 to 1, so many days after a review: FSRS-6's forgetting curve, 90 % after `stability` days."""
    return float((1 + (0.9 ** (-1 / decay) - 1) * days / stability) ** -decay)


def _coverage(ident: str, counts: Sequence[int]) -> Coverage:
    """`counts`: of each level, then of what is due."""
    new, learning, learned, known, due = counts
    met = learning + learned + known
    return Coverage(ident, new + met, met, learned, known, due)


def _chance(memory: Memory, today: int, decay: float) -> float:
    return chance_of_recall(max(0, today - memory.last_day), memory.stability, decay) if memory.stability else 0.0


def _forecast(dues: Iterable[int], today: int) -> Forecast:
    ahead = [0] * (DAYS_AHEAD + 1)
    overdue = 0
    for day in dues:
        if day < today:
            overdue += 1
        elif day - today <= DAYS_AHEAD:
            ahead[day - today] += 1
    return Forecast(overdue, ahead[0], tuple(ahead[1:]))


def _most_facts_first(row: Coverage) -> tuple[int, str]:
    return -row.facts, row.id


def _hardest(known: Iterable[tuple[Fact, Sequence[Memory]]]) -> tuple[Hard, ...]:
    lapsed = [
        Hard(fact, lapses, sum(memory.reviews for memory in memories))
        for fact, memories in known
        if (lapses := sum([memory.lapses for memory in memories]))
    ]
    return tuple(sorted(lapsed, key=lambda hard: (-hard.lapses, hard.reviews, hard.fact.id)))
