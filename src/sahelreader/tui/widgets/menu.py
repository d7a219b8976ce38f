"""Prose of which the links are choices: the arrows move between them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.moves import MOVES
from sahelreader.tui.widgets.prose import Prose


class Menu(Prose):
    """A list to choose from; one link always has the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(MOVES["line_down"][0], "next_link", "Next", id="menu.next", show=False),
        Binding(MOVES["line_up"][0], "previous_link", "Previous", id="menu.previous", show=False),
    ]

    def choose_first(self) -> None:
        """Put the cursor on the first choice if it is on none."""
        if not self.link:
            self.action_next_link()

    def action_page_down(self) -> None:
        """A page down, and the cursor with it."""
        super().action_page_down()
        self._choose(from_end=self.at_end())

    def action_page_up(self) -> None:
        """A page up, and the cursor with it."""
        super().action_page_up()
        self._choose(from_end=False)

    def action_scroll_home(self) -> None:
        """To the first choice."""
        super().action_scroll_home()
        self._choose(from_end=False)

    def action_scroll_end(self) -> None:
        """To the last choice."""
        super().action_scroll_end()
        self._choose(from_end=True)

    def _choose(self, *, from_end: bool) -> None:
        """The first choice on the screen, or the last."""
        self.clear_cursor()
        self._step(forward=not from_end)
