"""What queries find in the dossier of the program, by a list that was made by reading and `grep`, not by the engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sahelreader.paths import bundled_dossier
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.search.searcher import Searcher

LIST = Path(__file__).parent.parent / "data" / "queries.jsonl"
QUERIES: list[dict[str, Any]] = [json.loads(line) for line in LIST.read_text(encoding="utf-8").splitlines()]


def articles(searcher: Searcher, query: str) -> list[str]:
    """The articles that hold what was asked for; of entries asked for by kind, those that they rest on."""
    found = searcher.find(query, 10_000)
    assert not found.problem
    if found.kinds:
        return sorted({article for hit in found.hits for article in hit.document.articles})
    return sorted(found.by_article())


@pytest.mark.parametrize("asked", QUERIES, ids=lambda asked: asked["query"])
def test_a_query_finds_exactly_the_articles_that_a_reader_would(bundled: Searcher, asked: dict[str, Any]) -> None:
    assert articles(bundled, asked["query"]) == asked["articles"]


def test_another_engine_finds_the_same(bundled: Searcher, tmp_path: Path) -> None:
    workspace = Workspace(bundled_dossier(), None, tmp_path)
    other = workspace.searcher_with("tantivy")
    other.prepare()
    for asked in QUERIES:
        ours, theirs = bundled.find(asked["query"], 10_000), other.find(asked["query"], 10_000)
        assert {hit.document.key for hit in ours.hits} == {hit.document.key for hit in theirs.hits}, asked["query"]
        assert ours.counts == theirs.counts
    other.close()


def test_what_is_named_otherwise_ranks_below_a_literal_hit(bundled: Searcher) -> None:
    hits = bundled.find("Ecowas kind:paragraph").hits
    assert [hit.document.spots[0].address for hit in bundled.find("CEDEAO kind:paragraph").hits] == [
        "influence-review#p6", "influence-review#p8",
    ]  # fmt: skip
    assert min(hit.score for hit in hits) > max(hit.score for hit in bundled.find("CEDEAO kind:paragraph").hits)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("francafriqe", "Françafrique"), ("Keyta", "Keïta"), ("wagnre group", "Wagner group"), ("rosoborn", ""),
        ("mercenries -coup", "mercenaries -coup"), ("person:goitta", "person:Goïta"), ("wagner", "wagner"), ("((", ""),
    ],
)  # fmt: skip
def test_what_was_meant_is_guessed_from_the_words_and_names_of_the_dossier(
    bundled: Searcher, query: str, meant: str
) -> None:
    assert (bundled.meant(query) or (query if bundled.find(query).total else "")) == meant


@pytest.mark.parametrize(("query", "found"), [("in:france24#p12", ["france24#p12"]), ("in:france24#p999", [])])
def test_a_paragraph_is_found_by_its_address(bundled: Searcher, query: str, found: list[str]) -> None:
    hits = bundled.find(f"{query} kind:paragraph").hits
    assert [hit.document.spots[0].address for hit in hits] == found


def test_like_finds_others_and_not_the_paragraph_itself(bundled: Searcher) -> None:
    addresses = [hit.document.spots[0].address for hit in bundled.find("like:france24#p2").hits]
    assert "olivium#p1" in addresses[:3]
    assert "france24#p2" not in addresses


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("person:nobody", "No person here is called “nobody”."),
        (
            "in:nowhere",
            (
                "There is no article “nowhere”; "
                "there are france24, trt-world, olivium, influence-review, awkward-cooperation."
            ),
        ),
        ("like:x", "There is no paragraph “x” to find others like it."),
    ],
)  # fmt: skip
def test_what_nothing_is_called_is_told(bundled: Searcher, query: str, remark: str) -> None:
    found = bundled.find(query)
    assert not found.total
    assert found.remarks == (remark,)


def test_a_query_that_does_not_parse_is_searched_word_by_word(bundled: Searcher) -> None:
    found = bundled.find('"bah ndaw')
    assert found.problem == "A quotation mark is open: put another at the end of the phrase."
    assert list(found.by_article()) == ["influence-review"]
    assert bundled.find("date:soon").problem.startswith("date: takes a year, month or day")


def test_furniture_is_found_only_when_it_is_asked_for(bundled: Searcher) -> None:
    assert not bundled.find("google play badge").total
    assert bundled.find("google kind:furniture").counts == {("france24", "furniture"): 1}
