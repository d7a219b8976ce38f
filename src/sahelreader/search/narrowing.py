"""What an answer may be narrowed by, and the words that do it: a field put to the query, or taken out again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sahelreader.search.days import bounds
from sahelreader.search.document import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sahelreader.search.found import Found
    from sahelreader.search.names import Names

MOST_NAMES = 12
MOST_OUTLETS = 12
_YEARS = 4
"""Letters of a year."""


class Facet(NamedTuple):
    """A way to narrow an answer."""

    group: str
    """`kind`, `outlet`, `date` or `name`."""
    label: str
    often: int
    field: str
    """What it puts to the query: `kind:fact`, `outlet:"TRT World"`."""


def facets_of(found: Found, names: Names) -> list[Facet]:
    """The ways, the most frequent of each group first; names are counted among the best documents only."""
    kinds = (Facet("kind", kind, count, f"kind:{kind}") for kind, count in found.by_kind().most_common())
    return [*kinds, *_of_articles(found.by_article(), names), *_of_names(found, names)]


def toggled(query: str, field: str) -> str:
    """The query with a field put to its end, or without it where it has it."""
    parts = query.split(field)
    if len(parts) > 1:
        return " ".join(" ".join(parts).split())
    query = query.strip()
    return f"({query}) {field}" if " OR " in query and not query.endswith(")") else f"{query} {field}".strip()


def in_article(article: str) -> str:
    """The field for one article."""
    return f"in:{article}"


def _of_articles(counts: Mapping[str, int], names: Names) -> Iterable[Facet]:
    outlets: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for article, count in counts.items():
        source = names.sources[article]
        if source.outlet:
            outlets[source.outlet] += count
        if source.when:
            first, last = (int(day[:_YEARS]) for day in bounds(source.when))
            years.update({str(year): count for year in range(first, last + 1)})
    for outlet, count in outlets.most_common(MOST_OUTLETS):
        yield Facet("outlet", outlet, count, f'outlet:"{outlet}"')
    for year, count in sorted(years.items()):
        yield Facet("date", year, count, f"date:{year}")


def _of_names(found: Found, names: Names) -> Iterable[Facet]:
    texts = (hit.document for hit in found.hits if hit.document.kind == PARAGRAPH)
    counter = Counter(ident for document in texts for ident in document.named)
    shown = 0
    for ident, count in counter.most_common():
        one = names.entity(ident)
        if one is not None and shown < MOST_NAMES:
            shown += 1
            yield Facet("name", one.name, count, f"{one.kind}:{one.id}")
