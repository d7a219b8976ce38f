"""Whether an answer names the place, organisation or operation asked for: any of its forms, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.study.answers.book import Book, name_key
from sahelreader.study.answers.finding import Finding, almost, correct, wrong
from sahelreader.study.answers.listed import listed
from sahelreader.study.answers.slips import distance, is_slip, is_slip_beside, pieces, slip_in_name
from sahelreader.study.answers.words import BOTH, EITHER, FILLERS, NOT, TURNING, are_opposed, words

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card

_GENERIC = frozenset(listed("group groupe operation task force region republic organisation organization the of"))
_INTO = frozenset(listed("of in from de du des en for within near against"))
LONGEST_TAIL = 6
"""Words that may follow a name without being looked at."""


def check_name(answer: str, card: Card, alternatives: tuple[str, ...], book: Book) -> Finding:
    """Checks an answer against the names that are right, of which `alternatives` are all."""
    given = words(answer)
    if NOT in given and not any(NOT in words(text) for text in alternatives):
        return wrong("It says what it is not.")
    if EITHER & set(given):
        return wrong("It names two alternatives.")
    return _Named(answer, given, card, alternatives, book).check()


class _Named:
    """An answer, and the names that are right."""

    def __init__(
        self, answer: str, given: list[str], card: Card, alternatives: tuple[str, ...], book: Book
    ) -> None:  # fmt: skip
        self._answer, self._given, self._card, self._book = answer, given, card, book
        self._ident = book.named_by(card)
        self._keys = {name_key(text): text for text in reversed(alternatives)}
        self._asked = set(words(card.ask))
        self._about = book.about(self._ident)
        self._telling = [word for word in given if word not in FILLERS]

    def check(self) -> Finding:
        """The finding."""
        key = name_key(self._answer)
        if key in self._keys:
            return correct()
        joined = key.replace(" ", "")
        if len(joined) > 4 and not self._book.owners(key) and joined in {k.replace(" ", "") for k in self._keys}:
            return correct("That is the name, spaced otherwise.")
        if other := self._another():
            return wrong(f"{other} is not {self._card.answer}.")
        return (
            self._within()
            or self._in_other_order()
            or self._slipped()
            or self._shortened()
            or wrong(f"The answer is {self._card.answer}.")
        )

    def _another(self) -> str:
        """Another name in the answer, if it does not belong to the right one or to the question."""
        has_right = any(_find(self._given, key.split()) >= 0 for key in self._keys)
        for start, end, owners in self._book.find(self._given):
            found = self._given[start:end]
            is_part = len(self._given) > len(found) and any(_find(key.split(), found) >= 0 for key in self._keys)
            if self._ident in owners or " ".join(found) in self._keys or is_part:
                continue
            if set(found) <= FILLERS and len(found) < len(self._given) and not BOTH & set(self._given):
                continue  # `It is the Red Sea` does not name IS
            if not (has_right and self._belongs(start, found)):
                shown = min(owners)
                return " ".join(found).title() if shown.startswith("elsewhere:") else self._book.title(shown)
        return ""

    def _belongs(self, start: int, found: list[str]) -> bool:
        """Whether another name only says more of the right one: `Bamako, the capital of Mali`."""
        before = [word for word in self._given[:start] if word != "the"][-1:]
        if set(before) & _INTO or set(found) <= self._about:
            return True
        return not BOTH & set(self._given) and (set(found) <= self._asked or set(found) <= FILLERS | _GENERIC)

    def _within(self) -> Finding | None:
        """The finding on an answer that has a right name in it, with other words around."""
        usual = FILLERS | self._asked | self._about | {word for key in self._keys for word in key.split()}
        parts = {word for key in self._keys for word in key.split()}
        for name in sorted((key.split() for key in self._keys), key=len, reverse=True):
            at = _find(self._given, name)
            before = [word for word in self._given[: max(at, 0)] if word not in usual]
            tail = self._given[at + len(name) :]
            behind = [word for word in tail if word not in usual]
            if at < 0 or any(is_slip_beside(word, part) for word in (*before, *behind) for part in parts):
                continue
            if TURNING & {*before, *behind}:
                return wrong("It says the contrary.")
            if before:
                return almost(f"It has the name in it; the articles do not say {' '.join(before)}.")
            is_apart = "," in self._answer or "(" in self._answer or bool(_INTO & set(tail[:1]))
            if behind and (BOTH & set(tail) or not is_apart or len(behind) > LONGEST_TAIL):
                return almost("It has the name in it and says more.")
            return correct()
        return None

    def _in_other_order(self) -> Finding | None:
        for key in self._keys:
            name = [word for word in key.split() if word not in FILLERS]
            if len(name) > 1 and sorted(self._telling) == sorted(name):
                return correct()
        return None

    def _slipped(self) -> Finding | None:
        """The finding on a name with a slip in it that makes no other name of it."""
        lures = {name_key(lure.text) for lure in self._card.lures}
        if " ".join(self._telling) in lures:
            return None
        for key, text in self._keys.items():
            if self._slipped_once(key.split()):
                return almost("Spelt otherwise, the same name.", pieces(self._answer.strip(), text))
            name = [word for word in key.split() if word not in FILLERS]
            is_alike = len(self._telling) == len(name)
            pairs = zip(self._telling, name, strict=False) if is_alike else [("".join(self._telling), "".join(name))]
            differing = [(one, other) for one, other in pairs if one != other]
            if len(differing) in (1, 2) and all(self._may_be(one, other) for one, other in differing):
                return almost("Spelt otherwise, the same name.", pieces(self._answer.strip(), text))
        return None

    def _slipped_once(self, name: list[str]) -> bool:
        """Whether all words of the name are there, one of them with a slip; with it a word may look like a filler."""
        if (found := slip_in_name(self._given, name)) is None:
            return False
        at, word = found
        meant = name[[self._given[i] for i in at].index(word)]
        rest = [other for i, other in enumerate(self._given) if i not in at]
        if meant in FILLERS or self._book.owners(word) or are_opposed(word, meant) or not FILLERS.issuperset(rest):
            return False
        if not self._book.near([self._given[i] for i in at]) <= {self._ident, f"elsewhere:{' '.join(name)}"}:
            return False
        return any(other not in FILLERS for other in name if other != meant)

    def _may_be(self, one: str, other: str) -> bool:
        if self._book.owners(one) or are_opposed(one, other):
            return False
        is_plural = len(other) > 4 and one.removesuffix("s") == other.removesuffix("s")
        return _is_near(one, other) or is_plural

    def _shortened(self) -> Finding | None:
        """The finding on a name that is left unfinished."""
        mine = self._telling
        if self._book.owners(" ".join(mine)) - {self._ident}:
            return None
        for key, text in self._keys.items():
            name = [word for word in key.split() if word not in FILLERS]
            is_begun = len(mine) == len(name) == 1 and len(mine[0]) > 4 and name[0].startswith(mine[0])
            if is_begun and 2 * len(mine[0]) >= len(name[0]):
                return almost("The end is missing.", pieces(mine[0], text))
            telling = [word for word in name if word not in _GENERIC]
            if mine and set(mine) < set(name) and 2 * sum(word in mine for word in telling) >= len(telling) > 1:
                return almost("It is not the whole name.", pieces(" ".join(self._given), text))
        return None


def _find(given: list[str], name: list[str]) -> int:
    places = range(len(given) - len(name) + 1)
    return next((at for at in places if given[at : at + len(name)] == name), -1)


def _is_near(one: str, other: str) -> bool:
    """Whether a word may be another with a slip in it; within a longer name, four letters are enough."""
    return is_slip(one, other) or (min(len(one), len(other)) > 3 and distance(one, other) == 1 and not one.isdecimal())
