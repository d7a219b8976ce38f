"""The quiz: a card, its answer with the evidence, the next card. Every answer is saved before the screen moves on."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sahelreader.store.moment import read_clock
from sahelreader.study.plan import Plan, Selection
from sahelreader.tui.document import read_go
from sahelreader.tui.messages import GoBack, OpenArticle, Say
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.panes.quiz_answering import Answering
from sahelreader.tui.widgets.card_view import CardView
from sahelreader.tui.widgets.prose import Prose

PRETEST = 3
SHORT = 5
"""Questions of a short quiz at the end of an article."""


class Quiz(Answering):
    """Asks, and shows what proves the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "source", "Read on at the source", id="quiz.source", show=False),
        Binding("x", "practise", "Practise, and leave the schedule alone", id="quiz.practise", show=False),
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
        elif self._session is None:
            self.begin(Plan())
        else:
            if self._session.current is None and self._session.plan.mode == "scheduled":
                self._session.refresh()
            self._show()
        self._focus()

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
            self.post_message(Say(keyed("{said}; {card.undo:u} takes that back.", said=said)))

    def action_take_up(self) -> None:
        """Take up again all that was put aside for good."""
        session = self._session
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
        elif sort == "take-up":
            self._take_up_one(value)
        elif (target := read_go(event.link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

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
