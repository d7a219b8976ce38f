"""Any string at all as a query: an answer or one sentence, soon."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.nasty import nasty_text

if TYPE_CHECKING:
    from sahelreader.search.searcher import Searcher

PIECES = (
    "wagner", "mali", '"', "“", "(", ")", "AND", "OR", "NOT", "-", "*", "~", ":", "kind:", "date:", "in:", "person:",
    "like:", "2021..2022", "..", "a*", "x~2", " ", "\x00", "\x1b[2J", "\ud800", "é", "+", "¶", "\n", "\\", "/", "[",
)  # fmt: skip
ANY = (
    st.text()
    | nasty_text(200)
    | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
)
LIMIT_SECONDS = 1.0


def answers(searcher: Searcher, query: str) -> None:
    begun = time.thread_time()
    found = searcher.find(query)
    searcher.meant(query)
    assert time.thread_time() - begun < LIMIT_SECONDS
    assert found.total >= len(found.hits) or found.hits == ()
    for sentence in filter(None, (found.problem, *found.remarks)):
        assert sentence.endswith(".")
    assert searcher.is_fresh, "no query makes an index seem damaged"


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(ANY)
def test_any_string_is_answered(coast: Searcher, query: str) -> None:
    answers(coast, query)


@pytest.mark.slow
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(ANY)
def test_ten_thousand_strings_are_answered(bundled: Searcher, query: str) -> None:
    answers(bundled, query)


@pytest.mark.parametrize(
    "query",
    [
        "((((", "*", "a*b*c*d*e*f*", "x" * 100_000, "mali " * 20_000, "(" * 100_000, '"' * 99_999, "-" * 100_000,
        "NOT " * 25_000 + "mali",
        "a* " * 50, "abcdefgh~2 " * 60, "\x00\x07\x1b", "\ud800", "kind:\ud800", "like:\ud800",
        "the* OR a* OR o* OR i* OR s*", "person:" * 500, "date:9999..0000",
        "é" * 1_000, "'" * 1_000, "a'" * 900, "1," * 900,
        "a." * 900, "[1]" * 600,
    ],
    ids=lambda query: f"{query[:12]!a}… {len(query)}",
)  # fmt: skip
def test_strings_made_to_hurt_are_answered(bundled: Searcher, query: str) -> None:
    answers(bundled, query)
