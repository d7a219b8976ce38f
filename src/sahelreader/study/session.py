"""A run of questions: each answer is kept before the next question is put."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from sahelreader.store.events import AGAIN, GOOD, HARD, ReviewEvent, Style, Verdict, new_event_id, wording_of
from sahelreader.study.cards import Prompt, make_prompt
from sahelreader.study.history import was_right
from sahelreader.study.ledger import Ledger, practice_queue
from sahelreader.study.memory import Due, Forecast, Schedule
from sahelreader.study.plan import Plan
from sahelreader.study.queue import Counts

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.store.moment import Moment


class Recorder(Protocol):
    """Keeps events, all of them or none, for ever; raises if it can't. `Store.record_review` is one."""

    def __call__(self, *events: ReviewEvent) -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question, to be shown with the answer."""

    verdict: Verdict
    """`self` for recall: the reader is to judge."""
    right: str
    """The right answer."""
    at: Moment
    """When it was answered; a rating given later counts from here, so that it does what the forecasts say."""
    forecasts: tuple[Forecast, Forecast, Forecast, Forecast]
    """What again, hard, good and easy do. Of no meaning in practice."""
    chosen: str = ""
    """The option chosen, or what the reader wrote."""
    why: str = ""
    """Why what was chosen is wrong, where that teaches something."""
    event: ReviewEvent | None = None
    """What was recorded; None until recall is graded."""

    @property
    def forecast(self) -> Forecast | None:
        """What the recorded rating did."""
        return self.forecasts[self.event.rating - 1] if self.event else None


class Session:
    """Questions about facts, one after the other.

    A question is answered by `answer_choice` or by `reveal`, then left by `grade`. Whatever `record` raises comes
    through, with the session where it was before the call.
    """

    def __init__(
        self,
        facts: Iterable[Fact],
        events: Iterable[ReviewEvent],
        *,
        dossier: str,
        record: Recorder,
        clock: Callable[[], Moment],
        plan: Plan | None = None,
        schedule: Schedule | None = None,
    ) -> None:
        """`facts`, `events`: all of the dossier; the plan selects."""
        self.plan = plan or Plan()
        self.current: Prompt | None = None
        """The question on the table; None when there is nothing to ask."""
        self.outcome: Outcome | None = None
        """What came of it; None until it is answered."""
        self.answers: list[ReviewEvent] = []
        """What was recorded in this session and not undone."""
        self._facts = {fact.id: fact for fact in facts if self.plan.selection.takes(fact)}
        self._ledger = Ledger(events, schedule or Schedule())
        self._dossier, self._record, self._clock = dossier, record, clock
        self._last: Fact | None = None
        self._shown_at = clock()
        self._fill_queue()
        self._ask_next()

    @property
    def counts(self) -> Counts:
        """What is left, the question on the table included."""
        left = self._queue.counts
        if self.current is None:
            return left
        stage = "review" if self.plan.mode == "practice" else self._stage_of_current
        is_learning = stage in ("learning", "relearning")
        return Counts(left.new + (stage == "new"), left.learning + is_learning, left.due + (stage == "review"))

    def next_due(self) -> Due | None:
        """When the first of the session's facts that were met already falls due."""
        found = (self._ledger.memory(fact).due for fact in self._facts)
        return min((due for due in found if due), key=lambda due: due.at_ms, default=None)

    @property
    def held_back(self) -> int:
        """How many of the session's facts are new and beyond what the plan allows for today."""
        new = sum(self._ledger.memory(fact).stage == "new" for fact in self._facts)
        return 0 if self.plan.mode == "practice" else new - self.counts.new

    def refresh(self) -> None:
        """Looks again for something to ask, if nothing is on the table: time has gone by."""
        if self.current is None:
            self._fill_queue()
            self._ask_next()

    def answer_choice(self, index: int, *, sure: bool = True) -> Outcome:
        """Chooses an option, from 0, and records it: wrong is again, right is good, right but not sure is hard.

        The question stays until `grade`, which may rate it otherwise. ValueError if no choice is open.
        """
        prompt = self._open_prompt("choice")
        if not 0 <= index < len(prompt.options):
            raise ValueError(f"there is no option {index}")
        option = prompt.options[index]
        rating = (GOOD if sure else HARD) if option.is_right else AGAIN
        outcome = self._outcome("correct" if option.is_right else "wrong", chosen=option.text, why=option.why)
        event = self._event(outcome, rating, confidence=None if sure else 1)
        self._keep(event)
        self.outcome = replace(outcome, event=event)
        return self.outcome

    def reveal(self, answered: str = "") -> Outcome:
        """Shows the answer to a question for recall, which the reader then grades. ValueError if none is open.

        `answered`: what the reader wrote, if anything; kept, not judged.
        """
        self._open_prompt("recall")
        self.outcome = self._outcome("self", chosen=answered)
        return self.outcome

    def grade(self, rating: int | None = None) -> ReviewEvent:
        """Rates what was answered, 1 to 4, and goes on to the next question; the event that counts.

        None accepts the rating of a choice. ValueError if nothing was answered, or recall has no rating.
        """
        outcome = self.outcome
        if outcome is None or self.current is None:
            raise ValueError("nothing was answered")
        event = outcome.event
        if rating is None and event is None:
            raise ValueError("what was recalled is graded 1 to 4")
        if event is None:
            event = self._event(outcome, rating or AGAIN)
            self._keep(event)
        elif rating is not None and rating != event.rating:
            event = self._rate_otherwise(event, rating)
        self._put_back(event)
        self._last = self.current.fact
        self._ask_next()
        return event

    def undo(self) -> ReviewEvent | None:
        """Takes back the last answer that counts, of earlier sessions too, and puts its question; None without one.

        In practice only practice is taken back, and on the schedule only what was scheduled.
        """
        event = self._ledger.last(self._facts, self.plan.mode)
        if event is None:
            return None
        now = self._clock()
        self._keep(event.undo(new_event_id(now.at_ms, self._ledger.last_id), now))
        self._fill_queue(without=event.fact)
        self._last = None
        self._put(self._facts[event.fact])
        return event

    def _open_prompt(self, style: Style) -> Prompt:
        if self.current is None or self.outcome is not None or self.current.style != style:
            raise ValueError(f"no question for {style} is open")
        return self.current

    def _outcome(self, verdict: Verdict, chosen: str = "", why: str = "") -> Outcome:
        if self.current is None:
            raise ValueError("nothing is asked")
        now = self._clock()
        forecasts = self._ledger.schedule.preview(self._ledger.memory(self.current.fact.id), now)
        return Outcome(verdict, self.current.card.answer, now, forecasts, chosen, why)

    def _event(self, outcome: Outcome, rating: int, confidence: int | None = None) -> ReviewEvent:
        if self.current is None:
            raise ValueError("nothing is asked")
        return ReviewEvent(
            id=new_event_id(outcome.at.at_ms, self._ledger.last_id),
            dossier=self._dossier,
            fact=self.current.fact.id,
            card=self.current.card.id,
            at_ms=outcome.at.at_ms,
            offset_minutes=outcome.at.offset_minutes,
            study_day=outcome.at.study_day,
            answered=outcome.chosen,
            style=self.current.style,
            verdict=outcome.verdict,
            rating=rating,
            duration_ms=max(0, outcome.at.at_ms - self._shown_at.at_ms),
            mode=self.plan.mode,
            confidence=confidence,
            wording=wording_of(self.current.card.ask),
        )

    def _rate_otherwise(self, event: ReviewEvent, rating: int) -> ReviewEvent:
        undo = event.undo(new_event_id(event.at_ms, self._ledger.last_id), event.moment)
        other = replace(event, id=new_event_id(event.at_ms, undo.id), rating=rating)
        self._keep(undo, other)
        return other

    def _keep(self, *events: ReviewEvent) -> None:
        """Records the events; only if that succeeds does anything change here."""
        self._record(*events)
        for event in events:
            self._ledger.add(event)
            if event.kind == "review":
                self.answers.append(event)
            else:
                self.answers = [answer for answer in self.answers if answer.id != event.undoes]

    def _fill_queue(self, without: str = "") -> None:
        facts = [fact for fact in self._facts.values() if fact.id != without]
        if self.plan.mode == "practice":
            self._queue = practice_queue(facts, self.plan, self.answers)
        else:
            self._queue = self._ledger.queue(facts, self.plan, self._clock())

    def _put_back(self, event: ReviewEvent) -> None:
        fact = self._facts[event.fact]
        due = self._ledger.memory(fact.id).due
        if self.plan.mode == "practice":
            if not was_right(event):
                self._queue.put_last(fact)
        elif due and not due.by_day:
            self._queue.put_back(fact, due)

    def _ask_next(self) -> None:
        is_over = self.plan.limit is not None and len(self.answers) >= self.plan.limit
        fact = None if is_over else self._queue.take(self._clock(), self._last)
        if fact:
            self._put(fact)
        else:
            self.current = self.outcome = None

    def _put(self, fact: Fact) -> None:
        history = self._ledger.history(fact.id)
        self.current = make_prompt(fact, history, mode=self.plan.mode, seed=self.plan.seed)
        self.outcome = None
        self._stage_of_current = self._ledger.memory(fact.id).stage
        self._shown_at = self._clock()
