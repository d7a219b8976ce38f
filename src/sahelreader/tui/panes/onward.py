"""From the article that is read to what else can be done with it: questions, another article, paragraphs like this."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.messages import ShowPane
from sahelreader.tui.panes.text_pane import PartOfTextPane
from sahelreader.tui.places import Places
from sahelreader.tui.widgets.lines import Hint

NEW_SHARE = 0.34
"""Of an article's paragraphs; as long as less has been reached, questions can come before reading."""


class Onward(PartOfTextPane):
    """The part of the reader that leads to other panes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "compare", "Compare with another article", id="reader.compare", show=False),
        Binding("tilde", "like", "More like this paragraph", id="reader.like", show=False),
        Binding("Z", "practise", "Practise the facts of this article", id="reader.practise", show=False),
        Binding("R", "short_quiz", "Three questions before reading, a short quiz after", id="reader.quiz", show=False),
    ]

    @property
    def places(self) -> Places:
        """What is kept of the reader's reading."""
        raise NotImplementedError

    def action_practise(self) -> None:
        """Be asked about this article, and leave the schedule alone."""
        if self.article is not None:
            self.post_message(ShowPane("quiz", practise=self.article.head.id))

    def action_short_quiz(self) -> None:
        """Before reading: three questions that don't count. After it: a short quiz, by the schedule."""
        if self.article is not None:
            how = "pretest" if self._is_new() else "short"
            self.post_message(ShowPane("quiz", **{how: self.article.head.id}))

    def _is_new(self) -> bool:
        """Whether hardly anything of the article has been read."""
        if self.article is None:
            return False
        kept = self.places.get(self.article.head.id)
        reached = max(kept.reached if kept else 0, self.stretch.number)
        return reached < NEW_SHARE * self.article.head.paragraphs and not self.text.at_end()

    def quiz_offer(self) -> tuple[Hint, ...]:
        """The questions that are offered now: before the first paragraphs, and at the end."""
        if self.text.at_end():
            return (Hint("R", "short quiz", "short_quiz"),)
        is_offered = self.stretch.number <= 1 and self._is_new() and not self.text.link
        return (Hint("R", "3 questions", "short_quiz"),) if is_offered else ()

    def action_compare(self) -> None:
        """Put another article beside this one."""
        if self.article is not None:
            number = self.stretch.number
            self.post_message(ShowPane("compare", left=self.article.head.id, left_number=number))

    def action_like(self) -> None:
        """Search for paragraphs like the one at the top."""
        if self.article is not None:
            self.post_message(ShowPane("search", query=f"like:{self.article.head.id}#p{max(self.stretch.number, 1)}"))
