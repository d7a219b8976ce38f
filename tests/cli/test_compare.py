"""`sahelreader compare`: what two articles both tell, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from sahelreader.cli.main import main
from tests.compare.tellings import write_tellings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _tellings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(write_tellings(tmp_path / "dossier")))
    monkeypatch.setenv("SAHELREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_pairs_are_told_with_their_sentences_and_what_holds_them_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "first", "second"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Second has 4 of the 4 dates, quotes and figures in First, 3 in the same order.\n")
    assert "¶ 1 = ¶ 2  0.9" in told
    assert "¶ 2 ≈ ¶ 5  0." in told
    assert "  perhaps the same\n" in told
    assert "both give a figure: “40,000 crowns” · “40,500 crowns”" in told
    assert "both give the date 3 May 2021 and name Sarela" in told
    assert "both quote “We need your friendship where everyone knows you are a …”" in told
    assert told.endswith("Found only in First: ¶ 4, 5\n\nFound only in Second: ¶ 4\n")


def test_every_line_of_json_tells_its_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "second", "first", "--json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["kind"] for record in records] == ["finding"] * 2 + ["pair"] * 4 + ["only"] * 3
    assert records[0] == {
        "kind": "finding", "article": "second", "other": "first", "total": 4, "shared": 4, "in_order": 3,
    }  # fmt: skip
    pair = records[3]
    assert (pair["left"], pair["right"]) == ("second#p2", "first#p1")
    assert {"kind": "date", "text": "both give the date 3 May 2021 and name Sarela"} in pair["anchors"]
    assert records[-1]["in"] == "first#p5"


def test_a_table_has_a_row_for_every_pair_and_for_what_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "first", "second", "--to", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["left"], row["right"]) for row in rows] == [
        ("first#p1", "second#p2"), ("first#p2", "second#p5"), ("first#p3", "second#p3"), ("first#p6", "second#p1"),
        ("first#p4", ""), ("first#p5", ""), ("", "second#p4"),
    ]  # fmt: skip


def test_markdown_quotes_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "first", "second", "--to", "md"]) == 0
    told = capsys.readouterr().out
    assert "## ¶ 2 and ¶ 5: perhaps the same, both give a figure: “40,000 crowns” · “40,500 crowns”" in told
    assert "> – Second, `second#p5`" in told
    assert "## Found only in First" in told


def test_with_one_article_it_tells_what_it_shares_with_each_of_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "second"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "First has 4 of the 4 dates, quotes and figures in Second, 3 in the same order.",
        "Alien has none of the 4 dates, quotes and figures in Second.",
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["first", "first"], 1, "Both are the same article"),
        (["first", "fourth"], 1, "There is no article 'fourth'"),
        (["first", "--to", "md"], 2, "--to needs two articles"),
        (["first", "second", "--to", "pdf"], 2, "invalid choice"),
    ],
)
def test_misuse_gets_a_sentence(
    arguments: list[str], status: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *arguments]) == status
    assert words in capsys.readouterr().err


def test_articles_that_share_nothing_are_told_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "first", "alien"]) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert "In different languages (en, fr)" in told
    assert "Found only in Alien: ¶ 1, 2" in told
