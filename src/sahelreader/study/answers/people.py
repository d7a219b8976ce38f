"""Whether an answer names the person asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sahelreader.study.answers.book import Book, name_key
from sahelreader.study.answers.finding import Finding, almost, correct, wrong
from sahelreader.study.answers.listed import listed
from sahelreader.study.answers.slips import is_slip, is_slip_beside, pieces, slip_in_name
from sahelreader.study.answers.sounds import given_sound, sound
from sahelreader.study.answers.words import BOTH, EITHER, FILLERS, NOT, words
from sahelreader.text.fold import fold

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card

_TITLES = frozenset(
    listed(
        "mr mrs ms miss sir madam madame mme mlle monsieur dr prof professor president prime minister pm vice deputy "
        "foreign defence defense interim ex former general gen colonel col captain lieutenant major marshal officer "
        "ambassador director spokesman spokeswoman spokesperson secretary analyst diplomat expert chief head state "
        "premier ministre presidente colonelle ambassadeur ambassadrice porte parole excellency"
    )
)


def check_person(answer: str, card: Card, book: Book) -> Finding:
    """Checks an answer to a card whose answer is a person."""
    given = words(answer)
    if NOT in given:
        return wrong("It says who it is not.")
    if EITHER & set(given):
        return wrong("It names two people.")
    return _Person(answer, given, card, book).check()


class _Person:
    """An answer, and the person whom it should name."""

    def __init__(self, answer: str, given: list[str], card: Card, book: Book) -> None:
        self._answer, self._given, self._card, self._book = answer, given, card, book
        self._ident = book.named_by(card)
        self._forms = [name_key(form).split() for form in book.forms(self._ident)]
        accepted = [name_key(text).split() for text in (card.answer, *card.accept)]
        own = [form for form in self._forms if book.owners(" ".join(form)) <= {self._ident}]
        self._names = sorted({tuple(name) for name in (*accepted, *own)}, key=len, reverse=True)
        """What names this person alone, or what the card accepts."""
        self._every = {word for name in (*self._names, *map(tuple, self._forms)) for word in name}
        self._known = set(words(card.ask)) | book.about(self._ident)
        full = name_key(card.answer).split()
        ends = [(len(form), form) for form in self._forms if full[-len(form) :] == form]
        self._surname = tuple(min(ends)[1] if ends else full[-1:])
        self._is_not_it = wrong(f"The answer is {card.answer}.")

    def check(self) -> Finding:
        """The finding."""
        for name in self._names:
            at = _position(self._given, name)
            if at >= 0:
                return self._check_rest(range(at, at + len(name)))
        if all(word in self._given for word in self._surname):
            return self._check_shared_name()
        named = self._somebody_else()
        if named and not self._every & set(self._given):
            return wrong(f"That is {named}.")
        return (
            self._check_near()
            or self._check_short_word()
            or self._check_given_name()
            or (wrong(f"That is {named}.") if named else self._is_not_it)
        )

    def _others(self, word: str) -> set[str]:
        """Other persons who have the word in their names."""
        return set(self._book.bearers(word) - {self._ident})

    def _check_rest(self, taken: range) -> Finding:
        """Checks what stands beside the name: titles and offices may, other names may not."""
        slip = False
        for i, word in enumerate(self._given):
            if i in taken or word in self._every or word in FILLERS | BOTH | _TITLES:
                continue
            is_beside = all(len(between) == 1 for between in self._given[i + 1 : taken.start]) and i < taken.start
            if len(word) <= 2 and is_beside and (self._is_initial(word) or self._is_monsieur(i)):
                continue
            if self._others(word) and not (word in self._known and self._is_owner(word)):
                return wrong(f"It names {self._book.title(min(self._others(word)))} too.")
            if given_sound(word) in {given_sound(own) for own in self._every if len(own) > 3}:
                continue
            if any(is_slip_beside(word, own) for own in self._every):
                slip = True
            elif word not in self._known and is_beside and "," not in self._answer:
                return wrong(f"That is another person of the name; the answer is {self._card.answer}.")
            elif word not in self._known and BOTH & set(self._given):
                return almost("The name is right; the answer says more.")
        return self._spelt_otherwise(self._card.answer) if slip else correct()

    def _is_owner(self, word: str) -> bool:
        """Whether a name stands in the genitive: `Putin's spokesman`."""
        return bool(re.search(rf"\b{re.escape(word)}'s?\b", fold(self._answer)))

    def _is_initial(self, word: str) -> bool:
        return any(name.startswith(word[0]) for name in self._every)

    def _is_monsieur(self, at: int) -> bool:
        return at == 0 and self._answer.lstrip().startswith(("M. ", "M "))

    def _check_shared_name(self) -> Finding:
        """Checks an answer with a family name that others bear too."""
        others = set.union(*map(self._others, self._surname))
        rest = [word for word in self._given if word not in self._surname and word not in _TITLES | FILLERS]
        if not rest:
            who = " or ".join(sorted(self._book.title(one) for one in {*others, self._ident}))
            return wrong(f"More than one person here is called that: {who}.")
        is_told_apart = any(word in self._every and not self._others(word) for word in rest)
        is_foreign = any(self._others(word) and word not in self._every for word in rest)
        if is_foreign or not (is_told_apart or self._is_told_apart_by_slips(rest, others)):
            return self._is_not_it
        return correct() if is_told_apart else self._spelt_otherwise(self._card.answer)

    def _is_told_apart_by_slips(self, rest: list[str], others: set[str]) -> bool:
        """Whether the words beside a shared family name are this person's with a slip, and not another's."""
        theirs = {word for one in others for form in self._book.forms(one) for word in name_key(form).split()}
        mine = self._every - theirs
        return all(
            not self._others(word)
            and any(is_slip_beside(word, own) for own in mine)
            and not any(is_slip_beside(word, other) for other in theirs)
            for word in rest
        )

    def _check_near(self) -> Finding | None:
        """Checks an answer with the family name spelt otherwise; None if it is not there at all."""
        core = [word for word in self._given if word not in _TITLES and (word not in FILLERS or word in self._every)]
        tried = (_near_surname(core, form, self._book) for form in (self._surname, *map(tuple, self._forms)))
        found = next((near for near in tried if near), None)
        if not found:
            return None
        at, is_alike = found
        rest = [word for i, word in enumerate(core) if i not in at and word not in BOTH]
        if any(self._others(word) and word not in self._every for word in rest) or not all(map(self._fits, rest)):
            return self._is_not_it
        if is_alike and not any(word not in self._every and is_slip(word, own) for word in rest for own in self._every):
            return correct("That is the name, spelt otherwise.")
        size = len(words(self._bare))
        texts = (self._card.answer, *self._card.accept)
        return self._spelt_otherwise(min(texts, key=lambda text: abs(len(words(text)) - size)))

    def _check_short_word(self) -> Finding | None:
        """Checks an answer with a slip in one short word of a name, the others being right."""
        core = [word for word in self._given if word not in _TITLES | FILLERS or word in self._every]
        for name in self._names:
            found = slip_in_name(self._given, name)
            if found and set(core) <= {self._given[i] for i in found[0]} and not self._others(found[1]):
                return self._spelt_otherwise(self._card.answer)
        return None

    def _fits(self, word: str) -> bool:
        """Whether a word may be one of the person's other names."""
        if len(word) <= 2 and self._is_initial(word):
            return True
        return any(given_sound(word) == given_sound(own) or is_slip(word, own) for own in self._every)

    def _check_given_name(self) -> Finding | None:
        core = [word for word in self._given if word not in _TITLES | FILLERS]
        if core and all(word in self._every and word not in self._surname and not self._others(word) for word in core):
            return almost("The family name is missing.", pieces(self._answer.strip(), self._card.answer))
        return None

    def _somebody_else(self) -> str:
        """The name of another who is named."""
        for _, _, owners in self._book.find(self._given):
            if self._ident not in owners:
                return self._book.title(min(owners))
        return ""

    @property
    def _bare(self) -> str:
        """The answer without titles."""
        return " ".join(word for word in self._answer.split() if word.lower().strip(".,") not in _TITLES)

    def _spelt_otherwise(self, right: str) -> Finding:
        return almost("Spelt otherwise, the same name.", pieces(self._bare, right))


def _position(given: list[str], name: tuple[str, ...]) -> int:
    """Where a name begins among the words; -1 if it does not stand there."""
    places = range(len(given) - len(name) + 1)
    return next((at for at in places if tuple(given[at : at + len(name)]) == name), -1)


def _near_surname(given: list[str], surname: tuple[str, ...], book: Book) -> tuple[range, bool] | None:
    """Where a family name stands that is spelt otherwise, and whether it sounds alike."""
    meant = "".join(surname)
    for size in (1, 2, 3):
        for at in range(len(given) - size + 1):
            tried = given[at : at + size]
            joined = "".join(tried)
            if book.owners(" ".join(tried)):
                continue
            if joined == meant or (len(meant) > 3 and sound(joined) == sound(meant)):
                return range(at, at + size), True
            if is_slip(joined, meant):
                return range(at, at + size), False
    return None
