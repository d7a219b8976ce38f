"""Some paragraphs of a page, with a line in front that tells which and how to see all again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sahelreader.tui.document import Document, Paragraph, Span
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.wrapping import fit

SHOWN = 40
"""Characters shown of what was asked for."""


class Narrowed(Document):
    """The numbered paragraphs of a page that hold what was asked for."""

    lead = 2

    def __init__(self, page: Document, indexes: Iterable[int], query: str) -> None:
        self._page = page
        self._indexes = [index for index in indexes if page.paragraphs[index].number]
        total = sum(1 for paragraph in page.paragraphs if paragraph.number)
        told = f"· {len(self._indexes)} of {total} paragraphs hold “{fit(query, SHOWN)}”"
        told += keyed(" · {reader.step_back:esc} shows all again ·")
        shown = [page.paragraphs[index]._replace(gap=1) for index in self._indexes]
        super().__init__([Paragraph("", gap=0), Paragraph(told, "dim"), *shown])

    @property
    def count(self) -> int:
        """How many paragraphs hold it."""
        return len(self._indexes)

    def spans(self, index: int) -> Sequence[Span]:
        """Those of the page."""
        return self._page.spans(self._indexes[index - self.lead]) if index >= self.lead else ()
