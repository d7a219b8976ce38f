"""A quotation's words as one text, and where it stands in the source file."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Evidence
    from sahelreader.dossier.voices import Quotation

OMITTED = " […] "
"""What stands between two parts when the article says something of its own there."""
_NO_WORDS = " \u00a0\u202f\"'“”„‘’"


def source_span(quote: Quotation, article: Article) -> tuple[int, int]:
    """Code points in the source file from the first part's start to the last one's end."""
    body = article.body
    first, last = quote.parts[0].place, quote.parts[-1].place
    start, _ = body[first.number - 1].source_span(first.start, first.end)
    _, end = body[last.number - 1].source_span(last.start, last.end)
    return start, end


def words_of(quote: Quotation, article: Article) -> str:
    """The words in one line, with a mark where the article's own words come between two parts."""
    words = quote.parts[0].quote
    for before, after in pairwise(quote.parts):
        is_whole = not _between(before, after, article).strip(_NO_WORDS)
        words += (" " if is_whole else OMITTED) + after.quote
    return words


def _between(before: Evidence, after: Evidence, article: Article) -> str:
    """The body's text between two parts."""
    body = article.body
    if before.place.number == after.place.number:
        return body[before.place.number - 1].text[before.place.end : after.place.start]
    rest = body[before.place.number - 1].text[before.place.end :]
    whole = (block.text for block in body[before.place.number : after.place.number - 1])
    return "".join((rest, *whole, body[after.place.number - 1].text[: after.place.start]))
