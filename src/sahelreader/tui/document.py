"""What the prose widget shows: paragraphs with styled, followable spans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sahelreader.dossier.model import Place

_DISPLAY = ("title", "heading")
"""Looks of paragraphs that are no running text."""


class Span(NamedTuple):
    """A stretch of a paragraph with a look, and perhaps somewhere to go."""

    start: int
    end: int
    style: str
    """Names of looks (`person`, `person faint`), see `palette.LOOKS`; empty for no look of its own."""
    link: str = ""
    """Where following it leads: `entry:ID`, `go:ARTICLE#pN:START-END`, or what its page understands; or empty."""
    stop: bool = True
    """Whether the cursor stops here on its way through the links."""


class Paragraph(NamedTuple):
    """A stretch of text that is wrapped as one."""

    text: str
    style: str = ""
    """Looks of the whole paragraph."""
    spans: Sequence[Span] = ()
    indent: int = 0
    """Columns before the text."""
    hang: int = 0
    """Further columns before every line but the first."""
    bar: str = ""
    """What stands in the indent on every line (`▏`), in the style `bar`."""
    gap: int = 1
    """Blank lines after it."""
    number: int = 0
    """The article's paragraph number; 0 if it is none."""
    wrap: bool = True
    """False: one line, cut at the edge."""

    @property
    def is_body(self) -> bool:
        """Whether it is running text of an article, which is set as its reader chose."""
        return self.number > 0 and self.wrap and self.style not in _DISPLAY


class Document:
    """Paragraphs in order. Subclasses may make spans only when they are asked for."""

    lead = 0
    """How many paragraphs in front are words about the text, in which nothing is to be found."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs

    def spans(self, index: int) -> Sequence[Span]:
        """The spans of a paragraph, in order of their start; later ones lie over earlier ones."""
        return self.paragraphs[index].spans

    def index_of(self, number: int) -> int:
        """The paragraph with this number, or the nearest before it; 0 if there is none."""
        found = 0
        for index, paragraph in enumerate(self.paragraphs):
            if paragraph.number and paragraph.number <= number:
                found = index
        return found


EMPTY = Document(())


class Writer:
    """Puts a paragraph together from pieces, keeping count of where they stand."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._spans: list[Span] = []
        self._length = 0

    def add(self, text: str, style: str = "", link: str = "", *, stop: bool = True) -> Writer:
        """Append a piece; without `stop` its link is for the mouse alone."""
        if style or link:
            self._spans.append(Span(self._length, self._length + len(text), style, link, stop))
        self._text.append(text)
        self._length += len(text)
        return self

    def paragraph(
        self, style: str = "", *, indent: int = 0, hang: int = 0, bar: str = "", gap: int = 1, wrap: bool = True
    ) -> Paragraph:
        """The paragraph so far."""
        return Paragraph("".join(self._text), style, tuple(self._spans), indent, hang, bar, gap, 0, wrap)


def go(article: str, number: int, start: int = 0, end: int = 0) -> str:
    """The link to a stretch of a paragraph of an article."""
    return f"go:{article}#p{number}:{start}-{end}"


def go_to(place: Place) -> str:
    """The link to a place."""
    return go(place.article, place.number, place.start, place.end)


def read_go(link: str) -> tuple[str, int, int, int] | None:
    """Article, paragraph, start and end of a `go:` link; None for another link."""
    if not link.startswith("go:"):
        return None
    address, _, stretch = link[3:].rpartition(":")
    article, _, number = address.rpartition("#p")
    start, _, end = stretch.partition("-")
    return article, int(number), int(start), int(end)
