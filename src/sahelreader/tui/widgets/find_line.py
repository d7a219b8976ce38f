"""The line in which one types what to find."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from sahelreader.tui.messages import Answered, GaveUp, Typed


class FindLine(Input):
    """Finds as one types; enter stays with what was found, escape goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", id="find.give_up", show=False)]
    DEFAULT_CSS = """
    FindLine, FindLine:focus { dock: bottom; border: none; height: 1; padding: 0 3; background: $panel; }
    """

    def __init__(self, *, narrows: bool = False) -> None:
        """`narrows`: what is typed is to narrow the text to the paragraphs that hold it."""
        words = "show only the paragraphs that hold" if narrows else "find in this article"
        super().__init__(placeholder=words, id="find", compact=True)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Typed("find", event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Answered("find", event.value))

    def action_give_up(self) -> None:
        """Give up."""
        self.post_message(GaveUp("find"))
