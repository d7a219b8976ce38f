"""A table to choose a cell from: the arrows go up and down, left and right."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.document import Document
from sahelreader.tui.moves import MOVES
from sahelreader.tui.pages.table import Table
from sahelreader.tui.widgets.menu import Menu

Place = tuple[int, int]
"""A row and a column."""


class Grid(Menu):
    """Shows a `Table`; the cursor stands on a cell, and in the column it was put in as far as there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(MOVES["line_down"][0], "down", "Row below", id="grid.down", show=False),
        Binding(MOVES["line_up"][0], "up", "Row above", id="grid.up", show=False),
        Binding("left,h", "left", "Cell before", id="grid.left", show=False),
        Binding("right,l", "right", "Next cell", id="grid.right", show=False),
    ]
    _column = 0

    def show(self, document: Document, *, keep_place: bool = False) -> None:
        """Show another table; with `keep_place` the cursor stays on its row and column."""
        place = self.place if keep_place else None
        super().show(document, keep_place=keep_place)
        if place is not None:
            self.stand_on(*place)

    @property
    def place(self) -> Place | None:
        """Row and column of the cursor."""
        cursor = self._lights.cursor
        return next((place for place, stop in self._stops.items() if stop == cursor), None)

    def stand_on(self, row: int, column: int) -> None:
        """Put the cursor on a cell, or on the nearest one of its row, and show it."""
        in_row = [c for r, c in self._stops if r == row]
        if in_row:
            nearest = min(in_row, key=lambda c: (abs(c - column), c))
            self._set_cursor(self._stops[row, nearest])
            self._bring_into_view()

    def stand_on_link(self, link: str) -> bool:
        """Put the cursor on the cell that leads somewhere, and show it; False if there is none."""
        for place, (index, i) in self._stops.items():
            if self.document.spans(index)[i].link == link:
                self.stand_on(*place)
                return True
        return False

    def action_down(self) -> None:
        """The row below."""
        self._go_by_rows(1)

    def action_up(self) -> None:
        """The row above."""
        self._go_by_rows(-1)

    def action_left(self) -> None:
        """The cell before in the row."""
        self._go_by_columns(-1)

    def action_right(self) -> None:
        """The next cell in the row."""
        self._go_by_columns(1)

    def action_next_link(self) -> None:
        """The next cell in reading order."""
        super().action_next_link()
        self._column = self.place[1] if self.place else 0

    def action_previous_link(self) -> None:
        """The cell before in reading order."""
        super().action_previous_link()
        self._column = self.place[1] if self.place else 0

    @property
    def _stops(self) -> dict[Place, tuple[int, int]]:
        return self.document.stops if isinstance(self.document, Table) else {}

    def _go_by_rows(self, by: int) -> None:
        place = self.place
        rows = sorted({row for row, _ in self._stops})
        if place is None or not rows:
            self.choose_first()
            return
        following = [row for row in rows if (row - place[0]) * by > 0]
        if following:
            self.stand_on(min(following, key=lambda row: abs(row - place[0])), self._column)
        elif by < 0:
            self.action_scroll_home()

    def _go_by_columns(self, by: int) -> None:
        place = self.place
        if place is None:
            self.choose_first()
            return
        following = [c for r, c in self._stops if r == place[0] and (c - place[1]) * by > 0]
        if following:
            self._column = min(following, key=lambda c: abs(c - place[1]))
            self.stand_on(place[0], self._column)

    def _bring_into_view(self) -> None:
        """Scroll by as little as shows the whole row and what stands over it, its last line before its first."""
        place = self.place
        if place is None or not self.is_laid_out or not isinstance(self.document, Table):
            return
        index = min(stop[0] for at, stop in self._stops.items() if at[0] == place[0])
        first = self._layout.line_of(self.document.heads.get(place[0], index))
        below = [stop[0] for at, stop in self._stops.items() if at[0] > place[0]]
        end = self._layout.line_of(min(below)) if below else self._layout.height
        top, height = round(self.scroll_y), self.size.height
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif end > top + height:
            self.scroll_to(y=min(first, end - height), animate=False, immediate=True)
