"""Slips of the pen: how far two words are from each other, and which letters differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from sahelreader.study.answers.finding import Piece
from sahelreader.text.fold import Folded

_SOUNDS = ((re.compile("que?$"), "k"), (re.compile("c(?![eihy])"), "k"), (re.compile("y"), "i"))
SHORTEST = 5
"""A shorter word with another letter is another word."""
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
    given, meant = _sound(given), _sound(meant)
    allowed = 1 if len(meant) < LONG else 2
    return abs(len(given) - len(meant)) <= allowed and distance(given, meant) <= allowed


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
