"""The names of a dossier as answers need them: what else a thing is called, and what else is called so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from sahelreader.study.answers.slips import slip_in_name
from sahelreader.study.answers.words import words
from sahelreader.study.answers.world import ELSEWHERE

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Entity, Fact, Glossary

_ARTICLES = frozenset({"the", "a", "an", "la", "les", "l"})
_KINDS: Mapping[str, frozenset[str]] = {
    "person": frozenset({"person"}),
    "organisation": frozenset({"organisation", "armed_group", "place", "term"}),
    "place": frozenset({"place"}),
    "operation": frozenset({"operation", "term"}),
    "term": frozenset({"term", "organisation", "armed_group", "place", "operation", "event"}),
    "text": frozenset({"term", "organisation", "armed_group", "place", "operation", "event"}),
}
"""Kinds of entry that an answer of a kind may name."""


@lru_cache(4096)
def name_key(text: str) -> str:
    """A name's words without an article in front."""
    found = words(text)
    while len(found) > 1 and found[0] in _ARTICLES:
        found = found[1:]
    return " ".join(found)


class Book:
    """Who and what bears which name, in a dossier and around it."""

    def __init__(self, glossary: Glossary, facts: Iterable[Fact]) -> None:
        self._entities: Mapping[str, Entity] = glossary.entities
        self._forms: dict[str, list[str]] = defaultdict(list)
        self._kinds: dict[str, str] = {}
        self._about: dict[str, list[str]] = defaultdict(list)
        self._owners: dict[str, set[str]] = defaultdict(set)
        self._named: dict[Card, str] = {}
        for entity in glossary.entities.values():
            about = (entity.note, entity.background, *(role.what for role in entity.roles))
            self._add(entity.id, entity.kind, (name.form for name in entity.names if name.mention), about)
        for term in glossary.terms.values():
            forms = (name.form for name in term.names)
            self._add(term.entity or term.id, "term", forms, (term.definition, term.background))
        self._pool(facts)
        for name in ELSEWHERE:
            key = name_key(name)
            if key not in self._owners:
                self._owners[key].add(f"elsewhere:{key}")
        self.longest = max((key.count(" ") + 1 for key in self._owners), default=1)
        """Words of the longest name."""
        self._bearers: dict[str, set[str]] = defaultdict(set)
        for ident, kind in self._kinds.items():
            if kind == "person":
                for form in self._forms[ident]:
                    for word in name_key(form).split():
                        self._bearers[word].add(ident)

    def _add(self, ident: str, kind: str, forms: Iterable[str], about: Iterable[str]) -> None:
        self._kinds.setdefault(ident, kind)
        self._about[ident] += filter(None, about)
        for form in forms:
            self._forms[ident].append(form)
            self._owners[name_key(form)].add(ident)

    def _pool(self, facts: Iterable[Fact]) -> None:
        """Takes what one card accepts for a person as another of that person's names."""
        for fact in facts:
            for card in fact.cards:
                if card.kind == "person" and (ident := self.named_by(card)):
                    for form in card.accept:
                        if self._owners.get(name_key(form), set()) <= {ident}:
                            self._add(ident, "person", (form,), ())

    def named_by(self, card: Card) -> str:
        """Id of the entity or term that a card's answer names; empty if there is none, or more than one."""
        if card not in self._named:
            self._named[card] = self._find_named(card)
        return self._named[card]

    def _find_named(self, card: Card) -> str:
        kinds = _KINDS.get(card.kind, frozenset())
        for answer in (card.answer, *card.accept):
            owners = sorted(self._owners.get(name_key(answer), ()))
            found = [ident for ident in owners if self._kinds.get(ident) in kinds]
            if len(found) == 1:
                return found[0]
        return ""

    def forms(self, ident: str) -> tuple[str, ...]:
        """All names of an entity or a term."""
        return tuple(dict.fromkeys(self._forms.get(ident, ())))

    def about(self, ident: str) -> frozenset[str]:
        """The words by which the dossier says what an entity is."""
        return frozenset(word for text in self._about.get(ident, ()) for word in words(text))

    def is_capital(self, one: str, other: str) -> bool:
        """Whether one of two is told of as the capital of the other, so that it may stand for it."""
        for place, of in ((one, other), (other, one)):
            told = " ".join(" ".join(words(text)) for text in self._about.get(place, ()))
            if re.search(rf"\bcapital (?:of )?{re.escape(name_key(self.title(of)))}\b", told):
                return True
        return False

    def kind(self, ident: str) -> str:
        """An entity kind, `term`, or nothing for what is not of the dossier."""
        return self._kinds.get(ident, "")

    def owners(self, name: str) -> frozenset[str]:
        """Ids of what is called by a name, given as its key; those of the world around begin with `elsewhere:`."""
        return frozenset(self._owners.get(name, ()))

    def title(self, ident: str) -> str:
        """The name that something is shown by."""
        return next(iter(self._forms.get(ident, ())), ident.removeprefix("elsewhere:"))

    def bearers(self, word: str) -> frozenset[str]:
        """Ids of the persons who have a word in their names."""
        return frozenset(self._bearers.get(word, ()))

    def near(self, found: list[str]) -> frozenset[str]:
        """Ids of what bears a name of several words that these are with a slip in one of them."""
        count = len(found) - 1
        names = (name for name in self._owners if name.count(" ") == count and slip_in_name(found, name.split()))
        return frozenset(ident for name in names for ident in self._owners[name])

    def find(self, found: list[str]) -> list[tuple[int, int, frozenset[str]]]:
        """Names among words, longest first at each place: start, end, ids of what may be meant."""
        names: list[tuple[int, int, frozenset[str]]] = []
        at = 0
        while at < len(found):
            for end in range(min(len(found), at + self.longest), at, -1):
                owners = self._owners.get(" ".join(found[at:end]))
                if owners:
                    names.append((at, end, frozenset(owners)))
                    at = end - 1
                    break
            at += 1
        return names
