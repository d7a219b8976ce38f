"""The page of all keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container

from sahelreader.tui.document import Document
from sahelreader.tui.messages import ShowStatus
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.prose import Prose


class Help(Container):
    """Shows the keys."""

    def __init__(self, page: Document) -> None:
        super().__init__(id="help")
        self._page = page

    def compose(self) -> ComposeResult:
        """The page."""
        yield Prose(self._page, id="keys")

    def open(self) -> None:
        """Take the focus and tell the way out."""
        self.query_one(Prose).focus()
        self.post_message(ShowStatus("Keys", (Hint("esc", "back", "app.back"), Hint("q", "library", "app.leave"))))
