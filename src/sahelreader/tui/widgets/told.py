"""A sentence that is longer than the status line, over the lower edge of the screen: nothing moves for it."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from sahelreader.tui.palette import palette_of
from sahelreader.tui.wrapping import wrap

MOST_LINES = 4


class Told(Widget):
    """Shows a sentence whole, as far as a few lines hold it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Told { layer: told; dock: bottom; height: 1; background: $panel; color: $quiet; padding: 0 1 0 3; }
    Told.-above { margin-bottom: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []

    def tell(self, sentence: str, tail: str, width: int, *, above: bool) -> None:
        """Show it in lines of so many cells; `tail` ends one that is cut.

        `above`: leave the last two lines of the screen free, in which something is being typed.
        """
        lines = [sentence[start:end].rstrip() for start, end in wrap(sentence, width)]
        if len(lines) > MOST_LINES:
            last = lines[MOST_LINES - 1]
            lines = [*lines[: MOST_LINES - 1], f"{last[: width - len(tail) - 1].rstrip()}…{tail}"]
        self._lines = lines
        self.set_class(above, "-above")
        self.styles.height = len(lines)
        self.display = True
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of it."""
        style = self.rich_style + palette_of(self.app.theme, self.app.theme_variables).style("said")
        text = self._lines[y] if y < len(self._lines) else ""
        return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, self.rich_style)
