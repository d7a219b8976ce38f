"""The quiz as a conversation of lines: for screen readers, pipes and terminals that can do no more."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sahelreader.cli.output import wrap
from sahelreader.cli.plain_answer import Proof
from sahelreader.cli.plain_words import (
    ASKS,
    HELP,
    RATINGS,
    VERDICTS,
    farewell,
    heading,
    help_lines,
    left_over,
    ratings,
    when,
)
from sahelreader.store.errors import StoreError
from sahelreader.study.judging import UNSURE
from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from sahelreader.cli.plain_answer import Sources
    from sahelreader.dossier.model import Fact
    from sahelreader.store.moment import Moment
    from sahelreader.study.answers.book import Book
    from sahelreader.study.memory import Due
    from sahelreader.study.outcome import Outcome
    from sahelreader.study.session import Session

SAVED, NOT_SAVED, INTERRUPTED = 0, 1, 130


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
        self._proof = Proof(sources, say)
        self._asked = self._hints = 0
        self._status = SAVED

    @cached_property
    def _book(self) -> Book:
        """The names that answers are checked with."""
        from sahelreader.study.answers.book import Book

        return Book(self._sources.glossary, self._sources.facts)

    def run(self) -> int:
        """Hold the quiz until it is over, left or out of input; the exit status."""
        self._say(wrap(heading(self._sources.overview.title, self._session)))
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
        for sentence in farewell(self._session, self._clock()):
            self._say(sentence)
        return self._status

    @property
    def _state(self) -> str:
        prompt, outcome = self._session.current, self._session.outcome
        if prompt is None:
            return ""
        if outcome is None:
            return prompt.style
        return "chosen" if outcome.event else "revealed"

    def _obey(self, line: str) -> bool:
        """Does what the line says; False to leave."""
        word = line.lower()
        if word == "q":
            return False
        try:
            if word == "?":
                for sentence in help_lines(self._state):
                    self._say(sentence)
            elif word in ("s", "d"):
                self._show_source(word)
            elif word in self._words:
                self._words[word]()
            else:
                self._answer(line)
            self._status = SAVED
        except StoreError as error:
            self._status = NOT_SAVED
            self._say(wrap(f"Not saved: {error} The question stays."))
        return True

    @property
    def _words(self) -> dict[str, Callable[[], None]]:
        """What single letters do."""
        return {
            "u": self._undo, "h": self._hint, "o": self._override,
            "bury": lambda: self._put_aside("bury"), "suspend": lambda: self._put_aside("suspend"),
        }  # fmt: skip

    def _answer(self, line: str) -> None:
        {"choice": self._choose, "recall": self._reveal, "chosen": self._go_on, "revealed": self._grade}[self._state](
            line
        )

    def _choose(self, line: str) -> None:
        number, sure = line.removesuffix("?").strip(), not line.endswith("?")
        prompt = self._session.current
        if prompt is None or not (number.isdecimal() and 1 <= int(number[:4]) <= len(prompt.options)):
            self._say(wrap(HELP["choice"]))
            return
        outcome = self._session.answer_choice(int(number) - 1, sure=sure, hints=self._hints)
        if outcome.verdict == "correct":
            self._say("Right.")
        else:
            self._say(wrap(f"Wrong: {outcome.chosen}. {outcome.why}".strip()))
        self._show_answer(prompt.fact, outcome)
        if outcome.forecast:
            self._say_next(outcome.forecast.due)

    def _reveal(self, line: str) -> None:
        """Shows the answer; if one was written, with what its checking gives."""
        from sahelreader.study.answers.checking import check_answer

        prompt = self._session.current
        if prompt is None:
            return
        written = clean_line(line).strip()
        if not written:
            self._show_answer(prompt.fact, self._session.reveal(hints=self._hints))
            return
        is_sure = written == "?" or not written.endswith("?")
        finding = check_answer(written if is_sure else written[:-1], prompt.card, prompt.fact, self._book)
        outcome = self._session.answer_typed(
            written, finding, confidence=None if is_sure else UNSURE, hints=self._hints
        )
        self._say(wrap(" ".join(filter(None, (f"{VERDICTS[finding.verdict]}.", finding.reason, finding.difference)))))
        self._show_answer(prompt.fact, outcome)
        if outcome.forecast:
            self._say_next(outcome.forecast.due)

    def _show_answer(self, fact: Fact, outcome: Outcome) -> None:
        self._proof.show_answer(fact, outcome.right)
        if self._session.is_leech:
            self._say("  Often forgotten: read the source again (s).")

    def _hint(self) -> None:
        """A step more of help."""
        from sahelreader.study.hinting import hints

        prompt = self._session.current
        if prompt is None or self._session.outcome:
            self._say("There is no question open.")
            return
        steps = hints(prompt.fact, prompt.card, self._book.forms(self._book.named_by(prompt.card)))
        if self._hints >= len(steps):
            self._say("There is no further hint.")
            return
        self._hints += 1
        self._say(wrap(steps[self._hints - 1], "  "))

    def _override(self) -> None:
        outcome = self._session.outcome
        if outcome is None or outcome.finding is None:
            self._say("Only a verdict on a written answer can be turned.")
            return
        outcome = self._session.override()
        self._say("Right, by your own judgement." if outcome.verdict == "correct" else "Wrong, by your own judgement.")
        if outcome.forecast:
            self._say_next(outcome.forecast.due)

    def _put_aside(self, how: str) -> None:
        if self._session.current is None:
            return
        if how == "bury":
            self._session.bury()
        else:
            self._session.suspend()
        if how == "bury":
            self._say("Put aside until tomorrow; u takes that back.")
        else:
            self._say("Put aside for good; u takes that back, and U in the app takes it up again.")
        self._put_question()

    def _go_on(self, line: str) -> None:
        word = line.lower()
        if word and word not in RATINGS:
            self._say(wrap(HELP["chosen"]))
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
            self._say(wrap(HELP["revealed"]))
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

    def _put_question(self) -> None:
        prompt = self._session.current
        if prompt is None:
            return
        self._asked += 1
        self._hints = 0
        self._say(f"\nQuestion {self._asked} ({left_over(self._session)})")
        self._say(wrap(prompt.card.ask))
        for number, option in enumerate(prompt.options, 1):
            self._say(wrap(f"{number}  {option.text}", "  ", "     "))

    def _invite(self) -> None:
        outcome = self._session.outcome
        if self._state == "revealed" and outcome:
            self._say(ratings(outcome, is_scheduled=self._session.plan.mode == "scheduled"))
        else:
            self._say(f"{ASKS[self._state]} (? for help):")

    def _show_source(self, word: str) -> None:
        """The paragraph, or at `d` what the articles say where they differ."""
        prompt = self._session.current
        if prompt is None or self._session.outcome is None:
            self._say("That would give the answer away; answer first.")
        elif word == "s":
            self._proof.show_passage(prompt.fact)
        else:
            self._proof.show_positions(prompt.fact)

    def _say_next(self, due: Due) -> None:
        if self._session.plan.mode == "scheduled":
            self._say(f"Asked again {when(due, self._clock())}.")
