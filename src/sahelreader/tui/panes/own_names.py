"""Names that the dossier lacks: found in the article that is read, offered in the pane, taken in or refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from sahelreader.tui.messages import Say
from sahelreader.tui.named_keys import key
from sahelreader.tui.pages.article import ArticlePage
from sahelreader.tui.panes.glossary import GlossaryPane, NameJudged
from sahelreader.tui.panes.text_pane import PartOfTextPane
from sahelreader.tui.pausing import Pause
from sahelreader.tui.places import Places
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.text.new_names import NewName

NAMES_SECONDS = 1.0
"""After an article is opened and the last key, when nobody waits for it any more, it is looked through."""
MOST_WORDS = 100_000
"""A longer article is not looked through: that would be felt."""


class NamesRead(Message):
    """An article was looked through."""

    def __init__(self, article: str, offered: Sequence[NewName]) -> None:
        super().__init__()
        self.article = article
        self.offered = offered
        """Names that nobody has judged."""


class OwnNames(PartOfTextPane):
    """The part of the reader that offers names."""

    _offered: Sequence[NewName] = ()
    _names_wait: Pause | None = None

    @property
    def workspace(self) -> Workspace:
        """The dossier and the reader's data."""
        raise NotImplementedError

    @property
    def places(self) -> Places:
        """What is kept of the reader's reading."""
        raise NotImplementedError

    @property
    def pane(self) -> GlossaryPane:
        """The glossary pane."""
        raise NotImplementedError

    def follow(self) -> None:
        """Show who and what is on the screen."""
        raise NotImplementedError

    def show_again(self) -> None:
        """Show the same article after a change of what is marked, keeping the place."""
        raise NotImplementedError

    # Finding them

    def await_names(self) -> None:
        """Look the article through in a moment."""
        self._offered = ()
        if self._names_wait is not None:
            self._names_wait.stop()
        self._names_wait = Pause(self, NAMES_SECONDS, self._read_names)

    def _read_names(self) -> None:
        article, entries = self.article, self.workspace.entries
        if article is None or article.head.words > MOST_WORDS:
            return
        verdicts = self.places.verdicts()

        def read() -> None:
            from sahelreader.dossier.own_entry import names_without_entry

            offered = [found for found in names_without_entry(article, entries) if found.name not in verdicts]
            self.post_message(NamesRead(article.head.id, offered))

        self.run_worker(read, "names", group="names", exclusive=True, thread=True, exit_on_error=False)

    @on(NamesRead)
    def _names_read(self, event: NamesRead) -> None:
        if self.article is not None and self.article.head.id == event.article:
            self._offered = event.offered
            if self._offered and not self.pane.entry:
                self.follow()

    # Offering them

    def offered_on_screen(self) -> list[tuple[str, int]]:
        """Names to judge, with how often each stands on the screen, in the order of their first places on it."""
        if not self._offered:
            return []
        top, bottom = self.text.top(), self.text.bottom()
        indexes = {p.number: index for index, p in enumerate(self.text.document.paragraphs) if p.number}
        found = []
        for name, places in self._offered:
            at = [(indexes[number], start) for number, start, _ in places if number in indexes]
            shown = [place for place in at if top <= place < bottom]
            if shown:
                found.append((shown[0], name, len(shown)))
        return [(name, count) for _, name, count in sorted(found)]

    # Judging them

    @on(NameJudged)
    def _judge(self, event: NameJudged) -> None:
        """Keep the verdict, and go on to the name after it."""
        name, names = event.name, [name for name, _ in self.offered_on_screen()]
        if not self.places.judge(name, is_taken=event.is_taken):
            return
        self._offered = [one for one in self._offered if one.name != name]
        if event.is_taken:
            opens, refuses = key("prose.follow", "enter"), key("glossary.refuse", "n")
            self.post_message(
                Say(f"{name} is among your names now; {opens} on it shows every mention, {refuses} takes it out.")
            )
        else:
            self.workspace.entries.leave_out(f"own:{name}")
            self.post_message(Say(f"{name} is not offered any more."))
        self._mark_own()
        after = [*names[names.index(name) + 1 :], *names[: names.index(name)]] if name in names else []
        if after:
            self.pane.prose.cursor_to_link(f"offer:{after[0]}")
        self.show_status()

    def _mark_own(self) -> None:
        """Mark the names that are the reader's own now."""
        page = self.text.document
        if isinstance(page, ArticlePage):
            page.name(self.places.own_marks())
            self.text.refresh_spans()
            self.follow()
        else:
            self.show_again()
