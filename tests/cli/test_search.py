"""`sahelreader search`: lines and records, paragraphs first, and exit status 1 for nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sahelreader.paths import bundled_dossier
from tests.support.small_dossier import write_dossier
from tests.support.told import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    Tell = Callable[..., Told]


QUERIES = Path(__file__).parent.parent / "data" / "queries.jsonl"
"""Made by reading and `grep`, see tests/search/test_queries.py."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    write_dossier(folder / "coast")
    return folder


@pytest.fixture
def tell(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    for name, folder in (("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("SAHELREADER_DOSSIER", "coast")):
        monkeypatch.setenv(name, str(home / folder))
    return lambda *arguments: Told(capsys, "search", *arguments)


def test_a_record_says_what_was_found_where(tell: Tell) -> None:
    told = tell("fishermen", "asked", "--json")
    assert told.status == 0
    assert told.records[0] == {
        "kind": "paragraph", "article": "harbour", "file": "harbour.txt", "address": "harbour#p3",
        "sentence": "Fishermen from Nordby had asked for a free quay.", "score": told.records[0]["score"],
        "id": "harbour:3",
    }  # fmt: skip
    assert told.records[0]["score"] > 0


def test_paragraphs_come_first_and_entries_only_with_what_they_rest_on(tell: Tell) -> None:
    records = tell("sarela", "--json").records
    kinds = [record["kind"] for record in records]
    assert kinds[:4] == ["paragraph"] * 4
    assert "fact" in kinds
    addresses = {record["address"] for record in records if record["kind"] == "paragraph"}
    assert {record["address"] for record in records} <= addresses


def test_a_kind_that_is_asked_for_is_told_in_full(tell: Tell) -> None:
    assert [record["id"] for record in tell("--kind", "entity", "engineer", "--json").records] == ["bruno-keral"]
    assert tell("kind:entity engineer", "--json").records[0]["article"] is None
    assert [record["title"] for record in tell("kind:fact bridge", "--json").records] == [
        "A bridge to Nordby would cost 90,000 crowns, according to Bruno Keral."
    ]
    assert tell("kind:furniture subscribe", "--json").records[0]["address"] == "harbour"


def test_entries_alone_are_told_where_no_paragraph_has_it(tell: Tell) -> None:
    told = tell("blockade OR definitionless OR newspaper")
    assert told.status == 0
    assert "Who's who  1\n  Coast Herald: A newspaper." in told.out
    assert told.out.endswith("No paragraph.\n")


def test_the_text_is_grouped_by_article_and_kind(tell: Tell) -> None:
    told = tell("crowns")
    assert "Herald  1\n  ¶ 5 - Repairs cost 40,000 crowns.\n" in told.out
    assert (
        "Facts  1\n  A bridge to Nordby would cost 90,000 crowns, according to Bruno Keral.\n    (Bridge ¶ 4)"
        in told.out
    )
    assert told.out.endswith("2 paragraphs in 2 articles.\n")


def test_only_one_article_is_searched_if_it_is_named(tell: Tell) -> None:
    assert {record["article"] for record in tell("nordby", "--json").records} == {"harbour", "bridge"}
    assert {record["article"] for record in tell("nordby", "--in", "bridge", "--json").records} == {"bridge"}
    assert {record["article"] for record in tell("nordby", "--in", "Herald", "--json").records} == {"harbour"}
    assert tell("nordby", "--in", "nowhere").err == (
        "sahelreader: There is no article 'nowhere' in this dossier; it has harbour, bridge.\n"
    )


def test_a_limit_is_kept_and_the_rest_is_told(tell: Tell) -> None:
    assert len(tell("sarela", "--limit", "2", "--json").records) == 2
    told = tell("sarela", "--limit", "2")
    assert told.out.count("¶") == 2
    assert "more results are not shown: --limit " in told.out
    assert tell("sarela", "--limit", "0").status == 2


def test_the_order_is_the_same_every_time(tell: Tell) -> None:
    assert len({tell("keral OR sarela OR quay", "--json").out for _ in range(3)}) == 1


def test_nothing_found_is_status_1_with_what_may_have_been_meant(tell: Tell) -> None:
    told = tell("marechl")
    assert (told.status, told.out) == (1, "")
    assert told.err == "sahelreader: Nothing was found for 'marechl'; did you mean 'marechal'?\n"
    assert tell("zzz", "--json").out == ""


def test_what_does_not_parse_is_searched_word_by_word_with_a_sentence(tell: Tell) -> None:
    told = tell("((bridge")
    assert told.status == 0
    assert told.err == "sahelreader: A bracket is open: close it with ).\n"


def test_what_nobody_is_called_is_told(tell: Tell) -> None:
    told = tell("person:nobody")
    assert told.status == 1
    assert told.err.startswith("sahelreader: No person here is called “nobody”.\n")


def test_the_records_name_exactly_the_articles_that_hold_what_was_asked_for(
    tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(bundled_dossier()))
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        named = {record["article"] for record in tell(asked["query"], "--json").records}
        assert sorted(named - {None}) == asked["articles"], asked["query"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "There is no word in the query."),
        ("person:zz", "No person here is called “zz”."),
        ("date:2022..2021", "date:2022..2021 ends before it begins; turn the two round: date:2021..2022."),
    ],
)
def test_why_nothing_was_found_is_told_in_one_sentence(tell: Tell, query: str, sentence: str) -> None:
    told = tell(query)
    assert (told.status, told.out, told.err) == (1, "", f"sahelreader: {sentence}\n")
