"""Tables that a spreadsheet runs nothing of."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.clean import clean
from sahelreader.text.csv_table import csv_table, harmless


@given(st.text(max_size=12))
def test_a_harmless_cell_never_begins_like_a_formula(text: str) -> None:
    assert not harmless(text).lstrip(" \u00a0\ufeff").startswith(("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝"))
    assert harmless(text).endswith(text)


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2)))
def test_every_cell_comes_back_clean(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_table(["a", "b"], rows), newline="")))
    assert read == [["a", "b"], *([harmless(clean(cell)) for cell in row] for row in rows)]


def test_steering_signs_hide_no_formula() -> None:
    assert csv_table(["\u200b=1"], []) == '"\'=1"\n'
