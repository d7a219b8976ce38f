"""Paints the lines of a document: margins, looks, links, the cursor and what is lit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from sahelreader.tui.document import Document
from sahelreader.tui.palette import Palette
from sahelreader.tui.widgets.link_walk import Cursor
from sahelreader.tui.wrapping import BLANK_LINE, Layout, fit

PieceLook = tuple[int, int, Style, Cursor | None]
"""A stretch of a line, its look, and the link it is of, if it is of one."""


class Lights(Struct):
    """What stands out from the text for now."""

    cursor: Cursor | None = None
    hovered: Cursor | None = None
    """What the mouse is on."""
    found: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """Starts and ends by paragraph."""
    now: tuple[int, int, int] | None = None
    """The one of what was found that one is at: paragraph, start, end."""
    kept: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    """Starts and ends by paragraph of what has a quiet ground."""
    signs: Mapping[int, Sequence[tuple[int, str]]] = field(default_factory=dict)
    """Characters by paragraph, with the sign in the margin of their line."""
    sign_look: str = "key"
    selection: Selection | None = None
    """Offsets are (character, paragraph)."""


class LinePainter:
    """Paints lines of one document at one width in one theme."""

    def __init__(
        self, document: Document, layout: Layout, palette: Palette, base: Style, margin: int, *, justify: bool = False
    ) -> None:
        """`margin`: columns before every line; `justify`: make the lines of the body end at one edge."""
        self._document, self._layout, self._palette = document, layout, palette
        self._margin, self._justify = margin, justify
        self.base = base
        """The look of what has no other."""

    def paint(self, y: int, width: int, lights: Lights) -> Strip:
        """Line `y` of the document, `width` cells long; blank below its end.

        Its segments carry `meta`: `offset`, the (character, paragraph) they begin with, and `at`, the link they are of.
        """
        if y >= self._layout.height:
            return Strip.blank(width, self.base)
        index, start, end = self._layout.line(y)
        if start == BLANK_LINE:
            return Strip.blank(width, self.base)
        paragraph = self._document.paragraphs[index]
        lead = self._margin + paragraph.indent + (0 if self._layout.is_first(y) else paragraph.hang)
        segments = [Segment(" " * lead, self.base)]
        if paragraph.bar:
            bar = Segment(paragraph.bar.ljust(paragraph.indent), self.base + self._palette.style("bar"))
            segments = [Segment(" " * (lead - paragraph.indent), self.base), bar]
        if index in lights.signs:
            segments[:1] = self._signed(segments[0], index, start, end, lights)
        style = self.base + self._palette.style(paragraph.style)
        pieces = self._pieces(index, start, end, style, lights)
        if self._justify and end < len(paragraph.text) and paragraph.is_body:
            from sahelreader.tui.widgets.justifying import added_blanks, spread

            room = self._layout.width - lead + self._margin - self._layout.is_divided(y)
            pieces = spread(pieces, added_blanks(paragraph.text[start:end], room, from_left=y % 2 == 0))
        segments += pieces if paragraph.wrap else _cut(pieces, width - lead)
        if self._layout.is_divided(y):
            segments.append(Segment("-", style + Style(meta={"offset": (end - 1, index)})))
        return Strip(segments).adjust_cell_length(width, self.base)

    def _signed(self, margin: Segment, index: int, start: int, end: int, lights: Lights) -> list[Segment]:
        """A margin with the first of the signs of a line in it, if there is room for it."""
        signs = [sign for at, sign in lights.signs[index] if start <= at < end]
        if not signs or self._margin < 2:
            return [margin]
        before, after = " " * (self._margin - 2), margin.text[self._margin - 1 :]
        sign = Segment(signs[0], self.base + self._palette.style(lights.sign_look))
        return [Segment(before, self.base), sign, Segment(after, self.base)]

    def _pieces(self, index: int, start: int, end: int, style: Style, lights: Lights) -> Iterator[Segment]:
        """The text of a line, cut where the look changes."""
        text = self._document.paragraphs[index].text
        looks = [
            *self._kept(index, start, end, lights),
            *self._spans(index, start, end, lights),
            *self._lit(index, start, end, lights),
        ]
        cuts = sorted({start, end, *(look[0] for look in looks), *(look[1] for look in looks)})
        for a, b in pairwise(cuts):
            piece, meta = style, {"offset": (a, index)}
            for from_, to, look, link in looks:
                if from_ <= a and b <= to:
                    piece += look
                    if link is not None:
                        meta["at"] = link
            yield Segment(text[a:b], piece + Style(meta=meta))  # meta once: joining two takes ten times as long

    def _spans(self, index: int, start: int, end: int, lights: Lights) -> Iterator[PieceLook]:
        """The looks of the document itself, and the cursor."""
        for i, span in enumerate(self._document.spans(index)):
            if span.start < end and start < span.end:
                look = self._palette.style(span.style)
                if (index, i) == lights.cursor:
                    look += self._palette.style("cursor")
                elif (index, i) == lights.hovered:
                    look += self._palette.style("hovered")
                yield max(span.start, start), min(span.end, end), look, (index, i) if span.link else None

    def _kept(self, index: int, start: int, end: int, lights: Lights) -> Iterator[PieceLook]:
        """The quiet ground of the reader's own notes."""
        for a, b in lights.kept.get(index, ()):
            if a < end and start < b:
                yield max(a, start), min(b, end), self._palette.style("kept"), None

    def _lit(self, index: int, start: int, end: int, lights: Lights) -> Iterator[PieceLook]:
        """What was found, and what is selected."""
        for a, b in lights.found.get(index, ()):
            if a < end and start < b:
                name = "cursor" if lights.now == (index, a, b) else "found"
                yield max(a, start), min(b, end), self._palette.style(name), None
        selected = lights.selection.get_span(index) if lights.selection else None
        if selected is not None:
            a, b = selected[0], end if selected[1] == -1 else selected[1]
            if a < end and start < b:
                yield max(a, start), min(b, end), self._palette.style("selected"), None


def _cut(segments: Iterator[Segment], room: int) -> Iterator[Segment]:
    """As much of the pieces as has room."""
    for segment in segments:
        if len(segment.text) <= room and segment.text.isascii():
            room -= len(segment.text)
            yield segment
            continue
        text = fit(segment.text, room)
        room -= cell_len(text)
        yield Segment(text, segment.style)
