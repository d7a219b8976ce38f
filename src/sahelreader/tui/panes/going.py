"""Going to places in the articles: marks under letters, the outline, a share of the text."""

from __future__ import annotations

import re
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key

from sahelreader.tui.jumps import Stretch
from sahelreader.tui.messages import Answered, OpenArticle, Say, ShowPane
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.panes.text_pane import PartOfTextPane
from sahelreader.tui.places import Places
from sahelreader.tui.widgets.laid_text import in_percent

_SHARE = r"(?P<paragraph>[pP¶])?\s*(?P<number>\d{1,6})(?:[.,]\d*)?\s*%?"


class Going(PartOfTextPane):
    """The part of the reader that goes to places."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "await_letter('set')", "Mark this place: then a letter", id="reader.mark", show=False),
        Binding("apostrophe", "await_letter('go')", "To a mark: then its letter, or ' again for the place before",
                id="reader.to_mark", show=False),
        Binding("o", "outline", "Outline", id="reader.outline", show=False),
        Binding("percent_sign", "ask_share", "To a percentage of the text, or a paragraph (p12)", id="reader.share",
                show=False),
    ]  # fmt: skip
    _awaits = ""
    """What the next key is to name a letter for: `set` or `go`."""

    @property
    def places(self) -> Places:
        """What is kept of the reader's reading."""
        raise NotImplementedError

    # Marks

    def action_await_letter(self, purpose: str) -> None:
        """Take the next key as a letter."""
        if self.article is None:
            return
        self._awaits = purpose
        if purpose == "set":
            self.post_message(Say("A letter keeps this place; esc gives up."))
        else:
            self.post_message(Say(f"Where to? ' the place before · {self._marks_told()}"))

    def _marks_told(self) -> str:
        marks = self.places.marks().values()
        told = " · ".join(f"{mark.letter} {self.short_of(mark.article)} ¶ {max(mark.paragraph, 1)}" for mark in marks)
        return told or keyed("no marks yet: {reader.mark:m} sets one")

    async def on_key(self, event: Key) -> None:
        """The letter of a mark, if one is waited for."""
        if not self._awaits:
            return
        purpose, self._awaits = self._awaits, ""
        event.stop()
        event.prevent_default()
        letter = event.character or ""
        if event.key == "escape":
            return
        if purpose == "go" and event.key in ("apostrophe", "grave_accent"):
            await self.run_action("app.jump_last")
        elif not (letter.isalpha() and len(letter) == 1):
            self.post_message(Say("Marks are letters: a to z, A to Z."))
        elif purpose == "set":
            self._set_mark(letter)
        else:
            self._go_to_mark(letter)

    def _set_mark(self, letter: str) -> None:
        stretch = self.stretch
        if self.article and self.places.set_mark(letter, self.article.head.id, stretch.number, stretch.start):
            self.post_message(
                Say(keyed("Kept: {reader.to_mark:'} and {letter} come back here, from anywhere.", letter=letter))
            )

    def _go_to_mark(self, letter: str) -> None:
        mark = self.places.marks().get(letter)
        if mark is None:
            self.post_message(
                Say(keyed("There is no mark {letter}: {reader.mark:m} and a letter keep a place.", letter=letter))
            )
        elif self.article and mark.article == self.article.head.id:
            self.go(Stretch(mark.paragraph, mark.character))
        elif not self.has_article(mark.article):
            self.post_message(Say(f"Mark {letter} is in {mark.article}, which this dossier no longer has; it is kept."))
        else:
            self.post_message(OpenArticle(mark.article, mark.paragraph, mark.character, resume=False))

    def has_article(self, ident: str) -> bool:
        """Whether the dossier has an article."""
        raise NotImplementedError

    def short_of(self, ident: str) -> str:
        """The short name of an article; its id, if the dossier has it no longer."""
        raise NotImplementedError

    # Outline and shares

    def action_outline(self) -> None:
        """Show the headings to choose from."""
        if self.article is not None:
            self.post_message(
                ShowPane("outline", article=self.article.head.id, number=self.stretch.number, shares=self._shares())
            )

    def _shares(self) -> dict[int, str]:
        """How far down each paragraph is, as the status line tells it; nothing while only some are shown."""
        if self.is_narrowed:
            return {}
        paragraphs = enumerate(self.text.document.paragraphs)
        return {
            paragraph.number: in_percent(self.text.share_at(index))
            for index, paragraph in paragraphs
            if paragraph.number
        }

    @property
    def is_narrowed(self) -> bool:
        """Whether only some paragraphs are shown."""
        return False

    def action_ask_share(self) -> None:
        """Ask how far to go."""
        self.ask("share", "percent of the text, or p12 for a paragraph")

    @on(Answered)
    def _share_answered(self, event: Answered) -> None:
        if event.asked != "share":
            return
        match = re.fullmatch(_SHARE, event.value.strip())
        if match is None:
            if event.value.strip():
                self.post_message(Say("A number goes there: 50, or p12 for a paragraph."))
        elif match["paragraph"]:
            self._go_to_paragraph(max(int(match["number"]), 1))
        else:
            self.leap()
            self.text.go_to_percent(int(match["number"]))

    def _go_to_paragraph(self, number: int) -> None:
        """Go there, and say so where it is not the first on the screen."""
        self.go(Stretch(number))
        last = self.article.head.paragraphs if self.article else 0
        if number > last:
            self.post_message(Say(f"There is no ¶ {number}; the last is ¶ {last}."))
        elif self.stretch.number != number:
            self.post_message(Say(f"¶ {number} is further down on this screen, which is the last."))
