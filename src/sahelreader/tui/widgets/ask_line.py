"""A line in which one thing is asked."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.widgets.typed_line import TypedLine


class AskLine(TypedLine):
    """Enter answers, escape gives up; its id tells what is asked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "Give up", id="ask.give_up", show=False)]
