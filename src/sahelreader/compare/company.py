"""Who appears with whom: names that stand in the same paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from sahelreader.dossier.model import Place

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article

_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody or something named in the same paragraphs."""

    target: str
    """Id of an entity or a term."""
    kind: str
    places: tuple[Place, ...]
    """Its first mention in each of these paragraphs, in the order of the articles."""
    is_common: bool
    """Whether it is a place that most of these articles name so often that being named with it tells little."""

    @property
    def paragraphs(self) -> int:
        """In how many paragraphs both are named."""
        return len(self.places)


def company(target: str, articles: Iterable[Article]) -> tuple[Companion, ...]:
    """Everything named in the paragraphs of the body that name an entity or a term, most paragraphs first.

    Of as many the one that comes first; what is common comes last.
    """
    places: dict[tuple[str, str], list[Place]] = {}
    common: dict[str, int] = {}
    packed = target.encode()
    for article in articles:
        ident = article.head.id
        met: set[str] = set()
        for block in article.body:
            if packed not in block.marks:  # as `may_have` asks
                continue
            names, terms = block.marked
            mentions = sorted((*names, *terms), key=_START, reverse=True)
            firsts = {mention.target: mention for mention in mentions}
            if firsts.pop(target, None) is None:
                continue
            for mention in reversed(firsts.values()):
                place = Place(ident, block.number, mention.start, mention.end)
                places.setdefault((mention.target, mention.kind), []).append(place)
                met.add(mention.target)
        for other in met.intersection(article.common):
            common[other] = common.get(other, 0) + 1
    companions = (
        Companion(other, kind, tuple(at), 2 * common.get(other, 0) > len({place.article for place in at}))
        for (other, kind), at in places.items()
    )
    return tuple(sorted(companions, key=lambda one: (one.is_common, -one.paragraphs)))
