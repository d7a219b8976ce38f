"""The one widget that shows text: wrapped to a measure, scrolled by lines, with links to walk and to follow.

Only the lines on the screen are ever styled, and kept in a cache by line. Text never passes through markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from sahelreader.tui.document import EMPTY, Document, Span
from sahelreader.tui.palette import Palette, palette_of
from sahelreader.tui.wrapping import BLANK_LINE, Layout, fit

REST_SECONDS = 0.08
"""How long the view must stand still before it counts as at rest."""


class Prose(ScrollView, can_focus=True):
    """Shows a `Document`; posts what its reader does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "line_down", "Line down", id="prose.line_down", show=False),
        Binding("up,k", "line_up", "Line up", id="prose.line_up", show=False),
        Binding("space,pagedown,ctrl+f", "page_down", "Page down", id="prose.page_down", show=False),
        Binding("b,pageup,ctrl+b", "page_up", "Page up", id="prose.page_up", show=False),
        Binding("ctrl+d,d", "half_down", "Half a page down", id="prose.half_down", show=False),
        Binding("ctrl+u,u", "half_up", "Half a page up", id="prose.half_up", show=False),
        Binding("home,less_than_sign", "scroll_home", "Beginning", id="prose.home", show=False),
        Binding("end,G,greater_than_sign", "scroll_end", "End", id="prose.end", show=False),
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
        air: int = 3,
        center: bool = True,
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        """`measure`: widest line in cells; `air`: least columns before the text; `center`: share spare columns."""
        super().__init__(id=id)
        self._document = document
        self._measure = measure
        self._air = air
        self._center = center
        self._layout = Layout(EMPTY, measure)
        self._width = 0
        self._seen = 0.0
        self._strips: LRUCache[int, Strip] = LRUCache(512)
        self._palette: Palette | None = None
        self._base: Style | None = None
        self._cursor: tuple[int, int] | None = None
        self._found: dict[int, list[tuple[int, int]]] = {}
        """What is lit, by paragraph: starts and ends."""
        self._found_now: tuple[int, int, int] | None = None
        """The one of them that one is at."""
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
        cursor = self._cursor if keep_place else None
        self._document = document
        self._cursor = cursor
        self._found, self._found_now = {}, None
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
        index, start, _ = self._layout.line(y)
        if start == BLANK_LINE and index + 1 < len(self._document.paragraphs):
            return (index + 1, 0)
        return (index, max(start, 0))

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
        index, start, end = self._layout.line(y)
        if start != BLANK_LINE and end < len(self._document.paragraphs[index].text):
            index -= 1
        return next((p.number for p in reversed(self._document.paragraphs[: index + 1]) if p.number), 0)

    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        return self.is_laid_out and round(self.scroll_y) + self.size.height >= self._layout.height

    def go_to(self, index: int, character: int = 0, *, margin: int = 2) -> None:
        """Scroll so that a character's line is `margin` lines below the top."""
        if not self.is_laid_out:
            self._pending = (index, character, margin)
        elif self._document.paragraphs:
            y = self._layout.line_of(index, character)
            self.scroll_to(y=max(0, y - margin), animate=False, immediate=True, force=True)

    def mark(self, index: int, start: int, end: int) -> None:
        """Light a stretch of a paragraph and show it, a third down the screen."""
        self.light([(index, start, end)])
        self.go_to(index, start, margin=max(2, self.size.height // 3))

    def light(self, stretches: Sequence[tuple[int, int, int]], now: int | None = None) -> None:
        """Light stretches (paragraph, start, end) in place of what was lit; `now`: which of them one is at."""
        self._found = {}
        for index, start, end in stretches:
            self._found.setdefault(index, []).append((start, end))
        self._found_now = stretches[now] if now is not None else None
        self._repaint()

    def show_stretch(self, stretch: tuple[int, int, int]) -> None:
        """Scroll only if a stretch is not on the screen, then to a third down."""
        y = self._layout.line_of(stretch[0], stretch[1]) if self.is_laid_out else -1
        if not round(self.scroll_y) <= y < round(self.scroll_y) + self.size.height:
            self.go_to(stretch[0], stretch[1], margin=max(2, self.size.height // 3))

    @property
    def is_lit(self) -> bool:
        """Whether some stretch is lit."""
        return bool(self._found)

    def unmark(self) -> None:
        """Put the light out."""
        if self._found:
            self.light([])

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
        span = self._cursor_span()
        return span.link if span else ""

    def clear_cursor(self) -> bool:
        """Take the cursor off; whether it was on something."""
        was = self._cursor is not None
        self._set_cursor(None)
        return was

    def cursor_to_link(self, link: str) -> None:
        """Put the cursor on the first place of a link, if it is there."""
        for index in range(len(self._document.paragraphs)):
            for i, span in enumerate(self._document.spans(index)):
                if span.link == link:
                    self._set_cursor((index, i))
                    return

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
        target = self._neighbour(forward)
        if target is None:
            return
        self._set_cursor(target)
        if not self.is_laid_out:
            return
        span = self._document.spans(target[0])[target[1]]
        y = self._layout.line_of(target[0], span.start)
        top, height = round(self.scroll_y), self.size.height
        if not top <= y < top + height:
            self.scroll_to(y=max(0, y - (1 if forward else height - 2)), animate=False, immediate=True)

    def _neighbour(self, forward: bool) -> tuple[int, int] | None:
        """The next stop from the cursor if that is on the screen, else the first (or last) on the screen or beyond."""
        here = self._cursor if self._cursor and self._on_screen(self._cursor) else None
        step = 1 if forward else -1
        if not self.is_laid_out:
            index, limit = 0 if forward else len(self._document.paragraphs) - 1, -1
        elif here is None:
            top = round(self.scroll_y)
            bottom = min(top + self.size.height, self._layout.height) - 1
            if bottom < 0:
                return None
            index, start, end = self._layout.line(min(max(top if forward else bottom, 0), bottom))
            limit = max(start, 0) if forward else max(end, 0)
        else:
            index, limit = here[0], -1
        while 0 <= index < len(self._document.paragraphs):
            spans = self._document.spans(index)
            for i in range(len(spans)) if forward else range(len(spans) - 1, -1, -1):
                if not (spans[i].link and spans[i].stop):
                    continue
                if here is not None and index == here[0] and (i - here[1]) * step <= 0:
                    continue
                if here is None and limit >= 0 and (spans[i].start < limit if forward else spans[i].start >= limit):
                    continue
                return index, i
            index += step
            limit = -1
        return None

    def _on_screen(self, cursor: tuple[int, int]) -> bool:
        if not self.is_laid_out:
            return False
        y = self._layout.line_of(cursor[0], self._document.spans(cursor[0])[cursor[1]].start)
        top = round(self.scroll_y)
        return top <= y < top + self.size.height

    def _cursor_span(self) -> Span | None:
        if self._cursor is None or self._cursor[0] >= len(self._document.paragraphs):
            return None
        spans = self._document.spans(self._cursor[0])
        return spans[self._cursor[1]] if self._cursor[1] < len(spans) else None

    def _set_cursor(self, cursor: tuple[int, int] | None) -> None:
        if cursor != self._cursor:
            before, self._cursor = self._cursor, cursor
            for place in (before, cursor):
                self._repaint_span(place)
            self.post_message(self.CursorMoved(self, self.link))

    # Moving

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
        self._repaint()

    # Drawing

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Wrap again as soon as the width is known, before the next paint: the first one has the text already."""
        changed: bool = super()._size_updated(size, virtual_size, container_size, layout)
        if self.scrollable_content_region.width != self._width:
            self._change_width()
        return changed

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
        self.post_message(self.Resized())

    def on_resize(self) -> None:
        """More or less of the text may be on the screen."""
        self._await_rest()

    def notify_style_update(self) -> None:
        """Forget the looks of the theme before."""
        super().notify_style_update()
        self._palette = self._base = None
        self._strips.clear()

    def _reflow(self) -> None:
        self._width = self.scrollable_content_region.width
        self._strips.clear()
        self._layout = Layout(self._document if self.is_laid_out else EMPTY, self.text_width)
        if self.is_laid_out:
            # An assignment would lay the whole screen out again; the scroll bar is always there, so nothing else moves.
            self.set_reactive(Prose.virtual_size, Size(self._width, self._layout.height))
            self._scroll_update(self.virtual_size)
            self.refresh()

    @property
    def text_width(self) -> int:
        """Cells of the longest line that fits now."""
        return max(8, min(self._measure, self._width - self._air - 2))

    @property
    def _margin(self) -> int:
        spare = self._width - self.text_width
        return max(min(self._air, spare), spare // 2 if self._center else 0)

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def _repaint_span(self, cursor: tuple[int, int] | None) -> None:
        """Draw only the lines of a link anew."""
        if cursor is None or not self.is_laid_out or cursor[0] >= len(self._document.paragraphs):
            return
        spans = self._document.spans(cursor[0])
        if cursor[1] < len(spans):
            span = spans[cursor[1]]
            first, last = (self._layout.line_of(cursor[0], at) for at in (span.start, max(span.start, span.end - 1)))
            for y in range(first, last + 1):
                self._strips.discard(y)
            self.refresh_lines(first, last - first + 1)

    def render_line(self, y: int) -> Strip:
        """A line of the view."""
        y += self.scroll_offset.y
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = self._paint(y)
        return strip

    def _look(self, names: str) -> Style:
        """The style of look names, together."""
        if self._palette is None:
            self._palette = palette_of(self.app.theme, self.app.theme_variables)
        return self._palette.style(names)

    def _paint(self, y: int) -> Strip:
        base = self._base
        if base is None:
            base = self._base = self.rich_style
        width = self._width
        if y >= self._layout.height:
            return Strip.blank(width, base)
        index, start, end = self._layout.line(y)
        if start == BLANK_LINE:
            return Strip.blank(width, base)
        paragraph = self._document.paragraphs[index]
        first = self._layout.is_first(y)
        lead = self._margin + paragraph.indent + (0 if first else paragraph.hang)
        segments = [Segment(" " * lead, base)]
        if paragraph.bar:
            before = " " * (lead - paragraph.indent)
            segments = [Segment(before, base), Segment(paragraph.bar.ljust(paragraph.indent), base + self._look("bar"))]
        style = base + self._look(paragraph.style) if paragraph.style else base
        pieces = self._segments(index, start, end, style)
        segments += pieces if paragraph.wrap else _cut(pieces, width - lead)
        return Strip(segments).adjust_cell_length(width, base)

    def _segments(self, index: int, start: int, end: int, style: Style) -> Iterator[Segment]:
        """The pieces of a line, cut where the look changes."""
        text = self._document.paragraphs[index].text
        looks = list(self._looks(index, start, end))
        cuts = sorted({start, end, *(a for a, _, _ in looks), *(b for _, b, _ in looks)})
        for a, b in pairwise(cuts):
            piece = style
            for span_start, span_end, look in looks:
                if span_start <= a and b <= span_end:
                    piece += look
            yield Segment(text[a:b], piece + Style(meta={"offset": (a, index)}))

    def _looks(self, index: int, start: int, end: int) -> Iterator[tuple[int, int, Style]]:
        """Everything that changes the look within a line, the strongest last."""
        spans: Sequence[Span] = self._document.spans(index)
        for i, span in enumerate(spans):
            if span.start < end and start < span.end:
                look = self._look(span.style) if span.style else Style.null()
                if span.link:
                    look += Style(meta={"at": (index, i)})
                if (index, i) == self._cursor:
                    look += self._look("cursor")
                yield max(span.start, start), min(span.end, end), look
        for a, b in self._found.get(index, ()):
            if a < end and start < b:
                name = "cursor" if self._found_now == (index, a, b) else "found"
                yield max(a, start), min(b, end), self._look(name)
        selection = self.text_selection
        if selection is not None and (span_selected := selection.get_span(index)) is not None:
            a, b = span_selected
            b = end if b == -1 else b
            if a < end and start < b:
                yield max(a, start), min(b, end), self.screen.get_component_rich_style("screen--selection")


def _cut(segments: Iterator[Segment], room: int) -> Iterator[Segment]:
    """As much of the pieces as has room."""
    for segment in segments:
        text = fit(segment.text, room)
        room -= cell_len(text)
        yield Segment(text, segment.style)


def _word_at(text: str, position: int) -> tuple[int, int]:
    """The word around a position: letters, digits, inner hyphens and apostrophes."""
    start = end = min(position, len(text))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-'’"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-'’"):
        end += 1
    return start, end
