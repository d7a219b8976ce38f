"""Intervals in days and minutes: their words, their order, and the fuzz that keeps facts learned together apart."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from sahelreader.store.moment import DAY_MS, MINUTE_MS

MAXIMUM_DAYS = 36_500
FUZZ_FROM_DAYS = 2.5
"""Shorter intervals are not fuzzed."""
_FUZZ_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
"""From days, to days, share of the days between that the interval may move: those of Anki and py-fsrs."""


@lru_cache(1024)
def fuzz_range(days: int, maximum: int = MAXIMUM_DAYS) -> tuple[int, int]:
    """The shortest and the longest interval, in days, that fuzz may make of this one."""
    days = min(days, maximum)
    if days < FUZZ_FROM_DAYS:
        return days, days
    delta = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _FUZZ_BANDS)
    longest = min(round(days + delta), maximum)
    return min(max(2, round(days - delta)), longest), longest


def fuzzed(days: int, fact: str, reviews: int, maximum: int = MAXIMUM_DAYS) -> int:
    """The interval moved within its range, always alike for a fact that had this many reviews."""
    shortest, longest = fuzz_range(days, maximum)
    digest = hashlib.sha256(f"{fact}\n{reviews}".encode()).digest()
    share = int.from_bytes(digest[:6], "big") / (1 << 48)
    return shortest + int(share * (longest - shortest + 1))


Days = int | None
"""An interval in days; None stands for one in minutes."""


def in_order(hard: Days, good: Days, easy: Days, maximum: int = MAXIMUM_DAYS) -> tuple[Days, Days, Days]:
    """The three intervals, each of those in days at least a day longer than the one before."""
    hard = _within(hard, 1, maximum - 2)
    good = _within(good, (hard or 0) + 1, maximum - 1)
    return hard, good, _within(easy, (good or hard or 0) + 1, maximum)


def _within(days: Days, least: int, most: int) -> Days:
    return None if days is None else min(max(days, least), most)


def words(interval_ms: int) -> str:
    """An interval as a button has it: `1 minute`, `4 days`, `2.3 months`, `1.2 years`."""
    if interval_ms < 60 * MINUTE_MS:
        return _counted(max(1, -(-interval_ms // MINUTE_MS)), "minute")
    if interval_ms < DAY_MS:
        return _counted(round(interval_ms / (60 * MINUTE_MS)), "hour")
    days = round(interval_ms / DAY_MS)
    if days < 31:
        return _counted(days, "day")
    if days < 365:
        return _counted(round(days / 30.4375, 1), "month")
    return _counted(round(days / 365.25, 1), "year")


def _counted(number: float, unit: str) -> str:
    return f"{number:g} {unit}" if number == 1 else f"{number:g} {unit}s"
