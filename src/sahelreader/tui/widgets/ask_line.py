"""A line in which one thing is asked, over the lower edge of a pane."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from sahelreader.tui.messages import Answered, GaveUp


class AskLine(Input):
    """Enter answers, escape gives up; its id tells what is asked."""

    DEFAULT_CSS = """
    AskLine, AskLine:focus { dock: bottom; border: none; height: 1; padding: 0 3; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", id="ask.give_up", show=False)]

    def __init__(self, what: str, value: str = "", *, id: str) -> None:  # noqa: A002 (Textual's name)
        """`what`: shown while the line is empty."""
        super().__init__(value, placeholder=what, id=id, compact=True, select_on_focus=False)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Answered(self.id or "", event.value))

    def action_give_up(self) -> None:
        """Give up."""
        self.post_message(GaveUp(self.id or ""))
