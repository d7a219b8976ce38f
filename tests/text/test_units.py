"""Cutting paragraphs into what a cursor goes by."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.units import UNITS, Unit, cut

TEXT = "Ada Keral’s quay isn't cheap. “It cost 40,000 crowns,” she said."


def words(text: str, unit: Unit) -> list[str]:
    return [text[start:end] for start, end in cut(text, unit)]


def test_sentences_words_and_the_paragraph() -> None:
    assert words(TEXT, "sentence") == ["Ada Keral’s quay isn't cheap.", "“It cost 40,000 crowns,” she said."]
    assert words(TEXT, "word")[:5] == ["Ada", "Keral’s", "quay", "isn't", "cheap"]
    assert words(f"  {TEXT} ", "paragraph") == [TEXT]


@pytest.mark.parametrize("unit", UNITS)
@given(text=st.text(alphabet="ab. ’-\n", max_size=30))
def test_units_are_in_order_not_empty_and_hold_every_letter(unit: Unit, text: str) -> None:
    spans = cut(text, unit)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(i in covered for i, character in enumerate(text) if character.isalpha())
