from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.offsets import Offsets

DROPS = st.lists(st.booleans(), max_size=30)


def test_without_breakpoints_both_texts_run_in_step() -> None:
    assert [Offsets().start(i) for i in range(3)] == [0, 1, 2]
    assert Offsets().end(3) == 3


def test_a_letter_that_became_several_leads_back_as_one() -> None:
    offsets = Offsets([(1, 1), (3, 2)])  # cœur -> coeur
    assert [(offsets.start(i), offsets.end(i + 1)) for i in range(5)] == [(0, 1), (1, 2), (1, 2), (2, 3), (3, 4)]


def test_an_empty_span_at_the_beginning_ends_where_the_text_begins() -> None:
    assert Offsets([(0, 4)]).end(0) == 4


@given(DROPS)
def test_what_is_kept_leads_back_past_what_was_dropped(kept: list[bool]) -> None:
    points: list[tuple[int, int]] = []
    originals = [i for i, keep in enumerate(kept) if keep]
    for i, keep in enumerate(kept):
        if not keep:
            points.append((sum(kept[:i]), i + 1))
    offsets = Offsets(points)
    assert [offsets.start(i) for i in range(len(originals))] == originals
    assert [offsets.end(i + 1) for i in range(len(originals))] == [i + 1 for i in originals]


@given(DROPS)
def test_stored_breakpoints_give_the_same_offsets(kept: list[bool]) -> None:
    points = [(sum(kept[:i]), i + 1) for i, keep in enumerate(kept) if not keep]
    offsets = Offsets(points)
    again = Offsets(offsets.points())
    assert [again.start(i) for i in range(40)] == [offsets.start(i) for i in range(40)]
