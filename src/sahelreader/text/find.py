"""Finds words in paragraphs as a person types them: accents and typography folded, capitals only if asked for."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol

from sahelreader.text.fold import Folded, folded_letters, lower

_ASCII = bytes(range(128))
_BLANKS = "\t\r"
_RUNS = re.compile("  +")


class Hit(NamedTuple):
    """A place of what was looked for."""

    paragraph: int
    """Its index."""
    start: int
    end: int


class Places(Protocol):
    """Places in paragraphs that never overlap, in reading order."""

    def __len__(self) -> int: ...

    def within(self, index: int) -> Sequence[Hit]:
        """The places in a paragraph."""

    def paragraphs(self, start: int = 0) -> Iterator[int]:
        """The paragraphs that hold any, from one on."""

    def rank(self, hit: Hit) -> int:
        """How many come before it."""

    def at_or_after(self, index: int, character: int) -> Hit | None:
        """The first one from a character of a paragraph on; after the last one, the first of all."""

    def after(self, hit: Hit) -> Hit:
        """The next one; after the last the first."""

    def before(self, hit: Hit) -> Hit:
        """The one before; before the first the last."""


class Listed:
    """Places that were found elsewhere."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        """`hits`: in reading order."""
        self._hits = hits

    def __len__(self) -> int:
        return len(self._hits)

    def within(self, index: int) -> Sequence[Hit]:
        """The places in a paragraph."""
        return self._hits[bisect_left(self._hits, (index,)) : bisect_left(self._hits, (index + 1,))]

    def paragraphs(self, start: int = 0) -> Iterator[int]:
        """The paragraphs that hold any, from one on."""
        return iter(dict.fromkeys(hit.paragraph for hit in self._hits if hit.paragraph >= start))

    def rank(self, hit: Hit) -> int:
        """How many come before it."""
        return bisect_left(self._hits, hit)

    def at_or_after(self, index: int, character: int) -> Hit | None:
        """The first one from a character of a paragraph on; after the last one, the first of all."""
        at = bisect_left(self._hits, (index, character))
        return self._hits[at % len(self._hits)] if self._hits else None

    def after(self, hit: Hit) -> Hit:
        """The next one; after the last the first."""
        return self._hits[(self.rank(hit) + 1) % len(self._hits)]

    def before(self, hit: Hit) -> Hit:
        """The one before; before the first the last."""
        return self._hits[self.rank(hit) - 1]


class Finder:
    """Searches the same paragraphs again and again; folds them once, when first asked."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._folded: _Joined | None = None

    def find(self, query: str) -> Found:
        """Every place of the query; none for an empty one.

        Smart case: a query with a capital finds only what has its capitals. Blanks match any white space.
        """
        wanted = Folded(" ".join(query.split()))
        if not wanted.low.strip():
            return NOTHING
        if self._folded is None:
            self._folded = _Joined(self._paragraphs)
        is_cased = wanted.cased != wanted.low
        return Found(self._folded, wanted.cased if is_cased else wanted.low, is_cased=is_cased)


