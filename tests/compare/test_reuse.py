"""How far one article follows another is counted, not guessed."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.compare.findings import Reuse, tell_reuse
from sahelreader.compare.reuse import Position, longest_run
from sahelreader.paths import bundled_dossier
from sahelreader.workspace import Workspace
from tests.compare.tellings import write_tellings

if TYPE_CHECKING:
    from pathlib import Path

PLACES = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3)), max_size=8)


@given(PLACES)
def test_the_longest_run_is_the_longest_that_never_goes_back(places: list[Position]) -> None:
    runs = (chosen for size in range(len(places) + 1) for chosen in combinations(places, size))
    assert longest_run(places) == max(len(run) for run in runs if list(run) == sorted(run))


def test_a_day_a_quotation_and_figures_are_counted_and_so_is_their_order(tmp_path: Path) -> None:
    comparisons = Workspace(write_tellings(tmp_path / "dossier"), None, None).comparisons
    assert comparisons.reuse("first", "second") == Reuse("first", "second", 4, 4, 3)
    assert comparisons.reuse("first", "alien").shared == 0
    assert [reuse.other for reuse in comparisons.nearest("second")] == ["first", "alien"]


def test_a_quotation_that_dates_an_event_is_counted_once_and_one_that_shares_three_common_words_not_at_all() -> None:
    comparisons = Workspace(bundled_dossier(), None, None).comparisons
    assert comparisons.reuse("olivium", "france24").shared == 8
    assert comparisons.reuse("olivium", "influence-review").shared == 4


def test_what_one_article_dates_and_the_other_only_tells_is_found_from_both_sides() -> None:
    comparisons = Workspace(bundled_dossier(), None, None).comparisons
    for one, other in (("france24", "influence-review"), ("trt-world", "influence-review")):
        assert comparisons.reuse(one, other).shared
        assert comparisons.reuse(other, one).shared
    assert comparisons.reuse("france24", "trt-world").shared == comparisons.reuse("trt-world", "france24").shared == 0


def test_the_finding_is_told_in_a_sentence() -> None:
    told = [
        tell_reuse(Reuse("A", "B", *numbers), str)
        for numbers in ((9, 4, 4), (9, 4, 3), (9, 1, 1), (9, 0, 0), (1, 1, 1), (1, 0, 0), (0, 0, 0))
    ]
    assert told == [
        "B has 4 of the 9 dates, quotes and figures in A, in the same order.",
        "B has 4 of the 9 dates, quotes and figures in A, 3 in the same order.",
        "B has 1 of the 9 dates, quotes and figures in A.",
        "B has none of the 9 dates, quotes and figures in A.",
        "B has the one date, quote or figure in A.",
        "B lacks the one date, quote or figure in A.",
        "A has no date, quote or figure that could be looked for in B.",
    ]
