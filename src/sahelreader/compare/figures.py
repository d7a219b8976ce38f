"""Finds the figures in a text: how many or how much, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from sahelreader.compare.words import sense, senses_in

if TYPE_CHECKING:
    from sahelreader.compare.dates import DateFound

_ONES = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: i for i, word in enumerate(_ONES.split(), 1)}
_WORDS |= {word: 10 * i for i, word in enumerate(_TENS.split(), 2)}
_NUMBER_WORDS = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _WORDS)
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALE = "|".join(_SCALES)
_INITIALS = "".join(sorted({letter for word in (*_WORDS, *_SCALES) for letter in word[0] + word[0].upper()}))
_HEDGE = re.compile(
    r"\b(?:about|around|some|nearly|almost|approximately|over|several|(?:more|less)\s+than|at\s+least|up\s+to|down\s+to)\s+$",
    re.IGNORECASE,
)
_HEDGE_REACH = 20
"""Characters before a number that may hold a hedge."""
_FIGURE = re.compile(  # not right after what would make it a part of something else; how it begins is asked first
    rf"""(?<![\w.,[-])(?=[$€£\d{_INITIALS}])(?:
        (?P<money>[$€£])?(?P<digits>\d{{1,3}}(?:[,\u202f\u00a0]\d{{3}})+|\d+(?:\.\d+)?)(?:\s*(?P<scale1>{_SCALE}))?
      | (?P<word>{_NUMBER_WORDS})(?:\s+(?P<scale2>{_SCALE}))?\b
      | (?P<scale3>{_SCALE})s?\b
    )
    (?P<percent>\s?%|\s+per\ cent|\s+percent)?(?!\])""",
    re.VERBOSE,
)
_AFTER = re.compile(r"[^.;:!?\"“”(),]{0,45}")
UNIT_WORDS = 3
"""Words after a number that may tell what it counts."""


class Figure(Struct, frozen=True):
    """A number in a text with what it counts."""

    start: int
    end: int
    value: float
    is_rough: bool
    """Whether the text says "about", "more than" or the like."""
    unit: frozenset[str]
    """Senses of the words after it, `%` or a sign of money."""


def figures_in(text: str, dates: Iterable[DateFound], language: str = "en") -> Iterator[Figure]:
    """The figures in order, without the dates of the text, note markers and ordinal numbers."""
    taken = [(found.start, found.end) for found in dates]
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        if any(a < end and start < b for a, b in taken):
            continue
        hedge = _HEDGE.search(text, max(0, start - _HEDGE_REACH), start)
        unit = _unit(match, text, language)
        value = _value(match, hedge[0].strip().lower() if hedge else "")
        if unit and value > 1:
            yield Figure(hedge.start() if hedge else start, end, value, bool(hedge), unit)


def _value(match: re.Match[str], hedge: str) -> float:
    scale = match["scale1"] or match["scale2"] or match["scale3"]
    if match["digits"]:
        value = float(re.sub(r"[,\s]", "", match["digits"]))
    elif match["word"]:
        value = float(_WORDS[match["word"].lower()])
    else:
        value = 3.0 if hedge == "several" else 0.0
    return value * _SCALES[scale] if scale else value


def _unit(match: re.Match[str], text: str, language: str) -> frozenset[str]:
    if match["percent"]:
        return frozenset("%")
    after = _AFTER.match(text, match.end())
    words = senses_in(after[0] if after else "", language)[:UNIT_WORDS]
    return frozenset((*words, match["money"]) if match["money"] else words)


NEARLY, ROUGHLY = 0.025, 0.1
"""Shares by which two figures may differ that tell the same; the second if one of them says "about"."""
TELLING = 100
"""From here on a figure tells something even where the two texts name what it counts differently."""
_MEASURES = """
% $ € £ kilometer kilometre km meter metre mile hectare acre ton tonne kilogram liter litre barrel degree
second minute hour day week month year decade
"""
_MEASURED = frozenset(map(sense, _MEASURES.split()))
"""What two figures must have both or neither of, to tell the same by other names."""


def agreement(one: Figure, other: Figure) -> float:
    """How far two figures tell the same: 1 of the same thing, less if it goes by another name, 0 not at all."""
    apart = abs(one.value - other.value) / max(one.value, other.value)
    if one.unit & other.unit:
        return float(apart <= (ROUGHLY if one.is_rough or other.is_rough else NEARLY))
    is_same_kind = not (one.unit ^ other.unit) & _MEASURED
    return 0.6 if is_same_kind and apart <= NEARLY and min(one.value, other.value) >= TELLING else 0.0
