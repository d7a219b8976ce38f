"""Breaks paragraphs into lines of a given width in terminal cells."""

from __future__ import annotations

import re
from array import array

from rich.cells import cell_len, get_character_cell_size

from sahelreader.tui.document import Document

_PERHAPS_WIDE = re.compile(
    "[^\u0020-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u25fc]"
)
BLANK_LINE = -1


def wrap(text: str, width: int, hang: int = 0) -> list[tuple[int, int]]:
    """Start and end of each line; the first may be `width` cells long, the others `hang` less.

    Lines break at blanks (never at a no-break space), the blanks belong to no line; a longer word is cut. All lines
    and the blanks between them make up the text.
    """
    width = max(width, 2)
    if len(text) <= width and not _PERHAPS_WIDE.search(text):
        return [(0, len(text))]
    reach = _reach_of_cells if _PERHAPS_WIDE.search(text) else _reach_of_letters
    lines: list[tuple[int, int]] = []
    start, length = 0, len(text)
    room = width
    while True:
        stop = reach(text, start, room)
        if stop >= length:
            lines.append((start, length))
            return lines
        blank = text.rfind(" ", start + 1, stop + 1)
        if blank < 0:
            lines.append((start, stop))
            start = stop
        else:
            end = blank
            while end > start + 1 and text[end - 1] == " ":
                end -= 1
            lines.append((start, end))
            start = blank + 1
            while start < length and text[start] == " ":
                start += 1
        room = max(width - hang, 2)


def _reach_of_letters(_text: str, start: int, room: int) -> int:
    """Where a line that begins at `start` must end, if every character takes one cell."""
    return start + room


def _reach_of_cells(text: str, start: int, room: int) -> int:
    """The same where characters may take no cell or two."""
    cells, at = 0, start
    while at < len(text):
        cells += get_character_cell_size(text[at])
        if cells > room and at > start:
            return at
        at += 1
    return at + 1


def fit(text: str, width: int) -> str:
    """The text cut to `width` cells, with an ellipsis if something is missing."""
    if cell_len(text) <= width:
        return text
    return text[: _reach_of_cells(text, 0, max(width - 1, 0))] + "…" if width > 0 else ""


class Layout:
    """The lines of a document at a width; a line is a stretch of a paragraph, or blank."""

    def __init__(self, document: Document, width: int) -> None:
        self._paragraph = array("i")
        self._start = array("i")
        self._end = array("i")
        self._first = array("i")
        for index, paragraph in enumerate(document.paragraphs):
            self._first.append(len(self._start))
            room = width - paragraph.indent
            lines = wrap(paragraph.text, room, paragraph.hang) if paragraph.wrap else [(0, len(paragraph.text))]
            for start, end in lines:
                self._start.append(start)
                self._end.append(end)
            self._start.extend([BLANK_LINE] * paragraph.gap)
            self._end.extend([BLANK_LINE] * paragraph.gap)
            self._paragraph.extend([index] * (len(lines) + paragraph.gap))
        self._first.append(len(self._start))

    @property
    def height(self) -> int:
        """Lines in all."""
        return len(self._start)

    def line(self, y: int) -> tuple[int, int, int]:
        """Paragraph, start and end of line `y`; start is -1 for a blank line after its paragraph."""
        return self._paragraph[y], self._start[y], self._end[y]

    def is_first(self, y: int) -> bool:
        """Whether `y` is the first line of its paragraph."""
        return self._first[self._paragraph[y]] == y

    def line_of(self, index: int, character: int = 0) -> int:
        """The line that holds a character of a paragraph."""
        y = self._first[index]
        while y + 1 < self._first[index + 1] and 0 <= self._start[y + 1] <= character:
            y += 1
        return y
