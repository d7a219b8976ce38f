from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.clean import LINE_LIMIT, MARKS_LIMIT, clean, clean_line, clean_paragraph
from tests.support.nasty import NASTY, UNFIT, nasty_text


def stacked(text: str) -> int:
    """The most accents that stand on one letter."""
    most = run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) or unicodedata.category(character) == "Me" else 0
        most = max(most, run)
    return most


@given(nasty_text())
def test_nothing_unfit_is_left(text: str) -> None:
    cleaned = clean(text)
    assert not (UNFIT - {"\t"}) & set(cleaned)
    assert stacked(cleaned) <= MARKS_LIMIT
    cleaned.encode()


@given(nasty_text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters=NASTY + "\uffa0\u1160"))
)
def test_letters_figures_and_signs_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("a\x7fb\x00", "a␡b␀"),
        ("one\r\ntwo\rthree\x0bfour\x0cfive\x85six\u2028seven", "one\ntwo\nthree\nfour\nfive\nsix\nseven"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("Ma\u200bl\u200di", "Mali"),
        ("Ke\u0300\u0301\u0302\u0303\u0304\u0305\u0306ta", "Ke\u0300\u0301\u0302\u0303ta"),
        ("ש\u05b4\u05b4\u05b4\u05b4\u05b4\u05b4", "ש\u05b4\u05b4\u05b4\u05b4"),
        ("a\u0300\u0301\u200b\u0302\u0303\u200b\u0304", "a\u0300\u0301\u0302\u0303"),
        ("10\u00a0000 – l’Élysée\t…", "10\u00a0000 – l’Élysée\t…"),
        ("\u0600 123", "\u0600 123"),
    ],
)
def test_what_is_not_fit_to_show_is_made_visible_or_dropped(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_a_megabyte_of_accents_is_cut_in_no_time() -> None:
    assert len(clean("e" + "\u0301" * 1_000_000)) == 1 + MARKS_LIMIT


@given(nasty_text(), st.integers(1, 40))
def test_a_line_has_no_ends_and_no_more_than_its_limit(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert not {"\n", "\t"} & set(line)
    assert len(line) <= limit


def test_a_line_that_is_cut_says_so() -> None:
    assert clean_line("x" * (LINE_LIMIT + 1)) == "x" * (LINE_LIMIT - 1) + "…"
    assert clean_line("x" * LINE_LIMIT) == "x" * LINE_LIMIT


@given(nasty_text())
def test_a_paragraph_is_clean_and_its_blanks_are_single(text: str) -> None:
    shown, _ = clean_paragraph(text)
    assert clean(shown) == shown
    assert not {"\n", "\t"} & set(shown)
    assert "  " not in shown
    assert shown == shown.strip(" ")


@given(nasty_text())
def test_a_paragraph_has_the_characters_that_cleaning_leaves(text: str) -> None:
    shown, _ = clean_paragraph(text)
    assert shown.replace(" ", "") == "".join(clean(text).split("\n")).replace(" ", "").replace("\t", "")


@given(nasty_text())
def test_every_character_of_a_paragraph_leads_back_to_its_own(text: str) -> None:
    shown, offsets = clean_paragraph(text)
    starts = [offsets.start(i) for i in range(len(shown))]
    assert starts == sorted(set(starts))
    for i, (character, start) in enumerate(zip(shown, starts, strict=True)):
        source = text[start]
        assert (
            source == character
            or (character == " " and source.isspace())
            or source in UNFIT
            or not source.isprintable()
        )
        assert offsets.end(i + 1) == start + 1


@given(nasty_text())
def test_the_breakpoints_of_a_paragraph_grow(text: str) -> None:
    points = clean_paragraph(text)[1].points()
    assert list(points) == sorted(points)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("  The Blue\n   Lantern\r\n", "The Blue Lantern"),
        ("\u200b leading", "leading"),
        ("trailing \u200b ", "trailing"),
        ("a \u200b b", "a b"),
        ("10\u00a0000", "10\u00a0000"),
        ("\u200b", ""),
        ("Ke" + "\u0301" * 9 + "ta", "Ke" + "\u0301" * MARKS_LIMIT + "ta"),
        ("a\x1b[31m", "a␛[31m"),
        ("", ""),
    ],
)
def test_a_paragraph_is_unwrapped_and_trimmed(source: str, shown: str) -> None:
    assert clean_paragraph(source)[0] == shown


def test_a_span_of_a_paragraph_covers_its_source() -> None:
    source = "  said the  \n Blue\n  Lantern\u200b group"
    shown, offsets = clean_paragraph(source)
    start = shown.index("Blue Lantern")
    assert source[offsets.start(start) : offsets.end(start + len("Blue Lantern"))] == "Blue\n  Lantern"
