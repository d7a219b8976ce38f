"""Finds the dates that a text tells by the day it appeared: `on Wednesday`, `last month`, `two years ago`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sahelreader.compare.dates import DAY, MONTH, YEAR, DateFound

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FIRST_YEAR = 1000
"""No count of two digits leads from here out of the calendar."""
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_INITIALS = "".join(sorted({word[0] for word in ("yesterday", "on", "last", "this", *_NUMBERS)}))
_RELATIVE = re.compile(
    rf"""\b(?=[\d{_INITIALS}])(?:
        (?P<yesterday>yesterday)
      | (?:on|last)\s+(?P<weekday>{"|".join(_WEEKDAYS)})(?!,?\s+(?:\d|{_MONTHS}))
      | (?P<which>last|this)\s+(?P<period>month|year)
      | (?P<count>\d\d?|{"|".join(_NUMBERS)})\s+(?P<unit>day|month|year)s?\s+ago
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def relative_dates(text: str, appeared: str) -> Iterator[DateFound]:
    """The dates in order, seen from the day on which the text appeared (`2021-09-16`).

    A weekday is the last one before that day, or the day itself. What a text says of "today" is seldom of one day, so
    that is none.
    """
    day = date.fromisoformat(appeared)
    if day.year >= _FIRST_YEAR:
        for match in _RELATIVE.finditer(text):
            yield DateFound(match.start(), match.end(), _when(match, day))


def _when(match: re.Match[str], day: date) -> str:
    if match["yesterday"]:
        return _days_before(day, 1)
    if match["weekday"]:
        return _days_before(day, (day.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7)
    if match["which"]:
        return _before(day, int(match["which"].lower() == "last"), match["period"].lower())
    told = match["count"].lower()
    count = int(told) if told.isdigit() else _NUMBERS.index(told) + 1
    return _before(day, count, match["unit"].lower())


def _before(day: date, count: int, unit: str) -> str:
    if unit == "day":
        return _days_before(day, count)
    if unit == "year":
        return f"{day.year - count:04}"[:YEAR]
    months = day.year * 12 + day.month - 1 - count
    return f"{months // 12:04}-{months % 12 + 1:02}"[:MONTH]


def _days_before(day: date, count: int) -> str:
    return (day - timedelta(days=count)).isoformat()[:DAY]
