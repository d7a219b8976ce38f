"""Which fact is asked next: what is being learned, then what is due, then what is new, articles mixed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict, deque
from collections.abc import Collection, Iterable
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from sahelreader.store.moment import MINUTE_MS, Moment

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.study.memory import Due

LEARN_AHEAD_MS = 20 * MINUTE_MS
"""How long before its time a fact in learning is asked when nothing else is left, if nothing else is said."""


class Counts(NamedTuple):
    """What is left of a session."""

    new: int
    learning: int
    due: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.learning + self.due


class _Waiting(NamedTuple):
    """A fact in learning and its time."""

    at_ms: int
    turn: int
    """Another one for each, so that facts are never compared."""
    fact: Fact


class Mixed:
    """Facts in order, taken so that two of one article don't follow each other if that can be helped."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._lanes: dict[str, deque[tuple[int, Fact]]] = defaultdict(deque)
        self._size = self._turn = self._first = 0
        self._ids: set[str] = set()
        for fact in facts:
            self.append(fact)

    def __len__(self) -> int:
        return self._size

    def append(self, fact: Fact) -> None:
        """Puts a fact last."""
        self._lanes[article_of(fact)].append((self._turn, fact))
        self._turn += 1
        self._size += 1
        self._ids.add(fact.id)

    def prepend(self, fact: Fact) -> None:
        """Puts a fact first."""
        self._first -= 1
        self._lanes[article_of(fact)].appendleft((self._first, fact))
        self._size += 1
        self._ids.add(fact.id)

    def drop(self, facts: Collection[str]) -> None:
        """Takes these out."""
        if self._ids.isdisjoint(facts):
            return
        self._ids.difference_update(facts)
        for article, lane in self._lanes.items():
            self._lanes[article] = deque(item for item in lane if item[1].id not in facts)
        self._size = sum(map(len, self._lanes.values()))

    def take(self, last_article: str) -> Fact | None:
        """The next fact, taken out: the first of another article than the last.

        But an article that has more left than all others together goes first, or it would be left over alone.
        """
        if not self._size:
            return None
        heads = {article: lane[0][0] for article, lane in self._lanes.items() if lane}
        others = [article for article in heads if article != last_article] or list(heads)
        crowded = (article for article in others if 2 * len(self._lanes[article]) > self._size)
        article = next(crowded, None) or min(others, key=heads.__getitem__)
        self._size -= 1
        fact = self._lanes[article].popleft()[1]
        self._ids.discard(fact.id)
        return fact


class Queue:
    """What is left to ask; facts being learned come back to it."""

    def __init__(
        self, learning: Iterable[tuple[Fact, Due]] = (), due: Iterable[Fact] = (), new: Iterable[Fact] = ()
    ) -> None:
        self._learning: list[_Waiting] = []
        """In the order of their times."""
        self._waiting: dict[str, _Waiting] = {}
        """The same by the facts' ids."""
        self._turn = 0
        self._due = Mixed(due)
        self._new = Mixed(new)
        self._last = Mixed()
        for fact, at in learning:
            self.put_back(fact, at)

    @property
    def counts(self) -> Counts:
        """How many are left."""
        return Counts(len(self._new), len(self._learning), len(self._due) + len(self._last))

    def take(self, now: Moment, last: Fact | None, ahead_ms: int = LEARN_AHEAD_MS) -> Fact | None:
        """The next fact, taken out; None if nothing is left or its time has not come.

        `last`: the one asked before. `ahead_ms`: how long before its time one in learning may be asked.
        """
        article = article_of(last) if last else ""
        return (
            self._take_learning(now.at_ms, last)
            or self._due.take(article)
            or self._new.take(article)
            or self._last.take(article)
            or self._take_learning(now.at_ms + ahead_ms, last)
        )

    def put_back(self, fact: Fact, due: Due) -> None:
        """A fact that is being learned, to be asked again at its time."""
        self._wait_no_more(fact.id)
        waiting = self._waiting[fact.id] = _Waiting(due.at_ms, self._turn, fact)
        insort(self._learning, waiting)
        self._turn += 1

    def drop(self, facts: Collection[str]) -> None:
        """Takes these out, wherever they wait."""
        for ident in facts:
            self._wait_no_more(ident)
        for mixed in (self._due, self._new, self._last):
            mixed.drop(facts)

    def put_first(self, fact: Fact, *, is_new: bool) -> None:
        """A fact that was taken and is to be asked all the same; it is not being learned."""
        (self._new if is_new else self._due).prepend(fact)

    def put_last(self, fact: Fact) -> None:
        """A fact to be asked again when the others have been."""
        self._last.append(fact)

    def _take_learning(self, until_ms: int, last: Fact | None) -> Fact | None:
        if not self._learning or self._learning[0].at_ms > until_ms:
            return None
        ready = list(takewhile(lambda waiting: waiting.at_ms <= until_ms, self._learning))
        if last:  # another article before another fact before the same again; sorting keeps the order of times
            ready.sort(key=lambda waiting: self._closeness(waiting, last))
        fact = ready[0].fact
        self._wait_no_more(fact.id)
        return fact

    def _wait_no_more(self, ident: str) -> None:
        if (waiting := self._waiting.pop(ident, None)) is not None:
            del self._learning[bisect_left(self._learning, waiting)]

    def _closeness(self, waiting: _Waiting, last: Fact) -> int:
        if waiting.fact.id == last.id:
            return 2
        return int(article_of(waiting.fact) == article_of(last))


def article_of(fact: Fact) -> str:
    """The article that a fact is counted to: that of its first evidence."""
    return fact.evidence[0].place.article if fact.evidence else ""


def one_of_each(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in rounds: the first of each article, the second of each, and so on."""
    seen: dict[str, int] = defaultdict(int)
    rounds: list[tuple[int, int, Fact]] = []
    for order, fact in enumerate(facts):
        article = article_of(fact)
        rounds.append((seen[article], order, fact))
        seen[article] += 1
    return [fact for _, _, fact in sorted(rounds, key=lambda item: item[:2])]
