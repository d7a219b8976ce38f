"""How rare words, names, dates and pairs of names are among the passages of some articles."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from sahelreader.compare.passages import NAME

if TYPE_CHECKING:
    from sahelreader.compare.passages import Passage

T = TypeVar("T")
Pair = tuple[str, str]
RAREST_NAMES = 12
"""Names of a passage that are paired with each other."""


class Each(dict["Passage", T]):
    """What is made of each passage, when it is first asked for."""

    def __init__(self, make: Callable[[Passage], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, passage: Passage) -> T:
        made = self[passage] = self._make(passage)
        return made


class Vector(Struct, frozen=True):
    """The tokens of a passage or a sentence, weighted."""

    weights: Mapping[str, float]
    length: float
    """The root of the sum of their squares; 1 without any."""


class _Counts:
    """In how many passages each thing stands."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.tokens: Counter[str] = Counter()
        self.dates: Counter[str] = Counter()
        for passage in passages:
            self.tokens.update({*passage.tokens, *passage.subject})
            self.dates.update({found.when for found in passage.dates})


class Rarity:
    """Counts passages, when it is first asked; a share is 1 for what stands in one of them and 0 for what is in all."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = tuple(passages)
        self._count = 1 + len(self._passages)
        self._weights: dict[str, float] = {}
        self.pairs: Each[frozenset[Pair]] = Each(self._pairs_of)
        """The pairs of a passage's rarest names, each in the order of the alphabet."""

    @cached_property
    def _counts(self) -> _Counts:
        return _Counts(self._passages)

    @cached_property
    def _pairs(self) -> Counter[Pair]:
        counted: Counter[Pair] = Counter()
        for passage in self._passages:
            counted.update(self.pairs[passage])
        return counted

    def weight(self, token: str) -> float:
        """Inverse document frequency of a token (Spärck Jones 1972, smoothed), 1 for what stands but once."""
        found = self._weights.get(token)
        if found is None:
            share = self._count / max(self._counts.tokens[token], 1)
            found = self._weights[token] = (1 + math.log(share)) / (1 + math.log(self._count))
        return found

    def mass(self, words: Collection[str]) -> float:
        """Sum of the squares of their weights."""
        return sum(self.weight(word) ** 2 for word in words)

    def of_date(self, when: str) -> float:
        """Share of a date, 0 to 1."""
        return self._share(self._counts.dates[when])

    def of_pair(self, pair: Pair) -> float:
        """Share of two names that stand together, 0 to 1."""
        return self._share(self._pairs[pair])

    def _pairs_of(self, passage: Passage) -> frozenset[Pair]:
        rarest = sorted(passage.names, key=lambda name: (self._counts.tokens[NAME + name], name))[:RAREST_NAMES]
        return frozenset(combinations(sorted(rarest), 2))

    def vector(self, tokens: Sequence[str]) -> Vector:
        """Tokens weighted by rarity and by the logarithm of how often they come."""
        weight = self.weight
        weights = {
            token: (1 + math.log(count)) * weight(token) if count > 1 else weight(token)
            for token, count in Counter(tokens).items()
        }
        return Vector(weights, math.sqrt(sum([weight * weight for weight in weights.values()])) or 1.0)

    def _share(self, count: int) -> float:
        return math.log(self._count / max(count, 1)) / math.log(self._count) if self._count > 1 else 0.0


def cosine(one: Vector, other: Vector) -> float:
    """How large a share of both is the same, 0 to 1."""
    return _dot(one, other) / (one.length * other.length)


def overlap(one: Vector, other: Vector) -> float:
    """How much of both is the same: of cosine and the sum of what is shared, the mean by multiplication.

    Cosine alone prefers paragraphs of a few words, the sum alone the longest.
    """
    return _dot(one, other) / math.sqrt(one.length * other.length)


def _dot(one: Vector, other: Vector) -> float:
    fewer, more = one.weights, other.weights
    if len(more) < len(fewer):
        fewer, more = more, fewer
    if more.keys().isdisjoint(fewer):
        return 0.0
    return sum([weight * more[token] for token, weight in fewer.items() if token in more])
