"""A run of questions: each answer is kept before the next question is put."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sahelreader.store.events import AGAIN, GOOD, HARD, Kind, ReviewEvent, Style, Verdict
from sahelreader.study.asking import Asking
from sahelreader.study.directions import Directions
from sahelreader.study.judging import UNSURE, proposed_rating, typed_style
from sahelreader.study.ledger import Ledger
from sahelreader.study.options import StudyOptions
from sahelreader.study.outcome import Outcome
from sahelreader.study.plan import Plan
from sahelreader.study.recording import Recorder, Recording

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sahelreader.dossier.model import Fact
    from sahelreader.store.moment import Moment
    from sahelreader.study.answers.finding import Finding
    from sahelreader.study.cards import Prompt
    from sahelreader.study.exam import Outlook
    from sahelreader.study.memory import Due
    from sahelreader.study.queue import Counts


class Session:
    """Questions about facts, one after the other.

    A question is answered by `answer_choice`, `answer_typed` or `reveal`, then left by `grade`. Whatever `record`
    raises comes through, with the session where it was before the call.
    """

    def __init__(
        self,
        facts: Iterable[Fact],
        events: Iterable[ReviewEvent] | Ledger,
        *,
        dossier: str,
        record: Recorder,
        clock: Callable[[], Moment],
        plan: Plan | None = None,
        options: StudyOptions | None = None,
        siblings: Mapping[str, Collection[str]] | None = None,
    ) -> None:
        """`facts`, `events`: all of the dossier; the plan selects.

        A ledger instead of events is of the same facts and options. `siblings`: facts to keep apart, see `siblings`.
        """
        self.plan = plan or Plan()
        self.options = options or StudyOptions()
        self.outcome: Outcome | None = None
        """What came of it; None until it is answered."""
        if isinstance(events, Ledger):
            self._ledger = events
        else:
            self._ledger = Ledger(events, self.options.schedule, Directions(facts))
        parts = self._ledger.directions.parts
        self._facts = {key: part for key, part in parts.items() if self.plan.selection.takes(part)}
        self._clock = clock
        self._recording = Recording(self._ledger, record, clock, dossier=dossier, mode=self.plan.mode)
        apart = (siblings or {}) if self.options.apart else None
        self._asking = Asking(self._ledger, self._facts, self.plan, self.options, siblings=apart, clock=clock)
        self._hints = 0
        self.refresh()

    @property
    def current(self) -> Prompt | None:
        """The question on the table; None when there is nothing to ask."""
        return self._asking.prompt

    @property
    def answers(self) -> list[ReviewEvent]:
        """What was recorded in this session and not undone."""
        return self._recording.answers

    @property
    def counts(self) -> Counts:
        """What is left, the question on the table included."""
        return self._asking.counts

    @property
    def left(self) -> int:
        """How many questions are left, the one on the table included, as far as the plan goes."""
        total = self.counts.total
        if self.plan.limit is None:
            return total
        answered = len(self.answers) - (self.outcome is not None and self.outcome.event is not None)
        return min(total, max(self.plan.limit - answered, 0))

    def next_due(self) -> Due | None:
        """When the first of the session's facts that were met already falls due, but for those in `waiting`."""
        today = self._clock().study_day
        found = (due for due in self._dues() if not due.by_day or due.day > today)
        return min(found, key=lambda due: due.at_ms, default=None)

    @property
    def waiting(self) -> int:
        """How many of the session's facts are due and, when nothing is asked any more, wait for another day.

        The day has had enough, or they would give the answer of another one away.
        """
        today = self._clock().study_day
        due = sum(due.by_day and due.day <= today for due in self._dues())
        return max(0, due - self.counts.due) if self.plan.mode == "scheduled" else 0

    def _dues(self) -> Iterator[Due]:
        """When the session's facts that were met fall due, without those put aside."""
        today = self._clock().study_day
        for fact in self._facts:
            due = self._ledger.memory(fact).due
            if due and not self._ledger.aside(fact).holds(today):
                yield due

    @property
    def held_back(self) -> int:
        """How many of the session's facts are new and wait for another day.

        There are enough for today, or they would give the answer of another one away.
        """
        today = self._clock().study_day
        met, aside = self._ledger.book.memories, self._ledger.aside
        new = sum(fact not in met and not aside(fact).holds(today) for fact in self._facts)
        return new - self.counts.new if self.plan.mode == "scheduled" else 0

    @property
    def outlook(self) -> Outlook | None:
        """How the session's facts would stand on the day of the exam; None if none lies ahead."""
        from sahelreader.study.exam import outlook

        day = self.options.exam_day
        if day is None or day < self._clock().study_day:
            return None
        return outlook(self._ledger, self._facts, day)

    def refresh(self) -> None:
        """Looks again for something to ask, if nothing is on the table: time has gone by."""
        if self.current is None:
            self._asking.fill(self.answers)
            self._ask_next()

    def answer_choice(self, index: int, *, sure: bool = True, confidence: int | None = None, hints: int = 0) -> Outcome:
        """Chooses an option, from 0, and records it: wrong is again, right is good, right but not sure is hard.

        The question stays until `grade`, which may rate it otherwise. ValueError if no choice is open.
        """
        prompt = self._open_prompt("choice")
        if not 0 <= index < len(prompt.options):
            raise ValueError(f"there is no option {index}")
        option = prompt.options[index]
        confidence = confidence if sure else UNSURE
        rating = (HARD if hints or confidence == UNSURE else GOOD) if option.is_right else AGAIN
        outcome = self._outcome("correct" if option.is_right else "wrong", chosen=option.text, why=option.why)
        event = self._recording.answer(
            prompt, outcome, rating, shown_at=self._asking.shown_at, confidence=confidence, hints=hints
        )
        self._recording.keep(event)
        self.outcome = replace(outcome, event=event)
        return self.outcome

    def answer_typed(
        self, answered: str, finding: Finding, *, confidence: int | None = None, hints: int = 0
    ) -> Outcome:
        """Records an answer to a question for recall, with what its checking gave and the rating that follows.

        `confidence`: 1 to 3; `hints`: how many were seen. The question stays until `grade`. ValueError if none is open.
        """
        prompt = self._open_prompt("recall")
        outcome = replace(self._outcome(finding.verdict, chosen=answered, why=finding.reason), finding=finding)
        rating = proposed_rating(finding, confidence=confidence, hints=hints)
        style = typed_style(prompt.fact, prompt.card)
        event = self._recording.answer(
            prompt, outcome, rating, shown_at=self._asking.shown_at, style=style, confidence=confidence, hints=hints
        )
        self._recording.keep(event)
        self.outcome = replace(outcome, event=event)
        return self.outcome

    def override(self) -> Outcome:
        """Turns the verdict on what was typed round: wrong and almost into right, right into wrong; logged as such.

        Once more turns it back. ValueError if nothing was typed.
        """
        outcome = self.outcome
        if outcome is None or outcome.event is None or outcome.finding is None:
            raise ValueError("there is no verdict on typed words")
        event, own = outcome.event, outcome.finding.verdict
        if event.overridden:
            verdict, overridden = own, ""
            rating = proposed_rating(outcome.finding, confidence=event.confidence, hints=event.hints)
        else:
            verdict, overridden = ("wrong" if event.rating > AGAIN else "correct"), own
            rating = AGAIN if verdict == "wrong" else (HARD if event.hints else GOOD)
        other = self._recording.put_otherwise(event, verdict=verdict, overridden=overridden, rating=rating)
        self.outcome = replace(outcome, verdict=other.verdict, event=other)
        return self.outcome

    def reveal(self, answered: str = "", *, hints: int = 0) -> Outcome:
        """Shows the answer to a question for recall, which the reader then grades. ValueError if none is open.

        `answered`: what the reader wrote, if anything; kept, not judged.
        """
        self._open_prompt("recall")
        self._hints = hints
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
            event = self._recording.answer(
                self.current, outcome, rating or AGAIN, shown_at=self._asking.shown_at, hints=self._hints
            )
            self._recording.keep(event)
        elif rating is not None and rating != event.rating:
            event = self._recording.put_otherwise(event, rating=rating)
        if self.plan.mode == "scheduled" and self.options.suspend_leeches and event.rating == AGAIN and self.is_leech:
            self._put_aside("suspend")
            return event
        self._asking.put_back(event)
        self._ask_next()
        return event

    @property
    def is_leech(self) -> bool:
        """Whether the fact asked has been forgotten so often that it is better read again at its source."""
        return self.current is not None and self.options.is_leech(self._asking.memory.lapses)

    def bury(self) -> ReviewEvent:
        """Puts the fact on the table aside until tomorrow and goes on. ValueError if nothing is asked."""
        return self._put_aside("bury")

    def suspend(self) -> ReviewEvent:
        """Puts the fact on the table aside until it is taken up again and goes on. ValueError if nothing is asked."""
        return self._put_aside("suspend")

    @property
    def suspended(self) -> list[Fact]:
        """The dossier's facts that are suspended."""
        facts, aside = self._ledger.directions.facts, self._ledger.book.aside
        return [fact for ident, fact in facts.items() if ident in aside and aside[ident].is_suspended]

    def take_up(self, fact: str) -> ReviewEvent | None:
        """Takes a suspended or buried fact up again; the event, None if it is not put aside."""
        aside = self._ledger.aside(fact)
        if not aside.holds(self._clock().study_day):
            return None
        event = self._recording.aside("unsuspend" if aside.is_suspended else "unbury", fact)
        self._recording.keep(event)
        return event

    def undo(self) -> ReviewEvent | None:
        """Takes back what was done last, in earlier sessions too, and puts its question; None if nothing was.

        That is the last answer that counts, or the last time that a fact was put aside.

        In practice only practice is taken back, and on the schedule only what was scheduled.
        """
        event = self._ledger.last(self._facts, self.plan.mode)
        if event is None:
            return None
        self._recording.undo(event)
        is_answered = self.outcome is not None and self.outcome.event is not None
        self._asking.go_back(event, self.answers, is_answered=is_answered)
        self.outcome = None
        return event

    def _put_aside(self, kind: Kind) -> ReviewEvent:
        prompt = self.current
        if prompt is None:
            raise ValueError("nothing is asked")
        event = self._recording.aside(kind, prompt.fact.id, card=prompt.card.id)
        self._recording.keep(event)
        self._asking.put_aside(prompt.fact.id)
        self._ask_next()
        return event

    def _open_prompt(self, style: Style) -> Prompt:
        if self.current is None or self.outcome is not None or self.current.style != style:
            raise ValueError(f"no question for {style} is open")
        return self.current

    def _outcome(self, verdict: Verdict, chosen: str = "", why: str = "") -> Outcome:
        if self.current is None:
            raise ValueError("nothing is asked")
        now = self._clock()
        forecasts = self._ledger.schedule.preview(self._asking.memory, now)
        return Outcome(verdict, self.current.card.answer, now, forecasts, chosen, why)

    def _ask_next(self) -> None:
        self._asking.go_on(self.answers)
        self.outcome = None
