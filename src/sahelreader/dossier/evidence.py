"""Finds quotations in the texts: verbatim but for white space and the shape of quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sahelreader.dossier.model import Article, Evidence, Place
from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from sahelreader.dossier.fields import Fields

MAX_WORDS = 40
MAX_CHARACTERS = 1_000
_BLANK = r"[\s\u00a0\u202f]+"
_ALIKE = ("'’‘ʼ‛", '"“”„‟')


def _pattern(quote: str) -> re.Pattern[str]:
    """A regular expression for the quote, with white space and quotation marks left open."""
    words = []
    for word in re.split(_BLANK, quote.strip()):
        letters = [next((f"[{alike}]" for alike in _ALIKE if c in alike), re.escape(c)) for c in word]
        words.append("".join(letters))
    return re.compile(_BLANK.join(words))


def occurrences(article: Article, quote: str) -> list[Place]:
    """Every place of the body where the quote stands, in order."""
    pattern = _pattern(quote)
    return [
        Place(article.head.id, block.number, match.start(), match.end())
        for block in article.body
        for match in pattern.finditer(block.text)
    ]


def find_within(evidence: Evidence, words: str) -> Evidence | None:
    """Some words of a quotation, located; None where they don't stand in it."""
    match = _pattern(words).search(evidence.quote)
    if match is None:
        return None
    place = evidence.place
    spot = Place(place.article, place.number, place.start + match.start(), place.start + match.end())
    return Evidence(match.group(), spot)


class Articles(dict[str, Article]):
    """The articles by id, and the ids of those whose text can't be read: that is told once, not for every quotation."""

    def __init__(self) -> None:
        super().__init__()
        self.unread: set[str] = set()


def read_evidence(fields: Fields, articles: Articles) -> Evidence | None:
    """The evidence a record gives, located; None, with the problem noted, where it isn't there."""
    article_id, quote = fields.text("article"), fields.text("quote")
    nth = fields.optional("nth", "1")
    fields.done()
    article = articles.get(article_id)
    if not article_id or not quote or article_id in articles.unread:
        return None
    if article is None:
        known = ", ".join(articles)
        fields.note("article", f"evidence names an unknown article {clean_line(article_id, 60)!r}; known are: {known}")
        return None
    if len(quote.split()) > MAX_WORDS or len(quote) > MAX_CHARACTERS:
        fields.note("quote", f"evidence has more than {MAX_WORDS} words: “{clean_line(quote, 60)}”")
        return None
    places = occurrences(article, quote)
    if not places:
        fields.note("quote", f"evidence not found in {article_id}: “{clean_line(quote, 80)}”")
        return None
    count = "once" if len(places) == 1 else f"{len(places)} times"
    if not re.fullmatch("[1-9][0-9]{0,5}", nth) or int(nth) > len(places):
        fields.note("nth", f"nth of the evidence is {clean_line(nth, 20)}; the quote stands {count} in {article_id}")
        return None
    if len(places) > 1 and "nth" not in fields.map:
        fields.note("quote", f"the quote stands {count} in {article_id}; say which with nth: 1")
    place = places[int(nth) - 1]
    text = article.body[place.number - 1].text
    return Evidence(text[place.start : place.end], place)


def read_evidence_list(fields: Fields, key: str, articles: Articles) -> tuple[Evidence, ...]:
    """The located evidence of a list."""
    found = (read_evidence(item, articles) for item in fields.records(key, "evidence"))
    return tuple(evidence for evidence in found if evidence)
