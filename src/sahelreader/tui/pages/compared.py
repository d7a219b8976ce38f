"""An article as one column of a comparison, and the list of what it can be compared with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from sahelreader.dossier.model import Article, ArticleHead, Block, Mention
from sahelreader.tui.document import Document, Paragraph, Span, Writer
from sahelreader.tui.pages.article import ArticlePage, Marking

Stretch = tuple[int, int]
"""Start and end in a paragraph."""


class ComparedPage(ArticlePage):
    """An article without the page around it, of which some sentences stand back."""

    def __init__(
        self, article: Article, marking: Marking, own: Callable[[Block], Sequence[Mention]] | None = None
    ) -> None:
        """`own`: finds names of the reader's own in a paragraph."""
        blocks = tuple(block for block in article.blocks if block.group < 0)
        super().__init__(replace(article, blocks=blocks, furniture=()), marking, own=own)
        self.article = article.head.id
        self.told: tuple[int, int, int] | None = None
        """Paragraph number, start and end of the sentence that tells what the other side tells."""
        self._faded: Mapping[int, Sequence[Stretch]] = {}

    def fade_all(self, faded: Mapping[int, Sequence[Stretch]]) -> None:
        """Let stretches stand back, starts and ends by paragraph number, in place of those that did."""
        self._faded = faded

    def spans(self, index: int) -> Sequence[Span]:
        """The names of a paragraph over the sentence; where it stands back they lead on, but don't show."""
        spans = super().spans(index)
        number = self.paragraphs[index].number
        if faded := self._faded.get(number):
            hidden = (any(start <= span.start < end for start, end in faded) for span in spans)
            spans = [span._replace(style="") if hides else span for span, hides in zip(spans, hidden, strict=True)]
            spans += [Span(start, end, "dim") for start, end in faded]
        if self.told is not None and self.told[0] == number:
            return [*spans, Span(self.told[1], self.told[2], "told")]
        return spans


def choice_page(question: str, heads: Iterable[tuple[ArticleHead, str]]) -> Document:
    """Articles to choose from, each with what is found of it; the links are `with:ID`."""
    paragraphs = [Paragraph("", gap=0), Paragraph(question, "title")]
    for head, finding in heads:
        paragraphs.append(Writer().add(head.shown_title, "", f"with:{head.id}").paragraph(gap=0))
        about = f"{head.shown_outlet} · {head.words:,} words"
        paragraphs.append(Paragraph(about, "dim", gap=0 if finding else 1))
        if finding:
            paragraphs.append(Paragraph(finding, "dim"))
    return Document(paragraphs)
