"""Looks a name up: glossary terms and entities by any of their forms, spelt as a person spells.

Works on a plain table of strings, lists and dictionaries, so that the command line can answer from the compiled table
alone, without building the dossier's model.
"""

from __future__ import annotations

from sahelreader.text.fold import lookup_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from sahelreader.dossier.model import Article, Dossier, Entity, Evidence, Term

    Entry = dict[str, Any]
    """What `define --json` prints of a term or an entity."""

NEAR_LIMIT = 5


class Answer:
    """What a look-up found."""

    __slots__ = ("ids", "meant", "near")

    def __init__(self, ids: tuple[str, ...], meant: str = "", near: tuple[str, ...] = ()) -> None:
        """Its entries (none if nothing fits), the name taken for a misspelt query, names to suggest if nothing fits."""
        self.ids = ids
        self.meant = meant
        self.near = near


def look_up(names: Mapping[str, Sequence[str]], shown: Mapping[str, str], query: str) -> Answer:
    """Look a query up in `names` (folded form to ids); `shown` has each entry's name by id."""
    key = lookup_key(query)
    if not key:
        return Answer(())
    if ids := names.get(key) or names.get(_singular(key)):
        return Answer(tuple(ids))
    allowed = 0 if len(key) < 4 else 1 if len(key) < 8 else 2
    candidates = (name for name in names if abs(len(name) - len(key)) <= allowed and _may_be_meant(name, key))
    typos = [(distance(key, name), name) for name in candidates]
    typos = sorted((d, name) for d, name in typos if d <= allowed)
    if typos:
        best = dict.fromkeys(ident for d, name in typos if d == typos[0][0] for ident in names[name])
        if len(best) == 1:
            ident = next(iter(best))
            return Answer((ident,), shown[ident])
    return Answer((), near=tuple(shown[ident] for ident in _near(names, key)))


def _may_be_meant(name: str, key: str) -> bool:
    """Whether a name may be what was meant, going by how hands slip.

    They seldom miss the first letter; and a letter changed in a short name makes another name: Bali and Mali, or Chile
    and Chine.
    """
    begins_alike = name[:1] == key[:1] or name[:2] == key[1::-1]
    return begins_alike and (len(key) > 5 or len(name) != len(key) or sorted(name) == sorted(key))


def complete(names: Mapping[str, Sequence[str]], query: str, limit: int = 12) -> list[str]:
    """Ids for what has been typed so far: names that begin with it, then have a word beginning so, then are near."""
    key = lookup_key(query)
    if not key:
        return []
    exact = names.get(key, ())
    begins = (ident for name in sorted(names) if name.startswith(key) for ident in names[name])
    words = (ident for name in sorted(names) if " " + key in name for ident in names[name])
    found = list(dict.fromkeys((*exact, *begins, *words)))
    return (found or _near(names, key))[:limit]


