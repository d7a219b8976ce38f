"""The line in which one types what a list is to be narrowed to."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class FilterLine(Input):
    """Narrows as one types; enter stays with what is left, escape shows all again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Show all again", id="filter.give_up", show=False),
    ]
    DEFAULT_CSS = """
    FilterLine, FilterLine:focus { dock: bottom; border: none; height: 1; padding: 0 3; background: $panel; }
    """

    class GaveUp(Message):
        """All is to be shown again."""

    def __init__(self, value: str, placeholder: str) -> None:
        super().__init__(value, placeholder=placeholder, id="filter", compact=True, select_on_focus=False)

    def action_give_up(self) -> None:
        """Give up."""
        self.post_message(self.GaveUp())