class Found:
    """The places of one query: counted at once, each worked out when it is asked for; they never overlap."""

    def __init__(self, joined: _Joined, needle: str, *, is_cased: bool) -> None:
        """`needle`: folded, as it is to stand in the text."""
        self._joined, self._needle = joined, needle
        self._text = joined.cased if is_cased else joined.low
        self._count = self._text.count(needle) if needle else 0
        self._known: dict[int, list[Hit]] = {}

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Hit]:
        """In reading order."""
        for index in self.paragraphs():
            yield from self.within(index)

    def within(self, index: int) -> list[Hit]:
        """The places in a paragraph."""
        hits = self._known.get(index)
        if hits is None:
            hits = self._known[index] = list(self._search(index)) if self._count else []
        return hits

    def paragraphs(self, start: int = 0) -> Iterator[int]:
        """The paragraphs that hold any, from one on."""
        at = self._text.find(self._needle, self._joined.start_of(start)) if self._count else -1
        while at >= 0:
            index = self._joined.paragraph_at(at)
            yield index
            at = self._text.find(self._needle, self._joined.start_of(index + 1))

    def rank(self, hit: Hit) -> int:
        """How many come before it."""
        before = self._text.count(self._needle, 0, self._joined.start_of(hit.paragraph))
        return before + sum(other.start < hit.start for other in self.within(hit.paragraph))

    def at_or_after(self, index: int, character: int) -> Hit | None:
        """The first one from a character of a paragraph on; after the last one, the first of all."""
        here = next((hit for hit in self.within(index) if hit.start >= character), None)
        return here or self._first_from(index + 1) or self._first_from(0)

    def after(self, hit: Hit) -> Hit:
        """The next one; after the last the first."""
        return self.at_or_after(hit.paragraph, hit.start + 1) or hit

    def before(self, hit: Hit) -> Hit:
        """The one before; before the first the last."""
        earlier = [other for other in self.within(hit.paragraph) if other.start < hit.start]
        if earlier:
            return earlier[-1]
        at = self._text.rfind(self._needle, 0, self._joined.start_of(hit.paragraph))
        if at < 0:
            at = self._text.rfind(self._needle)
        return self.within(self._joined.paragraph_at(at))[-1]

    def _first_from(self, index: int) -> Hit | None:
        following = next(self.paragraphs(index), None)
        return None if following is None else self.within(following)[0]

    def _search(self, index: int) -> Iterator[Hit]:
        first, stop = self._joined.start_of(index), self._joined.start_of(index + 1) - 1
        at = self._text.find(self._needle, first, stop)
        while at >= 0:
            end = at + len(self._needle)
            yield Hit(index, *self._joined.original(index, at - first, end - first))
            at = self._text.find(self._needle, end, stop)


class _Joined:
    """All paragraphs folded, in one text with a line each, so that one search goes through them all.

    Each line is what `Folded` makes of its paragraph, which is called only where the way back is needed.
    """

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._paragraphs = paragraphs
        self._ways_back: dict[int, Folded] = {}
        lines = [text.replace("\n", " ") for text in paragraphs]
        _fold_letters(lines)
        whole = "\n".join(lines)
        for blank in _BLANKS:
            if blank in whole:
                lines = [line.replace(blank, " ") for line in lines]
        lines = [_RUNS.sub(" ", line) if "  " in line else line for line in lines]
        self._starts = array("l", accumulate(map((1).__add__, map(len, lines)), initial=0))
        self.cased = "\n".join(lines)
        self.low = "\n".join([lower(line) for line in lines])

    def start_of(self, index: int) -> int:
        """Where a paragraph begins in the text; for one after the last, where it would."""
        return self._starts[min(index, len(self._starts) - 1)]

    def paragraph_at(self, position: int) -> int:
        """The paragraph that holds a position of the text."""
        return bisect_right(self._starts, position) - 1

    def original(self, index: int, start: int, end: int) -> tuple[int, int]:
        """A stretch of a folded paragraph as one of the paragraph itself."""
        folded = self._ways_back.get(index)
        if folded is None:
            folded = self._ways_back[index] = Folded(self._paragraphs[index])
        return folded.start(start), folded.end(end)


def _fold_letters(lines: list[str]) -> None:
    """Fold the letters of lines in place: of those that have any but ASCII, all at once, letter by letter."""
    odd = [index for index, line in enumerate(lines) if not line.isascii()]
    joined = "\n".join([lines[index] for index in odd])
    letters = joined.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    for letter in set(letters):
        joined = joined.replace(letter, folded_letters(letter))
    for index, line in zip(odd, joined.split("\n"), strict=bool(odd)):
        lines[index] = line


NOTHING = Found(_Joined(()), "", is_cased=False)
