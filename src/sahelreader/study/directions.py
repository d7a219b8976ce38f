"""What shares a memory: the cards of a fact that ask for the same kind of thing.

A fact is one thing worth knowing, its cards are wordings of the question. But to know who did something is not to know
when. So the rule is: the cards of a fact whose answers are of one kind (person, date, place and so on) are wordings of
one question and share one memory; each further kind is a direction with a memory of its own. Texts play no part in it,
so that wording, answer and lures can be edited, and cards added, without a memory being lost. The direction of the
first card bears the fact's id alone. An answer to a card that is no longer there counts for that direction.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, get_args

from sahelreader.dossier.model import AnswerKind

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Fact

MARK = ":"
"""Between the fact and the kind in the key of a further direction."""


class Directions:
    """The facts of a dossier, each divided into its directions."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self.parts: dict[str, Fact] = {}
        """Facts that hold the cards of one direction and have its key for an id."""
        self.facts: dict[str, Fact] = {}
        """The whole facts, by their ids."""
        self._keys: dict[tuple[str, str], str] = {}
        """By fact and card, of the cards that are not in the first direction."""
        self._facts: dict[str, str] = {}
        """The fact of each direction that is not the first."""
        self._further: dict[str, list[str]] = {}
        """The directions of a fact but the first."""
        for fact in facts:
            self._divide(fact)

    def key(self, fact: str, card: str) -> str:
        """The name of the memory that an answer to this card counts for."""
        return self._keys.get((fact, card), fact)

    def keys_of(self, fact: str) -> tuple[str, ...]:
        """The names of all memories of a fact."""
        return (fact, *self._further.get(fact, ()))

    def fact_of(self, key: str) -> str:
        """The id of the fact that a memory belongs to."""
        return self._facts.get(key, key)

    def whole(self, part: Fact) -> Fact:
        """The fact that a direction is part of."""
        return self.facts.get(self.fact_of(part.id), part)

    def fact_of_any(self, key: str) -> str:
        """The same of a key that may no longer be in use."""
        fact, _, kind = key.rpartition(MARK)
        return fact if fact and kind in get_args(AnswerKind) and key not in self.facts else self.fact_of(key)

    @property
    def name(self) -> str:
        """Differs where any card counts for another memory than before."""
        return hashlib.sha256(repr(sorted(self._keys.items())).encode()).hexdigest()

    def _divide(self, fact: Fact) -> None:
        self.facts[fact.id] = fact
        if all(card.kind == fact.cards[0].kind for card in fact.cards):
            self.parts[fact.id] = fact
            return
        from msgspec.structs import replace

        cards: dict[str, list[Card]] = {}
        for card in fact.cards:
            key = fact.id if card.kind == fact.cards[0].kind else f"{fact.id}{MARK}{card.kind}"
            cards.setdefault(key, []).append(card)
            if key != fact.id:
                self._keys[fact.id, card.id] = key
        for key, own in cards.items():
            self.parts[key] = replace(fact, id=key, cards=tuple(own))
            if key != fact.id:
                self._facts[key] = fact.id
                self._further.setdefault(fact.id, []).append(key)
