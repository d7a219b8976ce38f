"""Rules about wrong answers: nothing but knowing the matter may tell them from the right one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sahelreader.text.clean import clean_line
from sahelreader.text.fold import lookup_key

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Dossier, Lure
    from sahelreader.dossier.rules.sheet import Hit, Sheet

RATIO = 1.5
FREE = 5
"""Characters of difference that nobody takes for a hint, however short the answer: gold and platinum."""
_WORDED = ("text", "term")
"""Kinds of answer that the curator words; what a name or a number is long is not his to choose."""
_ENTITY_KINDS = {
    "person": ("person",), "organisation": ("organisation", "armed_group"), "place": ("place",),
    "operation": ("operation", "event"),
}  # fmt: skip
_FEATURES: dict[str, Callable[[str], bool]] = {
    "begins with a capital": lambda text: text[:1].isupper(),
    "begins with an article": lambda text: bool(re.match(r"(?:the|an?) ", text, re.IGNORECASE)),
    "has figures": lambda text: any(character.isdigit() for character in text),
    "ends like a sentence": lambda text: text.endswith((".", "!", "?")),
    "has quotation marks": lambda text: any(mark in text for mark in '"“”«»'),
}


def lure_kind(sheet: Sheet) -> Iterator[Hit]:
    """A wrong answer must be of the kind that the card asks for, as far as the who's who tells."""
    kinds = _kinds_by_name(sheet.dossier)
    for _, card, record in sheet.cards():
        fitting = _ENTITY_KINDS.get(card.kind)
        for lure, its in zip(card.lures, record.children("lures"), strict=True):
            kind = kinds.get(lookup_key(lure.text), ())
            if fitting and kind and not set(fitting) & set(kind):
                yield its.hit(f"the lure {_shown(lure)} is no {card.kind}: the who's who has it as {kind[0]}", "text")


def lure_length(sheet: Sheet) -> Iterator[Hit]:
    """The right answer must not be known by its length.

    Where the curator words them, no wrong answer may be 1.5 times as long as the right one, or the reverse. Names and
    numbers have the length they have: of them, no two may both be so much longer or shorter, since two are shown.
    """
    for _, card, record in sheet.cards():
        for lure, what in length_outliers(card):
            its = record.children("lures")[card.lures.index(lure)]
            ratio = f"{len(lure.text)} characters to {len(card.answer)}"
            yield its.hit(f"the lure {_shown(lure)} is much {what} than the answer: {ratio}", "text")


def length_outliers(card: Card) -> Iterator[tuple[Lure, str]]:
    """The lures that give the answer away by being `longer` or `shorter`."""
    length = len(card.answer)
    longer = [lure for lure in card.lures if _is_much_longer(len(lure.text), length)]
    shorter = [lure for lure in card.lures if _is_much_longer(length, len(lure.text))]
    for found, what in ((longer, "longer"), (shorter, "shorter")):
        if card.kind in _WORDED or len(found) > 1:
            yield from ((lure, what) for lure in found)


def lure_form(sheet: Sheet) -> Iterator[Hit]:
    """The right answer must not be known by how it is written: of two wrong ones, one must look like it."""
    for _, card, record in sheet.cards():
        for what, has in _FEATURES.items():
            other = [lure for lure in card.lures if has(lure.text) != has(card.answer)]
            if len(other) > 1:
                lures = " and ".join(map(_shown, other))
                which = f"the answer alone {what}" if has(card.answer) else f"each {what}, and the answer doesn't"
                yield record.hit(f"of the lures {lures} and the answer, {which}", "lures")


def _is_much_longer(one: int, other: int) -> bool:
    return one > RATIO * other and one - other > FREE


def _kinds_by_name(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for entity in dossier.glossary.entities.values():
        for name in entity.names:
            key = lookup_key(name.form)
            kinds[key] = (*kinds.get(key, ()), entity.kind)
    return kinds


_cut = partial(clean_line, limit=60)


def _shown(lure: Lure) -> str:
    return repr(_cut(lure.text))
