"""A comparison as a list: what both articles tell, what only one of them does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.compare.alignment import THRESHOLD

if TYPE_CHECKING:
    from sahelreader.compare.alignment import Alignment, Pairing
    from sahelreader.compare.comparing import Comparisons
    from sahelreader.compare.findings import Reuse
    from sahelreader.compare.passages import Passage
    from sahelreader.compare.telling import Teller


@dataclass(frozen=True, slots=True)
class Told:
    """A passage of each side that tell the same, with the sentences that do and what holds them together."""

    left: int
    right: int
    strength: float
    left_sentence: str
    right_sentence: str
    anchor: str
    """The anchor that tells most, in words."""
    anchors: tuple[tuple[str, str], ...]
    """Kind and words of each, the strongest first."""


@dataclass(frozen=True, slots=True)
class Report:
    """Two articles side by side."""

    left: str
    right: str
    """Ids."""
    reuse: Reuse
    """What the left shares with the right."""
    back: Reuse
    """And the right with the left."""
    trouble: tuple[str, ...]
    both: tuple[Told, ...]
    """In the order of the left."""
    only_left: tuple[Passage, ...]
    only_right: tuple[Passage, ...]


def make_report(comparisons: Comparisons, teller: Teller, left: str, right: str) -> Report:
    """Compare two articles; raises what the comparison raises for an unknown id."""
    comparison = comparisons.compare(left, right)
    ours = {passage.number: passage for passage in comparisons.passages(left)}
    theirs = {passage.number: passage for passage in comparisons.passages(right)}
    teller.count_by(comparisons.rarity(left, right))
    alignment = comparison.alignment
    pairings = sorted(_pairings(alignment), key=lambda pairing: (pairing.left, pairing.right))
    return Report(
        left,
        right,
        comparison.reuse,
        comparisons.reuse(right, left),
        comparison.trouble,
        tuple(_told(pairing, ours[pairing.left], theirs[pairing.right], teller) for pairing in pairings),
        _alone(ours, alignment.counterpart),
        _alone(theirs, alignment.turned().counterpart),
    )


def _pairings(alignment: Alignment) -> list[Pairing]:
    """The best of every passage of either side, once."""
    both = [*alignment.forward.values(), *(pairing.turned() for pairing in alignment.backward.values())]
    strong = {(pairing.left, pairing.right): pairing for pairing in both if pairing.strength >= THRESHOLD}
    return list(strong.values())


def _alone(passages: Mapping[int, Passage], counterpart: Callable[[int], Pairing | None]) -> tuple[Passage, ...]:
    return tuple(passage for number, passage in passages.items() if counterpart(number) is None)


def _told(pairing: Pairing, left: Passage, right: Passage, teller: Teller) -> Told:
    return Told(
        pairing.left,
        pairing.right,
        round(pairing.strength, 3),
        left.text[slice(*pairing.left_sentence)],
        right.text[slice(*pairing.right_sentence)],
        teller.tell_pairing(pairing, left, right),
        tuple((anchor.kind, teller.tell(anchor, left, right)) for anchor in pairing.anchors),
    )
