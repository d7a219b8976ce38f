"""Dates in a text, in any usual way of writing, English or French."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from sahelreader.study.answers.listed import listed
from sahelreader.study.answers.slips import is_slip
from sahelreader.text.fold import fold

Part = Literal["", "early", "mid", "late"]

_MONTHS = (
    "january jan janvier janv", "february feb fevrier fevr fev", "march mar mars", "april apr avril avr", "may mai",
    "june jun juin", "july jul juillet juil", "august aug aout", "september sept sep septembre",
    "october oct octobre", "november nov novembre", "december dec decembre",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_FULL = [name for name in MONTHS if len(name) > 4]
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon lundi", "tuesday tue mardi", "wednesday wed mercredi", "thursday thu thurs jeudi",
         "friday fri vendredi", "saturday sat samedi", "sunday sun dimanche")
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {
    "spring": 3, "printemps": 3, "summer": 6, "ete": 6, "autumn": 9, "fall": 9, "automne": 9, "winter": 12, "hiver": 12,
}  # fmt: skip
_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINAL = {word: n for n, word in enumerate(_ORDINALS, 1)} | {
    "premier": 1, "thirtieth": 30, "thirty-first": 31,
    **{f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINALS[:9], 1)},
}  # fmt: skip
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
_PARTS: dict[str, Part] = {
    "early": "early", "beginning of": "early", "start of": "early", "debut": "early", "debut de": "early",
    "debut des": "early", "mid": "mid", "middle of": "mid", "mi": "mid", "milieu": "mid", "milieu de": "mid",
    "late": "late", "end of": "late", "fin": "late", "fin de": "late", "fin des": "late", "the end of": "late",
    "the beginning of": "early", "the start of": "early", "the middle of": "mid",
}  # fmt: skip
_PART = "(?:(?P<part>" + "|".join(sorted((re.escape(word) for word in _PARTS), key=len, reverse=True)) + ")[ -]+)?"
_M = "(?P<m>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_TO = r"(?:\s?(?:-|to|au?|until|and|et)\s?(?:the )?(?P<l>\d{1,2})(?:st|nd|rd|th)?)?"
_D = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|eme|e)?" + _TO
_Y = r"(?P<y>(?:1[89]|20)\d\d\b|'\d\d\b)"
_BEFORE_A_DAY = (
    r"(?:^|\b(?:the|le|on|du) |(?<=day )|(?<=di )|"
    + "|".join(rf"(?<=\b{name} )" for name in _WEEKDAYS if len(name) == 3)
    + ")"
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"\b(?P<y>(?:1[89]|20)\d\d)[-/.](?P<n>\d{1,2})[-/.](?P<d>\d{1,2})\b",
        r"\b(?P<y>20\d\d)(?P<n>[01]\d)(?P<d>[0-3]\d)\b",
        r"\b(?P<d>\d{1,2})\s?[-/.]\s?(?P<n>\d{1,2})\s?[-/.]\s?(?P<y>(?:1[89]|20)\d\d|'?\d\d)\b",
        r"\b(?P<y>(?:1[89]|20)\d\d)[-/](?P<n>\d{1,2})\b",
        r"\b(?P<n>\d{1,2})\s?[-/.]\s?(?P<y>(?:1[89]|20)\d\d)\b",
        _PART + r"\b(?:annees )?(?P<decade>(?:1[89]|20)?\d0)'?s\b",
        _PART + r"\bannees (?P<decade>(?:1[89]|20)?\d0)\b",
        _PART + r"\b(?P<sixties>" + "|".join(_DECADES) + r")\b",
        rf"\b{_D} (?:of |de )?{_M},?(?: of| de)?(?: {_Y})?",
        rf"\b{_M} (?:the )?{_D}\b(?!\d),?(?: {_Y})?",
        rf"{_PART}\b{_M},?(?: of| de)?[ -]*{_Y}",
        rf"{_PART}\b{_M}",
        rf"{_PART}\b(?P<season>{'|'.join(_SEASONS)})(?: of| de)? {_Y}",
        r"\b(?P<d>\d{1,2})/(?P<n>\d{1,2})\b",
        rf"{_PART}(?<!\w){_Y}",
        _BEFORE_A_DAY + r"(?P<d>\d{1,2})(?:st|nd|rd|th|er)?(?= *$)",
    )
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as far as it is stated."""

    year: int = 0
    """0 where it is not stated, as with the month and the day."""
    month: int = 0
    day: int = 0
    last_day: int = 0
    """Of a range of days, its last."""
    part: Part = ""
    """Of the month, year or decade."""
    is_decade: bool = False
    season: int = 0
    """The month that a season begins with."""
    weekday: int = -1
    """From 0 for Monday; -1 where it is not stated."""
    misspelt: str = ""
    """A month's name with a slip in it."""
    swapped: Dated | None = None
    """The same figures read with the month first, where they can be read so."""

    @property
    def stated(self) -> frozenset[str]:
        """Which of year, month and day it says."""
        return frozenset(name for name in ("year", "month", "day") if getattr(self, name))


