"""Which facts give each other's answers away, so that they are better asked on different days.

One fact gives another away if what is shown with it (statement, questions, answers, quotations) holds an answer of the
other in whole words, and the two have to do with each other: they rest on a common paragraph, or hardly any other fact
speaks of that answer. So "France", which stands everywhere, parts only neighbours. Facts whose quotations overlap are
siblings in any case.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING

from sahelreader.text.fold import fold

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact

Siblings = Mapping[str, frozenset[str]]
"""By the id of a fact, the ids of those that are not asked on the same day; the relation goes both ways."""

FEW = 4
"""An answer that stands in so many facts at most, its own included, is given away by any of them."""
_COMMON = 200
"""A word that stands in more facts than this makes no answer rare; they are not searched one by one."""
_BREAK = "\x1f"
"""Parts one text from the next."""
_GAPS = re.compile(rf"[^\w{_BREAK}]+")


def find_siblings(facts: Iterable[Fact]) -> Siblings:
    """The siblings of each fact that has any."""
    given = {fact.id: fact for fact in facts}
    words = _words({text for fact in given.values() for text in _texts(fact)})
    shown = {ident: "|".join(words[text] for text in _texts(fact)) for ident, fact in given.items()}
    near = _neighbours(given.values())
    found: dict[str, set[str]] = defaultdict(set)
    for ident, other in _overlapping(given.values()):
        found[ident].add(other)
    holders = _holders(shown)
    for fact in given.values():
        for answer in {words[card.answer] for card in fact.cards}:
            for other in _giving_away(answer, fact.id, near[fact.id], shown, holders):
                found[fact.id].add(other)
    for ident, others in list(found.items()):
        for other in others:
            found[other].add(ident)
    return {ident: frozenset(others - {ident}) for ident, others in found.items() if others - {ident}}


def _texts(fact: Fact) -> Iterable[str]:
    yield fact.statement
    for card in fact.cards:
        yield card.ask
        yield card.answer
    for evidence in fact.evidence:
        yield evidence.quote


def _words(texts: Iterable[str]) -> Mapping[str, str]:
    """The folded words of each text, with a blank before and after each; folded at once, which is quicker."""
    texts = list(texts)
    if not texts:
        return {}
    folded = fold(_BREAK.join(text.replace(_BREAK, " ") for text in texts))
    parts = _GAPS.sub(" ", folded).split(_BREAK)
    return {text: f" {part.strip()} " for text, part in zip(texts, parts, strict=True)}


def _holders(shown: Mapping[str, str]) -> Mapping[str, list[str]]:
    """The facts that each word stands in."""
    holders: dict[str, list[str]] = defaultdict(list)
    for ident, words in shown.items():
        for word in set(words.replace("|", " ").split()):
            holders[word].append(ident)
    return holders


def _giving_away(
    answer: str, own: str, near: set[str], shown: Mapping[str, str], holders: Mapping[str, list[str]]
) -> list[str]:
    words = answer.split()
    if not words:
        return []
    candidates = min((holders[word] for word in words), key=len)
    if len(candidates) > _COMMON:
        return [other for other in near if answer in shown[other]]
    holding = [other for other in candidates if answer in shown[other]]
    if len(holding) > FEW:
        holding = [other for other in holding if other in near]
    return [other for other in holding if other != own]


def _neighbours(facts: Iterable[Fact]) -> Mapping[str, set[str]]:
    """For each fact those that rest on a paragraph with it, itself included."""
    resting: dict[tuple[str, int], set[str]] = defaultdict(set)
    near: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for evidence in fact.evidence:
            resting[evidence.place.article, evidence.place.number].add(fact.id)
    for together in resting.values():
        for ident in together:
            near[ident] |= together
    return near


def _overlapping(facts: Iterable[Fact]) -> Iterable[tuple[str, str]]:
    """Pairs of facts with quotations of the same words."""
    passages: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
    for fact in facts:
        for place in (evidence.place for evidence in fact.evidence):
            passages[place.article, place.number].append((place.start, place.end, fact.id))
    for together in passages.values():
        for one, other in combinations(sorted(together), 2):
            if other[0] < one[1] and one[2] != other[2]:
                yield one[2], other[2]
