"""The one widget that shows text: wrapped to a measure, scrolled by lines, with links to walk and to follow.

Only the lines on the screen are ever styled, and kept in a cache by line. Text never passes through markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from sahelreader.tui.document import EMPTY, Document, Span
from sahelreader.tui.palette import palette_of
from sahelreader.tui.typesetting import Typesetting
from sahelreader.tui.widgets.hovering import Hovering
from sahelreader.tui.widgets.line_painter import Lights, LinePainter
from sahelreader.tui.widgets.link_walk import Cursor, Edge, find_link, next_stop, span_at
from sahelreader.tui.widgets.rail import Mark, Rail
from sahelreader.tui.wrapping import BLANK_LINE, Layout

A_THIRD = -1
"""A margin: a third of the height."""
MANY = 1 << 30
"""More characters than a paragraph has."""
REST_SECONDS = 0.08
"""How long the view must stand still before it counts as at rest."""


class Prose(Hovering, can_focus=True):
    """Shows a `Document`; posts what its reader does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_link", "Next name or link", id="prose.next_link", show=False),
        Binding("shift+tab", "previous_link", "Previous name or link", id="prose.previous_link", show=False),
        Binding("enter", "follow", "Open it", id="prose.follow", show=False),
    ]

    class Rested(Message):
        """The view has stood still for a moment."""

        def __init__(self, prose: Prose) -> None:
            super().__init__()
            self.prose = prose

        @property
        def control(self) -> Prose:
            """The widget that rested."""
            return self.prose

    class Resized(Message):
        """The widget has another width, or its first."""

        def __init__(self, prose: Prose) -> None:
            super().__init__()
            self.prose = prose

        @property
        def control(self) -> Prose:
            """The widget that has it."""
            return self.prose

    class CursorMoved(Message):
        """The cursor stands on another link, or on none."""

        def __init__(self, prose: Prose, link: str) -> None:
            super().__init__()
            self.prose = prose
            self.link = link

        @property
        def control(self) -> Prose:
            """The widget whose cursor moved."""
            return self.prose

    class SelectionChanged(Message):
        """Something is selected now, or nothing any more."""

        def __init__(self, prose: Prose) -> None:
            super().__init__()
            self.prose = prose

        @property
        def control(self) -> Prose:
            """The widget in which it is."""
            return self.prose

    class Followed(Message):
        """A link was followed, by key or by mouse."""

        def __init__(self, prose: Prose, link: str, by_mouse: bool = False) -> None:
            super().__init__()
            self.prose = prose
            self.link = link
            self.by_mouse = by_mouse

        @property
        def control(self) -> Prose:
            """The widget whose link was followed."""
            return self.prose

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
        self._seen = 0.0
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._painter: LinePainter | None = None
        self._lights = Lights()
        self._rail = Rail()
        self._rest_timer: Timer | None = None
        self._held: tuple[tuple[int, int], int] = (0, 0), -1
        """The place that the last change of width kept, and the line it made the first: unless that moves, the next
        change keeps the same place and not the beginning of its line, or the text would creep."""
        self._pending: tuple[int, int, int] | None = None
        """Where to go once it is laid out: paragraph, character, margin."""

    # What it shows

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

    def share_seen(self) -> float:
        """Share of the lines above the lower edge, 0 to 1; while it is not shown, what it was last."""
        if self.size.height:
            self._seen = min(1.0, (round(self.scroll_y) + self.size.height) / max(self._layout.height, 1))
        return self._seen

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

    def go_to_share(self, share: float) -> None:
        """Scroll so that a share of the lines, 0 to 1, lies above the top."""
        lines = round(share * self._layout.height)
        self.scroll_to(y=min(max(lines, 0), self.max_scroll_y), animate=False, immediate=True, force=True)

    def mark(self, index: int, start: int, end: int) -> None:
        """Light a stretch of a paragraph and show it, a third down the screen."""
        self.light([(index, start, end)])
        self.go_to(index, start)

    def light(self, stretches: Sequence[tuple[int, int, int]], now: int | None = None) -> None:
        """Light stretches (paragraph, start, end) in place of what was lit; `now`: which of them one is at."""
        found: dict[int, list[tuple[int, int]]] = {}
        for index, start, end in stretches:
            found.setdefault(index, []).append((start, end))
        self.light_found(found, stretches[now] if now is not None else None)

    def light_found(
        self, found: Mapping[int, Sequence[tuple[int, int]]], now: tuple[int, int, int] | None = None
    ) -> None:
        """Light what was found, starts and ends by paragraph, in place of what was lit; `now`: where one is."""
        self._lights.found, self._lights.now = found, now
        places = [(index, start) for index, stretches in found.items() for start, _ in stretches] if now else ()
        self._rail.put("found", places)
        self._repaint()

    def show_kept(
        self, kept: Mapping[int, Sequence[tuple[int, int]]], signs: Mapping[int, Sequence[tuple[int, str]]]
    ) -> None:
        """Give stretches a quiet ground, starts and ends by paragraph; `signs`: what stands in the margin at one."""
        if (kept, signs) != (self._lights.kept, self._lights.signs):
            self._lights.kept, self._lights.signs = kept, signs
            self._repaint()

    def show_stretch(self, stretch: tuple[int, int, int]) -> None:
        """Scroll only if a stretch is not on the screen, then to a third down."""
        y = self._layout.line_of(stretch[0], stretch[1]) if self.is_laid_out else -1
        if not round(self.scroll_y) <= y < round(self.scroll_y) + self.size.height:
            self.go_to(stretch[0], stretch[1])

    @property
    def is_lit(self) -> bool:
        """Whether some stretch is lit."""
        return bool(self._lights.found)

    @property
    def lit(self) -> tuple[int, int, int] | None:
        """The first stretch that is lit: paragraph, start, end; None if none is."""
        places = ((index, *place) for index, own in self._lights.found.items() for place in own)
        return min(places, default=None)

    def unmark(self) -> None:
        """Put the light out."""
        if self.is_lit:
            self.light([])

    def mark_rail(self, kind: str, marks: Sequence[Mark]) -> None:
        """Show beside the scroll bar where things of a kind (see `rail.SIGNS`) stand; none: show it no longer."""
        if self._rail.put(kind, marks):
            self.refresh()

    def visible_links(self) -> Iterator[tuple[int, Span]]:
        """Every link on the screen with its paragraph, in reading order."""
        top = max(round(self.scroll_y), 0)
        for y in range(top, min(top + self.size.height, self._layout.height)):
            index, start, end = self._layout.line(y)
            if start == BLANK_LINE:
                continue
            for span in self._document.spans(index):
                if span.link and start <= span.start < max(end, start + 1):
                    yield index, span

    # The cursor

    @property
    def link(self) -> str:
        """The link under the cursor; empty if there is none."""
        span = span_at(self._document, self._lights.cursor)
        return span.link if span else ""

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

    def clear_cursor(self) -> bool:
        """Take the cursor off; whether it was on something."""
        was = self._lights.cursor is not None
        self._set_cursor(None)
        return was

    def show_cursor(self) -> None:
        """Scroll to the link under the cursor if it is not on the screen."""
        cursor = self._lights.cursor
        if cursor is not None and not self._is_on_screen(cursor):
            self.go_to(cursor[0])

    def cursor_to_link(self, link: str) -> None:
        """Put the cursor on the first place of a link, if it is there."""
        if (cursor := find_link(self._document, link)) is not None:
            self._set_cursor(cursor)

    def cursor_to(self, index: int, start: int) -> bool:
        """Put the cursor on the link that begins with a character of a paragraph, and show it; False if none does."""
        for i, span in enumerate(self._document.spans(index)):
            if span.link and span.start == start:
                self._set_cursor((index, i))
                self.show_stretch((index, start, span.end))
                return True
        return False

    def cursor_from(self, index: int) -> None:
        """Put the cursor on the first link of a paragraph or after it."""
        self._set_cursor(next_stop(self._document, None, Edge(index, 0), forward=True))

    @property
    def cursor_place(self) -> Mark | None:
        """The paragraph and the character that the link under the cursor begins with."""
        cursor = self._lights.cursor
        span = span_at(self._document, cursor)
        return (cursor[0], span.start) if cursor and span else None

    def refresh_spans(self) -> None:
        """Paint anew: the document has the same spans with other looks."""
        self._repaint()

    def action_next_link(self) -> None:
        """Cursor to the next link, beginning with the first on the screen."""
        self._step(forward=True)

    def action_previous_link(self) -> None:
        """Cursor to the link before."""
        self._step(forward=False)

    def action_follow(self) -> None:
        """Follow the link under the cursor."""
        if link := self.link:
            self.post_message(self.Followed(self, link))

    def _step(self, *, forward: bool) -> None:
        cursor = self._lights.cursor
        here = cursor if cursor is not None and self._is_on_screen(cursor) else None
        target = next_stop(self._document, here, self._edge(forward=forward), forward=forward)
        if target is None:
            return
        self._set_cursor(target)
        if self.is_laid_out and not self._is_on_screen(target):
            y = self._line_of(target)
            self.scroll_to(y=max(0, y - (1 if forward else self.size.height - 2)), animate=False, immediate=True)

    def _edge(self, *, forward: bool) -> Edge:
        """The first character in view; the last, if not `forward`."""
        if not self.is_laid_out or not self._layout.height:
            return Edge(0, 0) if forward else Edge(len(self._document.paragraphs) - 1, MANY)
        top = round(self.scroll_y)
        bottom = min(top + self.size.height, self._layout.height) - 1
        y = max(min(top, bottom) if forward else bottom, 0)
        index, start, end = self._layout.line(self._layout.text_line(y, 1 if forward else -1))
        return Edge(index, max(start if forward else end, 0))

    def _line_of(self, cursor: Cursor) -> int:
        """The first line of the span a cursor stands on."""
        span = span_at(self._document, cursor)
        return self._layout.line_of(cursor[0], span.start if span else 0)

    def _is_on_screen(self, cursor: Cursor) -> bool:
        top = round(self.scroll_y)
        return self.is_laid_out and top <= self._line_of(cursor) < top + self.size.height

    def _set_cursor(self, cursor: Cursor | None) -> None:
        if cursor != self._lights.cursor:
            before, self._lights.cursor = self._lights.cursor, cursor
            for place in (before, cursor):
                self._repaint_span(place)
            self.post_message(self.CursorMoved(self, self.link))

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
        self.post_message(self.Rested(self))

    # Mouse

    def mark_hovered(self, cursor: Cursor | None) -> bool:
        """Paint the link that the mouse is on; whether it is another than before."""
        before = self._lights.hovered
        if cursor == before:
            return False
        self._lights.hovered = cursor
        self._repaint_span(before)
        self._repaint_span(cursor)
        return True

    def hovered_long(self) -> None:
        """Tell of the link that the mouse has stayed on."""
        span = span_at(self._document, self._lights.hovered)
        if span is not None and span.link:
            self.post_message(self.Hovered(self, span.link))

    def on_click(self, event: events.Click) -> None:
        """Follow a link; a double click selects the word, a triple click the paragraph."""
        if event.chain == 1:
            at = event.style.meta.get("at")
            if at is not None:
                event.stop()
                self._set_cursor(tuple(at))
                self.post_message(self.Followed(self, self.link, by_mouse=True))
            return
        event.prevent_default()  # Textual's own double click selects the whole widget
        _, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if offset is None or offset.y >= len(self._document.paragraphs):
            return
        text = self._document.paragraphs[offset.y].text
        start, end = _word_at(text, offset.x) if event.chain == 2 else (0, len(text))
        self.screen.selections = {self: Selection(Offset(start, offset.y), Offset(end, offset.y))}

    def text_select_all(self) -> None:
        """Nothing: what it would select is the whole document."""

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, unwrapped."""
        text = "\n".join(paragraph.text for paragraph in self._document.paragraphs)
        return selection.extract(text), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is selected."""
        if (selection is None) != (self._lights.selection is None):
            self.post_message(self.SelectionChanged(self))
        self._lights.selection = selection
        self._repaint()

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
        self.post_message(self.Resized(self))

    def on_resize(self) -> None:
        """More or less of the text may be on the screen."""
        self._await_rest()

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
            self.set_reactive(Prose.virtual_size, Size(self._width, self._layout.height))
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

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def _repaint_span(self, cursor: Cursor | None) -> None:
        """Draw only the lines of a link anew."""
        span = span_at(self._document, cursor) if self.is_laid_out else None
        if cursor is not None and span is not None:
            first, last = (self._layout.line_of(cursor[0], at) for at in (span.start, max(span.start, span.end - 1)))
            for y in range(first, last + 1):
                self._strips.discard(y)
            self.refresh_lines(first, last - first + 1)

    def render_line(self, y: int) -> Strip:
        """A line of the view."""
        y += self.scroll_offset.y
        strip = self._strips.get(y)
        if strip is None:
            if self._painter is None:
                palette = palette_of(self.app.theme, self.app.theme_variables)
                self._painter = LinePainter(
                    self._document, self._layout, palette, self.rich_style, self._margin,
                    justify=self._typesetting.justify,
                )  # fmt: skip
            strip = self._strips[y] = self._painter.paint(y, self._width, self._lights)
        if self._rail.is_empty:
            return strip
        sign = self._rail.sign(y - self.scroll_offset.y, self._layout, self.size.height)
        return self._with_sign(strip, *sign) if sign else strip

    def _with_sign(self, strip: Strip, sign: str, look: str) -> Strip:
        """The line with a sign of the rail in its last column, which the text leaves free."""
        style = self.rich_style + palette_of(self.app.theme, self.app.theme_variables).style(look)
        return Strip.join([strip.crop(0, self._width - 1), Strip([Segment(sign, style)], 1)])


def _word_at(text: str, position: int) -> tuple[int, int]:
    """The word around a position: letters, digits, inner hyphens and apostrophes."""
    start = end = min(position, len(text))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-'’"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-'’"):
        end += 1
    return start, end
