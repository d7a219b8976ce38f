"""Slips of the pen: how far two words are from each other, and which letters differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from sahelreader.study.answers.finding import Piece
from sahelreader.text.fold import Folded

_SOUNDS = ((re.compile("que?$"), "k"), (re.compile("c(?![eihy])"), "k"), (re.compile("y"), "i"))
SHORTEST = 5
"""A shorter word with another letter is another word."""
SHORTEST_BESIDE = 3
"""The same of a word in a name of which the other words are right."""
LONG = 8
"""From this length on, two slips in a word are forgiven."""


def distance(one: str, other: str) -> int:
    """Letters to insert, delete, change or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]


@lru_cache(16384)
def is_slip(given: str, meant: str) -> bool:
    """Whether a word may be another one with a slip of the pen in it; numbers never are."""
    if given == meant or len(meant) < SHORTEST or any(map(str.isdecimal, given + meant)):
        return False
    return any(_are_near(*pair) for pair in {(given, meant), (_sound(given), _sound(meant))})


def _are_near(given: str, meant: str) -> bool:
    allowed = 1 if len(meant) < LONG else 2
    return abs(len(given) - len(meant)) <= allowed and distance(given, meant) <= allowed


def is_slip_beside(given: str, meant: str) -> bool:
    """Whether a word may be another one with a slip in it, where the other words of its name stand beside it.

    Of a short word, of three letters at least, one may then differ.
    """
    if is_slip(given, meant):
        return True
    is_short = len(given) >= SHORTEST_BESIDE - 1 and len(meant) >= SHORTEST_BESIDE
    return is_short and distance(given, meant) == 1 and not any(map(str.isdecimal, given + meant))


def slip_in_name(given: list[str], name: Sequence[str]) -> tuple[range, str] | None:
    """Where a name of several words stands with a slip in one of them, and that word as given; None if nowhere."""
    if len(name) < 2:
        return None
    for at in range(len(given) - len(name) + 1):
        here = given[at : at + len(name)]
        differing = [(one, other) for one, other in zip(here, name, strict=True) if one != other]
        if len(differing) == 1 and is_slip_beside(*differing[0]):
            return range(at, at + len(name)), differing[0][0]
    return None


def _sound(word: str) -> str:
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def pieces(given: str, right: str) -> tuple[Piece, ...]:
    """The letters of both side by side, compared without capitals and accents."""
    mine, its = Folded(given), Folded(right)
    found: list[Piece] = []
    for step, i, j, k, m in SequenceMatcher(None, mine.low, its.low, autojunk=False).get_opcodes():
        if step == "equal":
            found.append(Piece(right[its.start(k) : its.end(m)], "same"))
            continue
        if j > i:
            found.append(Piece(given[mine.start(i) : mine.end(j)], "extra"))
        if m > k:
            found.append(Piece(right[its.start(k) : its.end(m)], "missing"))
    return tuple(found)
