"""The gutter between two columns: how the paragraphs beside it are tied to the other side."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from sahelreader.tui.palette import palette_of
from sahelreader.tui.widgets.plain import as_wanted

BESIDE_HEADS = 2
"""Rows beside the heads of the columns, before the first one of a text."""
SIGNS = {"same": "═", "perhaps": "≈", "between": "┄", "none": " "}


class Gutter(Widget):
    """Signs by row: both tell it, perhaps both do, between two such passages, no counterpart found."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Gutter { width: 3; height: 1fr; color: $quiet; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._ties: Mapping[int, str] = {}
        self._now = -1
        self._strips: dict[tuple[str, int, bool], Strip] = {}
        """Rows drawn, by tie, width and whether it is read: a screen needs few different ones."""

    @property
    def ties(self) -> Mapping[int, str]:
        """How the paragraph that begins at a row is tied."""
        return self._ties

    def show(self, ties: Mapping[int, str], now: int) -> None:
        """Show a tie by row; `now` is the row of the paragraph that is being read."""
        if (ties, now) != (self._ties, self._now):
            self._ties, self._now = ties, now
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a part of it; without what Textual asks of each: a gutter has no border and no tint."""
        return [self.render_line(y) for y in crop.line_range]

    def render_line(self, y: int) -> Strip:
        """A row."""
        y -= BESIDE_HEADS
        tie, width, is_read = self._ties.get(y, "none"), self.size.width, 0 <= y == self._now
        key = tie, width, is_read
        if key not in self._strips:
            style = self.rich_style
            if is_read:
                style += palette_of(self.app.theme, self.app.theme_variables).style("key")
            sign = (SIGNS[tie] * min(width, 2)).center(width)
            self._strips[key] = as_wanted(self, Strip([Segment(sign, style)], width))
        return self._strips[key]

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._strips.clear()
        super().notify_style_update()
