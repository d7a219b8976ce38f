"""Where a card is shown; enter and space go on with it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from sahelreader.tui.widgets.menu import Menu


class CardView(Menu):
    """Shows a card; enter and space go on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "go_on", "Show the answer; next card", id="card.go_on", show=False),
        Binding("enter", "enter", "Choose; follow a link; go on", id="card.enter", show=False),
        Binding("u", "undo", "Take the last answer back", id="card.undo", show=False),
    ]

    class WentOn(Message):
        """The reader wants to go on."""

    class TookBack(Message):
        """The reader takes the last answer back."""

    @property
    def lines(self) -> int:
        """Of the card, as it is wrapped now."""
        return self._layout.height

    @property
    def margin_left(self) -> int:
        """Columns before the text."""
        return self._margin

    def action_go_on(self) -> None:
        """Go on."""
        self.post_message(self.WentOn())

    def action_enter(self) -> None:
        """Follow what the cursor is on; with nothing there, go on."""
        if self.link:
            self.action_follow()
        else:
            self.action_go_on()

    def action_undo(self) -> None:
        """Take back."""
        self.post_message(self.TookBack())
