"""The seam: what the rest of the program knows of an index.

An engine may keep its index in memory, in files or on a server. So nothing here names a file, documents are known by
their keys alone, whose order means nothing, and an answer holds the best documents up to a limit with counts of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sahelreader.search.clauses import Clause
    from sahelreader.search.document import Document

Progress = Callable[[int], None]
"""Told how many documents have been taken in so far."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found. Scores compare within one answer; another engine gives others."""

    document: Document
    score: float


Group = tuple[str, str]
"""An article and a kind."""


class Counted(Mapping[Group, int]):
    """Counts that are made when they are first looked at: they may cost more than the best documents do."""

    def __init__(self, count: Callable[[], Mapping[Group, int]]) -> None:
        self._count = count
        self._counts: Mapping[Group, int] | None = None

    def _made(self) -> Mapping[Group, int]:
        if self._counts is None:
            self._counts = self._count()
        return self._counts

    def __getitem__(self, group: Group) -> int:
        return self._made()[group]

    def __iter__(self) -> Iterator[Group]:
        return iter(self._made())

    def __len__(self) -> int:
        return len(self._made())


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a clause."""

    hits: tuple[Hit, ...] = ()
    """The best, best first, as many as were asked for."""
    counts: Mapping[Group, int] = field(default_factory=dict)
    """How many documents fit in all, by article and kind. One that rests on several articles counts in the first."""

    @property
    def total(self) -> int:
        """How many documents fit."""
        return sum(self.counts.values())


class Engine(Protocol):
    """An index. For the same documents and clause, every engine finds the same documents."""

    def index(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        """Take documents in beside those that are there; they can be found once this returns."""

    def replace(self, sections: Iterable[str], documents: Iterable[Document]) -> None:
        """Take the documents of some sections out and these in, as one change."""

    def answer(self, clause: Clause, limit: int) -> Answer:
        """The best documents for a clause."""

    def vocabulary(self, field: str) -> Iterable[str]:
        """All words in a field: what is completed, corrected and expanded from."""

    def close(self) -> None:
        """Let go of what it holds."""
