"""The anchors that hold two passages together, found without a model, each with its strength."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp, sqrt
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from sahelreader.compare.dates import DAY, MONTH, YEAR
from sahelreader.compare.figures import agreement
from sahelreader.compare.passages import TAG
from sahelreader.compare.rarity import Each, cosine, overlap

if TYPE_CHECKING:
    from sahelreader.compare.passages import Passage, Quoted
    from sahelreader.compare.rarity import Pair, Rarity, Vector

Kind = Literal["fact", "subject", "event", "claim", "quotation", "date", "figure", "names", "wording"]
CURATED: tuple[Kind, ...] = ("fact", "subject", "event", "claim")
_DATE = {DAY: 0.8, MONTH: 0.45, YEAR: 0.3}
_DAY_IN_MONTH = 0.25
_CURATED = {"fact": 0.2, "event": 0.5, "claim": 0.25}
_WHOLE = 0.7
"""A second witness for it, where the evidence is the whole of both passages; the weaker, the less of them it is."""
_QUOTATION, _FIGURE, _SMALL_FIGURE, _NAMES = 0.8, 0.7, 0.175, 0.15
_SMALL = 13
"""Below it a number is told in words, and shared by chance."""
SUBJECT_SHARE = 0.3
"""How much the likeness of the facts that rest on two passages says, against that of their wordings."""
_MOST_WORDING = 0.9
_ALIKE = 0.25
"""Cosine from which on two quotations may be the same words, translated twice."""
SHARED_WORDS = 3
"""Words that two quotations must share at least."""
_PAIRS = 6
"""Pairs of names that count for one pair of passages."""
_WORDS, _TAGS = 5, 3
"""Words of a wording, and tags of a subject, that are kept to be told."""
Span = tuple[int, int]
_STRENGTH = attrgetter("strength")


class Anchor(Struct, frozen=True):
    """One thing that two passages share."""

    kind: Kind
    what: tuple[str, ...]
    """Ids, a date, two names' ids, tags, or the tokens of the wording; empty for what the texts tell by themselves."""
    strength: float
    """0 to 1: how likely it alone makes them tell the same."""
    left: Span | None = None
    right: Span | None = None
    """Where it stands, code points; None for the whole passage."""


class Vectors:
    """Word vectors of passages, of what editors say of them, and of their sentences, each made once."""

    def __init__(self, rarity: Rarity) -> None:
        self.passage: Each[Vector] = Each(lambda passage: rarity.vector(passage.tokens))
        self.subject: Each[Vector] = Each(lambda passage: rarity.vector(passage.subject))
        self.sentences: Each[list[Vector]] = Each(lambda passage: [rarity.vector(s.tokens) for s in passage.sentences])


def anchors_between(left: Passage, right: Passage, rarity: Rarity, vectors: Vectors) -> list[Anchor]:
    """What two passages share, the strongest first."""
    found: list[Anchor] = []
    if not left.evidence.keys().isdisjoint(right.evidence):
        found += _curated(left, right)
    if alike := overlap(vectors.subject[left], vectors.subject[right]):
        found.append(Anchor("subject", (), 1 - exp(-SUBJECT_SHARE * alike)))
    if left.quotations and right.quotations:
        found += _quotations(left, right, rarity)
    if left.days and right.days:
        found += _dates(left, right, rarity)
    if left.figures and right.figures:
        found += _figures(left, right)
    if shared := rarity.pairs[left] & rarity.pairs[right]:
        found += _names(shared, rarity)
    if alike := overlap(vectors.passage[left], vectors.passage[right]):
        found.append(Anchor("wording", (), min(_MOST_WORDING, 1 - exp(-alike))))
    return sorted(found, key=_STRENGTH, reverse=True) if len(found) > 1 else found


def strength(anchors: Sequence[Anchor]) -> float:
    """That of anchors together, 0 to 1, as if each were a witness of its own (noisy or); all facts are one witness.

    Facts are made for learning: several may rest on one sentence, or on an aside.
    """
    doubt, fact = 1.0, 0.0
    for anchor in anchors:
        if anchor.kind == "fact":
            fact = max(fact, anchor.strength)
        else:
            doubt *= 1 - anchor.strength
    return 1 - doubt * (1 - fact)


