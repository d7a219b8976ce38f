"""Prose of which the links are choices: the arrows move between them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.widgets.prose import Prose


class Menu(Prose):
    """A list to choose from; one link always has the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "next_link", "Next", id="menu.next", show=False),
        Binding("up,k", "previous_link", "Previous", id="menu.previous", show=False),
    ]

    def choose_first(self) -> None:
        """Put the cursor on the first choice if it is on none."""
        if not self.link:
            self.action_next_link()
