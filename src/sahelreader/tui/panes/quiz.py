"""The quiz: a card, its answer with the evidence, the next card. Every answer is saved before the screen moves on."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sahelreader.store.moment import Moment, date_of, read_clock
from sahelreader.study.plan import Plan, Selection
from sahelreader.tui.document import read_go
from sahelreader.tui.messages import GoBack, OpenArticle, Say
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.panes.quiz_answering import Answering
from sahelreader.tui.panes.quiz_hints import is_apart
from sahelreader.tui.widgets.card_view import CardView
from sahelreader.tui.widgets.prose import Prose

PRETEST = 3
SHORT = 5
"""Questions of a short quiz at the end of an article."""


def _when(moment: Moment) -> str:
    """The time of a moment of today, or the day of an earlier one."""
    day = date_of(moment.study_day)
    is_today = moment.study_day == read_clock().study_day
    return f"{moment.local:%H:%M}" if is_today else f"{day.day} {day:%b %Y}"


class Quiz(Answering):
    """Asks, and shows what proves the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "source", "Read on at the source", id="quiz.source", show=False),
        Binding("x", "practise", "Practise, and leave the schedule alone", id="quiz.practise", show=False),
        Binding("z", "ask_due", "Ask what is due, once the run is over", id="quiz.due", show=False),
        Binding("minus", "bury", "Put the fact aside until tomorrow", id="quiz.bury", key_display="-", show=False),
        Binding("at", "suspend", "Put the fact aside for good", id="quiz.suspend", key_display="@", show=False),
        Binding("U", "take_up", "Take up again what was put aside", id="quiz.take_up", show=False),
        Binding("escape", "step_back", "Back", id="quiz.back", show=False),
    ]

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
        elif self._session is None or (self._session.current is None and is_apart(self._session)):
            self.begin(Plan())
        else:
            if self._session.current is None and self._session.plan.mode == "scheduled":
                self._session.refresh()
            self._show()
        self._focus()

    @on(CardView.TookBack)
    def action_undo(self) -> None:
        """Take back what was done last."""
        session = self._at_table
        if session is None or self._took_answer_back():
            return
        here = {answer.id for answer in session.answers}
        undone = self._saved(session.undo)
        if undone is None:
            self.post_message(Say("There is no answer to take back."))
            return
        self._next()
        if undone.kind == "review" and undone.id not in here:
            self.post_message(Say(f"Taken back: your answer of {_when(undone.moment)}."))

    def action_bury(self) -> None:
        """Put the fact aside until tomorrow."""
        self._put_aside("bury", "Put aside until tomorrow")

    def action_suspend(self) -> None:
        """Put the fact aside until it is taken up again."""
        self._put_aside("suspend", "Put aside for good")

    def _put_aside(self, how: str, said: str) -> None:
        session = self._at_table
        if session is not None and session.current is not None and self._saved(getattr(session, how)) is not None:
            self._next()
            way = "{answer.undo:ctrl+z}" if self._is_typing else "{card.undo:u}"
            self.post_message(Say(keyed(f"{said}; {way} takes that back.")))

    def action_take_up(self) -> None:
        """Take up again all that was put aside for good."""
        session = self._at_table
        if session is None:
            return
        if self._saved(lambda: [session.take_up(fact.id) for fact in session.suspended]):
            session.refresh()
            self._show()

    def _take_up_one(self, fact: str) -> None:
        session = self._session
        if session is not None and self._saved(lambda: session.take_up(fact)) is not None:
            session.refresh()
            self._show()
            self._view.choose_first()
            self.post_message(Say("Taken up again."))

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
        elif sort == "again":
            self._practise_missed()
        elif sort == "take-up":
            self._take_up_one(value)
        elif (target := read_go(event.link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

    def action_source(self) -> None:
        """Open the first evidence in its article."""
        session = self._at_table
        if session is None or session.current is None:
            return
        if session.outcome is None:
            self.post_message(Say("First the answer: the source would give it away."))
            return
        place = self._question.source(session.current)
        self.post_message(OpenArticle(place.article, place.number, place.start, place.end, resume=False))

    def action_practise(self) -> None:
        """Choose what to practise, whether due or not."""
        if self._session is not None:
            self._is_choosing = True
            self._show()
            self._view.choose_first()

    def action_ask_due(self) -> None:
        """After a run of its own, go on by the schedule."""
        if self._session is not None and self._session.current is None and is_apart(self._session):
            self.begin(Plan())

    def _practise(self, choice: str) -> None:
        from sahelreader.tui.panes.quiz_choices import plan_of

        self.begin(plan_of(choice, self._workspace, self._workspace.ledger(), str(read_clock().at_ms)))

    def _practise_missed(self) -> None:
        """Ask again what was wrong."""
        from sahelreader.tui.panes.quiz_over import missed

        if self._session is not None:
            self.open(facts=missed(self._session))

    def action_step_back(self) -> None:
        """From the choice to the card, from practice to the schedule, from there to where one came from.

        Who is asked how sure they are goes back to the question.
        """
        session = self._session
        if self._took_answer_back():
            return
        if self._is_choosing:
            self._is_choosing = False
            self._show()
            return
        if session is not None and (session.plan.mode != "scheduled" or session.plan.limit is not None):
            self._session = None
        self.post_message(GoBack())
