"""Instants as the reader lived them: milliseconds, the clock's offset, and the study day they fall in."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

DAY_MS = 86_400_000
MINUTE_MS = 60_000
ROLLOVER_MS = 4 * 3_600_000
"""A study day begins at 04:00 by the local clock."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An instant, and what the local clock showed then."""

    at_ms: int
    """Milliseconds since 1970-01-01 UTC."""
    offset_minutes: int = 0
    """How far the local clock was ahead of UTC, in minutes."""

    @property
    def study_day(self) -> int:
        """Days since 1970-01-01 of the local time less four hours."""
        return study_day_of(self.at_ms, self.offset_minutes)

    @property
    def local(self) -> datetime:
        """The local time, aware of its offset."""
        zone = timezone(timedelta(minutes=self.offset_minutes))
        return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=self.at_ms)).astimezone(zone)

    @classmethod
    def of(cls, when: datetime) -> Moment:
        """The moment of an aware datetime; ValueError if it has no time zone."""
        offset = when.utcoffset()
        if offset is None:
            raise ValueError("a datetime without a time zone is no moment")
        elapsed = when - datetime(1970, 1, 1, tzinfo=UTC)
        return cls(elapsed // timedelta(milliseconds=1), offset // timedelta(minutes=1))


def read_clock() -> Moment:
    """The moment that the computer's clock shows, in its time zone."""
    seconds = time.time()
    local = time.localtime(seconds)
    return Moment(int(seconds * 1000), (local.tm_gmtoff or 0) // 60)


def study_day_of(at_ms: int, offset_minutes: int) -> int:
    """The study day of an instant where the clock has this offset, see `Moment.study_day`."""
    return (at_ms + offset_minutes * MINUTE_MS - ROLLOVER_MS) // DAY_MS


def day_begins(study_day: int, offset_minutes: int) -> int:
    """Milliseconds since 1970-01-01 UTC at which a study day begins where the clock has this offset."""
    return study_day * DAY_MS + ROLLOVER_MS - offset_minutes * MINUTE_MS


def date_of(study_day: int) -> date:
    """The calendar date that a study day is called by."""
    return date(1970, 1, 1) + timedelta(days=study_day)
