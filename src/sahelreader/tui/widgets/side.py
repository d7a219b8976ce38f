"""One side of a comparison: a text under the line that tells whose it is."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import ComposeResult
from textual.strip import Strip

from sahelreader.tui.palette import palette_of
from sahelreader.tui.widgets.column import Column, Watcher
from sahelreader.tui.widgets.lines import Line
from sahelreader.tui.widgets.plain import PlainContainer


class LookingLine(Line):
    """A line of which the look can change."""

    _look = ""

    def look(self, look: str) -> None:
        """Give it another look."""
        if look != self._look:
            self._look = look
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        style = palette_of(self.app.theme, self.app.theme_variables).style(self._look)
        return Strip(Segment.apply_style(super().render_line(y), post_style=style))


class Side(PlainContainer):
    """A column with its head."""

    DEFAULT_CSS = """
    Side { layout: vertical; width: 1fr; height: 1fr; }
    Side > Line { padding: 0 1 0 3; }
    Side > Column { height: 1fr; }
    """

    def __init__(self, index: int, watcher: Watcher) -> None:
        """`watcher` is that of its column."""
        super().__init__(id=f"side-{index}")
        self.index = index
        self._watcher = watcher

    def compose(self) -> ComposeResult:
        """Head and text."""
        yield LookingLine()
        yield Column(self._watcher)

    @property
    def column(self) -> Column:
        """The text."""
        return self.query_one(Column)

    def head(self, left: str, right: str, *, is_read: bool) -> None:
        """Say whose text it is and where it stands."""
        line = self.query_one(LookingLine)
        line.say(left, right)
        line.look("key" if is_read else "")
