"""The gutter between two columns: how the paragraphs beside it are tied to the other side."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from sahelreader.tui.palette import palette_of

SIGNS = {"same": "═", "between": "┄", "none": " "}


class Gutter(Widget):
    """Signs by row: same anchor, interpolated, no counterpart."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Gutter { width: 3; height: 1fr; color: $quiet; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._ties: Mapping[int, str] = {}
        self._now = -1

    @property
    def ties(self) -> Mapping[int, str]:
        """How the paragraph that begins at a row is tied."""
        return self._ties

    def show(self, ties: Mapping[int, str], now: int) -> None:
        """Show a tie by row; `now` is the row of the paragraph that is being read."""
        if (ties, now) != (self._ties, self._now):
            self._ties, self._now = ties, now
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row."""
        tie = self._ties.get(y, "none")
        style = self.rich_style
        if y == self._now:
            style += palette_of(self.app.theme, self.app.theme_variables).style("key")
        width = self.size.width
        sign = SIGNS[tie] * min(width, 2)
        return Strip([Segment(sign.center(width), style)]).adjust_cell_length(width, self.rich_style)
