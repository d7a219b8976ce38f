"""The paragraphs of articles as documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sahelreader.search.document import FURNITURE, PARAGRAPH, Document, Spot

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, ArticleHead, Block, Dating


def paragraphs_of(article: Article) -> Iterator[Document]:
    """The body of an article, headline and headings among it."""
    head = article.head
    for block in article.body:
        named = tuple(dict.fromkeys(mention.target for mention in (*block.mentions, *block.terms)))
        kinds = dict.fromkeys((PARAGRAPH, _word(head.kind), block.kind if block.kind != "quotation" else PARAGRAPH))
        yield Document(
            key=f"p:{head.id}:{block.number}", kind=PARAGRAPH, text=block.text, spots=(_whole(head, block),),
            entities=named, named=named, kinds=tuple(kinds), title_words=head.title, outlet=head.outlet or "",
            when=when_of(head.dating), notes=head.note_markers,
        )  # fmt: skip


def furniture_of(article: Article) -> Iterator[Document]:
    """What stands around an article on its page; it is in no index, and searched only when asked for."""
    head = article.head
    for i, block in enumerate(article.blocks):
        if not block.number:
            yield Document(
                key=f"f:{head.id}:{i}", kind=FURNITURE, text=block.text, spots=(_whole(head, block),),
                kinds=(FURNITURE,), title_words=head.title, outlet=head.outlet or "", when=when_of(head.dating),
            )  # fmt: skip


def when_of(dating: Dating) -> str:
    """First and last day that an article may be of; one that is only known to be after a day counts as of that day."""
    if dating.on:
        return f"{dating.on}/{dating.on}"
    first, last = dating.not_before or dating.not_after, dating.not_after or dating.not_before
    return f"{first}/{last}" if first and last else ""


def _whole(head: ArticleHead, block: Block) -> Spot:
    return Spot(head.id, block.number, 0, len(block.text))


def _word(text: str) -> str:
    return "_".join(text.casefold().split())
