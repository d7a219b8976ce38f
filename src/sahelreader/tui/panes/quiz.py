"""The quiz: a card, its answer with the evidence, the next card. Every answer is saved before the screen moves on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message

from sahelreader.store.errors import StoreError
from sahelreader.store.moment import date_of, read_clock
from sahelreader.study.plan import Plan, Selection
from sahelreader.study.session import Session
from sahelreader.tui.document import Document, Paragraph, read_go
from sahelreader.tui.messages import GoBack, OpenArticle, Say, ShowStatus
from sahelreader.tui.pages.card import card_page, over_page
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

Result = TypeVar("Result")


class CardView(Menu):
    """Shows a card; enter and space go on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on", "Show the answer; next card", id="card.go_on", show=False),
        Binding("enter", "enter", "Choose; follow a link; go on", id="card.enter", show=False),
        Binding("u", "undo", "Take the last answer back", id="card.undo", show=False),
    ]

    class WentOn(Message):
        """The reader wants to go on."""

    class TookBack(Message):
        """The reader takes the last answer back."""

    def action_go_on(self) -> None:
        """Go on."""
        self.post_message(self.WentOn())

    def action_enter(self) -> None:
        """Follow what the cursor is on; with nothing there, go on."""
        if self.link:
            self.action_follow()
        else:
            self.action_go_on()

    def action_undo(self) -> None:
        """Take back."""
        self.post_message(self.TookBack())


