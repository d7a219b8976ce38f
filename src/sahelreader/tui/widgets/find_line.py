"""The line in which one types what to find."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FindLine(Input):
    """Finds as one types; enter stays with what was found, escape goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", id="find.give_up", show=False)]

    class GaveUp(Message):
        """Nothing is to be found after all."""

    def __init__(self) -> None:
        super().__init__(placeholder="find in this article", id="find", compact=True)

    def action_give_up(self) -> None:
        """Give up."""
        self.post_message(self.GaveUp())
