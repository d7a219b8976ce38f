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

    def __init__(self, *, narrows: bool = False) -> None:
        """`narrows`: what is typed is to narrow the text to the paragraphs that hold it."""
        words = "show only the paragraphs that hold" if narrows else "find in this article"
        super().__init__(placeholder=words, id="find", compact=True)
        self.narrows = narrows

    def action_give_up(self) -> None:
        """Give up."""
        self.post_message(self.GaveUp())
