"""Answering in a quiz: to choose or write, with hints and as sure as one is, to rate it, and to say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sahelreader.study.judging import CERTAIN, UNSURE
from sahelreader.tui.messages import Say
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.panes.quiz_table import QuizTable
from sahelreader.tui.widgets.answer_line import AnswerLine
from sahelreader.tui.widgets.card_view import CardView

ASK_CONFIDENCE = "study.ask_confidence"


class Answering(QuizTable):
    """Takes the answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(n), f"digit({n})", f"Choose {n}, or rate it", id=f"quiz.digit_{n}", show=False)
            for n in (1, 2, 3, 4)
        ),
        Binding("h", "hint", "A hint", id="quiz.hint", show=False),
        Binding("n", "unsure", "I am not sure", id="quiz.unsure", show=False),
        Binding("o", "override", "The verdict is not right", id="quiz.override", show=False),
        Binding("a", "ask_confidence", "Ask how sure I am before the verdict, or no longer", id="quiz.ask", show=False),
    ]

    def action_digit(self, number: int) -> None:
        """Choose an option, say how sure one is, or rate what was answered."""
        session = self._at_table
        if session is None or session.current is None:
            return
        if (pending := self._question.pending) is not None:
            if number <= CERTAIN:
                self._question.pending = None
                self._saved(lambda: pending(number))
        elif session.outcome is not None:
            if self._saved(lambda: session.grade(number)) is not None:
                self._next()
        elif session.current.style == "choice" and number <= len(session.current.options):
            seen = self._question.hints_seen
            self._answer(
                lambda confidence: session.answer_choice(number - 1, sure=True, confidence=confidence, hints=seen),
                session.current.options[number - 1].text,
            )

    def _answer(self, act: Callable[[int | None], Any], given: str) -> None:
        """Record an answer, once it is known how sure the reader is."""
        if self._question.is_unsure:
            self._saved(lambda: act(UNSURE))
        elif self._asks_confidence:
            self._question.pending, self._question.given = act, given
            self._show()
        else:
            self._saved(lambda: act(None))

    def _took_answer_back(self) -> bool:
        """Go back to the question from being asked how sure one is; False if one isn't."""
        if self._question.pending is None:
            return False
        self._question.pending = None
        self._show()
        return True

    @on(AnswerLine.Answered)
    def _typed(self, event: AnswerLine.Answered) -> None:
        session, text = self._session, event.text
        if session is None or session.current is None or not self._is_typing:
            return
        if not text.strip():
            self._saved(lambda: session.reveal(hints=self._question.hints_seen))
            return
        finding, seen = self._question.check(text, session), self._question.hints_seen
        self._answer(lambda confidence: session.answer_typed(text, finding, confidence=confidence, hints=seen), text)

    @on(AnswerLine.Asked)
    async def _asked(self, event: AnswerLine.Asked) -> None:
        await self.run_action(event.what)

    def action_submit(self) -> None:
        """Check what was typed."""
        if self._line.display:
            self._typed(AnswerLine.Answered(self._line.value))

    def action_hint(self) -> None:
        """A step more of help; after the last, the answer."""
        session, question = self._at_table, self._question
        if session is None or session.current is None or session.outcome is not None or question.pending is not None:
            return
        if question.hint(session):
            self._show(keep=True)
            self.call_after_refresh(self._view.scroll_end, animate=False)
        elif session.current.style == "recall":
            self._saved(lambda: session.reveal(hints=question.hints_seen + 1))
        else:
            self.post_message(Say("There is no further hint; it is one of the three."))

    def action_unsure(self) -> None:
        """The next answer is a guess, or is none after all."""
        session = self._at_table
        if session is None or session.current is None or session.outcome is not None:
            return
        self._question.is_unsure = not self._question.is_unsure
        self.show_status()

    def action_ask_confidence(self) -> None:
        """Ask for confidence before each verdict, or no longer; kept for the next starts."""
        wanted = not self._asks_confidence
        self._places.change(ASK_CONFIDENCE, wanted)
        told = "You are asked how sure you are before each verdict." if wanted else "You are no longer asked how sure."
        line = self._places.line_in_file(ASK_CONFIDENCE)
        self.post_message(Say(f"{told} Line {line} of settings.toml holds at the next start." if line else told))

    @property
    def _asks_confidence(self) -> bool:
        return self._places.settings.study.ask_confidence

    @on(CardView.WentOn)
    def _go_on(self) -> None:
        session = self._at_table
        if session is None or session.current is None:
            return
        if session.outcome is None:
            if self._question.pending is None:
                self.post_message(Say(keyed("1, 2 or 3 chooses; {quiz.unsure:n} first if you are not sure.")))
        elif session.outcome.event is not None:
            if self._saved(session.grade) is not None:
                self._next()
        else:
            self.post_message(Say("How well did you know it? 1 again, 2 hard, 3 good, 4 easy."))

    def action_override(self) -> None:
        """Turn the verdict on what was typed round."""
        session = self._at_table
        if self._is_choosing:
            return
        if session is None or session.outcome is None or session.outcome.finding is None:
            self.post_message(Say("Only a verdict on typed words can be turned; 1 to 4 rates any answer."))
            return
        self._saved(session.override)
