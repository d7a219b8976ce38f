"""Whether an answer names a second thing beside the one that was asked for: then it is not that one's name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from sahelreader.study.answers.book import Book, name_key
from sahelreader.study.answers.finding import Finding, wrong
from sahelreader.study.answers.words import BOTH, FILLERS, words

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card

KINDS = frozenset({"person", "place", "organisation", "operation"})
"""Kinds of which an answer is one name; of other kinds, those are that name something of the dossier."""
_JOINED = re.compile(
    r"\s*[&+;]\s*|\s*,?\s+(?:and|et|plus|as well as|along with|together with|ainsi que|avec|with)\s+", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_NAME_BEGINS = re.compile(r"^(?:the |le |la |l['’])?[A-ZÀ-Ý]")
_TWO = 2
"""Words in capitals that make a name of someone."""


def names_more(
    answer: str, card: Card, alternatives: tuple[str, ...], book: Book, is_right: Callable[[str], bool]
) -> Finding | None:
    """The finding on an answer that has a right name in it and another one; None if it has no other.

    `alternatives`: all names that are right; `is_right`: whether a text alone would be let pass.
    """
    ident = book.named_by(card)
    if (card.kind not in KINDS and not ident) or any(map(_JOINED.search, (card.answer, *card.accept))):
        return None
    own = FILLERS | BOTH | {word for text in (card.ask, *alternatives) for word in words(text)}
    usual = {*own, *book.about(ident)}
    sides = [side for side in _JOINED.split(answer) if words(side)]
    if len(sides) > 1 and any(map(is_right, sides)):
        for side in sides:
            known = own if _NAME_BEGINS.search(side) else usual
            if _is_named(side, ident, alternatives, book) or not (is_right(side) or known.issuperset(words(side))):
                return wrong(f"It names {side.strip()} too; the answer is {card.answer}.")
    is_whole = any(set(words(text)) <= set(words(answer)) for text in alternatives)
    return _beside(answer, card, usual, ident, book) if card.kind != "place" and is_whole else None


def _is_named(side: str, ident: str, alternatives: tuple[str, ...], book: Book) -> bool:
    """Whether it is the name of something else."""
    key = name_key(side)
    owners = book.owners(key)
    return bool(owners) and ident not in owners and key not in map(name_key, alternatives)


def _beside(answer: str, card: Card, usual: set[str], ident: str, book: Book) -> Finding | None:
    """The finding on a country, an organisation or a person that stands beside the name, with no more than a comma.

    Beside a place there may stand where it lies.
    """
    given = words(answer)
    for start, end, owners in book.find(given) if card.kind == "person" else ():
        if ident not in owners and not usual.issuperset(given[start:end]):
            return wrong(f"It names {' '.join(given[start:end]).title()} too; the answer is {card.answer}.")
    found = [word for word in _NAME.findall(answer) if not usual.issuperset(words(word))]
    capitals = [word for word in found if word[0].isupper()]
    if not answer.isupper() and len(capitals) >= _TWO and " ".join(capitals) in answer:
        return wrong(f"It names {' '.join(capitals)} too; the answer is {card.answer}.")
    return None
