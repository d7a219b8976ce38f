"""Breaks paragraphs into lines of a given width in terminal cells."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size

from sahelreader.tui.document import Document, Paragraph
from sahelreader.tui.typesetting import Syllables

if TYPE_CHECKING:
    from sahelreader.tui.hyphenation import Divider

_PERHAPS_WIDE = (
    "[^\u0020-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u25fc]"
)
BLANK_LINE = -1


def wrap(text: str, width: int, hang: int = 0, divider: Divider | None = None) -> list[tuple[int, int]]:
    """Start and end of each line; the first may be `width` cells long, the others `hang` less.

    Lines break at blanks (never at a no-break space), the blanks belong to no line; a longer word is cut. The divider
    may divide a word after a short line, and leaves a cell for the hyphen. All lines and the blanks between them make
    up the text.
    """
    width = max(width, 2)
    narrow = _is_narrow(text)
    if narrow and len(text) <= width:
        return [(0, len(text))]
    reach = _reach_of_letters if narrow else _reach_of_cells
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
            if divider is not None:
                spare = room - (end - lines[-1][0] if narrow else cell_len(text[lines[-1][0] : end]))
                if spare >= divider.ragged and (place := divider.divide(text, end, start, spare, len(lines) - 1)):
                    lines[-1] = lines[-1][0], place
                    start = place
        room = max(width - hang, 2)


def _is_narrow(text: str) -> bool:
    """Whether every character surely takes one cell.

    Most texts have only what one byte can hold in the alphabets of Western Europe, which is sooner found out than the
    pattern of all narrow ones is compiled.
    """
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return not re.search(_PERHAPS_WIDE, text)
    return True


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

    def __init__(self, document: Document, width: int, spacing: int = 1, syllables: Syllables | None = None) -> None:
        """`spacing`: from one line of the body to the next; `syllables`: where words of the body may be divided."""
        self.width = width
        self._paragraph = array("i")
        self._start = array("i")
        self._end = array("i")
        self._first = array("i")
        self._divided: set[int] = set()
        for index, paragraph in enumerate(document.paragraphs):
            first = len(self._start)
            self._first.append(first)
            room = width - paragraph.indent
            lines = _lines(paragraph, room) if syllables is None else self._divide(paragraph, room, syllables, spacing)
            blanks = [BLANK_LINE] * (spacing - 1) if spacing > 1 and paragraph.is_body else []
            for start, end in lines:
                self._start.append(start)
                self._end.append(end)
                if blanks:
                    self._start.extend(blanks)
                    self._end.extend(blanks)
            self._start.extend([BLANK_LINE] * paragraph.gap)
            self._end.extend([BLANK_LINE] * paragraph.gap)
            self._paragraph.extend([index] * (len(self._start) - first))
        self._first.append(len(self._start))

    def _divide(self, paragraph: Paragraph, room: int, syllables: Syllables, spacing: int) -> list[tuple[int, int]]:
        """The lines of the next paragraph, with words divided if it is of the body."""
        if not paragraph.is_body:
            return _lines(paragraph, room)
        from sahelreader.tui.hyphenation import Divider

        divider = Divider(syllables, room)
        lines = wrap(paragraph.text, room, paragraph.hang, divider)
        self._divided.update(len(self._start) + number * spacing for number in divider.divided)
        return lines

    @property
    def height(self) -> int:
        """Lines in all."""
        return len(self._start)

    def line(self, y: int) -> tuple[int, int, int]:
        """Paragraph, start and end of line `y`; start is -1 for a blank line in or after its paragraph."""
        return self._paragraph[y], self._start[y], self._end[y]

    def text_line(self, y: int, step: int) -> int:
        """The nearest line with text from `y` on, forwards (`step` 1) or backwards (-1); `y` if there is none."""
        at = y
        while 0 <= at < len(self._start):
            if self._start[at] != BLANK_LINE:
                return at
            at += step
        return y

    def is_first(self, y: int) -> bool:
        """Whether `y` is the first line of its paragraph."""
        return self._first[self._paragraph[y]] == y

    def is_divided(self, y: int) -> bool:
        """Whether `y` ends within a word, with a hyphen to be shown."""
        return y in self._divided

    def line_of(self, index: int, character: int = 0) -> int:
        """The line that holds a character of a paragraph."""
        found = self._first[index]
        for y in range(found + 1, self._first[index + 1]):
            start = self._start[y]
            if start > character:
                break
            if start != BLANK_LINE:
                found = y
        return found


def _lines(paragraph: Paragraph, room: int) -> list[tuple[int, int]]:
    return wrap(paragraph.text, room, paragraph.hang) if paragraph.wrap else [(0, len(paragraph.text))]
