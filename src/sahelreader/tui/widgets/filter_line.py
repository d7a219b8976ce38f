"""The line in which one types what a list is to be narrowed to."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.widgets.typed_line import TypedLine


class FilterLine(TypedLine):
    """Narrows as one types; enter stays with what is left, escape shows all again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Show all again", id="filter.give_up", show=False),
    ]
    TELLS_AT_ONCE = True

    def __init__(self, what: str, value: str) -> None:
        """`what`: shown while the line is empty."""
        super().__init__(what, value, id="filter")
