"""The one widget that shows text: laid out, with links to walk and to follow, and words to light and to select."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, TypeAlias

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.selection import Selection

from sahelreader.tui.document import Span
from sahelreader.tui.widgets import prose_messages as told
from sahelreader.tui.widgets.laid_text import LaidText
from sahelreader.tui.widgets.link_walk import Cursor, Edge, find_link, next_stop, span_at
from sahelreader.tui.widgets.rail import Mark
from sahelreader.tui.widgets.scroller import Scroller
from sahelreader.tui.wrapping import BLANK_LINE

MANY = 1 << 30
"""More characters than a paragraph has."""


class Prose(LaidText, Scroller, can_focus=True):
    """Shows a `Document`; posts what its reader does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_link", "Next name or link", id="prose.next_link", show=False),
        Binding("shift+tab", "previous_link", "Previous name or link", id="prose.previous_link", show=False),
        Binding("enter", "follow", "Open it", id="prose.follow", show=False),
    ]
    Rested: TypeAlias = told.Rested
    Resized: TypeAlias = told.Resized
    CursorMoved: TypeAlias = told.CursorMoved
    SelectionChanged: TypeAlias = told.SelectionChanged
    Hovered: TypeAlias = told.Hovered
    Followed: TypeAlias = told.Followed

    # What stands out in it

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
        if offset is None or "offset" not in event.style.meta or offset.y >= len(self._document.paragraphs):
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


def _word_at(text: str, position: int) -> tuple[int, int]:
    """The word around a position: letters, digits, inner hyphens and apostrophes."""
    start = end = min(position, len(text))
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "-'’"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "-'’"):
        end += 1
    return start, end
