"""Whether an answer points to the right one of the things that the question lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.study.answers.finding import Finding, almost, correct, wrong
from sahelreader.study.answers.phrases import read
from sahelreader.study.answers.slips import is_slip
from sahelreader.study.answers.words import BOTH, EITHER, NOT

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card
    from sahelreader.study.answers.book import Book


LEAST = 1 / 3
"""Share of the words of a thing that are enough to point to it."""


def lists_options(card: Card) -> bool:
    """Whether the question itself names the right answer and all the lures."""
    return bool(card.lures) and all(text in card.ask for text in (card.answer, *(lure.text for lure in card.lures)))


def check_pick(answer: str, card: Card, book: Book) -> Finding:
    """Checks an answer to a question that lists what there is to choose from."""
    given = read(answer, book)
    mine = set(given.stems)
    bare = set(read(answer, None).stems)
    options = {text: set(read(text, book).stems) for text in (card.answer, *(lure.text for lure in card.lures))}
    if NOT in given.words:
        return wrong("It says which it is not.")
    if (EITHER | BOTH) & set(given.words):
        return wrong("It names more than one.")
    named = {}
    for text, stems in options.items():
        telling = stems - set().union(*(other for name, other in options.items() if name != text))
        if telling & mine or any(is_slip(one, other) for one in bare for other in telling):
            named[text] = len(stems & mine) / len(stems)
    if set(named) == {card.answer}:
        return _check_share(named[card.answer], mine <= options[card.answer] | set(read(card.ask, book).stems), card)
    if len(named) > 1:
        return wrong("It names more than one.")
    why = next((lure.why for lure in card.lures if lure.text in named), "")
    return wrong(why or f"The answer is {card.answer}.")


def _check_share(share: float, is_bare: bool, card: Card) -> Finding:
    """The finding on an answer that has a share of the words of the right one; `is_bare`: and no others."""
    if is_bare and share >= LEAST:
        return correct()
    if is_bare or 2 * share >= 1 or not share:
        return almost("Probably this one is meant.")
    return wrong(f"The answer is {card.answer}.")
