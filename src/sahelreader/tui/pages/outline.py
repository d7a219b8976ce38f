"""An article's headings to choose from; without any, the first words of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sahelreader.tui.document import Document, Paragraph, Writer, go
from sahelreader.tui.wrapping import fit

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article

LEAST_WIDTH = 20
ABSTRACT = "This article has no headings; here are the first words of its paragraphs."


def outline_page(article: Article, shares: Mapping[int, str], width: int) -> Document:
    """A line a heading, a link to its place, with its paragraph and how far down that is, by `shares`."""
    return Document(list(_lines(article, shares, width)))


def has_headings(article: Article) -> bool:
    """Whether there are headings beside the title."""
    return any(block.kind == "heading" and block.level != 1 for block in article.body)


def _lines(article: Article, shares: Mapping[int, str], width: int) -> Iterator[Paragraph]:
    yield Paragraph("", gap=0)
    yield Paragraph(article.head.shown_title, "title")
    headed = has_headings(article)
    if not headed:
        yield Paragraph(ABSTRACT, "dim")
    for block in article.body:
        if block.kind == "heading" if headed else block.level != 1:
            room = max(width - 16, LEAST_WIDTH)
            line = Writer().add(fit(block.text, room).ljust(room), "", go(article.head.id, block.number))
            line.add(f"  ¶ {block.number:<5}{shares.get(block.number, ''):>5}", "dim")
            yield line.paragraph(indent=2 if block.level > 2 else 0, gap=0, wrap=False)
