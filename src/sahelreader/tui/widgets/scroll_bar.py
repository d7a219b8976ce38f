"""The scroll bar of a text, which is painted with every line scrolled."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

from sahelreader.tui.widgets.plain import as_wanted


class TextScrollBar(ScrollBar):
    """Textual's, but its lines, which are of five kinds at most, are made once each and without a console."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the bar."""
        bar = self.render()
        style = bar.style if isinstance(bar, ScrollBarRender) else None
        if not (isinstance(bar, ScrollBarRender) and isinstance(style, Style) and style.color and style.bgcolor):
            return super().render_lines(crop)
        segments = bar.render_bar(
            size=self.size.height, virtual_size=bar.virtual_size, window_size=bar.window_size, position=bar.position,
            thickness=self.size.width, back_color=style.bgcolor, bar_color=style.color,
        ).segments  # fmt: skip
        ground = Style(bgcolor=style.bgcolor)
        made: dict[int, Strip] = {}
        filters = self.get_line_filters()
        for segment in segments:
            if id(segment) not in made:
                strip = Strip([Segment(segment.text, ground + segment.style)], self.size.width)
                made[id(segment)] = as_wanted(self, strip, filters)
        left, right = crop.column_span
        lines = [made[id(segment)] for segment in list(segments)[crop.y : crop.bottom]]
        return lines if (left, right) == (0, self.size.width) else [line.crop(left, right) for line in lines]
