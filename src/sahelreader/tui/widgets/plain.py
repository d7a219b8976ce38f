"""What shows little, drawn without what Textual asks of each line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Container
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from sahelreader.tui.parts import Part


class PlainContainer(Container):
    """A container that has no border and no tint; only its background shows between what it holds."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The background."""
        blank = Strip.blank(crop.width, self.visual_style.rich_style)
        return [as_wanted(self, blank)] * crop.height


class Covered(Part):
    """What shows nothing itself: what it holds covers it, and what is under it has the same background."""

    def render_lines(self, _crop: Region) -> list[Strip]:
        """No lines, so that none is cut to pieces that nobody sees."""
        return []


def as_wanted(widget: Widget, strip: Strip, filters: Sequence[LineFilter] | None = None) -> Strip:
    """A line of a widget without its colours, if none are wanted; `filters`: in place of all that are in use."""
    for line_filter in widget.get_line_filters() if filters is None else filters:
        strip = strip.apply_filter(line_filter, widget.background_colors[1])
    return strip
