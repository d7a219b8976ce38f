"""Numbers in a text, in figures and in English and French words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from sahelreader.study.answers.listed import listed

_ENGLISH = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_FRENCH = listed("zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize")
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
SMALL = {word: n for n, word in enumerate(_ENGLISH)} | {word: n for n, word in enumerate(_FRENCH)} | {"une": 1} | _TENS
HUNDREDS = {"hundred": 100, "hundreds": 100, "cent": 100, "cents": 100}
SCALES = {
    "thousand": 10**3, "thousands": 10**3, "mille": 10**3, "k": 10**3, "million": 10**6, "millions": 10**6,
    "mn": 10**6, "m": 10**6,
    "mio": 10**6, "billion": 10**9, "billions": 10**9, "milliard": 10**9, "milliards": 10**9, "bn": 10**9,
    "trillion": 10**12,
}  # fmt: skip
VAGUE = {
    "dozens": 12, "douzaines": 12, "tens": 10, "dizaines": 10, "hundreds": 100, "centaines": 100, "thousands": 1000,
    "milliers": 1000, "millions": 10**6, "billions": 10**9, "milliards": 10**9,
}  # fmt: skip
SEVERAL = frozenset({"several", "few", "plusieurs", "quelques", "some", "couple"})
_EXACT_GROUPS = {"dozen": 12, "douzaine": 12, "dizaine": 10, "centaine": 100, "millier": 1000, "score": 20}
_DOZENS = frozenset({"dozen", "dozens", "douzaine", "douzaines"})
_PARTS = {
    "half": 2, "halves": 2, "demi": 2, "moitie": 2, "third": 3, "thirds": 3, "tiers": 3, "quarter": 4, "quarters": 4,
    "quart": 4, "quarts": 4, "fifth": 5, "fifths": 5, "cinquieme": 5, "cinquiemes": 5, "tenth": 10, "tenths": 10,
    "dixieme": 10, "dixiemes": 10,
}  # fmt: skip
_TOKEN = re.compile(r"\d{1,3}(?:[ .,'_]\d{3})+(?![\d])|\d+/\d+|\d+(?:[.,]\d+)?|[^\W\d_]+|[%$€£+~<>]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands."""

    value: Fraction
    """Of a vague number its magnitude, 100 for `several hundred`."""
    is_vague: bool
    start: int
    """Index of its first token."""
    end: int
    """Index behind its last token."""
    is_figure: bool = False


def tokens(text: str) -> list[str]:
    """A plain text as words, signs and figures, those with thousands apart as one."""
    return _TOKEN.findall(text)


def numerals(found: list[str]) -> list[Numeral]:
    """The numbers among some tokens."""
    numbers: list[Numeral] = []
    position = 0
    while position < len(found):
        number = _vague(found, position) or _exact(found, position)
        if number:
            numbers.append(number)
        position = number.end if number else position + 1
    return numbers


def _vague(found: list[str], at: int) -> Numeral | None:
    """`several hundred`, `hundreds`, `tens of thousands`."""
    start, word = at, found[at]
    if word in SEVERAL and at + 1 < len(found):
        at += 1 + (found[at + 1] == "of")
        word = found[at] if at < len(found) else ""
        size = HUNDREDS.get(word) or SCALES.get(word) or VAGUE.get(word) or _EXACT_GROUPS.get(word)
        return Numeral(Fraction(size), True, start, at + 1) if size and len(word) > 2 else None
    if word in VAGUE:
        size, at = VAGUE[word], at + 1
        if found[at : at + 1] in (["of"], ["de"]) and found[at + 1 : at + 2] and found[at + 1] in VAGUE:
            size, at = size * VAGUE[found[at + 1]], at + 2
        return Numeral(Fraction(size), True, start, at)
    return None


def _exact(found: list[str], at: int) -> Numeral | None:
    word = found[at]
    if word[0].isdecimal():
        value, end = _figure(word), at + 1
        if "/" not in word:
            value, end = _scaled(value, found, end)
            value, end = _grouped(value, found, end)
        return Numeral(value, False, at, end, is_figure=True)
    if word in ("a", "an", "un", "une", "la", "one") and found[at + 1 : at + 2]:
        following = found[at + 1]
        if following in _PARTS:
            return Numeral(Fraction(1, _PARTS[following]), False, at, at + 2)
        if following in _EXACT_GROUPS:
            return Numeral(Fraction(_EXACT_GROUPS[following]), False, at, at + 2)
        if word in ("a", "an") and (following in HUNDREDS or following in SCALES) and len(following) > 2:
            return _in_words(found, at + 1, at)
    if word in SMALL or word in ("mille", "cent", "hundred", "thousand"):
        return _in_words(found, at, at)
    return None


def _figure(text: str) -> Fraction:
    if "/" in text:
        above, _, below = text.partition("/")
        return Fraction(int(above), int(below) or 1)
    if re.fullmatch(r"\d{1,3}(?:[ .,'_]\d{3})+", text):
        return Fraction(re.sub(r"\D", "", text))
    return Fraction(text.replace(",", "."))


def _scaled(value: Fraction, found: list[str], at: int) -> tuple[Fraction, int]:
    """Takes in the `million` after a figure."""
    while at < len(found) and (found[at] in SCALES or found[at] in HUNDREDS):
        value *= SCALES.get(found[at]) or HUNDREDS[found[at]]
        at += 1
    return value, at


def _in_words(found: list[str], at: int, start: int) -> Numeral:
    total = current = last = 0
    begun = at
    while at < len(found):
        word = found[at]
        if word in ("and", "et") and at > begun and at + 1 < len(found) and _continues(last, found[at + 1]):
            at += 1
            continue
        if word in SMALL and (at == begun or _continues(last, word)):
            is_eighty = last == 4 and word in ("vingt", "vingts")
            current = current - 4 + 80 if is_eighty else current + SMALL[word]
            last = 80 if is_eighty else SMALL[word]
        elif word in HUNDREDS and current < 100 and not 100 <= last < 1000:
            current, last = (current or 1) * 100, 100
        elif word in SCALES and (len(word) > 2 or word in ("bn", "mn")):
            total, current, last = total + (current or 1) * SCALES[word], 0, SCALES[word]
        else:
            break
        at += 1
    value, at = _grouped(Fraction(total + current), found, at)
    return Numeral(value, False, start, at)


def _grouped(value: Fraction, found: list[str], at: int) -> tuple[Fraction, int]:
    """Takes in the `thirds` or the `dozen` after a small number."""
    following = found[at] if at < len(found) else ""
    if following in _PARTS and 0 < value < 20 and value.denominator == 1:
        return value / _PARTS[following], at + 1
    if following in _DOZENS:
        return value * 12, at + 1
    return value, at


def _continues(last: int, word: str) -> bool:
    """Whether a number word goes on with the number whose last word was worth `last`."""
    if word not in SMALL:
        return False
    value = SMALL[word]
    if last == 4 or last >= 100:
        return last >= 100 or value == 20  # quatre-vingts
    if word in _ENGLISH[10:] and word not in _FRENCH:
        return False
    if last == 10:
        return value in (7, 8, 9) and word in _FRENCH  # dix-sept
    return value < 20 if last in (60, 80) else last >= 20 and 0 < value < 10
