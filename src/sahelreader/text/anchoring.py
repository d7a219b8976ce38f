"""Finds a quotation again in a text that may have changed since: exactly, elsewhere, or nearly.

The order is that of the W3C's Web Annotation selectors: position, then quotation with prefix and suffix, then a
likeness of words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from sahelreader.text.fold import Folded, fold

How = Literal["exact", "moved", "changed"]

LEAST_LIKENESS = 0.7
"""Share of the words that must be the same, in both the quotation and what is taken for it."""
LEAST_WORDS = 4
"""A shorter quotation is found by its very words or not at all."""
LONE_LENGTH = 20
"""Characters from which on a quotation that stands in the text once needs no context to be believed."""
_WORD = re.compile(r"\w+")
_SEED = 2
"""Words in a row by which a passage is thought of."""


class Anchored(NamedTuple):
    """A stretch of the text, and how it was found."""

    start: int
    end: int
    how: How


def find_again(text: str, quote: str, at: int, prefix: str = "", suffix: str = "") -> Anchored | None:
    """Where a quotation stands that stood at `at` between prefix and suffix; None if it is no longer there.

    Accents, capitals and typography may have changed without its counting as changed.
    """
    here = Anchored(at, at + len(quote), "exact") if at >= 0 and text.startswith(quote, at) else None
    if here and _is_believed(_context_length(text, here.start, here.end, prefix, suffix), prefix, suffix):
        return here
    folded, wanted = Folded(text), fold(quote)
    if not wanted.strip():
        return here
    found = _by_words(folded.low, wanted, at, fold(prefix), fold(suffix))
    if here and not found:
        return here
    found = found or _by_likeness(folded.low, wanted)
    return Anchored(folded.start(found.start), folded.end(found.end), found.how) if found else None


def _is_believed(context: int, prefix: str, suffix: str) -> bool:
    """Whether enough of the context is as it was: a third of its characters."""
    return context * 3 >= len(prefix) + len(suffix)


def _context_length(text: str, start: int, end: int, prefix: str, suffix: str) -> int:
    """How many characters before and after a stretch are those of prefix and suffix."""
    before = 0
    while before < min(len(prefix), start) and prefix[-1 - before] == text[start - 1 - before]:
        before += 1
    after = 0
    while after < min(len(suffix), len(text) - end) and suffix[after] == text[end + after]:
        after += 1
    return before + after


def _by_words(text: str, quote: str, at: int, prefix: str, suffix: str) -> Anchored | None:
    """The occurrence of the same words with most of the context around it, the nearest of equals."""
    places = list(_occurrences(text, quote))
    if not places:
        return None
    context = {place: _context_length(text, place, place + len(quote), prefix, suffix) for place in places}
    best = max(places, key=lambda place: (context[place], -abs(place - at)))
    is_alone = len(places) == 1 and len(quote) >= LONE_LENGTH
    if not (is_alone or _is_believed(context[best], prefix, suffix)):
        return None
    return Anchored(best, best + len(quote), "moved")


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _by_likeness(text: str, quote: str) -> Anchored | None:
    """The passage that has most of the same words in the same order."""
    wanted = _WORD.findall(quote)
    if len(wanted) < LEAST_WORDS:
        return None
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    best, likeness = (0, 0), LEAST_LIKENESS
    for begin in _beginnings(words, wanted):
        first, last, share = _alike(words, wanted, begin)
        if share > likeness:
            best, likeness = (first, last), share
    if best[1] <= best[0]:
        return None
    return Anchored(spans[best[0]][0], spans[best[1] - 1][1], "changed")


def _beginnings(words: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Word indexes at which the passage may begin: those that most rows of words in common speak for."""
    seeds: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(wanted) - _SEED + 1):
        seeds.setdefault(tuple(wanted[i : i + _SEED]), []).append(i)
    votes: Counter[int] = Counter()
    room = max(len(wanted) // 2, 2)
    for j in range(len(words) - _SEED + 1):
        for i in seeds.get(tuple(words[j : j + _SEED]), ()):
            votes[(j - i) // room] += 1
    return [bucket * room for bucket, _ in votes.most_common(4)]


def _alike(words: Sequence[str], wanted: Sequence[str], begin: int) -> tuple[int, int, float]:
    """First and last word (exclusive) of the passage that begins about there, and how like the quotation it is."""
    from difflib import SequenceMatcher

    offset = max(begin - len(wanted) // 2, 0)
    window = words[offset : begin + 2 * len(wanted)]
    blocks = [
        block for block in SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks() if block.size
    ]
    if not blocks:
        return 0, 0, 0.0
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    same = sum(block.size for block in blocks)
    return offset + first, offset + last, 2 * same / (len(wanted) + last - first)
