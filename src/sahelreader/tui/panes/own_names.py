"""Names that the dossier lacks: found in the article that is read, offered in the pane, taken in or refused."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from sahelreader.tui.messages import Say
from sahelreader.tui.panes.glossary import GlossaryPane, NameJudged
from sahelreader.tui.panes.text_pane import PartOfTextPane
from sahelreader.tui.places import Places
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.text.new_names import NewName

NAMES_SECONDS = 1.0
"""After an article is opened, when nobody waits for it any more, it is looked through."""
MOST_WORDS = 100_000
"""A longer article is not looked through: that would be felt."""


class NamesRead(Message):
    """An article was looked through."""

    def __init__(self, article: str, own: Sequence[NewName], offered: Sequence[NewName]) -> None:
        super().__init__()
        self.article = article
        self.own = own
        """Names that the reader took in, which stand in it."""
        self.offered = offered
        """Names that nobody has judged."""


class OwnNames(PartOfTextPane):
    """The part of the reader that offers names."""

    _own: Sequence[NewName] = ()
    _offered: Sequence[NewName] = ()
    _names_timer: Timer | None = None

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

    # Finding them

    def await_names(self) -> None:
        """Look the article through in a moment."""
        self._own = self._offered = ()
        if self._names_timer is not None:
            self._names_timer.stop()
        self._names_timer = self.set_timer(NAMES_SECONDS, self._read_names)

    def _read_names(self) -> None:
        article, entries = self.article, self.workspace.entries
        if article is None or article.head.words > MOST_WORDS:
            return
        verdicts = self.places.verdicts()
        taken = [name for name, is_taken in verdicts.items() if is_taken]
        for name in taken:
            self._take_in(name)

        def read() -> None:
            from sahelreader.dossier.own_entry import names_without_entry
            from sahelreader.text.new_names import NewName, places_of

            blocks = [(block.number, block.text) for block in article.body]
            own = [NewName(name, tuple(places_of(name, blocks))) for name in taken]
            offered = [found for found in names_without_entry(article, entries) if found.name not in verdicts]
            self.post_message(NamesRead(article.head.id, own, offered))

        self.run_worker(read, "names", group="names", exclusive=True, thread=True, exit_on_error=False)

    def _take_in(self, name: str) -> None:
        """Make an entry of a name; its places in all articles are looked for when it is opened."""
        from sahelreader.dossier.own_entry import OWN, own_entry

        work = self.workspace
        heads = work.overview.articles
        work.entries.take_in(
            OWN + name, name, cache(lambda: own_entry(name, (work.article(head.id) for head in heads)))
        )

    @on(NamesRead)
    def _names_read(self, event: NamesRead) -> None:
        if self.article is not None and self.article.head.id == event.article:
            self._own, self._offered = event.own, event.offered
            if (self._own or self._offered) and not self.pane.entry:
                self.follow()

    # Offering them

    def own_on_screen(self) -> list[str]:
        """The id of a name of the reader's own for each time that it stands on the screen."""
        return [f"own:{name}" for name, count in self._on_screen(self._own) for _ in range(count)]

    def offered_on_screen(self) -> list[tuple[str, int]]:
        """Names to judge, with how often each stands on the screen."""
        return self._on_screen(self._offered)

    def _on_screen(self, names: Sequence[NewName]) -> list[tuple[str, int]]:
        """In the order of their first places on it."""
        if not names:
            return []
        top, bottom = self.text.top(), self.text.bottom()
        indexes = {p.number: index for index, p in enumerate(self.text.document.paragraphs) if p.number}
        found = []
        for name, places in names:
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
        judged = [one for one in (*self._offered, *self._own) if one.name == name]
        self._offered = [one for one in self._offered if one.name != name]
        self._own = [one for one in self._own if one.name != name]
        if event.is_taken:
            self._take_in(name)
            self._own = [*self._own, *judged]
            self.post_message(Say(f"{name} is among your names now; enter on it shows every mention, n takes it out."))
        else:
            self.workspace.entries.leave_out(f"own:{name}")
            self.post_message(Say(f"{name} is not offered any more."))
        self.follow()
        after = [*names[names.index(name) + 1 :], *names[: names.index(name)]] if name in names else []
        if after:
            self.pane.prose.cursor_to_link(f"offer:{after[0]}")
        self.show_status()
