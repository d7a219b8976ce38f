"""What the memories tell: what is known and what is due, by day, by article and by name, and what is hardest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.study.memory import Memory

DAYS_AHEAD = 30
DECAY = 0.1542
"""The last of the weights of FSRS-6 that are fitted to everybody's answers."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What falls due."""

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
    known: int
    """Known for a day or more."""
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
    """How many of the facts met the reader would know today: the sum of their chances of recall."""
    articles: tuple[Coverage, ...]
    entities: tuple[Coverage, ...]
    """Those with the most facts first."""
    hardest: tuple[Hard, ...]


def standing(
    known: Sequence[tuple[Fact, Memory]],
    today: int,
    articles: Iterable[str],
    *,
    decay: float = DECAY,
    suspended: frozenset[str] = frozenset(),
) -> Standing:
    """`known`: each fact with its memory; `articles`: their ids in order; `suspended`: facts that are not to be asked."""
    by_article: dict[str, list[int]] = {article: [0, 0, 0, 0] for article in articles}
    by_entity: dict[str, list[int]] = {}
    whole = [0, 0, 0, 0]
    ahead = [0] * (DAYS_AHEAD + 1)
    overdue, predicted = 0, 0.0
    for fact, memory in known:
        due = None if fact.id in suspended else memory.due
        counts = (1, memory.due is not None, memory.stage == "review", due is not None and due.day <= today)
        groups = [whole, *(by_article[article] for article in fact.articles if article in by_article)]
        groups += [by_entity.setdefault(entity, [0, 0, 0, 0]) for entity in fact.entities]
        for group in groups:
            for index, count in enumerate(counts):
                group[index] += count
        if due and due.day < today:
            overdue += 1
        elif due and due.day - today <= DAYS_AHEAD:
            ahead[due.day - today] += 1
        if memory.stability:
            predicted += chance_of_recall(max(0, today - memory.last_day), memory.stability, decay)
    return Standing(
        Coverage("", *whole),
        Forecast(overdue, ahead[0], tuple(ahead[1:])),
        predicted,
        tuple(Coverage(article, *counts) for article, counts in by_article.items()),
        tuple(
            Coverage(entity, *counts) for entity, counts in sorted(by_entity.items(), key=lambda e: (-e[1][0], e[0]))
        ),
        _hardest(known),
    )


def chance_of_recall(days: int, stability: float, decay: float = DECAY) -> float:
    """From 0 to 1, so many days after a review: FSRS-6's forgetting curve, 90 % after `stability` days."""
    return float((1 + (0.9 ** (-1 / decay) - 1) * days / stability) ** -decay)


def _hardest(known: Iterable[tuple[Fact, Memory]]) -> tuple[Hard, ...]:
    lapsed = [(fact, memory) for fact, memory in known if memory.lapses]
    lapsed.sort(key=lambda pair: (-pair[1].lapses, -(pair[1].difficulty or 0.0), pair[0].id))
    return tuple(Hard(fact, memory.lapses, memory.reviews) for fact, memory in lapsed)
