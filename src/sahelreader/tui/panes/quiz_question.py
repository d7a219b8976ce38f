"""The question on the table as its reader has it: hints seen, how sure they are, what waits for that."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sahelreader.study.disputes import disputes
from sahelreader.tui.pages.card import Sheet
from sahelreader.tui.topics import topic

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Place
    from sahelreader.study.answers.book import Book
    from sahelreader.study.answers.finding import Finding
    from sahelreader.study.cards import Prompt
    from sahelreader.study.session import Session
    from sahelreader.workspace import Workspace

DISPUTES_SHOWN = 2


class Question:
    """What goes with the question on the table, beside the session."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._articles = workspace.overview.shorts
        self.forget()

    def forget(self) -> None:
        """Begin afresh: another question is asked."""
        self.is_unsure = False
        self.hints_seen = 0
        self.pending: Callable[[int | None], Any] | None = None
        """What records the answer, once the reader has said how sure they are."""
        self.given = ""
        """That answer."""

    @cached_property
    def _book(self) -> Book:
        """The names that answers are checked with."""
        from sahelreader.study.answers.book import Book

        return Book(self._workspace.glossary, self._workspace.facts)

    def check(self, answer: str, session: Session) -> Finding:
        """The finding on what was typed; ValueError if nothing is asked."""
        from sahelreader.study.answers.checking import check_answer

        if session.current is None:
            raise ValueError("nothing is asked")
        return check_answer(answer, session.current.card, session.current.fact, self._book)

    def hint(self, session: Session) -> bool:
        """Take a step more of help; False if none is left."""
        from sahelreader.study.hinting import hints

        prompt = session.current
        if prompt is None or self.hints_seen >= len(hints(prompt.fact, prompt.card, self._forms(prompt.card))):
            return False
        self.hints_seen += 1
        return True

    def sheet(self, session: Session) -> Sheet:
        """All that its page shows; ValueError if nothing is asked."""
        prompt, outcome = session.current, session.outcome
        if prompt is None:
            raise ValueError("nothing is asked")
        forms = self._forms(prompt.card) if outcome or self.hints_seen else ()
        return Sheet(
            prompt,
            outcome,
            session.counts,
            session.left,
            self._articles,
            topic(prompt.fact.tags[0], self._workspace) if prompt.fact.tags else "Fact",
            session.plan.mode,
            hints=self._hints(prompt, forms),
            asks_confidence=self.pending is not None,
            given=self.given,
            is_leech=session.is_leech,
            disputes=tuple(disputes(prompt.fact, self._workspace.claims)[:DISPUTES_SHOWN]) if outcome else (),
            forms=forms,
        )

    def source(self, prompt: Prompt) -> Place:
        """Where the answer is proved."""
        from sahelreader.study.hinting import telling_first

        return telling_first(prompt.fact, prompt.card, self._forms(prompt.card))[0].place

    def _hints(self, prompt: Prompt, forms: tuple[str, ...]) -> tuple[str, ...]:
        """Those that were seen."""
        if not self.hints_seen:
            return ()
        from sahelreader.study.hinting import hints

        return hints(prompt.fact, prompt.card, forms)[: self.hints_seen]

    def _forms(self, card: Card) -> tuple[str, ...]:
        ident = self._book.named_by(card)
        return self._book.forms(ident) if ident else ()
