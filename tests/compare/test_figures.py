"""Figures are found with what they count, and two agree if they may tell the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.compare.dates import dates_in
from sahelreader.compare.figures import Figure, agreement, figures_in


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


def figures(text: str) -> list[Figure]:
    return list(figures_in(text, list(dates_in(text))))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,000 Kalashnikov rifles", 3000), ("one thousand forces", 1000), ("several hundred men", 300),
        ("approximately 6 billion francs", 6e9), ("80% of the soldiers", 80), ("forty captains", 40),
        ("2.5 million people", 2.5e6),
    ],
)  # fmt: skip
def test_a_figure_has_a_value(text: str, value: float) -> None:
    assert only(text).value == value


@pytest.mark.parametrize("text", ["[12] said", "one of them", "in 2012 they", "on 3 May 2021", "Su-27 jets", "a stone"])
def test_markers_dates_and_names_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than forty African heads of state", "43 African leaders of state"),
        ("one thousand Wagner forces", "At least 1,000 mercenaries"),
        ("5,000 French soldiers", "5,100 soldiers"),
    ],
)
def test_figures_of_the_same_thing_agree(one: str, other: str) -> None:
    assert agreement(only(one), only(other)) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("forty captains", "43 captains"),
        ("two helicopters", "two nations"),
        ("5,000 soldiers", "$5,000"),
        ("80% of them", "80 soldiers"),
        ("several hundred Russian personnel", "300 kilometers from there"),
    ],
)
def test_others_do_not(one: str, other: str) -> None:
    assert agreement(only(one), only(other)) == 0


@given(st.text(alphabet="0123456789,. $%onetwo hundred milion-[]"))
def test_every_figure_lies_in_the_text_and_agrees_with_itself(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert agreement(figure, figure) == 1
