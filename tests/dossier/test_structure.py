from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.dossier.structure import RANGE_KINDS, LineRange, RangeKind, cut, line_count
from sahelreader.text.clean import clean, clean_paragraph
from tests.support.nasty import nasty_text

LINES = st.lists(
    nasty_text(12).map(lambda line: line.replace("\n", "")) | st.sampled_from(["", " ", "\u200b", "a"]), max_size=12
)
KINDS: st.SearchStrategy[RangeKind] = st.sampled_from(RANGE_KINDS)


@st.composite
def structured(draw: st.DrawFn) -> tuple[str, list[LineRange]]:
    """A text and ranges of its lines that don't overlap."""
    lines = draw(LINES)
    bounds = sorted(draw(st.sets(st.integers(1, max(len(lines), 1)), max_size=6)))
    ranges = [LineRange(first, last, draw(KINDS)) for first, last in zip(bounds[::2], bounds[1::2], strict=False)]
    return "\n".join(lines), [r for r in ranges if r.last <= line_count("\n".join(lines))]


def shows(text: str) -> bool:
    return any(clean(character).strip() for character in text if not character.isspace())


@given(structured())
def test_every_character_that_shows_is_in_exactly_one_block(case: tuple[str, list[LineRange]]) -> None:
    text, ranges = case
    blocks, _ = cut(text, ranges)
    position = 0
    for block in blocks:
        assert position <= block.start < block.end
        assert not shows(text[position : block.start])
        assert block.text == clean_paragraph(text[block.start : block.end])[0]
        position = block.end


@given(structured())
def test_the_body_is_numbered_without_a_gap_and_furniture_is_not(case: tuple[str, list[LineRange]]) -> None:
    blocks, groups = cut(*case)
    body = [block for block in blocks if block.number]
    assert [block.number for block in body] == list(range(1, len(body) + 1))
    assert all(block.text for block in body)
    assert all((block.kind == "furniture") == (block.group >= 0) for block in blocks)
    assert {block.group for block in blocks if block.group >= 0} == set(range(len(groups)))


def shown(text: str, *ranges: LineRange) -> list[tuple[str, int, str]]:
    return [(block.kind, block.number, block.text) for block in cut(text, list(ranges))[0]]


def test_a_paragraph_of_what_shows_nothing_takes_no_number() -> None:
    assert shown("one\n\n\u200b\n\ntwo\n") == [("paragraph", 1, "one"), ("paragraph", 2, "two")]


def test_lines_run_on_until_a_blank_one() -> None:
    assert shown("one\ntwo\n \nthree") == [("paragraph", 1, "one two"), ("paragraph", 2, "three")]


def test_what_stands_in_the_structure_ends_a_paragraph() -> None:
    text = "one\nHead\nline\ntwo\n- a\n- b\nthree\nmenu\n"
    assert shown(text, LineRange(2, 3, "heading", 2), LineRange(5, 6, "item"), LineRange(8, 8, "furniture")) == [
        ("paragraph", 1, "one"), ("heading", 2, "Head line"), ("paragraph", 3, "two"), ("item", 4, "- a"),
        ("item", 5, "- b"), ("paragraph", 6, "three"), ("furniture", 0, "menu"),
    ]  # fmt: skip


def test_a_heading_runs_over_blank_lines_and_a_quotation_doesn_t() -> None:
    assert shown('"Dream\n\n"\n', LineRange(1, 3, "heading", 2)) == [("heading", 1, '"Dream "')]
    assert shown("a\n\nb\n", LineRange(1, 3, "quotation")) == [("quotation", 1, "a"), ("quotation", 2, "b")]


def test_furniture_is_grouped_by_its_range() -> None:
    _, groups = cut("a\n\nb\nc\n", [LineRange(1, 3, "furniture", furniture="share"), LineRange(4, 4, "furniture")])
    assert [(group.kind, group.lines) for group in groups] == [("share", 2), ("", 1)]


@pytest.mark.parametrize(("text", "lines"), [("", 0), ("a", 1), ("a\n", 1), ("a\r\nb", 2), ("\n\n", 2)])
def test_lines_are_counted_as_an_editor_does(text: str, lines: int) -> None:
    assert line_count(text) == lines