class Quiz(Container):
    """Asks, and shows what proves the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(n), f"digit({n})", f"Choose {n}, or rate it", id=f"quiz.digit_{n}", show=False)
            for n in (1, 2, 3, 4)
        ),
        Binding("n", "unsure", "I am not sure", id="quiz.unsure", show=False),
        Binding("s", "source", "Read on at the source", id="quiz.source", show=False),
        Binding("x", "practise", "Practise, and leave the schedule alone", id="quiz.practise", show=False),
        Binding("escape", "step_back", "Back", id="quiz.back", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="quiz")
        self._workspace = workspace
        self._articles = {head.id: head.short for head in workspace.overview.articles}
        self._session: Session | None = None
        self._unsure = False

    def compose(self) -> ComposeResult:
        """The card."""
        yield CardView(measure=84, id="card")

    @property
    def session(self) -> Session | None:
        """What is going on; None where answers can't be kept."""
        return self._session

    @property
    def _view(self) -> CardView:
        return self.query_one(CardView)

    def open(self, practise: str = "", facts: tuple[str, ...] = ()) -> None:
        """Go on where the quiz was left, or begin.

        `practise`, `facts`: ask about that article, or these facts, and leave the schedule alone.
        """
        if practise or facts:
            selection = Selection(article=practise or None, facts=frozenset(facts) or None)
            self.begin(Plan(selection, "practice", seed=str(read_clock().at_ms)))
        elif self._session is None:
            self.begin(Plan())
        else:
            if self._session.current is None and self._session.plan.mode == "scheduled":
                self._session.refresh()
            self._show()
        self._view.focus()

    def begin(self, plan: Plan) -> None:
        """Begin a session."""
        try:
            self._session = self._workspace.begin_session(plan, read_clock)
        except StoreError as error:
            self._session = None
            self._view.show(
                Document(
                    [
                        Paragraph("", gap=0),
                        Paragraph("The quiz needs to keep your answers.", "heading"),
                        Paragraph(str(error)),
                    ]
                )
            )
            self.post_message(ShowStatus("Quiz", (Hint("esc", "back", "step_back"),)))
            return
        self._show()

    # Drawing

    @on(Prose.Resized)
    def _resized(self) -> None:
        if self._session is not None:
            self._show(keep=True)

    def _show(self, *, keep: bool = False) -> None:
        session, view = self._session, self._view
        if session is None or not view.is_laid_out:
            return
        if session.current is None:
            view.show(self._over(session))
        else:
            practice = session.plan.mode == "practice"
            page = card_page(
                session.current, session.outcome, session.counts, self._articles, view.text_width, practice=practice
            )
            view.show(page, keep_place=keep)
        self.show_status()

    def _over(self, session: Session) -> Document:
        wrong = sum(answer.rating == 1 for answer in session.answers)
        nothing = "Nothing is due now." if self._workspace.facts else "This dossier has no facts to ask about."
        return over_page(
            len(session.answers), wrong, nothing, next_due=self._next_due(session), held_back=session.held_back
        )

    def _next_due(self, session: Session) -> str:
        due = session.next_due()
        if due is None or session.plan.mode == "practice":
            return ""
        now = read_clock()
        if due.by_day:
            days = due.day - now.study_day
            day = date_of(due.day)
            when = "today" if days <= 0 else "tomorrow" if days == 1 else f"on {day.day} {day:%b %Y}"
        else:
            when = f"at {now.local + timedelta(milliseconds=due.at_ms - now.at_ms):%H:%M}"
        return f"The next card is due {when}."

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        session = self._session
        if session is None:
            return
        back = Hint("esc", "back", "step_back")
        if session.current is None:
            hints: tuple[Hint, ...] = (Hint("x", "practise", "practise"), Hint("u", "undo", "undo"), back)
        elif session.outcome is None and session.current.style == "choice":
            unsure = Hint("n", "sure after all" if self._unsure else "not sure", "unsure")
            hints = (
                Hint("1 2 3", "choose", "follow"),
                unsure,
                Hint("u", "undo", "undo"),
                Hint("?", "keys", "app.pane('help')"),
                back,
            )
        elif session.outcome is None:
            hints = (
                Hint("space", "answer", "go_on"),
                Hint("u", "undo", "undo"),
                Hint("?", "keys", "app.pane('help')"),
                back,
            )
        else:
            graded = session.outcome.event is not None
            go_on = Hint("space", "next", "go_on") if graded else Hint("1-4", "how well you knew it", "go_on")
            hints = (
                go_on,
                Hint("s", "read on there", "source"),
                Hint("u", "undo", "undo"),
                Hint("?", "keys", "app.pane('help')"),
                back,
            )
        name = "Practice" if session.plan.mode == "practice" else "Quiz"
        unsure_word = " · not sure" if self._unsure else ""
        done = f" · {len(session.answers)} answered" if session.answers else ""
        self.post_message(ShowStatus(f"{name}{done}{unsure_word}", hints))

    # Answering

    def action_digit(self, number: int) -> None:
        """Choose an option, or rate what was answered."""
        session = self._session
        if session is None or session.current is None:
            return
        if session.outcome is not None:
            self._saved(lambda: session.grade(number))
        elif session.current.style == "choice" and number <= len(session.current.options):
            sure, self._unsure = not self._unsure, False
            self._saved(lambda: session.answer_choice(number - 1, sure=sure))

    def action_unsure(self) -> None:
        """The next choice is a guess, or is none after all."""
        self._unsure = not self._unsure
        self.show_status()

    @on(CardView.WentOn)
    def _go_on(self) -> None:
        session = self._session
        if session is None or session.current is None:
            return
        if session.outcome is None:
            if session.current.style == "recall":
                self._saved(session.reveal)
            else:
                self.post_message(Say("1, 2 or 3 chooses; n first if you are not sure."))
        elif session.outcome.event is not None:
            self._saved(session.grade)
        else:
            self.post_message(Say("How well did you know it? 1 again, 2 hard, 3 good, 4 easy."))

    @on(CardView.TookBack)
    def _take_back(self) -> None:
        session = self._session
        if session is not None and self._saved(session.undo) is None:
            self.post_message(Say("There is no answer to take back."))

    def _saved(self, act: Callable[[], Result]) -> Result | None:
        """Do what records something, and show what came of it; a sentence if it can't be saved."""
        try:
            result = act()
        except StoreError as error:
            self.post_message(Say(f"Not saved: {error}"))
            return None
        self._show()
        return result

    @on(Prose.Followed)
    def _followed(self, event: Prose.Followed) -> None:
        if event.link.startswith("choose:"):
            self.action_digit(int(event.link[7:]) + 1)
        elif event.link.startswith("grade:"):
            self.action_digit(int(event.link[6:]))
        elif (target := read_go(event.link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

    # Elsewhere

    def action_source(self) -> None:
        """Open the first evidence in its article."""
        session = self._session
        if session is None or session.current is None:
            return
        if session.outcome is None:
            self.post_message(Say("First the answer: the source would give it away."))
            return
        place = session.current.fact.evidence[0].place
        self.post_message(OpenArticle(place.article, place.number, place.start, place.end, resume=False))

    def action_practise(self) -> None:
        """Ask everything, whether due or not."""
        session = self._session
        selection = session.plan.selection if session else Selection()
        self.begin(Plan(selection, "practice", seed=str(read_clock().at_ms)))

    def action_step_back(self) -> None:
        """From practice to the schedule, from there to where one came from."""
        session = self._session
        if session is not None and session.plan.mode == "practice":
            self._session = None
        self.post_message(GoBack())
