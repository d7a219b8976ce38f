"""Wrapping: whatever the text and the width, every line fits and nothing is lost."""

from __future__ import annotations

import itertools

from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from sahelreader.tui.document import Document, Paragraph
from sahelreader.tui.wrapping import BLANK_LINE, Layout, fit, wrap

CHARACTERS = "aaabcé-—’ \u00a0\u202f  .東京한👍é\u0301\u0e31"
"""Letters, blanks that break and blanks that do not, characters of two cells and of none."""
texts = st.text(CHARACTERS, max_size=120) | st.text("ab ", max_size=300)
widths = st.integers(min_value=2, max_value=40)
paragraphs = st.builds(
    Paragraph, texts, indent=st.integers(0, 4), hang=st.integers(0, 4), gap=st.integers(0, 2), wrap=st.booleans()
)


def rooms(width: int, hang: int, lines: int) -> list[int]:
    return [width] + [max(width - hang, 2)] * (lines - 1)


@given(texts, widths, st.integers(0, 6))
def test_every_line_fits(text: str, width: int, hang: int) -> None:
    lines = wrap(text, width, hang)
    for (start, end), room in zip(lines, rooms(width, hang, len(lines)), strict=True):
        assert cell_len(text[start:end].rstrip(" ")) <= room


@given(texts, widths, st.integers(0, 6))
def test_lines_and_the_blanks_between_them_make_up_the_text(text: str, width: int, hang: int) -> None:
    lines = wrap(text, width, hang)
    assert lines[0][0] == 0
    assert lines[-1][1] == len(text)
    for (_, end), (start, _) in itertools.pairwise(lines):
        assert text[end:start].strip(" ") == ""


@given(texts, widths)
def test_a_line_breaks_at_a_blank_unless_a_word_is_wider_than_the_line(text: str, width: int) -> None:
    lines = wrap(text, width)
    for (start, end), (following, _) in itertools.pairwise(lines):
        if end == following:
            assert " " not in text[start + 1 : end], "a word was cut though there was a blank to break at"


@given(texts, widths)
@example("\u0301 aa京", 3)
def test_no_line_could_have_taken_the_next_word(text: str, width: int) -> None:
    lines = wrap(text, width)
    for (start, end), (following, _) in itertools.pairwise(lines):
        if following > end:
            word = text[following:].split(" ", maxsplit=1)[0]
            assert cell_len(text[start:following] + word) > width


@given(st.text("ab", min_size=50, max_size=90), widths)
def test_a_word_longer_than_the_line_is_cut_into_full_lines(word: str, width: int) -> None:
    lines = wrap(word, width)
    assert "".join(word[start:end] for start, end in lines) == word
    assert all(end - start == width for start, end in lines[:-1])


def test_a_no_break_space_does_not_break() -> None:
    assert wrap("see ¶\u00a012", 7) == [(0, 3), (4, 8)]


@given(st.lists(paragraphs, min_size=1, max_size=6), st.integers(8, 40))
def test_the_line_of_a_character_is_the_line_that_holds_it(document: list[Paragraph], width: int) -> None:
    layout = Layout(Document(document), width)
    for y in range(layout.height):
        index, start, end = layout.line(y)
        if start == BLANK_LINE:
            continue
        assert layout.is_first(y) == (start == 0 and layout.line_of(index, 0) == y)
        for character in range(start, end):
            assert layout.line_of(index, character) == y


@given(st.lists(paragraphs, max_size=6), st.integers(8, 40))
def test_a_layout_has_every_paragraph_in_order_with_its_gap(document: list[Paragraph], width: int) -> None:
    layout = Layout(Document(document), width)
    seen = [layout.line(y)[0] for y in range(layout.height)]
    assert seen == sorted(seen)
    assert sorted(set(seen)) == list(range(len(document)))
    blanks = sum(layout.line(y)[1] == BLANK_LINE for y in range(layout.height))
    assert blanks == sum(paragraph.gap for paragraph in document)


@given(texts, st.integers(0, 40))
def test_what_is_fitted_is_no_wider_and_marks_what_is_missing(text: str, width: int) -> None:
    assume(width == 0 or width > 2)
    fitted = fit(text, width)
    assert cell_len(fitted) <= width
    assert fitted == text or fitted.endswith("…") or width == 0
