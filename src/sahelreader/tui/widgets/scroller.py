"""Moves through text by keys, at once and by whole lines."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar

from sahelreader.tui.moves import MOVES
from sahelreader.tui.widgets.scroll_bar import TextScrollBar


class Scroller(ScrollView):
    """A view with the keys of less, of vim and the arrows; nothing is animated."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, words, id=f"prose.{action.removeprefix('scroll_')}", show=False)
        for action, (keys, words) in MOVES.items()
    ]

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is first asked for."""
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = TextScrollBar(name="vertical", thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar.display = False
            self.app._start_widget(self, self._vertical_scrollbar)  # noqa: SLF001 (as Textual's own does)
        return self._vertical_scrollbar

    def action_line_down(self) -> None:
        """One line down."""
        self._scroll_by(1)

    def action_line_up(self) -> None:
        """One line up."""
        self._scroll_by(-1)

    def action_page_down(self) -> None:
        """A page down, keeping two lines."""
        self._scroll_by(max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        """A page up, keeping two lines."""
        self._scroll_by(-max(1, self.size.height - 2))

    def action_half_down(self) -> None:
        """Half a page down."""
        self._scroll_by(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._scroll_by(-max(1, self.size.height // 2))

    def action_scroll_home(self) -> None:
        """To the beginning."""
        self.scroll_to(y=0, animate=False, immediate=True)

    def action_scroll_end(self) -> None:
        """To the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=round(self.scroll_y) + lines, animate=False, immediate=True)
