"""The line in which one types what to find."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.widgets.typed_line import TypedLine


class FindLine(TypedLine):
    """Finds as one types; enter stays with what was found, escape goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", id="find.give_up", show=False)]
    TELLS_AT_ONCE = True

    def __init__(self, *, narrows: bool = False) -> None:
        """`narrows`: what is typed is to narrow the text to the paragraphs that hold it."""
        super().__init__("show only the paragraphs that hold" if narrows else "find in this article", id="find")
