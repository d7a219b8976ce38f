"""Rules about the questions of cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from sahelreader.dossier.rules.sheet import Hit, Record, Sheet, words
from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Fact

NEARLY = 0.7
"""Share of the words that two questions have in common, from which on they ask the same."""


def answer_in_question(sheet: Sheet) -> Iterator[Hit]:
    """A question must not hold its own answer."""
    for _, card, record in sheet.cards():
        for answer in dict.fromkeys((card.answer, *card.accept)):
            if words(answer) in words(card.ask):
                yield record.hit(f"the question holds the answer {clean_line(answer, 60)!r}", "ask")


def same_question(sheet: Sheet) -> Iterator[Hit]:
    """Two facts must not ask nearly the same and have the same answer."""
    by_answer: dict[str, list[tuple[Fact, Card, Record]]] = defaultdict(list)
    for fact, card, record in sheet.cards():
        by_answer[words(card.answer)].append((fact, card, record))
    for group in by_answer.values():
        for (fact, card, _), (other, its, record) in combinations(group, 2):
            if fact is not other and _overlap(card.ask, its.ask) >= NEARLY:
                yield record.hit(
                    f"asks nearly the same as {fact.id}, card {card.id}, and has the same answer; merge the two facts",
                    "ask",
                )


def _overlap(one: str, other: str) -> float:
    a, b = set(words(one).split()), set(words(other).split())
    return len(a & b) / max(1, len(a | b))
