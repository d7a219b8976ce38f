"""What a query found, as screens and commands show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sahelreader.search.document import PARAGRAPH
from sahelreader.search.sentence import Wanted

if TYPE_CHECKING:
    from sahelreader.search.engine import Hit

NOTHING_WANTED = Wanted(frozenset(), frozenset(), ())


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query."""

    query: str
    hits: tuple[Hit, ...] = ()
    """Best first; those alike in the order of the articles and their paragraphs."""
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """How many fit in all, by article and kind."""
    wanted: Wanted = NOTHING_WANTED
    """What to light in their texts."""
    problem: str = ""
    """Why the query was searched word by word: one sentence; empty if it was understood."""
    remarks: tuple[str, ...] = ()
    """What else there is to say: names that nothing has."""
    kinds: frozenset[str] = frozenset()
    """Kinds that were asked for by name."""
    is_partial: bool = False
    """Whether only a part of a large library was gone through, while its index is built."""

    @property
    def total(self) -> int:
        """How many documents fit."""
        return sum(self.counts.values())

    def by_kind(self) -> Counter[str]:
        """How many of each kind."""
        counter: Counter[str] = Counter()
        for (_, kind), count in self.counts.items():
            counter[kind] += count
        return counter

    def by_article(self) -> Counter[str]:
        """How many paragraphs of each article."""
        return Counter({article: count for (article, kind), count in self.counts.items() if kind == PARAGRAPH})
