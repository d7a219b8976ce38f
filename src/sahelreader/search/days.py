"""Stretches of days, written as `2021-09-15/2022-02-28`, and what `date:` may ask for."""

from __future__ import annotations

import re
from functools import lru_cache

from sahelreader.search.query import QueryError

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WRONG = "date: takes a year, month or day, or two of them with .. between, as in date:2021 or date:2021-09..2022."


def stretch(text: str) -> tuple[str, str]:
    """First and last day asked for by `2021`, `2021-09`, `2021-09-15`, `2021..2022`, `2021..` or `..2021`.

    Raises `QueryError`.
    """
    first, points, last = text.replace("…", "..").partition("..")
    if not points:
        first, points, last = text.partition("/")
    if points and not (first or last):
        raise QueryError(_WRONG)
    begin = _earliest(first) if first else EARLIEST
    end = _latest(last if points else first) if last or not points else LATEST
    if begin > end:
        raise QueryError(f"date:{text} ends before it begins; turn the two round: date:{last}..{first}.")
    return begin, end


@lru_cache(maxsize=20_000)
def bounds(when: str) -> tuple[str, str]:
    """First and last day of a stretch that a document has."""
    first, _, last = when.partition("/")
    return _earliest(first), _latest(last or first)


def overlaps(when: str, begin: str, end: str) -> bool:
    """Whether a document's stretch has a day from `begin` to `end`."""
    first, last = bounds(when)
    return first <= end and last >= begin


def _parts(text: str) -> tuple[str, str, str]:
    match = _DATE.fullmatch(text)
    if not match or not (1 <= int(match[2] or 1) <= 12 and 1 <= int(match[3] or 1) <= 31):
        raise QueryError(_WRONG)
    return match[1], match[2] or "", match[3] or ""


def _earliest(text: str) -> str:
    year, month, day = _parts(text)
    return f"{year}-{month or '01'}-{day or '01'}"


def _latest(text: str) -> str:
    year, month, day = _parts(text)
    return f"{year}-{month or '12'}-{day or '31'}"
