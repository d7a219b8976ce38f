"""Finds for every passage of an article the one in another article that tells the same, if there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from math import sqrt
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sahelreader.compare.anchors import CURATED, SUBJECT_SHARE, Anchor, Span, Vectors, anchors_between, placed, strength
from sahelreader.compare.passages import Passage
from sahelreader.compare.wanted import GivenUpError, always

if TYPE_CHECKING:
    from sahelreader.compare.rarity import Rarity
    from sahelreader.compare.wanted import Wanted

THRESHOLD = 0.73
"""Strength below which a passage has no counterpart."""
CANDIDATES = 40
"""Passages of the other article that are looked at closely for each: it bounds the time for long articles."""
COMMON = 400
"""Passages that a word may stand in to be of use for finding candidates, the same."""

_ASK_EVERY = 100
"""Pairs looked at before it is asked again whether the comparison is wanted."""


class Pairing(Struct, frozen=True):
    """Two passages that tell the same, with what holds them together; `left` and `right` are paragraph numbers."""

    left: int
    right: int
    strength: float
    """0 to 1."""
    anchors: tuple[Anchor, ...]
    """The strongest first."""
    left_sentence: Span
    right_sentence: Span
    """Code points of the sentences that the strongest anchors stand in."""

    def turned(self) -> Pairing:
        """The same seen from the other side."""
        anchors = tuple(replace(a, left=a.right, right=a.left) for a in self.anchors)
        return Pairing(self.right, self.left, self.strength, anchors, self.right_sentence, self.left_sentence)


class Alignment(Struct, frozen=True):
    """The best counterpart of every passage, both ways, as far as there is one."""

    left: str
    right: str
    """Ids of the articles."""
    forward: Mapping[int, Pairing]
    """By paragraph number of the left article; pairings of any strength."""
    backward: Mapping[int, Pairing]
    """By paragraph number of the right article, seen from there: its `left` is the right article's."""

    def counterpart(self, number: int) -> Pairing | None:
        """Of a paragraph of the left article; None below the threshold."""
        found = self.forward.get(number)
        return found if found is not None and found.strength >= THRESHOLD else None

    def turned(self) -> Alignment:
        """The same seen from the other side."""
        return Alignment(self.right, self.left, self.backward, self.forward)


def align(
    left: Sequence[Passage],
    right: Sequence[Passage],
    rarity: Rarity,
    *,
    curated: bool = True,
    is_wanted: Wanted = always,
) -> tuple[dict[int, Pairing], dict[int, Pairing]]:
    """The best pairing of each passage of either side, by paragraph number; `curated` False: as if nothing were.

    Time grows with the words and with passages times `CANDIDATES`, not with the product of the lengths. `is_wanted` is
    asked now and then; raises `GivenUpError` when it says no.
    """
    vectors = Vectors(rarity)
    forward: dict[int, _Best] = {}
    backward: dict[int, _Best] = {}
    for count, (one, other) in enumerate(_candidates(left, right, vectors)):
        if not count % _ASK_EVERY and not is_wanted():
            raise GivenUpError
        anchors = anchors_between(one, other, rarity, vectors)
        if not curated:
            anchors = [anchor for anchor in anchors if anchor.kind not in CURATED]
        power = strength(anchors)
        here, there = power > _of(forward, one.number), power > _of(backward, other.number)
        if here or there:
            found = _Best(power, one, other, anchors)
            if here:
                forward[one.number] = found
            if there:
                backward[other.number] = found
    made: dict[tuple[int, int], Pairing] = {}
    for best in (*forward.values(), *backward.values()):
        sides = best.left.number, best.right.number
        if sides not in made:
            made[sides] = _pairing(best, vectors)
    return (
        {number: made[number, best.right.number] for number, best in forward.items()},
        {number: made[best.left.number, number].turned() for number, best in backward.items()},
    )


class _Best(Struct, frozen=True):
    """The strongest pair so far for one of its passages."""

    strength: float
    left: Passage
    right: Passage
    anchors: list[Anchor]


def _pairing(best: _Best, vectors: Vectors) -> Pairing:
    left, right = best.left, best.right
    anchors = placed(best.anchors, left, right, vectors)
    return Pairing(left.number, right.number, best.strength, anchors, *_sentences(left, right, anchors))


def _of(found: Mapping[int, _Best], number: int) -> float:
    return found[number].strength if number in found else 0.0


def _candidates(
    left: Sequence[Passage], right: Sequence[Passage], vectors: Vectors
) -> Iterable[tuple[Passage, Passage]]:
    """Pairs worth a close look: all of short articles, else those that share most of what is rare."""
    if len(right) <= CANDIDATES:
        yield from ((one, other) for one in left for other in right)
        return
    where: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, other in enumerate(right):
        for sign, weight in _signs(other, vectors).items():
            where[sign].append((i, weight))
    for one in left:
        near: dict[int, float] = defaultdict(float)
        for sign, weight in _signs(one, vectors).items():
            if len(where.get(sign, ())) <= COMMON:
                for i, other_weight in where.get(sign, ()):
                    near[i] += weight * other_weight
        for i in nlargest(CANDIDATES, near, key=near.__getitem__):
            yield one, right[i]


def _signs(passage: Passage, vectors: Vectors) -> dict[str, float]:
    """What a passage is found by; the products of the weights that two passages share add up to their likeness."""
    wording, subject = vectors.passage[passage], vectors.subject[passage]
    signs = {token: weight / sqrt(wording.length) for token, weight in wording.weights.items()}
    signs |= {token: weight * sqrt(SUBJECT_SHARE / subject.length) for token, weight in subject.weights.items()}
    return signs | dict.fromkeys(_keys(passage), 1.0)


def _keys(passage: Passage) -> set[str]:
    """What two passages can share beside words and names, as keys that no token can be."""
    dates = {f"date {found.when}" for found in passage.dates}
    figures = {f"figure {figure.value:.2g}" for figure in passage.figures}
    return dates | figures | {f"{curated.kind} {curated.ident}" for curated in passage.curated}


def _sentences(left: Passage, right: Passage, anchors: Sequence[Anchor]) -> tuple[Span, Span]:
    """The sentences in which the strongest anchors stand; those nearest in wording where the anchors tell none."""
    votes: tuple[dict[Span, float], dict[Span, float]] = (defaultdict(float), defaultdict(float))
    for anchor in anchors:
        for passage, span, vote in ((left, anchor.left, votes[0]), (right, anchor.right, votes[1])):
            if span is not None:
                for sentence in passage.sentences:
                    if sentence.start < span[1] and span[0] < sentence.end:
                        vote[sentence.start, sentence.end] += anchor.strength
    return _most(votes[0], left), _most(votes[1], right)


def _most(vote: Mapping[Span, float], passage: Passage) -> Span:
    """The first of the sentences with most votes; the first sentence if there are none."""
    if vote:
        return max(sorted(vote), key=vote.__getitem__)
    return (passage.sentences[0].start, passage.sentences[0].end) if passage.sentences else (0, len(passage.text))
