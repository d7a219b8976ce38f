"""The cursor that goes through a text by sentence, word or paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.units import UNITS, Unit
from sahelreader.tui.document import Paragraph
from sahelreader.tui.text_cursor import Stop, TextCursor

PARAGRAPHS = (
    Paragraph("about the text"), Paragraph("One. Two words.", number=1), Paragraph("a menu"), Paragraph("", number=2),
    Paragraph("Three.", number=3),
)  # fmt: skip


def chosen(cursor: TextCursor) -> str:
    (first, start), (last, end) = cursor.first, cursor.last
    if first == last:
        return PARAGRAPHS[first].text[start:end]
    return f"{PARAGRAPHS[first].text[start:]}|{PARAGRAPHS[last].text[:end]}"


def standing(index: int = 1, character: int = 0, unit: Unit = "sentence") -> TextCursor:
    cursor = TextCursor(PARAGRAPHS, unit)
    assert cursor.stand_at(index, character)
    return cursor


def test_it_goes_through_numbered_paragraphs_only_and_stays_at_the_ends() -> None:
    cursor = standing()
    assert not cursor.move(-1)
    met = [chosen(cursor)]
    while cursor.move(1):
        met.append(chosen(cursor))
    assert met == ["One.", "Two words.", "Three."]
    assert not cursor.move(1)


def test_extending_holds_where_it_began_in_both_directions() -> None:
    cursor = standing(1, 6)
    cursor.move(1, extend=True)
    assert chosen(cursor) == "Two words.|Three."
    cursor.move(-1, extend=True)
    cursor.move(-1, extend=True)
    assert chosen(cursor) == "One. Two words."
    cursor.move(1)
    assert chosen(cursor) == "Two words."


def test_while_it_extends_moving_extends() -> None:
    cursor = standing()
    cursor.extends = True
    cursor.move(1)
    assert chosen(cursor) == "One. Two words."


def test_going_by_another_unit_begins_where_what_is_chosen_begins() -> None:
    cursor = standing(1, 5)
    cursor.go_by("word")
    assert chosen(cursor) == "Two"
    cursor.move(1)
    assert chosen(cursor) == "words"
    cursor.go_by("paragraph")
    assert chosen(cursor) == "One. Two words."


def test_between_units_it_stands_on_the_next_and_after_all_on_the_last() -> None:
    assert chosen(standing(0)) == "One."
    assert chosen(standing(2)) == "Three."
    assert chosen(standing(4, 99)) == "Three."
    assert not TextCursor((Paragraph("about"),)).stand_at(0)


def test_what_was_chosen_otherwise_is_held_exactly() -> None:
    cursor = TextCursor(PARAGRAPHS)
    cursor.hold(Stop(1, 2, 9), Stop(1, 2, 9))
    assert chosen(cursor) == "e. Two "
    cursor.move(1)
    assert chosen(cursor) == "Three."


@pytest.mark.parametrize("unit", UNITS)
@given(st.lists(st.tuples(st.sampled_from([1, -1]), st.booleans()), max_size=12))
def test_what_is_chosen_is_always_text_with_an_end_after_its_beginning(
    unit: Unit, moves: list[tuple[int, bool]]
) -> None:
    cursor = standing(unit=unit)
    for by, extend in moves:
        cursor.move(by, extend=extend)
        assert cursor.first < cursor.last
        assert PARAGRAPHS[cursor.at.paragraph].number
