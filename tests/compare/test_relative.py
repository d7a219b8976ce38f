"""Dates that are told from the day of the article are those of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sahelreader.compare.passages import passages_of
from sahelreader.compare.relative import relative_dates
from sahelreader.dossier.model import Article, Block, Dating
from sahelreader.paths import bundled_dossier
from sahelreader.workspace import Workspace

THURSDAY = "2021-09-16"


def found(text: str) -> list[str]:
    return [date.when for date in relative_dates(text, THURSDAY)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("He said on Wednesday that", ["2021-09-15"]),
        ("on Thursday, and last Friday", ["2021-09-16", "2021-09-10"]),
        ("Yesterday they met", ["2021-09-15"]),
        ("last month and this year", ["2021-08", "2021"]),
        ("two years ago, a month ago, 20 days ago", ["2019", "2021-08", "2021-08-27"]),
        ("ten months ago", ["2020-11"]),
        ("on Wednesday, September 15, and on Friday 3 May", []),
        ("Today many are angry; a week ago; years ago; two years earlier; on Wednesdays", []),
        ("", []),
    ],
)
def test_a_relative_date_is_that_of_the_calendar(text: str, dates: list[str]) -> None:
    assert found(text) == dates


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(["on Monday", "last Sunday", "yesterday", "12 days ago"]))
def test_a_day_lies_before_the_article_and_not_long_before(appeared: date, text: str) -> None:
    (told,) = relative_dates(text, appeared.isoformat())
    assert 0 <= (appeared - date.fromisoformat(told.when)).days <= 12


def test_a_day_outside_of_what_can_be_counted_tells_none() -> None:
    assert list(relative_dates("20 days ago", "0001-01-05")) == []


def test_only_an_article_of_one_day_has_them_and_not_in_what_it_quotes() -> None:
    text = "They met on Wednesday: “Yesterday we were two,” he said."
    head = Workspace(bundled_dossier(), None, None).article("france24").head
    for dating, dates in ((Dating("", on=THURSDAY), ["2021-09-15"]), (Dating("", not_before=THURSDAY), [])):
        blocks = (Block("paragraph", 1, 0, text, 0, len(text), ()),)
        (passage,) = passages_of(Article(replace(head, dating=dating), blocks, ()), {}, {})
        assert list(passage.days) == dates