def _curated(left: Passage, right: Passage) -> Iterator[Anchor]:
    """One anchor for each fact, event or claim; the stronger, the more of the two passages is evidence for it."""
    there = right.evidence
    for (kind, ident), span in left.evidence.items():
        if other := there.get((kind, ident)):
            share = sqrt(_share(span, left) * _share(other, right))
            power = 1 - (1 - _CURATED[kind]) * (1 - _WHOLE * share)
            yield Anchor(kind, (ident,), power, span, other)


def _share(span: Span, passage: Passage) -> float:
    """How much of a passage a stretch of it is, 0 to 1."""
    return (span[1] - span[0]) / len(passage.text)


def _quotations(left: Passage, right: Passage, rarity: Rarity) -> Iterator[Anchor]:
    for one in left.quotations:
        for other in right.quotations:
            if (alike := likeness(one, other, rarity)) > _ALIKE:
                yield Anchor("quotation", (), _QUOTATION * alike, (one.start, one.end), (other.start, other.end))


def likeness(one: Quoted, other: Quoted, rarity: Rarity) -> float:
    """How far two quotations may be the same words, 0 to 1: cosine of the words weighted by their rarity."""
    if one.tokens == other.tokens:
        return 1.0
    shared = one.words & other.words
    if len(shared) < SHARED_WORDS:
        return 0.0
    return rarity.mass(shared) / sqrt(rarity.mass(one.words) * rarity.mass(other.words))


def _dates(left: Passage, right: Passage, rarity: Rarity) -> Iterator[Anchor]:
    """Equal dates, and a day that lies in a month which the other tells."""
    there = right.days
    for when, span in left.days.items():
        if when in there:
            yield Anchor("date", (when,), _DATE[len(when)] * rarity.of_date(when), span, there[when])
        elif len(when) >= MONTH:
            for other, other_span in there.items():
                if len(when) + len(other) == DAY + MONTH and when[:MONTH] == other[:MONTH]:
                    yield Anchor("date", (when[:MONTH],), _DAY_IN_MONTH, span, other_span)


def _figures(left: Passage, right: Passage) -> Iterator[Anchor]:
    for one in left.figures:
        for other in right.figures:
            if agree := agreement(one, other):
                weight = _SMALL_FIGURE if one.value < _SMALL else _FIGURE
                yield Anchor("figure", (), weight * agree, (one.start, one.end), (other.start, other.end))


def _names(shared: Iterable[Pair], rarity: Rarity) -> Iterator[Anchor]:
    for share, pair in sorted(((rarity.of_pair(pair), pair) for pair in shared), reverse=True)[:_PAIRS]:
        yield Anchor("names", pair, _NAMES * share * share)


def placed(anchors: Sequence[Anchor], left: Passage, right: Passage, vectors: Vectors) -> tuple[Anchor, ...]:
    """The anchors, those of wording and subject with what they share, and the two sentences nearest in wording.

    Finding these takes as long as all the rest, so it is left to those pairs that have been chosen.
    """
    return tuple(_place(anchor, left, right, vectors) for anchor in anchors)


def _place(anchor: Anchor, left: Passage, right: Passage, vectors: Vectors) -> Anchor:
    if anchor.kind == "subject":
        shared = _shared(vectors.subject[left], vectors.subject[right])
        return replace(anchor, what=tuple(token.removeprefix(TAG) for token in shared if token.startswith(TAG))[:_TAGS])
    if anchor.kind != "wording":
        return anchor
    _, i, j = max(
        (cosine(one, other), i, j)
        for i, one in enumerate(vectors.sentences[left])
        for j, other in enumerate(vectors.sentences[right])
    )
    telling = _shared(vectors.passage[left], vectors.passage[right])[:_WORDS]
    one, other = left.sentences[i], right.sentences[j]
    return replace(anchor, what=tuple(telling), left=(one.start, one.end), right=(other.start, other.end))


def _shared(one: Vector, other: Vector) -> list[str]:
    """What both have, that which weighs most in the first one first."""
    return sorted(one.weights.keys() & other.weights.keys(), key=lambda token: (-one.weights[token], token))
