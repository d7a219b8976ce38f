"""A line over the lower edge of a pane in which something is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.widgets import Input

from sahelreader.tui.messages import Answered, GaveUp, Typed


class TypedLine(Input):
    """Posts that it is answered or given up, by its id."""

    DEFAULT_CSS = """
    TypedLine, TypedLine:focus { dock: bottom; border: none; height: 1; padding: 0 3; background: $panel; }
    """
    TELLS_AT_ONCE: ClassVar[bool] = False
    """Whether it also posts what is typed as it is typed."""

    def __init__(self, what: str, value: str = "", *, id: str) -> None:  # noqa: A002 (Textual's name)
        """`what`: shown while the line is empty."""
        super().__init__(value, placeholder=what, id=id, compact=True, select_on_focus=False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.TELLS_AT_ONCE:
            self.post_message(Typed(self.id or "", event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(Answered(self.id or "", event.value))

    def action_give_up(self) -> None:
        """Give up."""
        self.post_message(GaveUp(self.id or ""))
