"""Whether a short text says what the answer says: its words in any order, none turned round, no second answer."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from sahelreader.study.answers.finding import Finding, almost, best, correct, wrong
from sahelreader.study.answers.listed import listed
from sahelreader.study.answers.numerals import numerals, tokens
from sahelreader.study.answers.slips import is_slip, pieces
from sahelreader.study.answers.words import (
    BOTH,
    DEGREES,
    EITHER,
    FILLERS,
    LIMITING,
    NOT,
    TURNING,
    are_opposed,
    content,
    negations,
    plain,
    stem,
    words,
)

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Fact
    from sahelreader.study.answers.book import Book

_TAIL = frozenset(listed("of in on with for by from to at as who which that because since during"))


@dataclass(frozen=True, slots=True)
class Said:
    """A text for comparing."""

    text: str
    words: tuple[str, ...]
    """All of them, names as `@id`."""
    stems: tuple[str, ...]
    """Of those that say something."""
    numbers: frozenset[Fraction]

    @property
    def negations(self) -> int:
        """How often it says that something is not."""
        return negations(self.words)

    @property
    def names(self) -> list[str]:
        """The names in it, in order."""
        return [word for word in self.words if word.startswith("@")]


@lru_cache(4096)
def read(text: str, book: Book | None) -> Said:
    """A text, with its names known as such where there is a book."""
    found = words(text)
    named: list[str] = []
    done = 0
    for start, end, owners in book.find(found) if book else ():
        name = " ".join(found[start:end])
        is_sure = (
            len(owners) == 1 and not min(owners).startswith("elsewhere:") and (len(name) > 3 or name.upper() in text)
        )
        if is_sure and (end - start > 1 or name not in FILLERS):
            named += [*found[done:start], f"@{min(owners)}"]
            done = end
    named += found[done:]
    values = frozenset(
        number.value for number in numerals(tokens(plain(text))) if number.is_figure or number.value > 1
    )  # fmt: skip
    stems = tuple(word if word.startswith("@") else stem(word) for word in named if word not in FILLERS)
    return Said(text, tuple(named), stems, values)


def check_phrase(answer: str, card: Card, fact: Fact, alternatives: tuple[str, ...], book: Book | None) -> Finding:
    """Checks a short text against those that are right."""
    given = read(answer, book)
    if EITHER & set(given.words) and not any(EITHER & set(read(text, book).words) for text in alternatives):
        return wrong("It names two alternatives.")
    known = [read(text, book) for text in alternatives]
    for lure in card.lures:
        said = read(lure.text, book)
        is_lure = set(said.stems) == set(given.stems) and said.negations == given.negations
        if is_lure and not any(set(other.stems) == set(said.stems) for other in known):
            return wrong(lure.why or f"The answer is {card.answer}.")
    checker = _Checker(given, (card, fact), known, book)
    if any(checker.turns(other) for other in known):
        return wrong("It has the words, but turns them round.")
    finding = best([checker.compare(other) for other in known])
    if finding.verdict != "wrong" and (lure_text := checker.lure_within()):
        return wrong(f"It says {lure_text} too, and that is not so.")
    return finding


class _Checker:
    def __init__(self, given: Said, asked: tuple[Card, Fact], known: list[Said], book: Book | None) -> None:
        card, fact = asked
        question = read(card.ask, book)
        self._given, self._question, self._card, self._known, self._book = given, question, card, known, book
        self._asked = set(question.stems)
        self._right = {word for other in known for word in other.stems}
        self._sources = [read(text, book).stems for text in (fact.statement, *(e.quote for e in fact.evidence))]
        self._vocabulary = {word for stems in self._sources for word in stems} | self._asked
        self._vocabulary |= {word for lure in card.lures for word in read(lure.text, book).stems}

    def lure_within(self) -> str:
        """The words of a lure that stand in the answer beside the right ones."""
        mine = set(self._given.stems)
        for lure in self._card.lures:
            telling = set(read(lure.text, self._book).stems) - self._right - self._asked - DEGREES
            if telling and telling <= mine:
                return lure.text
        return ""

    def turns(self, right: Said) -> bool:
        """Whether the answer has all the words of a right one and says something else by them."""
        mine, its = set(self._given.stems) - {NOT}, set(right.stems) - {NOT}
        return its <= mine and (self._is_turned(right) or (mine == its and self._given.negations != right.negations))

    def compare(self, right: Said) -> Finding:
        """Checks against one right answer."""
        given = self._given
        if not right.numbers <= given.numbers or given.numbers - right.numbers - self._question.numbers:
            return wrong("The numbers differ.")
        mine, its = set(given.stems), set(right.stems)
        extras = mine - its
        if self._is_contrary(right, extras, its - mine):
            return wrong("It turns the answer round.")
        required = (its - self._asked - DEGREES) or (its - DEGREES) or its
        missing = required - mine
        slips = {word: near for word in missing if (near := self._slip_for(word, extras))}
        if missing - slips.keys():
            return self._incomplete(right, required, extras)
        if slips:
            return almost("Spelt otherwise, the same words.", pieces(given.text.strip(), right.text))
        return self._beyond(right, extras)

    def _is_contrary(self, right: Said, extras: set[str], lacking: set[str]) -> bool:
        given = self._given
        turning = TURNING & (set(given.words) - set(right.words)) - set(self._question.words)
        is_opposed = any(are_opposed(one, other) for one in extras for other in lacking)
        return given.negations != right.negations or is_opposed or bool(turning)

    def _slip_for(self, word: str, extras: set[str]) -> str:
        if self._book and word.startswith("@"):
            meant = [stem(part) for form in self._book.forms(word[1:]) for part in words(form)]
            if any(are_opposed(extra, part) for extra in extras for part in meant):
                return ""
            return next((e for e in extras for part in meant if e not in self._vocabulary and is_slip(e, part)), "")
        return next((e for e in extras if e not in self._vocabulary and is_slip(e, word)), "")

    def _incomplete(self, right: Said, required: set[str], extras: set[str]) -> Finding:
        mine = set(self._given.stems)
        if _letters(self._given.text) and _letters(self._given.text) == _letters(right.text):
            return correct()
        if LIMITING & (set(right.words) - set(self._given.words)):
            return wrong("The word that turns it round is missing.")
        has = required & mine
        fits_lure = any(mine - self._asked <= set(read(lure.text, self._book).stems) for lure in self._card.lures)
        strange = extras - self._asked - DEGREES
        if has and 2 * len(has) >= len(required) and not fits_lure and not strange:
            return almost("Part of it is missing.", pieces(self._given.text.strip(), right.text))
        return wrong(f"The answer is {self._card.answer}.")

    def _is_turned(self, right: Said) -> bool:
        """Whether two names have changed places, with other words before them."""
        its, mine = right.names, [name for name in self._given.names if name in right.names]
        are_two = len(set(its)) > 1 and len(set(mine)) > 1
        return are_two and its != mine and not BOTH & set(right.words)

    def _beyond(self, right: Said, extras: set[str]) -> Finding:
        """What the answer says besides the right words."""
        strange = extras - self._asked - self._right - DEGREES
        if not strange or self._is_quoted():
            return correct()
        at_home = {word for stems in self._sources for word in stems}
        if any(self._names_another(word) and word not in at_home for word in strange):
            return almost("The words are there, and another name with them.")
        if BOTH & set(self._given.words) - set(right.words) or len(strange) > 6 or NOT in strange:
            return almost("It has the answer in it and says more than the articles do.")
        last = max((i for i, word in enumerate(self._given.words) if stem(word) in set(right.stems)), default=0)
        tail = self._given.words[last + 1 :]
        in_tail = {stem(word) for word in tail}
        starts_tail = bool(tail) and (tail[0] in _TAIL or "," in self._given.text or "(" in self._given.text)
        if strange <= in_tail and starts_tail:
            return correct()
        return almost("It has the answer in it and says more than the articles do.")

    def _names_another(self, word: str) -> bool:
        return self._book is not None and word.startswith("@") and self._book.kind(word[1:]) != "term"

    def _is_quoted(self) -> bool:
        """Whether the answer stands in the statement or in the evidence word for word."""
        mine = self._given.stems
        return any(
            mine == stems[at : at + len(mine)] for stems in self._sources for at in range(len(stems) - len(mine) + 1)
        )


def _letters(text: str) -> str:
    """The telling words written as one, for `redline` and `red line`."""
    return stem("".join(content(text)))
