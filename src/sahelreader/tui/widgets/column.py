"""A text beside another: it knows its reading line, and can be slid until a paragraph stands at a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.message import Message

from sahelreader.tui.widgets.prose import Prose
from sahelreader.tui.wrapping import BLANK_LINE

AIR = 3
"""Columns before the text: room for a sign."""


class Watcher(Protocol):
    """Whoever sets columns beside each other."""

    def column_laid_out(self) -> None:
        """A column knows its width."""

    def column_moved(self, column: Column) -> None:
        """A column was scrolled, by whatever."""


class Column(Prose):
    """Prose that tells when it was moved, and which paragraph is being read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,right", "change_side(1)", "The side to the right", id="column.right", show=False),
        Binding("shift+tab,left", "change_side(-1)", "The side to the left", id="column.left", show=False),
        Binding("enter", "pick", "Read on in the reader", id="column.pick", show=False),
    ]

    class Picked(Message):
        """Its reader wants the paragraph that is being read, in the reader."""

    class SideAsked(Message):
        """Its reader wants another column."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    _jumped: tuple[int, int] | None = None
    """The number of the paragraph that was gone to, and the line that the view began with then."""

    _wanted = 0
    """Number of the paragraph to be read once it is laid out."""

    def __init__(self, watcher: Watcher) -> None:
        """`watcher` is told what comes before the next paint; a message would come after it."""
        super().__init__(air=AIR)
        self._watcher = watcher

    def _change_width(self) -> None:
        super()._change_width()
        if self.is_laid_out:
            if self._wanted:
                number, self._wanted = self._wanted, 0
                self.read(number)
            self._watcher.column_laid_out()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell of it."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._watcher.column_moved(self)

    def action_change_side(self, step: int) -> None:
        """Ask for another column."""
        self.post_message(self.SideAsked(step))

    def action_pick(self) -> None:
        """Ask for the paragraph."""
        self.post_message(self.Picked())

    @property
    def reading_row(self) -> int:
        """The row that is being read: a third down, but the first at the beginning and the last at the end."""
        return self._row_at(round(self.scroll_y))

    def _row_at(self, top: int) -> int:
        height, left = self.size.height, round(self.max_scroll_y) - top
        return max(min(height // 3, top), height - 1 - 2 * left if top else 0)

    @property
    def reading(self) -> int:
        """Number of the paragraph at the reading line, or of the next; 0 before there is any."""
        if self._jumped is not None and self._jumped[1] == round(self.scroll_y):
            return self._jumped[0]
        paragraphs = self.document.paragraphs
        if not self.is_laid_out or not paragraphs or not self._layout.height:
            return 0
        index, start, _ = self._layout.line(min(round(self.scroll_y) + self.reading_row, self._layout.height - 1))
        index += start == BLANK_LINE
        following = (p.number for p in paragraphs[index:] if p.number)
        return next(following, 0) or max((p.number for p in paragraphs), default=0)

    def read(self, number: int) -> None:
        """Go to a paragraph, so that it stands at the reading line."""
        if not self.is_laid_out:
            self._wanted = number
            return
        line = self._layout.line_of(self.document.index_of(number))
        low, high = 0, round(self.max_scroll_y)
        while low < high:
            middle = (low + high) // 2
            if middle + self._row_at(middle) < line:
                low = middle + 1
            else:
                high = middle
        self._jumped = number, low
        self.scroll_to(y=low, animate=False, immediate=True)

    def slide(self, number: int, row: int) -> None:
        """Scroll so that a paragraph begins at a row of the view, as far as the text reaches."""
        if self.is_laid_out and self.document.paragraphs:
            line = self._layout.line_of(self.document.index_of(number))
            self.scroll_to(y=max(0, line - row), animate=False, immediate=True)

    def row_of(self, number: int) -> int:
        """The row at which a paragraph begins; negative above the view."""
        if not self.is_laid_out or not self.document.paragraphs:
            return 0
        return self._layout.line_of(self.document.index_of(number)) - round(self.scroll_y)

    def lines_of(self, number: int) -> int:
        """Lines that a paragraph takes."""
        if not self.is_laid_out or not self.document.paragraphs:
            return 1
        index = self.document.index_of(number)
        length = len(self.document.paragraphs[index].text)
        return 1 + self._layout.line_of(index, length) - self._layout.line_of(index)

    def rows(self) -> Iterator[tuple[int, int]]:
        """Every numbered paragraph in view with the row of its first line that is."""
        if not self.is_laid_out:
            return
        top, last = round(self.scroll_y), -1
        for y in range(top, min(top + self.size.height, self._layout.height)):
            index, start, _ = self._layout.line(y)
            number = self.document.paragraphs[index].number
            if start != BLANK_LINE and index != last and number:
                last = index
                yield y - top, number

    def sign(self, signs: Mapping[int, str]) -> None:
        """Put signs into the margin, by paragraph number."""
        self._lights.sign_look = "dim"
        numbers = enumerate(paragraph.number for paragraph in self.document.paragraphs)
        self.show_kept({}, {index: [(0, signs[number])] for index, number in numbers if number in signs})

    def repaint(self) -> None:
        """Draw anew what the document shows otherwise than before."""
        self._repaint()
