"""Makes of a comparison what screens show of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sahelreader.compare.alignment import THRESHOLD
from sahelreader.compare.links import Link, Links
from sahelreader.compare.telling import TELLING

if TYPE_CHECKING:
    from sahelreader.compare.alignment import Pairing
    from sahelreader.compare.comparing import Comparisons
    from sahelreader.compare.links import Span
    from sahelreader.compare.passages import Passage
    from sahelreader.compare.telling import Teller
    from sahelreader.compare.wanted import Wanted


def link_articles(
    comparisons: Comparisons, teller: Teller, left: str, right: str, is_wanted: Wanted
) -> tuple[Links, Links]:
    """Compare two articles, as seen from the left and from the right; raises what `Comparisons.compare` raises."""
    teller.count_by(comparisons.rarity(left, right))
    there = _links(comparisons, teller, left, right, is_wanted)
    return there, _links(comparisons, teller, right, left, is_wanted)


def _links(comparisons: Comparisons, teller: Teller, left: str, right: str, is_wanted: Wanted) -> Links:
    made = comparisons.compare(left, right, is_wanted)
    ours, theirs = ({p.number: p for p in comparisons.passages(article)} for article in (left, right))
    forward = made.alignment.forward
    nearest = {number: make_link(pairing) for number, pairing in forward.items()}
    for number, link in nearest.items():
        if link.is_same:
            words = teller.tell_pairing(forward[number], ours[number], theirs[link.right])
            nearest[number] = replace(link, words=words)
    pairings = *forward.values(), *(back.turned() for back in made.alignment.backward.values())
    return Links(made.reuse, made.trouble, nearest, _shared(ours, pairings))


def make_link(pairing: Pairing) -> Link:
    """A pairing without its anchors and words."""
    is_same, sentences = pairing.strength >= THRESHOLD, (pairing.left_sentence, pairing.right_sentence)
    return Link(pairing.left, pairing.right, pairing.strength, is_same, *sentences)


def _shared(passages: Mapping[int, Passage], pairings: Iterable[Pairing]) -> dict[int, tuple[Span, ...]]:
    """The sentences in which something stands that the other side has too, of all passages."""
    found: dict[int, set[Span]] = defaultdict(set)
    for pairing in pairings:
        if pairing.strength >= THRESHOLD:
            found[pairing.left].update(_told(passages[pairing.left], pairing))
    return {number: tuple(sorted(found[number])) for number in passages}


def _told(passage: Passage, pairing: Pairing) -> Iterator[Span]:
    """Where what holds a pairing together stands in its left passage."""
    yield pairing.left_sentence
    for start, end in (a.left for a in pairing.anchors if a.left is not None and a.strength >= TELLING):
        yield from ((s.start, s.end) for s in passage.sentences if s.start < end and start < s.end)
