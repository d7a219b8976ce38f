"""Words near another: spelt almost so, for `wagnr~` and for what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from sahelreader.dossier.lookup import distance


def within(word: str, others: Iterable[str], slips: int) -> list[str]:
    """The words that at most `slips` letters inserted, dropped, changed or swapped with a neighbour part from it."""
    length, letters = len(word), set(word)
    return [
        other
        for other in others
        if abs(len(other) - length) <= slips
        and len(letters.symmetric_difference(other)) <= 2 * slips
        and distance(word, other) <= slips
    ]
