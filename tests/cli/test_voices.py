"""`quotes`, `claims`, `timeline` and `check --json` as they are run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.small_dossier import FACTS, SEEDS, swap, write_dossier
from tests.support.small_voices import CLAIMS, QUOTES, TIMELINE
from tests.support.told import Told


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LANG", "LC_ALL", "PYTHONIOENCODING", "COLUMNS", "SAHELREADER_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = write_dossier(tmp_path / "coast", quotes=QUOTES, claims=CLAIMS, timeline=TIMELINE)
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(folder))
    return folder


def test_quotes_as_json_are_the_text_between_start_and_end(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "quotes", "--json")
    assert told.status == 0
    assert len(told.records) == 4
    for record in told.records:
        assert list(record) == ["article", "file", "start", "end", "text", "speaker", "via", "when"]
        assert SEEDS[record["file"]][record["start"] : record["end"]] == record["text"]
    assert told.records[0] | {"start": 0, "end": 0} == {
        "article": "harbour", "file": "harbour.txt", "start": 0, "end": 0,
        "text": "We will not close it a second time,", "speaker": "Ada Keral", "via": "Coast Herald", "when": "2021-05",
    }  # fmt: skip
    assert told.records[3]["text"] == "Nordby-based fishermen hope for the heron, a bird."
    assert (told.records[3]["speaker"], told.records[3]["via"]) == ("unnamed: somebody at the quay", None)


def test_quotes_as_text_are_grouped_by_speaker(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "quotes", "--by", "Ada Keral")
    assert told.out == (
        "Ada Keral\n  “We will not close it a second time,”\n"
        "    – Herald, ¶ 3 · the Coast Herald · May 2021 · through Coast Herald\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "speakers"),
    [
        (["--by", "elise marechal"], {"Élise Maréchal"}),
        (["--by", "keral"], {"Ada Keral", "Bruno Keral"}),
        (["--about", "nordby"], {"unnamed: somebody at the quay"}),
        (["--about", "sarela", "--by", "élise maréchal"], {"Élise Maréchal"}),
    ],
)
def test_quotes_are_selected_by_any_form_of_a_name(
    arguments: list[str], speakers: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert {record["speaker"] for record in Told(capsys, "quotes", *arguments, "--json").records} == speakers


@pytest.mark.parametrize("option", ["--by", "--about"])
def test_an_unknown_name_is_a_sentence_and_exit_status_1(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "quotes", option, "zzzz")
    assert (told.status, told.out) == (1, "")
    assert told.err == (
        "sahelreader: Nothing in this dossier is called 'zzzz'. sahelreader entities lists the names.\n"
    )  # fmt: skip


def test_a_name_that_said_nothing_is_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "quotes", "--by", "Sarela", "--json")
    assert (told.status, told.out) == (1, "")
    assert told.err == "sahelreader: There is no such quotation in this dossier.\n"


def test_claims_lists_the_questions_and_shows_one_with_its_positions(capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, "claims").out == "Whom would a free quay serve? (free-quay)\n"
    told = Told(capsys, "claims", "free-quay")
    assert told.out.splitlines()[:4] == [
        "Whom would a free quay serve?", "  It is to be built with everybody's money.", "",
        "  Herald: says nothing of it",
    ]  # fmt: skip
    assert "  Bridge, Élise Maréchal (denies): the merchants of Sarela\n" in told.out
    (record,) = Told(capsys, "claims", "--json").records
    assert [(p["article"], p["voice"], p["stance"]) for p in record["positions"]] == [
        ("harbour", None, "silent"), ("bridge", "Bruno Keral", "says"), ("bridge", "Élise Maréchal", "denies"),
    ]  # fmt: skip


def test_an_unknown_claim_is_a_sentence_and_exit_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "claims", "quay")
    assert (told.status, told.out) == (1, "")
    assert "There is no claim 'quay' in this dossier" in told.err


def test_the_timeline_is_in_the_order_of_time(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "timeline")
    assert told.out.startswith(
        "March 2021\n  Blue Lantern takes the port (Herald)\n    The year is inferred.\n3 May 2021\n"
    )
    records = Told(capsys, "timeline", "--json").records
    assert [record["when"] for record in records] == ["2021-03", "2021-05-03", "2021-06"]
    assert records[0]["evidence"] == [
        {"article": "harbour", "address": "harbour#p2", "quote": "had held it since March"}
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["quotes", "claims", "timeline"])
def test_a_dossier_without_voices_says_so(command: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("quotes", "claims", "timeline"):
        (folder / "glossary" / f"{name}.yaml").unlink()
    told = Told(capsys, command)
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith("sahelreader: This dossier has no ")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("entities", "This dossier names nobody."),
        ("define ferry", "Nothing in this dossier is called 'ferry'. It has no names or terms."),
        ("who ferry", "Nothing in this dossier is called 'ferry'. It has no names or terms."),
        ("quiz --plain", "This dossier has no facts to ask about."),
        ("quiz --plain --tag port", "There is no fact with the tag 'port'; no fact here has a tag."),
        ("claims --about ferry", "This dossier has no claims."),
    ],
)
def test_a_dossier_of_articles_alone_says_what_it_lacks(
    command: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_dossier(tmp_path / "bare", entities=None, terms=None, facts=None)
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(folder))
    told = Told(capsys, *command.split())
    assert (told.status, told.out, told.err) == (1, "", f"sahelreader: {said}\n")


# --- check


def test_warnings_are_told_apart_and_leave_the_exit_status_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_dossier(folder, facts=swap(FACTS, "{text: Lunde}", "{text: Heron}"))
    told = Told(capsys, "check")
    line, summary = told.out.splitlines()
    assert told.status == 0
    assert line == (
        "glossary/facts.yaml:16: warning: the lure 'Heron' is no place: the who's who has it as operation (lure-kind)"
    )  # fmt: skip
    assert summary.endswith("4 quotations, 1 claim, 3 events. 1 warning.")


def test_an_error_of_a_rule_is_exit_status_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_dossier(folder, facts=swap(FACTS, "ask: Which port opened", "ask: Which port of Sarela opened"))
    told = Told(capsys, "check", "--json")
    assert told.status == 1
    assert told.records == [
        {
            "file": "glossary/facts.yaml", "line": 11, "severity": "error", "rule": "answer-in-question",
            "message": "the question holds the answer 'Sarela'",
        }
    ]  # fmt: skip


def test_what_can_not_be_read_is_an_error_in_json_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "glossary" / "claims.yaml").write_text("claims: none\n")
    told = Told(capsys, "check", "--json")
    assert told.status == 1
    assert [(record["file"], record["rule"]) for record in told.records] == [("glossary/claims.yaml", "reading")]
