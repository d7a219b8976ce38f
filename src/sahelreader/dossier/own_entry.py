"""Entries of the reader's own: names that the dossier has no entry for, found in the articles by their exact form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sahelreader.dossier.model import Mention
from sahelreader.text.new_names import NewName, Passage, new_names, places_of

if TYPE_CHECKING:
    from sahelreader.dossier.entries import Entries
    from sahelreader.dossier.model import Article, Block

OWN = "own:"
"""What the ids of such entries begin with; no id of a dossier has a colon."""
Marks = Callable[["Block"], Sequence[Mention]]
"""The mentions of names of the reader's own in a paragraph."""
NOTE = "A name that you took in; the dossier has no entry for it."


def names_without_entry(article: Article, entries: Entries) -> list[NewName]:
    """Names in an article that no entity and no term covers."""
    from sahelreader.text.fold import lookup_key

    passages = (
        Passage(block.number, block.text, [(mention.start, mention.end) for marks in block.marked for mention in marks])
        for block in article.body if block.kind != "heading"
    )  # fmt: skip
    return new_names(passages, lambda name: lookup_key(name) in entries.names)


def own_mentions(names: Iterable[str]) -> Marks:
    """What finds names of the reader's own in a paragraph: the longest first, and away from what the dossier marks."""
    forms = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    form = re.compile(rf"(?<!\w)(?:{forms})(?!\w)")

    def find(block: Block) -> list[Mention]:
        found = list(form.finditer(block.text)) if block.number else []
        marked = (*block.mentions, *block.terms) if found else ()
        return [
            Mention(match.start(), match.end(), OWN + match.group(), "term") for match in found
            if not any(mention.start < match.end() and match.start() < mention.end for mention in marked)
        ]  # fmt: skip

    return find


def own_entry(name: str, articles: Iterable[Article]) -> dict[str, Any]:
    """The entry of a name, with every place where it stands, as the look-up table has those of the dossier."""
    occurs = []
    for article in articles:
        at = places_of(name, ((block.number, block.text) for block in article.body))
        if at:
            addresses = [f"{article.head.id}#p{number}" for number in dict.fromkeys(place[0] for place in at)]
            occurs.append({"article": article.head.id, "count": len(at), "addresses": addresses, "at": at})
    return {
        "id": OWN + name, "kind": "term", "name": name, "also": [], "misspelt": [], "forms": [], "pronounced": "",
        "definition": "", "note": NOTE, "background": "", "roles": [], "evidence": [], "occurs": occurs, "see": [],
    }  # fmt: skip
