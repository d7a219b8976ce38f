"""Asks the search what is typed, in threads, while the index is opened or made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.suggester import Suggester
from textual.timer import Timer
from textual.widgets import Input

from sahelreader.search.complete import completion
from sahelreader.search.found import Found
from sahelreader.search.searcher import Searcher
from sahelreader.tui.parts import Part

if TYPE_CHECKING:
    from textual.containers import Container as _Container
else:
    _Container = Part

PAUSE_SECONDS = 0.06
"""How long nothing must be typed before it is searched."""
MOST = 400
"""Hits that are fetched; all are counted."""
STEP = 200
"""Documents between two reports of how far the index is."""
BAR_CELLS = 12
POLL_SECONDS = 0.5


class Completing(Suggester):
    """Completes the last word of a query."""

    def __init__(self, searcher: Searcher) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._searcher = searcher

    async def get_suggestion(self, value: str) -> str | None:
        """The query completed."""
        if not self._searcher.is_open:
            return None
        forms, kinds = self._searcher.vocabulary("form"), self._searcher.vocabulary("kind")
        return completion(value, self._searcher.names, forms, kinds) or None


class Asking(_Container):
    """The part of the search pane that asks."""

    _searcher: Searcher
    _found = Found("")
    _meant = ""
    _asked = 0
    """How often something was asked; what was asked before the last is answered to nobody."""
    _pause: Timer | None = None
    _progress = ""

    @property
    def _input(self) -> Input:
        return self.query_one("#asked", Input)

    def _show(self) -> None:
        """Show what was found."""
        raise NotImplementedError

    def _tell(self) -> None:
        """Tell how much was found, and how far the index is."""
        raise NotImplementedError

    def on_unmount(self) -> None:
        """Stop building: the app ends."""
        self._searcher.stop()

    @work(thread=True, exclusive=True, group="index", exit_on_error=False)
    def _prepare(self) -> None:
        """Open the index, or bring it up to date; in a thread, while what there is answers."""
        searcher = self._searcher
        if searcher.open():
            return
        while not searcher.is_stopped and not searcher.build(self._tell_progress):
            searcher.pause(POLL_SECONDS)  # another process is building
            if searcher.open():
                break
        if not searcher.is_stopped:
            self.app.call_from_thread(self._prepared)

    def _tell_progress(self, done: int, total: int) -> None:
        if done % STEP == 0 and not self._searcher.is_stopped:
            full = BAR_CELLS * done // max(total, 1)
            bar = "█" * full + "░" * (BAR_CELLS - full)
            self.app.call_from_thread(self._progressed, f"index {bar} {done:,} of {total:,}")

    def _progressed(self, told: str) -> None:
        self._progress = told
        self._tell()

    def _prepared(self) -> None:
        self._progress = ""
        self._tell()
        if self._input.value.strip():
            self._ask()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._asked += 1
        self._pause = self.set_timer(PAUSE_SECONDS, self._ask)

    def _ask(self) -> None:
        query = self._input.value.strip()
        if query:
            self._search(query, self._asked)
        else:
            self._answered(Found(""), "", self._asked)

    @work(thread=True, exclusive=True, group="search", exit_on_error=False)
    def _search(self, query: str, asked: int) -> None:
        """Find what was asked for; in a thread, so that typing goes on."""
        if asked != self._asked:
            return
        found = self._searcher.find(query, MOST)
        meant = "" if found.total or asked != self._asked else self._searcher.meant(query)
        if not self._searcher.is_stopped:
            self.app.call_from_thread(self._answered, found, meant, asked)

    def _answered(self, found: Found, meant: str, asked: int) -> None:
        if asked == self._asked:  # else another question has been asked since
            self._found, self._meant = found, meant
            self._show()

    @property
    def is_waiting(self) -> bool:
        """Whether what is shown is not the answer to what is typed."""
        return self._found.query != self._input.value.strip()
