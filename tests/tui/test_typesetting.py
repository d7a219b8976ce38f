"""How a text is set: whatever the setting, what is painted is the text, and every cell is the character it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style
from textual.selection import Selection

from sahelreader.settings.tables import Reading
from sahelreader.tui.document import Document, Paragraph, Span
from sahelreader.tui.hyphenation import MOST_IN_A_ROW, syllables_of
from sahelreader.tui.palette import Palette
from sahelreader.tui.theme import INK
from sahelreader.tui.typesetting import Typesetting, typesetting_of
from sahelreader.tui.widgets.line_painter import Lights, LinePainter
from sahelreader.tui.wrapping import BLANK_LINE, Layout

if TYPE_CHECKING:
    from textual.strip import Strip

WORDS = st.sampled_from(
    ["a", "of", "paramilitary", "negotiations", "enormous", "Wagner", "“territory”", "resources,", "東京", "e\u0301tat",
     "no\u00a0break", "geopolitics", "👍", "Franco-Malian", "x" * 30, "", "infrastructure"]
)  # fmt: skip
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
SETTINGS = st.builds(
    Typesetting, st.integers(8, 60), st.booleans(), st.integers(1, 3), st.sampled_from([None, syllables_of("en")])
)


def painted(
    text: str, setting: Typesetting, spans: tuple[Span, ...] = (), lights: Lights | None = None
) -> tuple[Layout, list[Strip]]:
    """A paragraph of an article with a heading before it, as painted."""
    quoted = Paragraph(text, spans=spans, number=2, indent=3, bar="▏", hang=2)
    document = Document([Paragraph("A heading of several words", "heading", number=1), quoted])
    layout = Layout(document, setting.measure, setting.spacing, setting.syllables)
    palette = Palette(INK.to_color_system().generate() | INK.variables)
    painter = LinePainter(document, layout, palette, Style.null(), 2, justify=setting.justify)
    return layout, [painter.paint(y, setting.measure + 6, lights or Lights()) for y in range(layout.height)]


def cells(strip: Strip) -> list[tuple[str, int]]:
    """Each character of the text that a painted line shows, with its place in the paragraph, as Textual reads it."""
    found = []
    for segment in strip:
        offset = segment.style.meta.get("offset") if segment.style else None
        if offset is not None:
            found += [(character, offset[0] + i) for i, character in enumerate(segment.text)]
    return found


@given(TEXTS, SETTINGS, st.integers(0, 60), st.integers(1, 40))
def test_without_the_blanks_and_hyphens_added_a_painted_line_is_its_text(
    text: str, setting: Typesetting, start: int, length: int
) -> None:
    end = min(start + length, len(text))
    spans = (Span(start, end, "person", "entry:x"),) if start < end else ()
    lights = Lights((1, 0), found={1: [(max(start - 3, 0), end)]}, selection=Selection(None, None))
    layout, strips = painted(text, setting, spans, lights)
    for y, strip in enumerate(strips):
        index, first, last = layout.line(y)
        assert strip.cell_length == setting.measure + 6
        if first == BLANK_LINE or index == 0:
            continue
        shown = cells(strip)
        if layout.is_divided(y):
            assert shown.pop() == ("-", last - 1)
        kept = [pair for i, pair in enumerate(shown) if i == 0 or pair[1] != shown[i - 1][1]]
        assert kept == [(text[at], at) for at in range(first, last)]
        assert all(character == " " and text[at] == " " for character, at in shown if (character, at) not in kept)


@given(TEXTS, SETTINGS)
def test_the_lines_and_the_blanks_between_them_make_up_the_text(text: str, setting: Typesetting) -> None:
    layout, _ = painted(text, setting)
    ends = [0]
    for y in range(layout.height):
        index, first, last = layout.line(y)
        if index == 1 and first != BLANK_LINE:
            assert text[ends[-1] : first].strip(" ") == ""
            ends.append(last)
            assert layout.line_of(1, first) == y
    assert text[ends[-1] :].strip(" ") == ""


@given(TEXTS, SETTINGS)
def test_a_justified_line_ends_at_the_edge_or_would_need_too_many_blanks(text: str, setting: Typesetting) -> None:
    layout, strips = painted(text, setting._replace(justify=True))
    for y, strip in enumerate(strips):
        index, first, last = layout.line(y)
        if index == 0 or first == BLANK_LINE or last == len(text):
            continue
        edge = cell_len(strip.text.rstrip()) if text[last - 1] != "\u00a0" else setting.measure + 2
        words = text[first:last].split(" ")
        if edge != setting.measure + 2:
            room = setting.measure - 3 - (0 if layout.is_first(y) else 2) - layout.is_divided(y)
            gaps = sum(bool(word) for word in words[1:])
            assert room - cell_len(text[first:last]) > 3 * gaps or room < 2


@given(TEXTS, st.integers(20, 60))
def test_words_are_divided_seldom_and_never_names(text: str, measure: int) -> None:
    layout, _ = painted(text, Typesetting(measure, syllables=syllables_of("en")))
    lines = [y for y in range(layout.height) if layout.line(y)[0] == 1 and layout.line(y)[1] != BLANK_LINE]
    divided = [y for y in lines if layout.is_divided(y)]
    for y in divided:
        last = layout.line(y)[2]
        before, after = (
            text[:last].rsplit(" ", maxsplit=1)[-1].strip("“"),
            text[last:].split(" ", maxsplit=1)[0].strip(",”"),
        )
        assert (before + after).isalpha()
        assert (before + after).islower()
        assert len(before) >= 3
        assert len(after) >= 3
    assert not any(all(y + i in divided for i in range(MOST_IN_A_ROW + 1)) for y in divided)


def test_headings_are_neither_justified_nor_divided_nor_spaced() -> None:
    document = Document([Paragraph("An extraordinary heading of infrastructure negotiations", "heading", number=1)])
    layout = Layout(document, 20, 2, syllables_of("en"))
    assert [layout.line(y)[1] == BLANK_LINE for y in range(layout.height)] == [False] * (layout.height - 1) + [True]
    assert not any(layout.is_divided(y) for y in range(layout.height))


@pytest.mark.parametrize(
    ("language", "word", "parts"), [("en", "paramilitary", "para-military"), ("fr", "gouvernement", "gou-verne-ment")]
)
def test_words_are_divided_by_the_rules_of_their_language(language: str, word: str, parts: str) -> None:
    places = syllables_of(language)
    assert places is not None
    wanted = [i - n for n, i in enumerate(i for i, c in enumerate(parts) if c == "-")]
    assert set(wanted) <= set(places(word))


def test_a_language_without_patterns_is_set_without_division() -> None:
    assert syllables_of("tlh") is None
    assert typesetting_of(Reading(hyphenate=True), "tlh") == Typesetting()


def test_the_measure_counts_unless_lines_are_as_wide_as_the_window() -> None:
    assert typesetting_of(Reading(measure=60)).measure == 60
    assert typesetting_of(Reading(measure=60, full_width=True)).measure > 10_000
