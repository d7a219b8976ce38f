"""The pace of reading: learnt from what was really read, whatever pauses and jumps lie between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.reading.pace import FASTEST, LEAST_STRETCHES, SLOWEST, USUAL, Stretch, minutes, pace_of
from sahelreader.reading.watch import GRACE_MS, Seen, Watch

SCREEN = 200
"""Words on the screen in these tests."""


def read_at(pace: float, watch: Watch, pages: int, at_ms: int = 0, above: float = 0.0) -> tuple[int, float]:
    """Read page after page at a pace; where and when that ended."""
    for _ in range(pages):
        watch.see(Seen(at_ms, above, above + SCREEN))
        at_ms += round(SCREEN * 60_000 / pace)
        above += SCREEN
    watch.see(Seen(at_ms, above, above + SCREEN))
    return at_ms, above


@given(st.floats(SLOWEST + 5, FASTEST - 5))
def test_whoever_reads_evenly_has_that_pace(pace: float) -> None:
    watch = Watch()
    read_at(pace, watch, LEAST_STRETCHES)
    assert pace_of(watch.take()) == pytest.approx(pace, rel=0.01)


def test_until_enough_is_known_the_usual_pace_holds() -> None:
    watch = Watch()
    read_at(400, watch, LEAST_STRETCHES - 1)
    assert pace_of(watch.take()) == USUAL
    assert pace_of((), usual=180) == 180


@given(st.integers(0, 8), st.sampled_from(["pause", "jump", "back", "leaf"]))
def test_a_pause_a_jump_and_leafing_change_nothing(page: int, what: str) -> None:
    watch = Watch()
    at, above = read_at(250, watch, page)
    if what == "pause":
        at += 3_600_000
        watch.see(Seen(at, above + SCREEN, above + 2 * SCREEN))
    elif what == "jump":
        watch.see(Seen(at + 3_000, above + 5_000, above + 5_000 + SCREEN))
    elif what == "back":
        watch.see(Seen(at + 3_000, 0.0, float(SCREEN)))
    else:
        for step in range(6):
            watch.see(Seen(at + step * 300, above + step * SCREEN, above + (step + 1) * SCREEN))
    watch.stop(at + 4_000)
    read_at(250, watch, 9 - page, at + 10_000, above)
    assert pace_of(watch.take()) == pytest.approx(250, rel=0.01)


def test_lines_scrolled_one_by_one_are_read_as_a_page_is() -> None:
    watch = Watch()
    for line in range(200):
        watch.see(Seen(line * 2_400, line * 10.0, line * 10.0 + SCREEN))
    assert pace_of(watch.take()) == pytest.approx(250, rel=0.02)


def test_one_dream_over_the_text_counts_no_more_than_a_paragraph() -> None:
    stretches = [Stretch(100, 24_000)] * 9 + [Stretch(100, 110_000)] * 3
    assert pace_of(stretches) == pytest.approx(250)


@given(st.lists(st.tuples(st.integers(0, 400_000), st.floats(0, 5_000), st.floats(0, 400)), max_size=30))
def test_no_time_is_counted_twice_and_pauses_not_at_all(steps: list[tuple[int, float, float]]) -> None:
    watch, at, whole = Watch(), 0, 0
    for wait, above, shown in steps:
        at += wait
        watch.see(Seen(at, above, above + shown))
        whole += wait
    watch.stop(at)
    stretches = watch.take()
    assert sum(stretch.ms for stretch in stretches) <= whole
    assert all(stretch.is_reading for stretch in stretches if stretch.words)
    assert watch.take() == ()


def test_leaving_the_screen_alone_ends_the_time_that_is_counted() -> None:
    watch = Watch()
    watch.see(Seen(0, 0, SCREEN))
    watch.stop(round(SCREEN * 60_000 / SLOWEST) + GRACE_MS + 1)
    assert watch.take() == ()


def test_minutes_are_whole() -> None:
    assert minutes(1_000, 230) == 4
    assert minutes(0, 230) == 0
