"""Which question is on the table of a session, and what waits behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from sahelreader.study.cards import Prompt, make_prompt
from sahelreader.study.history import was_right
from sahelreader.study.queue import Counts, Queue
from sahelreader.study.today import Today, practice_queue

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.store.events import ReviewEvent
    from sahelreader.store.moment import Moment
    from sahelreader.study.ledger import Ledger
    from sahelreader.study.memory import Memory
    from sahelreader.study.options import StudyOptions
    from sahelreader.study.plan import Plan


class Asking:
    """Puts one question after the other, on the schedule or in practice.

    `given`, in all methods: the answers of the session that count.
    """

    def __init__(
        self,
        ledger: Ledger,
        parts: Mapping[str, Fact],
        plan: Plan,
        options: StudyOptions,
        *,
        siblings: Mapping[str, Collection[str]] | None,
        clock: Callable[[], Moment],
    ) -> None:
        """`parts`: the directions to ask about, by key; `siblings`: None where facts need not be kept apart."""
        self.prompt: Prompt | None = None
        """The question on the table; None when there is nothing to ask."""
        self.key = ""
        """The direction on the table, or the last that was."""
        self.shown_at = clock()
        self._ledger, self._parts, self._plan, self._options = ledger, parts, plan, options
        self._siblings, self._clock = siblings, clock
        self._last: Fact | None = None
        self._queue = Queue()

    @property
    def memory(self) -> Memory:
        """What the schedule knows of the direction on the table."""
        return self._ledger.memory(self.key)

    @property
    def counts(self) -> Counts:
        """What is left, the question on the table included."""
        left = self._queue.counts
        if self.prompt is None:
            return left
        stage = self._stage if self._plan.mode == "scheduled" else "review"
        is_learning = stage in ("learning", "relearning")
        return Counts(left.new + (stage == "new"), left.learning + is_learning, left.due + (stage == "review"))

    def fill(self, given: Sequence[ReviewEvent], without: str = "") -> None:
        """Looks what there is to ask now; nothing is put on the table. `without`: a direction to leave out."""
        parts = [part for key, part in self._parts.items() if key != without]
        plan, options = self._plan, self._options
        if plan.mode != "scheduled":
            self._queue = practice_queue(parts, plan, given, self._ledger)
            return
        new = options.new_a_day if plan.new_a_day is None else plan.new_a_day
        today = Today(self._ledger, self._siblings, self._clock())
        self._queue = today.queue(parts, plan, new_a_day=new, reviews_a_day=options.reviews_a_day)

    def go_on(self, given: Sequence[ReviewEvent]) -> None:
        """Puts the next question, or none if none is left or the plan wants no more."""
        is_over, now = self._plan.limit is not None and len(given) >= self._plan.limit, self._clock()
        part = None if is_over else self._queue.take(now, self._last, self._options.learn_ahead_ms)
        if part:
            self._put(part, now)
        else:
            self.prompt = None

    def put_back(self, event: ReviewEvent) -> None:
        """Takes note that the question on the table was answered, and asks it again later if this run is to."""
        part, due = self._parts[self.key], self.memory.due
        if self._plan.mode != "scheduled":
            if self._plan.mode == "practice" and not was_right(event):
                self._queue.put_last(part)
        elif due and not due.by_day:
            self._queue.put_back(part, due)
        self._last = part

    def put_aside(self, fact: str) -> None:
        """Asks nothing more about the fact, which is on the table."""
        self._queue.drop(self._ledger.directions.keys_of(fact))
        self._last = self._parts[self.key]

    def go_back(self, event: ReviewEvent, given: Sequence[ReviewEvent], *, is_answered: bool) -> None:
        """Puts the question of an event that was undone. `is_answered`: whether the one on the table is."""
        key = self._ledger.key(event)
        if event.kind == "review" and self._plan.mode == "scheduled":
            self._leave_for(key, is_answered=is_answered)
        else:
            self.fill(given, without=key)
        self._last = None
        self._put(self._parts[key], self._clock())

    def _leave_for(self, key: str, *, is_answered: bool) -> None:
        """Puts the question on the table back, if it still is one, to ask about another direction first."""
        self._queue.drop((key,))
        if self.prompt is None or self.key == key:
            return
        part, memory = self._parts[self.key], self.memory
        if memory.due and not memory.due.by_day:
            self._queue.put_back(part, memory.due)
        elif not is_answered:
            self._queue.put_first(part, is_new=memory.due is None)

    def _put(self, part: Fact, now: Moment) -> None:
        self.key = part.id
        history, whole = self._ledger.history(part.id), self._ledger.directions.whole(part)
        self.prompt = make_prompt(part, history, mode=self._plan.mode, seed=self._plan.seed, whole=whole)
        self._stage = self.memory.stage
        self.shown_at = now
