"""All words of a field in order: by beginning, by nearness."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from sahelreader.search.near import within

REMEMBERED = 1_000
"""Words of which it is kept what is near them."""


class Lexicon:
    """Words, each once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._set = frozenset(self._words)
        self._near: dict[tuple[str, int], tuple[str, ...]] = {}

    def __contains__(self, word: object) -> bool:
        return word in self._set

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)

    def beginning(self, stump: str) -> tuple[str, ...]:
        """The words that begin so, in order."""
        first = bisect_left(self._words, stump)
        last = first
        while last < len(self._words) and self._words[last].startswith(stump):
            last += 1
        return tuple(self._words[first:last])

    def near(self, word: str, slips: int) -> tuple[str, ...]:
        """The words at most so many slips away, in order."""
        found = self._near.get((word, slips))
        if found is None:
            found = tuple(within(word, self._words, slips))
            if len(self._near) < REMEMBERED:
                self._near[word, slips] = found
        return found
