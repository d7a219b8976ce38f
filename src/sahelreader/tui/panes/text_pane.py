"""What the parts of the reader have in common: the article, its text on the screen, and leaps in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container
from textual.widget import Widget

from sahelreader.dossier.model import Article
from sahelreader.tui.document import Document
from sahelreader.tui.jumps import Stretch
from sahelreader.tui.messages import Answered, GaveUp, Leap
from sahelreader.tui.parts import MadeOfParts, Part
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.plain import Covered
from sahelreader.tui.widgets.prose import Prose


class TextPane(MadeOfParts, Covered, Container):
    """A pane that shows an article; the reader is made of such."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.article: Article | None = None
        self._next: tuple[str, str, str] | None = None
        self._stays = False
        """Whether what was answered can't be dealt with now, and is to be answered again."""

    @property
    def text(self) -> Prose:
        """The text."""
        return self.query_one("#text", Prose)

    @property
    def stretch(self) -> Stretch:
        """Where the text stands now."""
        return self.stretch_at(*self.text.top())

    def stretch_at(self, index: int, character: int = 0, end: int = 0) -> Stretch:
        """A place of what is shown as one of the article: in the nearest numbered paragraph before it."""
        paragraphs = self.text.document.paragraphs
        while index > 0 and not paragraphs[index].number:
            index, character, end = index - 1, 0, 0
        return Stretch(paragraphs[index].number if paragraphs else 0, character, end)

    def leap(self, origin: Stretch | None = None) -> None:
        """Note where the text stands, or `origin`, before going to another place of it, without the cursor."""
        if self.has_cursor:
            self.end_cursor()
            self.text.focus()
        if self.article is not None:
            self.post_message(Leap(self.article.head.id, origin or self.stretch))

    def go(self, stretch: Stretch) -> None:
        """Leap to a place of the article, and light it if it is a stretch."""
        self.leap()
        index = self.text.document.index_of(stretch.number)
        if stretch.end > stretch.start:
            self.text.mark(index, stretch.start, stretch.end)
        else:
            self.text.go_to(index, stretch.start, margin=0)
        self.show_status()

    def ask(self, asked: str, what: str, value: str = "") -> None:
        """Ask something in a line, unless something is being asked; `what` is shown while it is empty."""
        if self.article is not None and not self.query("Input"):
            from sahelreader.tui.widgets.ask_line import AskLine

            line = AskLine(what, value, id=asked)
            self.mount(line)
            line.focus()

    @property
    def has_cursor(self) -> bool:
        """Whether the text has a cursor that goes by sentence."""
        return False

    def end_cursor(self, *, keep: bool = False) -> None:
        """Take that away, and what is chosen too, unless it is to be kept."""

    def ask_next(self, asked: str, what: str, value: str = "") -> None:
        """Ask something as soon as the question on the screen, just answered, is gone."""
        self._next = (asked, what, value)

    def ask_again(self, again: bool) -> None:
        """Leave the question on the screen that was just answered, with its answer, or not."""
        self._stays = again

    @on(Answered)
    @on(GaveUp)
    async def _close_line(self, event: Answered | GaveUp) -> None:
        if self._stays and isinstance(event, Answered):  # the answer is in the line still
            self.show_status()
            return
        self._stays = False
        lines = self.query(f"AskLine#{event.asked}")
        if not lines:
            return
        following, self._next = self._next, None
        self.screen.set_focus(self.resting)  # before the line goes, or Textual would choose what to focus
        await lines.remove()
        if following is not None:
            self.ask(*following)
        self.asked()

    def asked(self) -> None:
        """Something was asked, and is no longer."""
        self.show_status()

    @property
    def resting(self) -> Widget:
        """What has the focus when nothing is asked."""
        return self.text

    def asking_hints(self) -> tuple[Hint, ...]:
        """The keys that matter while something is asked; none if nothing is."""
        words = "try again" if self._stays else "done"
        return (Hint("enter", words, "submit"), Hint("esc", "give up", "give_up")) if self.query("AskLine") else ()

    def paint_notes(self) -> None:
        """Show the reader's notes in the document as it is now."""

    def shown_page(self) -> Document:
        """The article as it is to be shown."""
        raise NotImplementedError

    def show_page(self, *, keep_place: bool = False) -> None:
        """Show the article anew, with the reader's notes."""
        self.text.show(self.shown_page(), keep_place=keep_place)
        self.paint_notes()

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""


if TYPE_CHECKING:
    PartOfTextPane = TextPane
else:
    PartOfTextPane = Part
"""What the parts of the reader are: in a reader, and only there, they have all that a `TextPane` has."""
