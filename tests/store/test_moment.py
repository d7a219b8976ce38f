"""Study days: 04:00 by the clock that the reader saw."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.store.moment import Moment, date_of, day_begins, read_clock

ZONES = st.sampled_from(
    ("Africa/Bamako", "Europe/Paris", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Kiritimati")
)
INSTANTS = st.integers(315_532_800, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(INSTANTS, ZONES)
def test_a_study_day_is_the_date_of_the_local_time_less_four_hours(instant: datetime, zone: str) -> None:
    local = instant.astimezone(ZoneInfo(zone))
    expected = (local.replace(tzinfo=None) - timedelta(hours=4)).date()
    assert date_of(Moment.of(local).study_day) == expected


@given(INSTANTS, ZONES)
def test_a_moment_keeps_the_local_time(instant: datetime, zone: str) -> None:
    local = instant.astimezone(ZoneInfo(zone))
    assert abs(Moment.of(local).local - local) < timedelta(milliseconds=1)
    assert Moment.of(local).local.replace(tzinfo=None, microsecond=0) == local.replace(tzinfo=None, microsecond=0)


@given(st.integers(-1000, 60_000), st.integers(-14 * 60, 14 * 60))
def test_a_study_day_begins_at_its_beginning(day: int, offset: int) -> None:
    begin = day_begins(day, offset)
    assert Moment(begin, offset).study_day == day
    assert Moment(begin - 1, offset).study_day == day - 1
    assert (Moment(begin, offset).local.hour, Moment(begin, offset).local.minute) == (4, 0)


@pytest.mark.parametrize(
    ("hour", "expected"), [(3, date(2026, 3, 28)), (4, date(2026, 3, 29)), (23, date(2026, 3, 29))]
)
def test_the_night_in_which_clocks_change_ends_at_four_by_the_new_time(hour: int, expected: date) -> None:
    local = datetime(2026, 3, 29, hour, 59 if hour != 4 else 0, tzinfo=ZoneInfo("Europe/Paris"))
    assert date_of(Moment.of(local).study_day) == expected


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment.of(datetime(2026, 4, 1))  # noqa: DTZ001 - that is the point


def test_the_clock_is_read_with_its_offset() -> None:
    now = datetime.now(timezone(timedelta(minutes=read_clock().offset_minutes)))
    assert abs(read_clock().local - now) < timedelta(seconds=5)
    assert now.utcoffset() == datetime.now().astimezone().utcoffset()
