"""The library: the articles of the dossier, and where to begin."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sahelreader.tui.messages import OpenArticle, ShowPane, ShowStatus
from sahelreader.tui.pages.library import Reading, library_page
from sahelreader.tui.places import Places
from sahelreader.tui.reading_clock import ReadingClock
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

MEASURE = 150


class Library(Container):
    """Lists the articles."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "compare", "Compare with another article", id="library.compare", show=False),
        Binding("slash", "search", "Search for something else", id="library.search", show=False),
    ]

    def __init__(self, workspace: Workspace, places: Places) -> None:
        super().__init__(id="library")
        self._workspace = workspace
        self._places = places
        self._due_today: int | None = None

    def compose(self) -> ComposeResult:
        """The list."""
        yield Menu(measure=MEASURE, air=3, id="articles")

    @property
    def menu(self) -> Menu:
        """The list."""
        return self.query_one(Menu)

    def open(self) -> None:
        """Show the list as things stand now."""
        self._fill()
        self._count_due()
        self.menu.focus()
        hints = (
            Hint("enter", "read", "follow"), Hint("/", "search", "search"), Hint("g", "look up", "app.look_up"),
            Hint("z", "quiz", "app.pane('quiz')"), Hint("?", "all keys", "app.pane('help')"),
            Hint("q", "quit", "app.leave"),
        )  # fmt: skip
        self.post_message(ShowStatus(self._places.notice or "Library", hints))

    @on(Prose.Resized)
    def _resized(self) -> None:
        if self.display:
            self._fill()

    def _fill(self) -> None:
        menu = self.menu
        if not menu.is_laid_out:
            return
        chosen = menu.link or f"open:{self._places.last_read}"
        overview = self._workspace.overview
        page = library_page(
            overview,
            self._readings(),
            self._due(),
            menu.text_width,
            new=self._places.is_new,
            notice=self._places.notice,
        )
        menu.show(page, keep_place=True)
        menu.cursor_to_link(chosen)
        menu.choose_first()

    def _readings(self) -> dict[str, Reading]:
        """What was read of each article, how long that took and how long the rest will."""
        clock, times, shares = ReadingClock(self._places), self._places.times(), self._places.shares()
        found = {}
        for head in self._workspace.overview.articles:
            if (share := shares.get(head.id)) is not None:
                left = clock.minutes_left(head, share)
                found[head.id] = Reading(share, times.get(head.id, 0) // 60_000, left)
        return found

    def _due(self) -> str:
        count = self._workspace.overview.facts
        facts = f"{count} fact{'s' * (count != 1)}"
        return facts if self._due_today is None else f"{facts} · {self._due_today or 'none'} due today"

    @work(thread=True, exclusive=True, group="due", exit_on_error=False)
    def _count_due(self) -> None:
        """Count what the quiz would ask again today; in a thread, since answers may have to be gone through."""
        from sahelreader.store.errors import StoreError
        from sahelreader.store.moment import read_clock
        from sahelreader.study.statistics import tally

        try:
            ledger = self._workspace.ledger()
        except StoreError:
            return  # the notice tells it
        if ledger.last_id:
            due = tally(self._workspace.facts, ledger, read_clock()).due_today
            self.app.call_from_thread(self._due_counted, due)

    def _due_counted(self, due: int) -> None:
        if due != self._due_today:
            self._due_today = due
            self._fill()

    def action_compare(self) -> None:
        """Put another article beside the one under the cursor."""
        if self.menu.link.startswith("open:"):
            self.post_message(ShowPane("compare", left=self.menu.link[5:]))

    def action_search(self) -> None:
        """Search, from an empty line."""
        self.post_message(ShowPane("search", fresh=True))

    @on(Prose.Followed)
    def _follow(self, event: Prose.Followed) -> None:
        if event.link.startswith("open:"):
            self.post_message(OpenArticle(event.link[5:]))
        elif event.link.startswith("pane:"):
            self.post_message(ShowPane(event.link[5:]))
