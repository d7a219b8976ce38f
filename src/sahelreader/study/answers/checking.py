"""Whether an answer to a card is right, by the rules of the card's kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sahelreader.study.answers.book import Book, name_key
from sahelreader.study.answers.datings import check_date
from sahelreader.study.answers.finding import Finding, correct, wrong
from sahelreader.study.answers.kinship import names_by_another
from sahelreader.study.answers.naming import check_name
from sahelreader.study.answers.people import check_person
from sahelreader.study.answers.phrases import check_phrase
from sahelreader.study.answers.picking import check_pick, lists_options
from sahelreader.study.answers.quantities import check_number
from sahelreader.study.answers.several import names_more
from sahelreader.study.answers.words import words
from sahelreader.text.fold import fold

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Fact

_NO_ANSWER = frozenset(
    ("", "i do not know", "do not know", "dunno", "idk", "no idea", "not idea", "je sais not", "sais not",
     "not sure", "unknown",
     "i have not idea", "have not idea", "aucune idee", "not clue", "i forget", "i forgot", "forgot", "skip", "pass",
     "i do not remember", "je ne sais pas", "not answer", "i am not sure", "im not sure")
)  # fmt: skip
_ASKS_FORM = re.compile(
    r"abbreviation|acronym|under which name|which word|what do the letters|stands? for|“comité national|"
    r"by its french name"
)
"""Questions for one name of something: another name of it is no answer."""
_OR = re.compile(r"\s+(?:or|ou)\s+|(?<=[^\W\d])\s*/\s*(?=[^\W\d])|\s+/\s+", re.IGNORECASE)
LONGEST = 1000
"""Characters of an answer that are looked at."""


def check_answer(answer: str, card: Card, fact: Fact, book: Book) -> Finding:
    """The verdict on an answer, with its reason. Nothing that is wrong is ever called correct for being near."""
    answer = answer[:LONGEST].strip()
    if not words(answer) or " ".join(words(answer)) in _NO_ANSWER:
        return wrong("No answer was given.")
    alternatives = _alternatives(card, book)
    if _is_verbatim(answer, (card.answer, *card.accept)):
        return correct()
    for lure in card.lures:
        if _is_verbatim(answer, (lure.text,)):
            return wrong(lure.why or f"The answer is {card.answer}.")
    sides = [side for side in _OR.split(answer) if side.strip()]
    if len(sides) > 1 and card.kind not in ("date", "number") and not lists_options(card):
        findings = [_check_kind(side, card, fact, alternatives, book) for side in sides]
        if all(finding.verdict == "correct" for finding in findings):
            return correct("Both are names of it.")
        return wrong("It names two alternatives.")
    return _check_whole(answer, card, fact, alternatives, book)


def _check_whole(answer: str, card: Card, fact: Fact, alternatives: tuple[str, ...], book: Book) -> Finding:
    """The finding on an answer that names no alternatives; it may name a second thing all the same."""
    finding = _check_kind(answer, card, fact, alternatives, book)
    if finding.verdict == "wrong" or lists_options(card):
        return finding

    def is_right(side: str) -> bool:
        return _check_kind(side, card, fact, alternatives, book).verdict != "wrong"

    by_another = names_by_another(answer, card, alternatives)
    return by_another or names_more(answer, card, alternatives, book, is_right) or finding


def _check_kind(answer: str, card: Card, fact: Fact, alternatives: tuple[str, ...], book: Book) -> Finding:
    listed = (card.answer, *card.accept)
    if lists_options(card):
        finding = check_pick(answer, card, book)
    elif card.kind == "date":
        finding = check_date(answer, listed, card.ask, fact.when)
    elif card.kind == "number":
        finding = check_number(answer, listed, card.ask)
    elif card.kind == "person":
        finding = check_person(answer, card, book)
    elif card.kind in ("place", "organisation", "operation"):
        finding = check_name(answer, card, alternatives, book)
    else:
        finding = check_phrase(answer, card, fact, alternatives, None if _asks_form(card) else book)
        if book.named_by(card) and name_key(answer) in map(name_key, alternatives):
            finding = correct()
    return finding


def _alternatives(card: Card, book: Book) -> tuple[str, ...]:
    """The answers that are right: those of the card, and other names of what it asks for."""
    listed = (card.answer, *card.accept)
    if _asks_form(card):
        return listed
    asked = f" {' '.join(words(card.ask))} "
    forms = (form for form in book.forms(book.named_by(card)) if f" {name_key(form)} " not in asked)
    return tuple(dict.fromkeys((*listed, *forms)))


def _asks_form(card: Card) -> bool:
    return card.kind not in ("place", "person") and bool(_ASKS_FORM.search(card.ask.lower()))


def _is_verbatim(answer: str, texts: tuple[str, ...]) -> bool:
    """Whether an answer is one of some texts but for capitals, accents, quotation marks, dashes and blanks."""
    return _letters(answer) in {_letters(text) for text in texts}


def _letters(text: str) -> str:
    low = fold(text)
    low = re.sub(r"[\"“”«»()\[\]]", "", low)
    return re.sub(r"(?<=[^\W\d])[-](?=[^\W\d])", " ", " ".join(low.split())).strip(" .,;:!'")
