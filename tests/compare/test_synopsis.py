"""The synopsis: nothing is dated more exactly than the texts date it, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.compare.synopsis import ZOOMS, Zoom, density, synopsis
from sahelreader.dossier.dates import days
from sahelreader.dossier.model import Evidence, Place
from sahelreader.dossier.voices import Event, Precision


def event(when: str, shown: str = "", precision: Precision = "day", article: str = "a") -> Event:
    evidence = (Evidence("words", Place(article, 1, 0, 5)),)
    return Event(when, f"It of {when}", when, precision, shown or when, evidence, (), "")


EVENTS = (
    event("1960/1964", "early 1960s", "period"), event("1991", "1991", "year"), event("2021-09-01"),
    event("2021-09-15", article="b"), event("2021-10"), event("2022", "2022", "year"), event("2022-03-27/2022-03-31"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("zoom", "labels"),
    [
        ("year", ["early 1960s", "1991", "2021", "2022"]),
        ("month", ["early 1960s", "1991", "Sept 2021", "Oct 2021", "2022", "Mar 2022"]),
        ("day", [e.shown for e in EVENTS]),
    ],
)
def test_neighbours_of_a_year_or_a_month_share_a_slot(zoom: Zoom, labels: list[str]) -> None:
    assert [slot.label for slot in synopsis(EVENTS, zoom)] == labels


def test_a_slot_knows_what_an_article_tells() -> None:
    slot = synopsis(EVENTS, "month")[2]
    assert [piece.place.article for piece in slot.told_by("b")] == ["b"]
    assert slot.told_by("c") == ()


WHEN = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.integers(1, 9999).map("{:04}".format),
)


@given(st.lists(WHEN), st.sampled_from(ZOOMS))
def test_every_event_stands_in_one_slot_and_in_order(whens: list[str], zoom: Zoom) -> None:
    events = sorted(map(event, whens), key=lambda e: days(e.when))
    assert [e for slot in synopsis(events, zoom) for e in slot.events] == events


@given(st.lists(WHEN, min_size=1), st.integers(1, 90))
def test_the_strip_has_room_and_counts_each_event_within_one_stretch_or_under_several(
    whens: list[str], most: int
) -> None:
    stretches = density([event(when) for when in whens], most)
    assert 1 <= len(stretches) <= most
    within = sum(stretch.within for stretch in stretches)
    assert within == len(whens) or any(stretch.under for stretch in stretches)
    assert within <= len(whens)


def test_the_strip_counts_by_year_and_by_month_where_the_story_is_short() -> None:
    stretches = density(EVENTS, 90)
    assert [s.label for s in stretches[:2]] == ["1960", "1961"]
    assert {s.label: s.within for s in stretches if s.within} == {"1991": 1, "2021": 3, "2022": 2}
    assert [s.under for s in stretches[:6]] == [1, 1, 1, 1, 1, 0]
    assert [s.label for s in density(EVENTS[2:5], 90)] == ["Sept 2021", "Oct 2021"]


def test_a_stretch_of_several_years_says_so() -> None:
    assert [s.label for s in density(EVENTS, 30)][:2] == ["1960 – 1962", "1963 – 1965"]
    assert density((), 10) == ()