def read_dates(text: str) -> tuple[list[Dated], str]:
    """The dates in a text, and the text without them."""
    low, misspelt = _with_month_names(fold(text))
    found: list[Dated] = []
    while match := _first(low):
        date = _read(match)
        if date:
            found.append(replace(date, misspelt=misspelt))
        low = low[: match.start()] + " @ " + low[match.end() :]
    rest = low.replace("@", " ")
    for name, number in _WEEKDAYS.items():
        if found and re.search(rf"\b{name}\b\.?", rest) and len(name) > 2:
            rest = re.sub(rf"\b{name}\b\.?", " ", rest)
            found[0] = replace(found[0], weekday=number)
    return found, rest


def _first(text: str) -> re.Match[str] | None:
    """The earliest of the forms, and of those the one named first."""
    for form in _FORMS:
        if match := form.search(text):
            return match
    return None


def _with_month_names(low: str) -> tuple[str, str]:
    """The text with words for days in figures and slips in month names mended; the word with the slip."""
    for word, number in sorted(_ORDINAL.items(), key=lambda item: -len(item[0])):
        low = re.sub(rf"\b{word}(?= (?:of |de )?(?:{'|'.join(MONTHS)})\b)", str(number), low)
        low = re.sub(rf"(?<=[a-z] )(?:the )?{word}\b", str(number), low) if word.endswith("th") else low
    misspelt = ""
    for word in re.findall("[a-z]{4,}", low):
        if word in MONTHS or word in _SEASONS:
            continue
        near = [name for name in _FULL if is_slip(word, name)]
        if near:
            low, misspelt = re.sub(rf"\b{word}\b", near[0], low), word
    return low, misspelt


def _read(match: re.Match[str]) -> Dated | None:
    """What a form says; None if there is no such day or month."""
    group = match.groupdict()
    part = _PARTS.get(group.get("part") or "", "")
    year = _year(group.get("y") or "")
    if group.get("sixties") or group.get("decade"):
        decade = _DECADES.get(group.get("sixties") or "") or int(group["decade"])
        return Dated(decade if decade > 99 else 1900 + decade, part=part, is_decade=True)
    if group.get("season"):
        return Dated(year, season=_SEASONS[group["season"]], part=part)
    day, last = int(group.get("d") or 0), int(group.get("l") or 0)
    month = int(group.get("n") or 0) or MONTHS.get(group.get("m") or "", 0)
    if (group.get("d") and not day) or (group.get("n") and not month):
        return None
    if month > 12 >= day > 0:  # 02/24/2022
        day, month = month, day
    if month > 12 or day > 31 or last > 31:
        return None
    can_swap = bool(group.get("n") and day and day <= 12 and day != month and not match.group()[:4].isdecimal())
    swapped = Dated(year, day, month) if can_swap else None
    return Dated(year, month, day, last if last > day else 0, part, swapped=swapped)


def _year(text: str) -> int:
    digits = text.lstrip("'")
    if not digits:
        return 0
    return int(digits) if len(digits) == 4 else (2000 if int(digits) < 50 else 1900) + int(digits)
