"""The names of a dossier as a query may use them: articles, entities, terms, by any form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sahelreader.search.fields import stems
from sahelreader.search.near import within
from sahelreader.search.words import Word, words

Stems = tuple[str, ...]


class Named(NamedTuple):
    """An entity or a term with all its forms."""

    id: str
    kind: str
    """An entity kind, or `term`."""
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An article as far as a query can ask for it."""

    id: str
    short: str
    title: str
    outlet: str
    shown_date: str
    when: str
    """First and last day it may be of; empty where it is undated."""


class Names:
    """Looks names up."""

    def __init__(self, sources: Iterable[Source], named: Iterable[Named]) -> None:
        self.sources: Mapping[str, Source] = {source.id: source for source in sources}
        self.order: Mapping[str, int] = {ident: place for place, ident in enumerate(self.sources)}
        """Which article comes before which, by their ids."""
        self.named: Mapping[tuple[str, str], Named] = {(one.kind, one.id): one for one in named}
        """By kind and id: a term may have the id of the entity that it explains."""
        self._entities = {one.id: one for one in self.named.values() if one.kind != "term"}
        self._forms: dict[Stems, set[str]] = {}
        self._beginnings: dict[Stems, set[str]] = {}
        self._parts: dict[str, list[tuple[Stems, str]]] = {}
        self._by_id: dict[str, tuple[Stems, ...]] = {}
        for one in self.named.values():
            for form in one.forms:
                self._add(tuple(stems(form)), one)
        self.single: Mapping[str, str] = {
            word.form: form for one in self.named.values() for form in one.forms if (word := _only_word(form))
        }
        """Names of one word as they are written, by their folded form."""
        self.longest = max(map(len, self._forms), default=0)
        """Words of the longest form of an entity."""

    def _add(self, form: Stems, one: Named) -> None:
        if not form:
            return
        self._parts.setdefault(one.kind, []).append((form, one.id))
        self._by_id[one.id] = (*self._by_id.get(one.id, ()), form)
        if one.kind == "term":
            return  # its other names are often words of their own: who looks for one wants that word
        self._forms.setdefault(form, set()).add(one.id)
        for length in range(2, len(form)):
            if len(form[length - 1]) > 3:
                self._beginnings.setdefault(form[:length], set()).add(one.id)

    def called(self, words: Stems) -> frozenset[str]:
        """Ids of the entities that these words name: a whole form, or two and more words that begin one entity's."""
        if words in self._forms:
            return frozenset(self._forms[words])
        ids = self._beginnings.get(words, ())
        return frozenset(ids) if len(ids) == 1 else frozenset()

    def entity(self, ident: str) -> Named | None:
        """An entity by its id; None for a term."""
        return self._entities.get(ident)

    def forms_of(self, ident: str) -> tuple[Stems, ...]:
        """The stems of each form of an entity or a term."""
        return self._by_id.get(ident, ())

    def like(self, kind: str, text: str, *, begins: bool = False, slips: int = 0) -> tuple[str, ...]:
        """Ids of a kind (`entity` for all entities) for a name as it was typed; whole forms before parts of them.

        `begins`: its last word is the beginning of one; `slips`: letters that a word may differ in.
        """
        wanted = tuple(stems(text))
        forms = [
            pair for k, pairs in self._parts.items() if k == kind or (kind == "entity" != k != "term") for pair in pairs
        ]
        if not wanted:
            return ()
        if slips:
            return _unique(ident for form, ident in forms if within(" ".join(wanted), (" ".join(form), *form), slips))
        if begins:
            return _unique(ident for form, ident in forms if _has_part(form, wanted, begins=True))
        exact = [ident for form, ident in forms if form == wanted or ident == text.casefold()]
        return _unique(exact or (ident for form, ident in forms if _has_part(form, wanted)))

    def articles(self, text: str, *, begins: bool = False) -> tuple[str, ...]:
        """Ids of the articles called so: by id, else by short name, else by the beginning of either."""
        wanted = "".join(stems(text))
        if text in self.sources and not begins:
            return (text,)
        keys = {ident: {"".join(stems(ident)), "".join(stems(s.short))} for ident, s in self.sources.items()}
        exact = tuple(ident for ident, own in keys.items() if wanted in own)
        if exact and not begins:
            return exact
        return tuple(ident for ident, own in keys.items() if wanted and any(key.startswith(wanted) for key in own))


def _only_word(form: str) -> Word | None:
    found = words(form)
    return found[0] if len(found) == 1 else None


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _has_part(form: Stems, wanted: Stems, *, begins: bool = False) -> bool:
    length = len(wanted)
    for at in range(len(form) - length + 1):
        part = form[at : at + length]
        if part == wanted or (begins and part[:-1] == wanted[:-1] and part[-1].startswith(wanted[-1])):
            return True
    return False
