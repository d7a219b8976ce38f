"""The quiz as a conversation of lines: for screen readers, pipes and terminals that can do no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sahelreader.cli.output import wrap
from sahelreader.store.errors import StoreError
from sahelreader.store.moment import date_of
from sahelreader.study import intervals
from sahelreader.study.exam import outlook_sentence
from sahelreader.text.clean import clean_line
from sahelreader.text.quotation import in_marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from sahelreader.dossier.model import Article, Evidence, Fact, Overview
    from sahelreader.store.moment import Moment
    from sahelreader.study.memory import Due
    from sahelreader.study.session import Outcome, Session

    class Sources(Protocol):
        """Where the texts are."""

        @property
        def overview(self) -> Overview: ...
        def article(self, article_id: str, /) -> Article: ...


SAVED, NOT_SAVED, INTERRUPTED = 0, 1, 130
RATINGS = ("again", "hard", "good", "easy")
HELP = {
    "choice": "1, 2 or 3 chooses an answer; with a question mark (2?) if you are not sure",
    "recall": "enter shows the answer; you may write yours before it",
    "chosen": "enter goes on; again, hard, good or easy rates the question otherwise",
    "revealed": "1, 2, 3 or 4 says how well you knew it, and goes on",
}
HELP_ALWAYS = (
    "s shows the paragraph that proves the answer; u takes the last answer back; bury puts the question aside until "
    "tomorrow, suspend for good; q quits; ? shows this."
)


class PlainQuiz:
    """A session led by lines of text. Every answer is on disk before the line after it is printed."""

    def __init__(
        self,
        session: Session,
        sources: Sources,
        say: Callable[[str], None],
        read_line: Callable[[], str],
        clock: Callable[[], Moment],
    ) -> None:
        """`say` prints a line; `read_line` gives one with its end, and an empty text when there are no more."""
        self._session, self._sources = session, sources
        self._say, self._read_line, self._clock = say, read_line, clock
        self._asked = 0
        self._status = SAVED

    def run(self) -> int:
        """Hold the quiz until it is over, left or out of input; the exit status."""
        counts = self._session.counts
        self._say(f"{self._sources.overview.title}: {counts.new} new, {counts.learning} in learning, {counts.due} due.")
        self._put_question()
        try:
            while self._session.current:
                self._invite()
                line = self._read_line()
                if not line:
                    self._say("The input has ended.")
                    break
                if not self._obey(line.strip()):
                    break
        except KeyboardInterrupt:
            self._status = INTERRUPTED
        self._take_leave()
        return self._status

    @property
    def _state(self) -> str:
        prompt, outcome = self._session.current, self._session.outcome
        if prompt is None:
            return ""
        if outcome is None:
            return prompt.style
        return "chosen" if prompt.style == "choice" else "revealed"

    def _obey(self, line: str) -> bool:
        """Does what the line says; False to leave."""
        word = line.lower()
        if word == "q":
            return False
        try:
            if word == "?":
                self._say(f"{HELP[self._state]}. {HELP_ALWAYS}")
            elif word == "s":
                self._show_passage()
            elif word == "u":
                self._undo()
            elif word in ("bury", "suspend"):
                self._put_aside(word)
            else:
                self._answer(line)
            self._status = SAVED
        except StoreError as error:
            self._status = NOT_SAVED
            self._say(f"Not saved: {error} The question stays.")
        return True

    def _answer(self, line: str) -> None:
        {"choice": self._choose, "recall": self._reveal, "chosen": self._go_on, "revealed": self._grade}[self._state](
            line
        )

    def _choose(self, line: str) -> None:
        number, sure = line.removesuffix("?").strip(), not line.endswith("?")
        prompt = self._session.current
        if prompt is None or not (number.isdecimal() and 1 <= int(number[:4]) <= len(prompt.options)):
            self._say(f"{HELP['choice']}.")
            return
        outcome = self._session.answer_choice(int(number) - 1, sure=sure)
        if outcome.verdict == "correct":
            self._say("Right.")
        else:
            self._say(wrap(f"Wrong: {outcome.chosen}. {outcome.why}".strip()))
        self._show_answer(prompt.fact, outcome)
        if outcome.forecast:
            self._say_next(outcome.forecast.due)

    def _reveal(self, line: str) -> None:
        prompt = self._session.current
        if prompt:
            self._show_answer(prompt.fact, self._session.reveal(clean_line(line)))

    def _go_on(self, line: str) -> None:
        word = line.lower()
        if word and word not in RATINGS:
            self._say(f"{HELP['chosen']}.")
            return
        outcome = self._session.outcome
        self._session.grade(RATINGS.index(word) + 1 if word else None)
        if word and outcome:
            self._say_next(outcome.forecasts[RATINGS.index(word)].due)
        self._put_question()

    def _grade(self, line: str) -> None:
        word = line.lower()
        rating = RATINGS.index(word) + 1 if word in RATINGS else "1234".find(word) + 1 if len(word) == 1 else 0
        outcome = self._session.outcome
        if not rating or outcome is None:
            self._say(f"{HELP['revealed']}.")
            return
        self._session.grade(rating)
        self._say_next(outcome.forecasts[rating - 1].due)
        self._put_question()

    def _undo(self) -> None:
        if self._session.undo() is None:
            self._say("There is no answer to take back.")
        else:
            self._say("Taken back.")
            self._put_question()

    def _put_aside(self, word: str) -> None:
        if word == "bury":
            self._session.bury()
            self._say("Put aside until tomorrow; u takes that back.")
        else:
            self._session.suspend()
            self._say("Put aside for good; u takes that back, and U in the app takes it up again.")
        self._put_question()

    def _put_question(self) -> None:
        prompt = self._session.current
        if prompt is None:
            return
        self._asked += 1
        counts = self._session.counts
        self._say(f"\nQuestion {self._asked} ({counts.new} new, {counts.learning} in learning, {counts.due} due)")
        self._say(wrap(prompt.card.ask))
        for number, option in enumerate(prompt.options, 1):
            self._say(wrap(f"{number}  {option.text}", "  ", "     "))

    def _invite(self) -> None:
        outcome = self._session.outcome
        if self._state == "revealed" and outcome:
            if self._session.plan.mode == "practice":
                choices = "  ".join(f"{number} {name}" for number, name in enumerate(RATINGS, 1))
            else:
                choices = "  ".join(f"{f.rating} {RATINGS[f.rating - 1]} ({f.words})" for f in outcome.forecasts)
            self._say(f"How well did you know it?  {choices}")
        else:
            asks = {"choice": "Your answer, 1 to 3:", "recall": "Enter shows the answer:", "chosen": "Enter goes on:"}
            self._say(f"{asks[self._state]} (? for help)")

    def _show_answer(self, fact: Fact, outcome: Outcome) -> None:
        self._say(wrap(f"Answer: {outcome.right}"))
        for evidence in fact.evidence:
            self._say(wrap(in_marks(evidence.quote), "  "))
            self._say(wrap(self._origin(evidence), "  "))
        if fact.attribution:
            self._say(wrap(f"According to: {fact.attribution}", "  "))
        if self._session.is_leech:
            self._say("  Often forgotten: read the source again (s).")
        if fact.status == "disputed":
            self._say("  Disputed: another position stands in this dossier.")

    def _origin(self, evidence: Evidence) -> str:
        head = self._sources.overview.article(evidence.place.article)
        outlet = f"{head.shown_outlet}, {head.shown_title}, " if head else ""
        return f"{outlet}¶{evidence.place.number} ({evidence.place})"

    def _show_passage(self) -> None:
        prompt = self._session.current
        if prompt is None or self._session.outcome is None:
            self._say("The paragraph would give the answer away; answer first.")
            return
        for evidence in prompt.fact.evidence:
            place = evidence.place
            self._say(f"{self._origin(evidence)}:")
            self._say(wrap(self._sources.article(place.article).body[place.number - 1].text, "  "))

    def _say_next(self, due: Due) -> None:
        if self._session.plan.mode == "practice":
            self._say("Practice: the schedule stays as it is.")
        else:
            self._say(f"Asked again {when(due, self._clock())}.")

    def _take_leave(self) -> None:
        """Says what is saved and, if nothing is left to ask, how it goes on."""
        session = self._session
        answers = len(session.answers)
        saved = (
            "No answer was given."
            if not answers
            else f"{answers} {'answer is' if answers == 1 else 'answers are'} saved."
        )
        if session.current:
            self._say(saved)
            return
        self._say(f"\n{saved if answers else 'Nothing is due.'}")
        is_cut_short = session.plan.limit is not None and answers >= session.plan.limit
        if session.plan.mode == "practice" or is_cut_short:
            return
        due = session.next_due()
        if due:
            self._say(f"The next question is due {when(due, self._clock())}.")
        if sentence := outlook_sentence(session):
            self._say(wrap(sentence))
        if session.held_back:
            self._say(f"{session.held_back} new facts wait for another day, or for --new with a higher number.")
        self._say("To practise without the schedule: sahelreader quiz --plain --practice.")


def when(due: Due, now: Moment) -> str:
    """When something falls due, as `in 10 minutes` or `on Friday 3 April 2026, in 4 days`."""
    days = due.day - now.study_day
    if not due.by_day or days <= 0:
        wait = due.at_ms - now.at_ms
        return f"in {intervals.words(wait)}" if wait > 0 else "now"
    if days == 1:
        return "tomorrow"
    date = date_of(due.day)
    return f"on {date:%A} {date.day} {date:%B} {date.year}, in {days} days"
