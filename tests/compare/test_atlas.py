"""The map's geometry: what lies where, and which way the far places are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.compare.atlas import Point, View, outlines

MALI = Point(17.6, -4.0)
VIEW = View(MALI, 26, 200, 120)
POINTS = st.builds(Point, st.floats(-89, 89), st.floats(-180, 180))


def test_the_outlines_are_whole_and_on_the_globe() -> None:
    lines = outlines()
    assert len(lines) > 1000
    for line in lines:
        assert len(line.longitudes) == len(line.latitudes) > 1
        assert -18000 <= line.west <= line.east <= 18000
        assert -9000 <= line.south <= line.north <= 9000


def test_the_middle_is_in_the_middle_and_north_is_up() -> None:
    assert VIEW.dot(MALI) == (100, 60)
    x, y = VIEW.dot(Point(20, 0))
    assert x > 100
    assert y < 60


def test_a_degree_of_longitude_is_as_wide_as_the_latitude_makes_it() -> None:
    view = View(Point(60, 0), 20, 200, 100)
    assert view.dot(Point(60, 1))[0] - 100 == pytest.approx(2.5)
    assert 50 - view.dot(Point(61, 0))[1] == pytest.approx(5)


@pytest.mark.parametrize(
    ("name", "point", "arrow"),
    [
        ("Paris", Point(48.9, 2.4), "↑"), ("Moscow", Point(55.8, 37.6), "↗"), ("China", Point(36, 103.5), "→"),
        ("Mozambique", Point(-17.5, 35.5), "↘"), ("United States", Point(39.8, -98.6), "←"),
    ],
)  # fmt: skip
def test_far_places_are_shown_at_the_rim_with_the_way_to_them(name: str, point: Point, arrow: str) -> None:
    assert not VIEW.holds(point)
    x, y, shown = VIEW.rim(point)
    assert shown == arrow, name
    assert x == pytest.approx(min(max(x, 0), VIEW.width))
    assert y == pytest.approx(min(max(y, 0), VIEW.height))


@given(POINTS, POINTS)
def test_the_shorter_way_round_the_world_is_taken(middle: Point, point: Point) -> None:
    view = View(middle, 180, 720, 360)
    assert -1e-6 <= view.dot(point)[0] <= 720 + 1e-6


@given(POINTS, st.sampled_from([9, 26, 150]))
def test_a_place_is_inside_or_at_the_rim(point: Point, degrees: float) -> None:
    view = View(MALI, degrees, 150, 80)
    if not view.holds(point):
        x, y, _ = view.rim(point)
        assert -1e-6 <= x <= 150 + 1e-6
        assert -1e-6 <= y <= 80 + 1e-6


def test_no_line_runs_across_the_whole_map() -> None:
    for middle in (MALI, Point(-17, 179)):
        view = View(middle, 90, 400, 200)
        assert all(abs(x1 - x0) < 400 for x0, _, x1, _ in view.lines())
