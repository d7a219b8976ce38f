"""The comparisons of a dossier's articles, each made once and kept in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from threading import RLock
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from msgspec import Struct

from sahelreader.compare.alignment import THRESHOLD, Alignment, Pairing, align
from sahelreader.compare.findings import Reuse
from sahelreader.compare.passages import Curated, passages_of
from sahelreader.compare.rarity import Rarity
from sahelreader.compare.reuse import find_reuse
from sahelreader.compare.wanted import always

if TYPE_CHECKING:
    from sahelreader.compare.passages import Passage
    from sahelreader.compare.wanted import Wanted
    from sahelreader.dossier.model import Article, Evidence, Fact, Overview
    from sahelreader.dossier.voices import Claim, Event, Quotation

_T = TypeVar("_T")
_ByArticle: TypeAlias = defaultdict[str, defaultdict[int, list[_T]]]
MADE_OF_OTHERS = "--"
"""In the ids of facts that are made from quotations and events, and say nothing of their own."""


class Comparison(Struct, frozen=True):
    """Two articles beside each other."""

    alignment: Alignment
    reuse: Reuse
    """What the left shares with the right."""
    trouble: tuple[str, ...]
    """What could not be compared, in sentences."""

    def turned(self, reuse: Reuse) -> Comparison:
        """The same seen from the other side, where `reuse` is that side's."""
        return Comparison(self.alignment.turned(), reuse, self.trouble)


class Comparisons:
    """Compares articles on demand; may be asked from several threads."""

    def __init__(
        self,
        overview: Overview,
        article: Callable[[str], Article],
        curated: Callable[[], tuple[Iterable[Claim], Iterable[Event], Iterable[Fact], Iterable[Quotation]]],
    ) -> None:
        """`article` gives an article by its id; `curated` what the editors know of them all."""
        self._overview = overview
        self._article = article
        self._curated = curated
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._rarities: dict[tuple[str, str], Rarity] = {}
        self._made: dict[tuple[str, str], Comparison] = {}
        self._lock = RLock()

    def compare(self, left: str, right: str, is_wanted: Wanted = always) -> Comparison:
        """Compare two articles; raises what `article` raises for an unknown id.

        `is_wanted` is asked now and then; `GivenUpError` when it says no.
        """
        with self._lock:
            if (left, right) not in self._made:
                ours, theirs = self.passages(left), self.passages(right)
                rarity = self.rarity(left, right)
                if left == right:
                    forward, backward = _with_itself(ours)
                else:
                    forward, backward = align(ours, theirs, rarity, is_wanted=is_wanted)
                alignment = Alignment(left, right, forward, backward)
                trouble = tuple(self._trouble(alignment))
                made = Comparison(alignment, find_reuse(left, right, ours, theirs), trouble)
                self._made[left, right] = made
                if left != right:
                    self._made[right, left] = made.turned(find_reuse(right, left, theirs, ours))
            return self._made[left, right]

    def reuse(self, article: str, other: str) -> Reuse:
        """What an article shares with another."""
        with self._lock:
            return find_reuse(article, other, self.passages(article), self.passages(other))

    def nearest(self, article: str) -> list[Reuse]:
        """What it shares with each of the other articles, the one with which it shares most first."""
        others = (head.id for head in self._overview.articles if head.id != article)
        return sorted((self.reuse(article, other) for other in others), key=lambda reuse: -reuse.shared)

    def passages(self, article: str) -> tuple[Passage, ...]:
        """The passages of an article."""
        if article not in self._passages:
            evidence, quotations = self._evidence
            text = self._article(article)
            self._passages[article] = passages_of(text, evidence[article], quotations[article])
        return self._passages[article]

    def rarity(self, left: str, right: str) -> Rarity:
        """How rare things are in the two articles."""
        key = min(left, right), max(left, right)
        if key not in self._rarities:
            self._rarities[key] = Rarity(p for article in dict.fromkeys(key) for p in self.passages(article))
        return self._rarities[key]

    @cached_property
    def _evidence(self) -> tuple[_ByArticle[Curated], _ByArticle[tuple[int, int]]]:
        claims, events, facts, quotes = self._curated()
        found: _ByArticle[Curated] = defaultdict(lambda: defaultdict(list))
        for claim in claims:
            for position in claim.positions:
                _add(found, partial(Curated, "claim", claim.id), position.evidence)
        for event in events:
            _add(found, partial(Curated, "event", event.id, when=event.when.split("/")[0]), event.evidence)
        for fact in facts:
            if MADE_OF_OTHERS not in fact.id:
                _add(found, partial(Curated, "fact", fact.id, says=fact.statement, tags=fact.tags), fact.evidence)
        quoted: _ByArticle[tuple[int, int]] = defaultdict(lambda: defaultdict(list))
        for part in (part for quote in quotes for part in quote.parts):
            quoted[part.place.article][part.place.number].append((part.place.start, part.place.end))
        return found, quoted

    def _trouble(self, alignment: Alignment) -> Iterable[str]:
        left, right = (self._overview.article(ident) for ident in (alignment.left, alignment.right))
        assert left is not None and right is not None  # noqa: S101, PT018 (their passages were read)
        ours, theirs = self.passages(left.id), self.passages(right.id)
        if left.id == right.id:
            yield "Both sides are the same article, so there is nothing to compare."
            return
        if left.language != right.language:
            languages = f"{left.language}, {right.language}"
            yield f"In different languages ({languages}) only names, dates and figures can be compared."
        undated = [
            head.short for head, passages in ((left, ours), (right, theirs)) if not any(p.dates for p in passages)
        ]
        if undated:
            yield f"No date is told in {' nor in '.join(undated)}."
        names = [frozenset[str]().union(*(p.names for p in passages)) for passages in (ours, theirs)]
        if not names[0] & names[1]:
            yield "No name of the glossary stands in both."
        if not any(pairing.strength >= THRESHOLD for pairing in alignment.forward.values()):
            yield "No paragraph of one tells what one of the other tells, as far as can be found."


def _add(found: _ByArticle[Curated], make: Callable[[int, int], Curated], evidence: Iterable[Evidence]) -> None:
    for piece in evidence:
        place = piece.place
        found[place.article][place.number].append(make(place.start, place.end))


def _with_itself(passages: Iterable[Passage]) -> tuple[dict[int, Pairing], dict[int, Pairing]]:
    """Every passage tells the same as itself."""
    same = {p.number: Pairing(p.number, p.number, 1.0, (), (0, len(p.text)), (0, len(p.text))) for p in passages}
    return same, same
