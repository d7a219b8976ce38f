"""Places and marks in what is no longer there: kept, and listed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sahelreader.dossier.model import ArticleHead
    from sahelreader.store.annotation import Mark
    from sahelreader.store.place import ReadingPlace


class Orphan(NamedTuple):
    """A place without its paragraph."""

    article: str
    number: int
    letter: str
    """Of a mark; empty for the place where an article was left."""
    why: str


def orphaned_places(
    places: Iterable[ReadingPlace], marks: Iterable[Mark], heads: Iterable[ArticleHead]
) -> list[Orphan]:
    """Those whose article is not in the dossier, or has fewer paragraphs now."""
    lengths = {head.id: head.paragraphs for head in heads}
    kept = [(place.article, place.paragraph, "") for place in places]
    kept += [(mark.article, mark.paragraph, mark.letter) for mark in marks]
    found = []
    for article, number, letter in kept:
        if article not in lengths:
            found.append(Orphan(article, number, letter, "the dossier has no such article"))
        elif number > lengths[article]:
            found.append(Orphan(article, number, letter, f"the article has {lengths[article]} paragraphs now"))
    return found
