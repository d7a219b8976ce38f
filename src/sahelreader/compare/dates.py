"""Finds the dates in a text and writes each in one way: `2019-10-23`, `2022-03`, `2012`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_NAMES = """
january february march april may june july august september october november december
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
jan feb mar apr may jun jul aug sept oct nov dec
"""
_MONTHS = {name: i % 12 + 1 for i, name in enumerate(_NAMES.split())} | {"sep": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_INITIALS = "".join(sorted({name[0] for name in _MONTHS}))
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(  # that a date begins with one of these is asked first: few words do
    rf"""(?<![\w.,$€£-])(?=[\d{_INITIALS}])(?:
        (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))
      | (?P<month1>{_MONTH})\.?(?:
            \s+(?P<day1>[12]?\d|3[01])(?:st|nd|rd|th)?(?:\s*[-–]\s*\d\d?)?(?:,?\s+(?P<year1>{_YEAR}))?
          | ,?\s+(?:of\s+)?(?P<year3>{_YEAR})
        )
      | (?P<day2>[12]?\d|3[01])(?:er|st|nd|rd|th)?\s+(?P<month2>{_MONTH})\.?(?:,?\s+(?P<year2>{_YEAR}))?
      | (?P<year4>{_YEAR})(?P<decade>s)?
    )(?![\w%])(?![.,]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
DAY, MONTH, YEAR = 10, 7, 4
"""Lengths of a date of each precision."""


class DateFound(Struct, frozen=True):
    """A date in a text: code points, and the date with as much of it as is told."""

    start: int
    end: int
    when: str


def dates_in(text: str, year: str = "") -> Iterator[DateFound]:
    """The dates in order; `year` is that of days told without one, such as the year in which the article appeared.

    Without it such a day has the year `----`. Decades ("the 1960s") are no dates.
    """
    if not _DIGIT.search(text):
        return
    for match in _DATE.finditer(text):
        when = match["iso"] or _when(match, year)
        if when:
            yield DateFound(match.start(), match.end(), when)


def _when(match: re.Match[str], year: str) -> str:
    if match["decade"]:
        return ""
    if match["year4"]:
        return match["year4"]
    month = _MONTHS[(match["month1"] or match["month2"]).lower()]
    if match["year3"]:
        return f"{match['year3']}-{month:02}"
    told = match["year1"] or match["year2"] or year or "----"
    day = int(match["day1"] or match["day2"])
    return f"{told}-{month:02}-{day:02}" if day else ""
