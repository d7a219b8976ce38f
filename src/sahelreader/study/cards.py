"""Which question is put about a fact, and how."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sahelreader.dossier.model import Card, Fact
from sahelreader.store.events import Style
from sahelreader.study.history import was_right

if TYPE_CHECKING:
    from sahelreader.store.events import Mode, ReviewEvent

LURES_SHOWN = 2
"""Three options are enough, and better than four of which one is silly."""


class Dice:
    """A few throws that follow from a seed; a `Random` takes as long to be made as all else that a question needs."""

    def __init__(self, seed: str) -> None:
        self._left = int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")

    def below(self, sides: int) -> int:
        """A number from 0, less than `sides`; alike for all as long as their product is far below 2^256."""
        self._left, number = divmod(self._left, sides)
        return number


class Option(Struct, frozen=True):
    """An answer to choose from."""

    text: str
    is_right: bool
    why: str = ""
    """Why it is wrong, where that teaches something."""


class Prompt(Struct, frozen=True):
    """A question as it is put."""

    fact: Fact
    card: Card
    style: Style
    options: tuple[Option, ...] = ()
    """In the order shown; empty for recall."""

    @property
    def right_index(self) -> int:
        """Place of the right option, from 0; -1 for recall."""
        return next((index for index, option in enumerate(self.options) if option.is_right), -1)


def make_prompt(
    fact: Fact, history: Sequence[ReviewEvent], *, mode: Mode, seed: str, whole: Fact | None = None
) -> Prompt:
    """The next question about a fact: a choice of three until it was once answered right, recall from then on.

    `history`: its effective events in order. The wording is the one least and longest not used; in practice any.
    Everything random follows from the seed, the fact and the number of its events. `whole`: what the prompt is to
    show where the fact is a part of it.
    """
    choosable = [card for card in fact.cards if len(card.lures) >= LURES_SHOWN]
    is_choice = bool(choosable) and not any(map(was_right, history))
    cards = choosable if is_choice else list(fact.cards)
    shown = whole or fact
    if mode != "practice" and not is_choice:  # nothing is left to chance, the making of which takes its time
        return Prompt(shown, _least_used(cards, history), "recall")
    dice = Dice(f"{seed}\n{fact.id}\n{len(history)}")
    card = cards[dice.below(len(cards))] if mode == "practice" else _least_used(cards, history)
    return Prompt(shown, card, "choice", _options(card, dice)) if is_choice else Prompt(shown, card, "recall")


def _least_used(cards: Sequence[Card], history: Sequence[ReviewEvent]) -> Card:
    if not history:
        return cards[0]
    times = Counter(event.card for event in history)
    last_used = {event.card: index for index, event in enumerate(history)}
    return min(cards, key=lambda card: (times[card.id], last_used.get(card.id, -1)))


def _options(card: Card, dice: Dice) -> tuple[Option, ...]:
    lures = list(card.lures)
    drawn = [lures.pop(dice.below(len(lures))) for _ in range(LURES_SHOWN)]
    options = [Option(lure.text, is_right=False, why=lure.why) for lure in drawn]
    options.insert(dice.below(len(options) + 1), Option(card.answer, is_right=True))
    return tuple(options)
