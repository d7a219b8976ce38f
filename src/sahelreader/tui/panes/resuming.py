"""A pane of several parts that comes back to the one that was read."""

from __future__ import annotations

from textual import events
from textual.containers import Container
from textual.widget import Widget

from sahelreader.tui.widgets.prose import Prose


class Resuming(Container):
    """Knows which of its parts was read last."""

    _part: Widget | None = None

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys matter in another part."""
        self._part = event.widget
        self.show_status()

    def read_again(self, first: Widget) -> None:
        """Read the part that was read last, or the first."""
        part = self._part if self._part is not None and self._part.is_attached else first
        part.focus()

    def change_part(self, table: Widget, texts: Prose) -> None:
        """From a table to the texts behind it, on a link of theirs, and back."""
        if texts.has_focus:
            table.focus()
            return
        texts.focus()
        if not texts.link:
            texts.action_next_link()

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        raise NotImplementedError
