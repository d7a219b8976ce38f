"""The jump list: back and forward over panes, articles and places of one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key, MouseDown, MouseMove, MouseScrollDown

from sahelreader.tui import mouse_buttons
from sahelreader.tui.jumps import MOST, Jumps, Stretch, Visit

if TYPE_CHECKING:
    from tests.tui.driving import Home

LIBRARY, QUIZ = Visit("library"), Visit("quiz")


def at(number: int) -> Visit:
    return Visit("reader", "harbour", Stretch(number))


def test_back_undoes_one_leap_and_a_step_back_all_leaps_since_the_last_step() -> None:
    jumps = Jumps()
    jumps.leave(LIBRARY)
    jumps.leave(at(1), by_leap=True)
    jumps.leave(at(5), by_leap=True)
    assert jumps.back(at(9)) == at(5)
    assert jumps.forward(at(5)) == at(9)
    assert jumps.step_back(at(9)) == LIBRARY
    assert [jumps.forward(LIBRARY), jumps.forward(at(1)), jumps.forward(at(5))] == [at(1), at(5), at(9)]
    assert jumps.forward(at(9)) is None


def test_a_new_way_forgets_what_lay_ahead() -> None:
    jumps = Jumps()
    jumps.leave(LIBRARY)
    assert jumps.back(QUIZ) == LIBRARY
    jumps.leave(LIBRARY)
    assert jumps.forward(at(1)) is None


def test_steps_end_where_one_settled_and_jumps_do_not() -> None:
    jumps = Jumps()
    jumps.leave(LIBRARY)
    jumps.leave(at(3))
    jumps.settle()
    assert not jumps.has_behind
    assert jumps.step_back(LIBRARY) is None
    assert jumps.back(LIBRARY) == at(3)


def test_a_place_left_twice_is_kept_once() -> None:
    jumps = Jumps()
    jumps.leave(at(3), by_leap=True)
    jumps.leave(at(3))
    assert jumps.back(at(4)) == at(3)
    assert jumps.back(at(3)) is None


def test_the_oldest_places_are_forgotten() -> None:
    jumps = Jumps()
    for number in range(1, MOST + 10):
        jumps.leave(at(number))
    here, count = LIBRARY, 0
    while (visit := jumps.back(here)) is not None:
        here, count = visit, count + 1
    assert count == MOST


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=12), st.integers(1, 12))
def test_forward_undoes_back(left: list[tuple[int, bool]], times: int) -> None:
    jumps = Jumps()
    for number, by_leap in left:
        jumps.leave(at(number), by_leap=by_leap)
    way = [at(99)]
    for _ in range(times):
        visit = jumps.back(way[-1])
        if visit is None:
            break
        way.append(visit)
    for expected in reversed(way[:-1]):
        assert jumps.forward(way[way.index(expected) + 1]) == expected


async def test_back_and_forward_lead_over_panes_and_articles(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("enter", "g", "escape", "q", "down", "enter")
        assert driver.status.startswith("Bridge")
        await driver.press("alt+left")
        assert driver.pane == "library"
        await driver.press("ctrl+o")
        assert driver.pane == "reader"
        assert driver.status.startswith("Herald")
        await driver.press("alt+right", "mouse_forward")
        assert driver.status.startswith("Bridge")
        await driver.press("ctrl+i")
        assert driver.status.startswith("There is nothing ahead")
        await driver.press("mouse_back")
        assert driver.pane == "library"


async def test_the_beginning_of_the_list_is_told(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("ctrl+o")
        assert driver.status == "This is where you began."
        assert driver.pane == "reader"


@pytest.mark.parametrize(
    ("sequence", "expected"),
    [
        ("\x1b[<128;5;5M", "mouse_back"), ("\x1b[<129;5;5M", "mouse_forward"), ("\x1b[<132;5;5M", "mouse_back"),
        ("\x1b[<128;5;5m", ""), ("\x1b[<160;5;5M", ""), ("\x1b[<130;5;5M", ""),
        ("\x1b[<0;5;5M", MouseDown), ("\x1b[<35;5;5M", MouseMove), ("\x1b[<65;5;5M", MouseScrollDown),
    ],
)  # fmt: skip
def test_the_side_buttons_of_a_mouse_are_keys_and_the_others_as_they_were(
    sequence: str, expected: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(XTermParser, "parse_mouse_code", XTermParser.parse_mouse_code)
    mouse_buttons.install()
    events = list(XTermParser().feed(sequence))
    if isinstance(expected, str):
        assert [event.key for event in events if isinstance(event, Key)] == [expected] * bool(expected)
        assert len(events) == bool(expected)
    else:
        assert [type(event) for event in events] == [expected]