def distance(a: str, b: str) -> int:
    """Letters to insert, drop, change or swap with a neighbour to make `b` of `a` (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        current = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, row = row, current
    return row[-1]


def build_table(dossier: Dossier) -> dict[str, Any]:
    """The table that look-ups work on: `names` (folded form to ids), `entries` by id, `articles` (short name by id)."""
    names: dict[str, list[str]] = {}
    entries: dict[str, Entry] = {}
    places = _occurrences(dossier.articles.values())
    glossary = dossier.glossary
    files = {article.head.id: article for article in dossier.articles.values()}
    explained = {term.entity: term for term in glossary.terms.values() if term.entity}
    for term in glossary.terms.values():
        entity = glossary.entities.get(term.entity or "")
        entries[term.id] = _entry(term, entity, files, places)
    for entity in glossary.entities.values():
        if entity.id not in explained:
            entries[entity.id] = _entry(None, entity, files, places)
    for ident, entry in entries.items():
        for form in (entry["name"], *entry["also"], *entry.pop("forms")):
            key = lookup_key(form)
            ids = names.setdefault(key, []) if key else [ident]
            if ident not in ids:
                ids.append(ident)
    owner = {term.entity: term.id for term in explained.values()}
    for entry in entries.values():
        see = dict.fromkeys(owner.get(ident, ident) for ident in entry["see"])
        entry["see"] = [{"id": ident, "name": entries[ident]["name"]} for ident in see if entries[ident] is not entry]
    return {
        "names": names,
        "entries": entries,
        "kinds": {ident: entry["kind"] for ident, entry in entries.items()},
        "owners": {entity: ident for entity, ident in owner.items() if entity != ident},
        "articles": {a.head.id: a.head.short for a in files.values()},
    }


def _entry(
    term: Term | None, entity: Entity | None, files: Mapping[str, Article], places: Mapping[str, Entry]
) -> Entry:
    main = term or entity
    assert main is not None  # noqa: S101 (one of them is given)
    names = [*(term.names if term else ()), *(entity.names if entity else ())]
    also = _other_names(main.name, (n.form for n in names if n.mention and not n.misspelt))
    evidence = [*(term.evidence if term else ()), *(entity.evidence if entity else ())]
    return {
        "id": main.id,
        "kind": entity.kind if entity else "term",
        "name": main.name,
        "also": also,
        "misspelt": [n.form for n in names if n.misspelt],
        "forms": [*(n.form for n in names if n.mention), *(term.forms if term else ())],
        "pronounced": term.pronounced if term else "",
        "definition": term.definition if term else "",
        "note": entity.note if entity else "",
        "background": (term.background if term else "") or (entity.background if entity else ""),
        "roles": [
            {"what": role.what, "as_of": role.as_of, "evidence": _shown_evidence(role.evidence, files)}
            for role in (entity.roles if entity else ())
        ],
        "evidence": [_shown_evidence(e, files) for e in _distinct(evidence)],
        "occurs": places.get(entity.id if entity else main.id, []),
        "see": [*(term.see if term else ()), *(entity.see if entity else ())],
    }


def _other_names(name: str, forms: Iterable[str]) -> list[str]:
    """The forms that say more than the name does: not itself with other capitals, accents or hyphens."""
    other = {lookup_key(form): form for form in reversed(list(forms))}
    other.pop(lookup_key(name), None)
    return list(other.values())[::-1]


def _shown_evidence(evidence: Evidence, files: Mapping[str, Article]) -> Entry:
    place = evidence.place
    article = files[place.article]
    start, end = article.body[place.number - 1].source_span(place.start, place.end)
    head = article.head
    return {
        "article": head.id, "address": str(place), "at": [place.start, place.end], "quote": evidence.quote,
        "file": head.file, "start": start, "end": end,
    }  # fmt: skip


def _distinct(evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence without what stands in another piece of it whole."""
    kept: list[Evidence] = []
    for piece in evidence:
        place = piece.place
        if not any(
            (place.article, place.number) == (k.place.article, k.place.number)
            and k.place.start <= place.start and place.end <= k.place.end
            for k in kept
        ):  # fmt: skip
            kept.append(piece)
    return kept


def _occurrences(articles: Iterable[Article]) -> dict[str, Any]:
    """By id, one record an article that names it: how often, in which paragraphs, where ([paragraph, start, end])."""
    places: dict[str, dict[str, list[list[int]]]] = {}
    for article in articles:
        for block in article.body:
            for mention in (*block.mentions, *block.terms):
                at = [block.number, mention.start, mention.end]
                places.setdefault(mention.target, {}).setdefault(article.head.id, []).append(at)
    return {
        ident: [
            {
                "article": article,
                "count": len(at),
                "addresses": [f"{article}#p{number}" for number in dict.fromkeys(place[0] for place in at)],
                "at": at,
            }
            for article, at in by_article.items()
        ]
        for ident, by_article in places.items()
    }


def _singular(key: str) -> str:
    return key[:-3] + "y" if key.endswith("ies") else key.removesuffix("s")


def _near(names: Mapping[str, Sequence[str]], key: str) -> list[str]:
    from difflib import get_close_matches

    close = get_close_matches(key, names, NEAR_LIMIT, 0.6)
    return list(dict.fromkeys(ident for name in close for ident in names[name]))
