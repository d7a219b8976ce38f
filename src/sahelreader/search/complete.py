"""What a query that is being typed may become: the last word completed from fields, names and words of the dossier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sahelreader.search.query import FIELDS
from sahelreader.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sahelreader.search.lexicon import Lexicon
    from sahelreader.search.names import Names

_LAST = re.compile(r"(?:^|[\s(\-])(?:([A-Za-z_]+):)?\"?([^\s():\"]*)$")
SHORTEST = 2
"""Letters before a word is completed."""


def completion(query: str, names: Names, forms: Lexicon, kinds: Iterable[str]) -> str:
    """The query with its last word complete; empty if nothing fits or it is complete."""
    match = _LAST.search(query)
    if match is None:
        return ""
    field, stump = match[1], match[2]
    if field is None and len(stump) < SHORTEST:
        return ""
    folded = fold(stump)
    for candidate in _candidates(FIELDS.get((field or "").lower(), field), folded, names, forms, kinds):
        if len(candidate) > len(stump) and fold(candidate).startswith(folded):
            return query + candidate[len(stump) :]
    return ""


def _candidates(field: str | None, stump: str, names: Names, forms: Lexicon, kinds: Iterable[str]) -> Iterator[str]:
    """What may stand there, the likeliest first."""
    if field is None:
        yield from (form for _, form in sorted(names.single.items()))
        yield from (word for word in forms.beginning(stump) if word.isalpha() and word.islower())
        yield from (f"{name}:" for name in FIELDS)
    elif field == "in":
        yield from names.sources
    elif field == "kind":
        yield from sorted(kinds)
    elif field == "outlet":
        yield from sorted({source.outlet for source in names.sources.values() if source.outlet})
    elif field == "date":
        yield from sorted({source.when[:4] for source in names.sources.values() if source.when})
    else:
        wanted = {"speaker": ("person",)}.get(field, (field,))
        named = [
            one for one in names.named.values() if one.kind in wanted or (field == "entity" and one.kind != "term")
        ]
        yield from sorted(one.id for one in named)
        words = {word for one in named for form in one.forms for word in form.split()}
        yield from sorted(words, key=str.casefold)
