"""Dates are found as people write them, and nothing else is one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.compare.dates import dates_in
from sahelreader.compare.telling import shown_date


def found(text: str, year: str = "") -> list[str]:
    return [date.when for date in dates_in(text, year)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On October 23, 2019, they met", ["2019-10-23"]),
        ("on 23 October 2019 they met", ["2019-10-23"]),
        ("le 1er septembre 2021", ["2021-09-01"]),
        ("on March 27-31, 2022, in", ["2022-03-27"]),
        ("in August 2020 and in Sept. 2021", ["2020-08", "2021-09"]),
        ("since 2012, and in the 1960s", ["2012"]),
        ("2019-10-23", ["2019-10-23"]),
        ("a fine of 2,012 crowns, 20219 of them, $2019, May I, 3 mayors", []),
        ("", []),
    ],
)
def test_a_date_is_written_in_one_way(text: str, dates: list[str]) -> None:
    assert found(text) == dates


def test_a_day_without_a_year_takes_that_of_its_article() -> None:
    assert found("on September 15", "2021") == ["2021-09-15"]
    assert found("on September 15") == ["-----09-15"]


@given(st.dates())
def test_a_date_is_shown_as_people_write_it_and_found_again(day: object) -> None:
    when = f"{day}"
    if when[:2] in ("15", "16", "17", "18", "19", "20"):
        assert found(shown_date(when)) == [when]


@given(st.text())
def test_every_date_lies_in_the_text(text: str) -> None:
    for date in dates_in(text):
        assert 0 <= date.start < date.end <= len(text)
