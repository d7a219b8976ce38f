"""Charts of blocks: every line as wide as it should be, and more is never less."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sahelreader.store.moment import date_of
from sahelreader.study.statistics_share import Share
from sahelreader.tui.document import Writer
from sahelreader.tui.pages import charts

TODAY = (date(2026, 4, 1) - date_of(0)).days
"""A Wednesday."""


@given(st.lists(st.integers(0, 300), min_size=4, max_size=4).filter(any), st.integers(8, 120))
def test_a_bar_fills_its_width_and_shows_every_part_that_there_is(counts: list[int], width: int) -> None:
    text = charts.bar([count / sum(counts) for count in counts[:3]], width).text
    assert len(text) == width
    assert list(text) == sorted(text, key="━╍┄─".index)
    assert text[0] == "━" or not counts[0]
    assert text.count("━") <= round(counts[0] / sum(counts) * width) + 1


@given(st.lists(st.integers(0, 500), min_size=1, max_size=31), st.integers(1, 8))
def test_columns_are_as_high_as_their_values(values: list[int], height: int) -> None:
    lines = [line.text for line in charts.columns(values, height, 2)]
    assert len(lines) == height
    eighths = [sum(charts.EIGHTHS.index(line[2 * i]) for line in lines) for i in range(len(values))]
    assert all(height >= 1 and (eighth > 0) == (value > 0) for eighth, value in zip(eighths, values, strict=True))
    assert sorted(eighths) == [eighth for _, eighth in sorted(zip(values, eighths, strict=True))]
    if any(values):
        assert max(eighths) == 8 * height


@given(st.integers(0, 200), st.integers(0, 200), st.floats(0.5, 0.99), st.integers(12, 60), st.sampled_from([0.0, 0.5]))
def test_a_range_holds_its_share(part: int, rest: int, target: float, width: int, least: float) -> None:
    text = charts.range_on_scale(Share(part, part + rest), target, width, least).paragraph().text
    assert len(text) == width
    assert ("●" in text) == (part + rest > 0)
    if "├" in text and "┤" in text:
        assert text.index("├") <= text.index("●") <= text.index("┤")


def test_a_calendar_has_a_line_a_weekday_and_ends_today() -> None:
    counts = {TODAY: 40, TODAY - 1: 10, TODAY - 7: 1, TODAY - 400: 99}
    head, *lines = [line.text for line in charts.calendar(counts, TODAY, 57)]
    assert len(lines) == 7
    assert lines[2].startswith("Wed ·")
    assert (lines[2][-2:], lines[1][-1], lines[3][-1]) == ("░█", "▓", " ")
    assert head.endswith("Apr") or "Mar" in head
    assert "".join(lines).count("·") == 53 * 7 - 3 - 4


def test_a_narrow_calendar_shows_fewer_weeks() -> None:
    assert {cell_len(line.text) for line in charts.calendar({TODAY: 1}, TODAY, 30)[1:]} == {30}


@given(st.dictionaries(st.integers(TODAY - 300, TODAY), st.integers(1, 100), max_size=50))
def test_more_answers_are_never_a_lighter_day(counts: dict[int, int]) -> None:
    bounds = charts.level_bounds(counts, TODAY - 371)
    levels = [charts.level_of(count, bounds) for count in range(101)]
    assert levels == sorted(levels)
    assert (levels[0], max(levels) <= 4) == (0, True)


def test_two_stacks_stand_side_by_side_with_their_links() -> None:
    left = [Writer().add("long é 漢字 name", "", "open:a").paragraph(gap=0, wrap=False)]
    right = [charts.line(("one", "dim")), charts.line(("two", "link", "open:b"))]
    first, second = charts.beside(left, right, 8, 2)
    assert first.text == "long é … one" or cell_len(first.text) == 13
    assert cell_len(first.text[: first.text.index("one")]) == 10
    span = next(span for span in second.spans if span.link)
    assert second.text[span.start : span.end] == "two"
    assert all(span.end <= len(first.text) for span in first.spans)
