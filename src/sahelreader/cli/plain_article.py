"""An article as plain text and as records, for terminals and programs that want no screen."""

from __future__ import annotations

from sahelreader.cli.output import wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sahelreader.dossier.model import Article

_MARKS = {"heading": "## ", "quotation": "> ", "item": ""}


def plain_article(article: Article, first: int = 0, width: int | None = None) -> Iterator[str]:
    """The body as wrapped text, a piece at a time, from paragraph `first`; `width`: cells of a line."""
    head = article.head
    yield wrap(f"{head.shown_title}", width=width)
    yield wrap(f"{head.shown_outlet} · {head.dating.shown} · {head.words:,} words", width=width) + "\n"
    for block in article.body[max(first - 1, 0) :]:
        if block.level != 1:
            mark = _MARKS.get(block.kind, "")
            yield wrap(mark + block.text, hanging="> " if mark == "> " else "", width=width) + "\n"


def records(article: Article, first: int = 0) -> Iterator[dict[str, Any]]:
    """A record a paragraph, from paragraph `first`."""
    for block in article.body[max(first - 1, 0) :]:
        yield {
            "article": article.head.id, "address": f"{article.head.id}#p{block.number}", "paragraph": block.number,
            "kind": block.kind, "level": block.level, "text": block.text,
        }  # fmt: skip
