"""The quiz: a card, its answer with the evidence, the next card. Every answer is saved before the screen moves on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sahelreader.store.errors import StoreError
from sahelreader.store.moment import read_clock
from sahelreader.study.judging import CERTAIN, UNSURE
from sahelreader.study.plan import Plan, Selection
from sahelreader.study.session import Session
from sahelreader.tui.document import Document, Paragraph, read_go
from sahelreader.tui.messages import GoBack, OpenArticle, Say, ShowStatus
from sahelreader.tui.pages.card import INDENT, card_page
from sahelreader.tui.panes import quiz_hints
from sahelreader.tui.panes.quiz_over import over
from sahelreader.tui.panes.quiz_question import Question
from sahelreader.tui.widgets.answer_line import AnswerLine
from sahelreader.tui.widgets.card_view import CardView
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from sahelreader.workspace import Workspace

Result = TypeVar("Result")
CONFIDENCE = "quiz_confidence"
"""The setting that says whether the reader is asked how sure they are."""
PRETEST = 3
SHORT = 5
"""Questions of a short quiz at the end of an article."""


class Quiz(Container):
    """Asks, and shows what proves the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(n), f"digit({n})", f"Choose {n}, or rate it", id=f"quiz.digit_{n}", show=False)
            for n in (1, 2, 3, 4)
        ),
        Binding("h", "hint", "A hint", id="quiz.hint", show=False),
        Binding("n", "unsure", "I am not sure", id="quiz.unsure", show=False),
        Binding("o", "override", "The verdict is not right", id="quiz.override", show=False),
        Binding("s", "source", "Read on at the source", id="quiz.source", show=False),
        Binding("x", "practise", "Practise, and leave the schedule alone", id="quiz.practise", show=False),
        Binding("minus", "bury", "Put the fact aside until tomorrow", id="quiz.bury", key_display="-", show=False),
        Binding("at", "suspend", "Put the fact aside for good", id="quiz.suspend", key_display="@", show=False),
        Binding("U", "take_up", "Take up again what was put aside", id="quiz.take_up", show=False),
        Binding("a", "ask_confidence", "Ask how sure I am before the verdict, or no longer", id="quiz.ask", show=False),
        Binding("escape", "step_back", "Back", id="quiz.back", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="quiz")
        self._workspace = workspace
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
    def _view(self) -> CardView:
        return self.query_one(CardView)

    @property
    def _line(self) -> AnswerLine:
        return self.query_one(AnswerLine)

    def open(
        self,
        *,
        practise: str = "",
        facts: tuple[str, ...] = (),
        about: str = "",
        topic: str = "",
        pretest: str = "",
        short: str = "",
    ) -> None:
        """Go on where the quiz was left, or begin.

        `practise`, `facts`, `about`, `topic`: ask about that article, these facts, that entity or topic, and leave the
        schedule alone; `pretest`: three questions about an article that is new; `short`: a short quiz on one, by the
        schedule.
        """
        seed = str(read_clock().at_ms)
        if practise or facts or about or topic:
            some = frozenset(facts) or None
            selection = Selection(practise or None, topic or None, about or None, some)
            self.begin(Plan(selection, "practice", seed=seed))
        elif pretest:
            self.begin(Plan(Selection(article=pretest), "pretest", limit=PRETEST, seed=seed))
        elif short:
            self.begin(Plan(Selection(article=short), limit=SHORT))
        elif self._session is None:
            self.begin(Plan())
        else:
            if self._session.current is None and self._session.plan.mode == "scheduled":
                self._session.refresh()
            self._show()
        self._focus()

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

    # Drawing

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
            view.show(over(session, read_clock(), has_facts=bool(self._workspace.facts)))
        else:
            view.show(card_page(self._question.sheet(session), view.text_width), keep_place=keep)
        self._place_line()
        self.show_status()

    def _place_line(self) -> None:
        """Put the line for the answer below the question, or away."""
        view, line = self._view, self._line
        is_typing = self._is_typing and self._question.pending is None
        if is_typing:
            view.styles.height = min(view.lines + 1, max(3, self.size.height - 3))
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

    # Answering

    def action_digit(self, number: int) -> None:
        """Choose an option, say how sure one is, or rate what was answered."""
        session = self._session
        if session is None or session.current is None or self._is_choosing:
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
                lambda confidence: session.answer_choice(number - 1, sure=True, confidence=confidence, hints=seen)
            )

    def _answer(self, act: Callable[[int | None], Any]) -> None:
        """Record an answer, once it is known how sure the reader is."""
        if self._question.is_unsure:
            self._saved(lambda: act(UNSURE))
        elif self._asks_confidence:
            self._question.pending = act
            self._show()
        else:
            self._saved(lambda: act(None))

    @on(AnswerLine.Answered)
    def _typed(self, event: AnswerLine.Answered) -> None:
        session, text = self._session, event.text
        if session is None or session.current is None or not self._is_typing:
            return
        if not text.strip():
            self._saved(lambda: session.reveal(hints=self._question.hints_seen))
            return
        finding, seen = self._question.check(text, session), self._question.hints_seen
        self._answer(lambda confidence: session.answer_typed(text, finding, confidence=confidence, hints=seen))

    @on(AnswerLine.Asked)
    async def _asked(self, event: AnswerLine.Asked) -> None:
        await self.run_action(event.what)

    def action_submit(self) -> None:
        """Check what was typed."""
        if self._line.display:
            self._typed(AnswerLine.Answered(self._line.value))

    def action_hint(self) -> None:
        """A step more of help; after the last, the answer."""
        session, question = self._session, self._question
        if session is None or session.current is None or session.outcome is not None or question.pending is not None:
            return
        if question.hint(session):
            self._show(keep=True)
        elif session.current.style == "recall":
            self._saved(lambda: session.reveal(hints=question.hints_seen + 1))
        else:
            self.post_message(Say("There is no further hint; one of the three it is."))

    def action_unsure(self) -> None:
        """The next answer is a guess, or is none after all."""
        self._question.is_unsure = not self._question.is_unsure
        self.show_status()

    def action_ask_confidence(self) -> None:
        """Ask for confidence before each verdict, or no longer; kept for the next starts."""
        wanted = not self._asks_confidence
        try:
            self._workspace.store.set_setting(CONFIDENCE, "on" if wanted else "off")
        except StoreError as error:
            self.post_message(Say(str(error)))
            return
        told = "You are asked how sure you are before each verdict." if wanted else "You are no longer asked how sure."
        self.post_message(Say(f"{told} a changes it."))

    @property
    def _asks_confidence(self) -> bool:
        return self._workspace.store_for_reading.setting(CONFIDENCE) == "on"

    @on(CardView.WentOn)
    def _go_on(self) -> None:
        session = self._session
        if session is None or session.current is None or self._is_choosing:
            return
        if session.outcome is None:
            if self._question.pending is None:
                self.post_message(Say("1, 2 or 3 chooses; n first if you are not sure."))
        elif session.outcome.event is not None:
            if self._saved(session.grade) is not None:
                self._next()
        else:
            self.post_message(Say("How well did you know it? 1 again, 2 hard, 3 good, 4 easy."))

    def _next(self) -> None:
        """The question changed."""
        self._forget()
        self._show()

    def action_override(self) -> None:
        """Turn the verdict on what was typed round."""
        session = self._session
        if session is None or session.outcome is None or session.outcome.finding is None:
            self.post_message(Say("Only a verdict on typed words can be turned; 1 to 4 rates any answer."))
            return
        self._saved(session.override)

    @on(CardView.TookBack)
    def action_undo(self) -> None:
        """Take back what was done last."""
        session = self._session
        if session is None:
            return
        if self._saved(session.undo) is None:
            self.post_message(Say("There is no answer to take back."))
        else:
            self._next()

    def action_bury(self) -> None:
        """Put the fact aside until tomorrow."""
        self._put_aside("bury", "Put aside until tomorrow")

    def action_suspend(self) -> None:
        """Put the fact aside until it is taken up again."""
        self._put_aside("suspend", "Put aside for good")

    def _put_aside(self, how: str, said: str) -> None:
        session = self._session
        if session is not None and session.current is not None and self._saved(getattr(session, how)) is not None:
            self._next()
            self.post_message(Say(f"{said}; u takes that back."))

    def action_take_up(self) -> None:
        """Take up again all that was put aside for good."""
        session = self._session
        if session is None:
            return
        if self._saved(lambda: [session.take_up(fact.id) for fact in session.suspended]):
            session.refresh()
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

    @on(Prose.Followed)
    def _followed(self, event: Prose.Followed) -> None:
        sort, _, value = event.link.partition(":")
        if sort == "choose":
            self.action_digit(int(value) + 1)
        elif sort in ("grade", "sure"):
            self.action_digit(int(value))
        elif sort == "override":
            self.action_override()
        elif sort == "practise":
            self._practise(value)
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
        """Choose what to practise, whether due or not."""
        if self._session is not None:
            self._is_choosing = True
            self._show()
            self._view.choose_first()

    def _show_choices(self) -> None:
        from sahelreader.tui.pages.chooser import chooser_page
        from sahelreader.tui.panes.quiz_choices import sections

        view = self._view
        view.show(chooser_page(sections(self._workspace, self._workspace.ledger()), view.text_width))

    def _practise(self, choice: str) -> None:
        from sahelreader.tui.panes.quiz_choices import plan_of

        self.begin(plan_of(choice, self._workspace, self._workspace.ledger(), str(read_clock().at_ms)))

    def action_step_back(self) -> None:
        """From the choice to the card, from practice to the schedule, from there to where one came from."""
        session = self._session
        if self._is_choosing:
            self._is_choosing = False
            self._show()
            return
        if session is not None and (session.plan.mode != "scheduled" or session.plan.limit is not None):
            self._session = None
        self.post_message(GoBack())
