"""The table of a quiz: the session, the card that is on it, and the line for its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container

from sahelreader.store.errors import StoreError
from sahelreader.store.moment import read_clock
from sahelreader.tui.document import Document, Paragraph
from sahelreader.tui.messages import Say, ShowStatus
from sahelreader.tui.pages.card import INDENT, card_page
from sahelreader.tui.panes import quiz_hints
from sahelreader.tui.panes.quiz_question import Question
from sahelreader.tui.places import Places
from sahelreader.tui.widgets.answer_line import AnswerLine
from sahelreader.tui.widgets.card_view import CardView
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from sahelreader.study.plan import Plan
    from sahelreader.study.session import Session
    from sahelreader.workspace import Workspace

Result = TypeVar("Result")


class QuizTable(Container):
    """Shows where the session stands, and what came of each step that was recorded."""

    def __init__(self, workspace: Workspace, places: Places) -> None:
        super().__init__(id="quiz")
        self._workspace, self._places = workspace, places
        self._session: Session | None = None
        self._question = Question(workspace)
        self._is_choosing = False

    def compose(self) -> ComposeResult:
        """The card, and the line for its answer."""
        yield CardView(measure=84, id="card")
        line = AnswerLine()
        line.display = False
        yield line

    @property
    def session(self) -> Session | None:
        """What is going on; None where answers can't be kept."""
        return self._session

    @property
    def _at_table(self) -> Session | None:
        """What is going on, unless the choice of what to practise lies over it."""
        return None if self._is_choosing else self._session

    @property
    def _view(self) -> CardView:
        return self.query_one(CardView)

    @property
    def _line(self) -> AnswerLine:
        return self.query_one(AnswerLine)

    def begin(self, plan: Plan) -> None:
        """Begin a session."""
        self._is_choosing = False
        self._forget()
        try:
            self._session = self._workspace.begin_session(plan, read_clock)
        except StoreError as error:
            self._session = None
            title = Paragraph("The quiz needs to keep your answers.", "heading")
            self._view.show(Document([Paragraph("", gap=0), title, Paragraph(str(error))]))
            self.post_message(ShowStatus("Quiz", (quiz_hints.BACK,)))
            return
        self._show()

    def _forget(self) -> None:
        """Begin a question afresh."""
        self._question.forget()
        self._line.value = ""

    @on(Prose.Resized)
    def _resized(self) -> None:
        if self._session is not None:
            self._show(keep=True)

    @property
    def _is_typing(self) -> bool:
        session = self._session
        prompt = session.current if session else None
        is_open = bool(session) and session is not None and session.outcome is None and prompt is not None
        return is_open and prompt is not None and prompt.style == "recall" and not self._is_choosing

    def _show(self, *, keep: bool = False) -> None:
        session, view = self._session, self._view
        if session is None or not view.is_laid_out:
            return
        if self._is_choosing:
            self._show_choices()
        elif session.current is None:
            from sahelreader.tui.panes.quiz_over import over

            view.show(over(session, read_clock(), self._workspace.facts, self._workspace.overview.shorts))
        else:
            view.show(card_page(self._question.sheet(session), view.text_width), keep_place=keep)
        self._place_line()
        self.show_status()

    def _place_line(self) -> None:
        """Put the line for the answer below the question, or away."""
        view, line = self._view, self._line
        is_typing = self._is_typing and self._question.pending is None
        if is_typing:
            view.styles.height = min(view.lines, max(3, self.size.height - 3))
            line.place(view.margin_left + INDENT - 1, view.text_width - INDENT)
        else:
            view.styles.height = "1fr"
        if line.display != is_typing:
            line.display = is_typing
            self._focus()

    def _focus(self) -> None:
        if self._line.display:
            self._line.focus()
        else:
            self._view.focus()

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        session = self._session
        if session is None:
            return
        if self._is_choosing:
            self.post_message(ShowStatus("Practice", quiz_hints.CHOOSING))
            return
        unsure = self._question.is_unsure
        keys = quiz_hints.hints(session, is_unsure=unsure, asks_confidence=self._question.pending is not None)
        self.post_message(ShowStatus(quiz_hints.where(session, is_unsure=unsure), keys))

    def _show_choices(self) -> None:
        from sahelreader.tui.pages.chooser import chooser_page
        from sahelreader.tui.panes.quiz_choices import sections

        view = self._view
        view.show(chooser_page(sections(self._workspace, self._workspace.ledger()), view.text_width))

    def _next(self) -> None:
        """The question changed."""
        self._forget()
        self._show()

    def _saved(self, act: Callable[[], Result]) -> Result | None:
        """Do what records something, and show what came of it; a sentence if it can't be saved."""
        try:
            result = act()
        except StoreError as error:
            self.post_message(Say(f"Not saved: {error}"))
            return None
        self._show()
        return result
