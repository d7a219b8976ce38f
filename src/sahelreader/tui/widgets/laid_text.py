"""Text on the screen: wrapped to a measure, scrolled by lines, painted line by line.

Only the lines on the screen are ever styled, and kept in a cache by line. Text never passes through markup.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.events import Blur, DescendantBlur, DescendantFocus, Focus
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from sahelreader.tui.document import EMPTY, Document
from sahelreader.tui.palette import palette_of
from sahelreader.tui.typesetting import Typesetting
from sahelreader.tui.widgets.hovering import Hovering
from sahelreader.tui.widgets.line_painter import Lights, LinePainter
from sahelreader.tui.widgets.link_walk import Cursor, span_at
from sahelreader.tui.widgets.plain import as_wanted
from sahelreader.tui.widgets.prose_messages import Resized, Rested
from sahelreader.tui.widgets.rail import Rail
from sahelreader.tui.wrapping import BLANK_LINE, Layout

A_THIRD = -1
"""A margin: a third of the height."""
MOST_KEPT = 512
"""Painted lines that are kept; then all are let go."""
REST_SECONDS = 0.08
"""How long the view must stand still before it counts as at rest."""
ROUNDING = 1e-9
"""A share of so many percent is never a hair less; the last percent is only told at the end."""


def in_percent(share: float) -> str:
    """A share from 0 to 1 in whole percent."""
    return f"{int(100 * share + ROUNDING)}%"


class LaidText(Hovering):
    """The part of `Prose` that lays a `Document` out, paints it, and knows which part of it is on the screen."""

    def __init__(
        self,
        document: Document = EMPTY,
        *,
        measure: int = 72,
        typesetting: Typesetting | None = None,
        air: int = 3,
        center: bool = True,
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        """`measure`: widest line in cells, or all the `typesetting`; `air`: least columns before the text.

        `center`: share spare columns.
        """
        super().__init__(id=id)
        self._document = document
        self._typesetting = typesetting or Typesetting(measure)
        self._air = air
        self._center = center
        self._layout = Layout(EMPTY, measure)
        self._width = 0
        self._passed = 0.0
        self._strips: dict[int, Strip] = {}
        self._painter: LinePainter | None = None
        self._filters: list[LineFilter] = []
        self._lights = Lights()
        self._rail = Rail()
        self._rest_timer: Timer | None = None
        self._held: tuple[tuple[int, int], int] = (0, 0), -1
        """The place that the last change of width kept, and the line it made the first: unless that moves, the next
        change keeps the same place and not the beginning of its line, or the text would creep."""
        self._pending: tuple[int, int, int] | None = None
        """Where to go once it is laid out: paragraph, character, margin."""

    @property
    def document(self) -> Document:
        """What is shown."""
        return self._document

    def show(self, document: Document, *, keep_place: bool = False) -> None:
        """Show another document, from its beginning or from where the view stands."""
        place = self.top() if keep_place else None
        cursor = self._lights.cursor if keep_place else None
        self._document = document
        self._lights = Lights(cursor)
        self.stop_hovering()
        self._pending = None
        self._held = (0, 0), -1
        self._reflow()
        if place and document.paragraphs:
            self.go_to(min(place[0], len(document.paragraphs) - 1), place[1], margin=0)
        elif self.is_laid_out:
            self.scroll_to(y=0, animate=False, immediate=True)
        self._await_rest()

    def top(self) -> tuple[int, int]:
        """Paragraph and character that the view begins with, or is to begin with once it is laid out."""
        if not self._layout.height:
            return self._pending[:2] if self._pending else (0, 0)
        y = min(max(round(self.scroll_y), 0), self._layout.height - 1)
        index, start, _ = self._layout.line(self._layout.text_line(y, 1))
        return (index, max(start, 0))

    def bottom(self) -> tuple[int, int]:
        """Paragraph and character that the view ends before."""
        y = min(round(self.scroll_y) + self.size.height, self._layout.height) - 1
        if y < 0:
            return (0, 0)
        index, _, end = self._layout.line(self._layout.text_line(y, -1))
        return (index, max(end, 0))

    @property
    def is_laid_out(self) -> bool:
        """Whether it knows its width, so that lines can be made."""
        return self._width > 0

    def share_passed(self) -> float:
        """How far down the view is, 0 at the beginning to 1 at the end; while it is not shown, what it was last."""
        if self.size.height:
            lines = self._layout.height - self.size.height
            self._passed = min(max(self.scroll_y / lines, 0.0), 1.0) if lines > 0 else 1.0
        return self._passed

    def share_at(self, index: int) -> float:
        """How far down the view will be, 0 to 1, once a paragraph is gone to."""
        lines = self._layout.height - self.size.height
        return min(self._layout.line_of(index, 0) / lines, 1.0) if lines > 0 else 1.0

    def last_whole(self) -> int:
        """Number of the last numbered paragraph that ends above the lower edge; 0 if there is none."""
        y = min(round(self.scroll_y) + self.size.height, self._layout.height) - 1
        if y < 0:
            return 0
        index, _, end = self._layout.line(self._layout.text_line(y, -1))
        if end < len(self._document.paragraphs[index].text):
            index -= 1
        return next((p.number for p in reversed(self._document.paragraphs[: index + 1]) if p.number), 0)

    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        return self.is_laid_out and round(self.scroll_y) + self.size.height >= self._layout.height

    def go_to(self, index: int, character: int = 0, *, margin: int = A_THIRD) -> None:
        """Scroll so that a character's line is `margin` lines below the top, or a third of the height."""
        if not self.is_laid_out:
            self._pending = (index, character, margin)
        elif self._document.paragraphs:
            y = self._layout.line_of(index, character)
            lines = max(2, self.size.height // 3) if margin == A_THIRD else margin
            self.scroll_to(y=max(0, y - lines), animate=False, immediate=True, force=True)

    def go_to_percent(self, percent: int) -> None:
        """Scroll so far down, 0 to 100; with fewer lines than that to the next that is as far."""
        lines = max(self._layout.height - self.size.height, 0)
        self.scroll_to(y=-(-min(percent, 100) * lines // 100), animate=False, immediate=True, force=True)

    def show_stretch(self, stretch: tuple[int, int, int]) -> None:
        """Scroll only if a stretch is not on the screen, then to a third down."""
        y = self._layout.line_of(stretch[0], stretch[1]) if self.is_laid_out else -1
        if not round(self.scroll_y) <= y < round(self.scroll_y) + self.size.height:
            self.go_to(stretch[0], stretch[1])

    def character_near(self, x: int, y: int, found: Offset | None, *, backwards: bool) -> Offset | None:
        """The (character, paragraph) nearest to a place on the screen, `found` if it is on one.

        Beside a line it is the first or the last of that; in a blank line the first of the next line with text, or the
        last of the one before (`backwards`).
        """
        if not self._layout.height:
            return found
        region = self.content_region
        row = min(y, region.bottom - 1) - region.y + round(self.scroll_y)
        line = min(max(row, 0), self._layout.height - 1)
        step = -1 if backwards else 1
        at = self._layout.text_line(line, step)
        at = at if self._layout.line(at)[1] != BLANK_LINE else self._layout.text_line(line, -step)
        index, start, end = self._layout.line(at)
        if start == BLANK_LINE:
            return found
        first, last = Offset(start, index), Offset(max(end - 1, start), index)
        if at != row:
            return first if at > row else last
        paragraph = self._document.paragraphs[index]
        lead = self._margin + paragraph.indent + (0 if self._layout.is_first(at) else paragraph.hang)
        if x - region.x < lead:
            return first
        return last if found is None or found.x >= end else found

    def place_below(self, index: int, character: int, lines: int) -> tuple[int, int] | None:
        """The paragraph and character `lines` lines of text below (above, if negative), in the same column."""
        y = self._layout.line_of(index, character)
        column = character - self._layout.line(y)[1]
        step = 1 if lines > 0 else -1
        while lines and 0 <= y + step < self._layout.height:
            y += step
            lines -= step * (self._layout.line(y)[1] != BLANK_LINE)
        below, start, end = self._layout.line(y)
        return None if lines or start == BLANK_LINE else (below, min(start + column, max(end - 1, start)))

    # Moving

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let go of what was noted for the place before."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._await_rest()

    def _await_rest(self) -> None:
        if not self.is_mounted:
            return
        if self._rest_timer is not None:
            self._rest_timer.stop()
        self._rest_timer = self.set_timer(REST_SECONDS, self._rested)

    def _rested(self) -> None:
        self.post_message(Rested(self))

    # Drawing

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Wrap again as soon as the width is known, before the next paint: the first one has the text already."""
        changed: bool = super()._size_updated(size, virtual_size, container_size, layout)
        if self.scrollable_content_region.width != self._width:
            self._change_width()
        return changed

    @property
    def typesetting(self) -> Typesetting:
        """How the text is set."""
        return self._typesetting

    def set_type(self, typesetting: Typesetting) -> None:
        """Set the text otherwise, keeping the place."""
        if typesetting != self._typesetting:
            self._typesetting = typesetting
            self._change_width()

    def _change_width(self) -> None:
        """Wrap for the new width, keeping the place."""
        place = self._pending
        if self.is_laid_out:
            held, y = self._held
            place = (*(held if y == round(self.scroll_y) else self.top()), 0)
        self._reflow()
        if place and place[:2] != (0, 0):
            self.go_to(*place[:2], margin=place[2])
            self._held = place[:2], round(self.scroll_y)
        self.post_message(Resized(self))

    def on_resize(self) -> None:
        """More or less of the text may be on the screen."""
        self._await_rest()

    # A text looks the same with the focus as without: Textual's own would style and paint it anew.

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Leave the styles as they are."""

    def _on_focus(self, event: Focus) -> None:
        event.prevent_default()
        self.has_focus = True
        if self.parent is not None:
            self.parent.post_message(DescendantFocus(self))

    def _on_blur(self, event: Blur) -> None:
        event.prevent_default()
        self.has_focus = False
        if self.parent is not None:
            self.parent.post_message(DescendantBlur(self))

    def notify_style_update(self) -> None:
        """Forget the looks of the theme before."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    def _reflow(self) -> None:
        self._width = self.scrollable_content_region.width
        self._strips.clear()
        document, setting = self._document if self.is_laid_out else EMPTY, self._typesetting
        self._layout = Layout(document, self.text_width, setting.spacing, setting.syllables)
        self._painter = None
        if self.is_laid_out:
            # An assignment would lay the whole screen out again; the scroll bar is always there, so nothing else moves.
            self.set_reactive(ScrollView.virtual_size, Size(self._width, self._layout.height))
            self._scroll_update(self.virtual_size)
            self.refresh()

    @property
    def text_width(self) -> int:
        """Cells of the longest line that fits now."""
        return max(8, min(self._typesetting.measure, self._width - self._air - 2))

    @property
    def _margin(self) -> int:
        spare = self._width - self.text_width
        return max(min(self._air, spare), spare // 2 if self._center else 0)

    def refresh_spans(self) -> None:
        """Paint anew: the document has the same spans with other looks."""
        self._repaint()

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def _repaint_span(self, cursor: Cursor | None) -> None:
        """Draw only the lines of a link anew."""
        span = span_at(self._document, cursor) if self.is_laid_out else None
        if cursor is not None and span is not None:
            first, last = (self._layout.line_of(cursor[0], at) for at in (span.start, max(span.start, span.end - 1)))
            for y in range(first, last + 1):
                self._strips.pop(y, None)
            self.refresh_lines(first, last - first + 1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the view, as they are kept.

        Textual's own looks for each line anew what border, padding and tint it has; a text has none of them.
        """
        top, strips = self.scroll_offset.y, self._strips
        if self._rail.is_empty:
            lines = [strips.get(y) or self._kept(y) for y in range(top + crop.y, top + crop.bottom)]
        else:
            lines = [self.render_line(y) for y in crop.line_range]
        left, right = crop.column_span
        return lines if (left, right) == (0, self.size.width) else [line.crop(left, right) for line in lines]

    def render_line(self, y: int) -> Strip:
        """A line of the view."""
        y += self.scroll_offset.y
        strip = self._strips.get(y) or self._kept(y)
        if self._rail.is_empty:
            return strip
        sign = self._rail.sign(y - self.scroll_offset.y, self._layout, self.size.height)
        return self._with_sign(strip, *sign) if sign else strip

    def _kept(self, y: int) -> Strip:
        """Line `y` of the text, painted and kept."""
        if len(self._strips) >= MOST_KEPT:
            self._strips.clear()
        strip = self._strips[y] = self._paint(y)
        return strip

    def _paint(self, y: int) -> Strip:
        """Line `y` of the text, as wide as the widget; without its colours if none are wanted."""
        if self._painter is None:
            palette = palette_of(self.app.theme, self.app.theme_variables)
            self._painter = LinePainter(
                self._document, self._layout, palette, self.rich_style, self._margin, justify=self._typesetting.justify
            )
            # A theme's colours are none of the terminal's own, unless it is to show those as they are.
            self._filters = [each for each in self.get_line_filters() if not isinstance(each, ANSIToTruecolor)]
        strip = self._painter.paint(y, self._width, self._lights)
        return as_wanted(self, strip.extend_cell_length(self.size.width, self._painter.base), self._filters)

    def _with_sign(self, strip: Strip, sign: str, look: str) -> Strip:
        """The line with a sign of the rail in its last column, which the text leaves free."""
        style = self.rich_style + palette_of(self.app.theme, self.app.theme_variables).style(look)
        at = self._width - 1
        column = as_wanted(self, Strip([Segment(sign, style)], 1), self._filters)
        return Strip.join([strip.crop(0, at), column, strip.crop(at + 1)])
