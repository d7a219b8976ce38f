"""`sahelreader answer`, over the small dossier."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.support.small_dossier import write_dossier
from tests.support.told import Told


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_dossier(tmp_path / "coast")
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(folder))
    monkeypatch.setenv("SAHELREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return folder


def test_answer_gives_the_verdict_and_the_reason_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "answer", "price-of-bridge/who", "Bruno", "Kerol", "--json")
    assert told.status == 0
    assert told.records == [
        {
            "card": "price-of-bridge/who", "question": "Which engineer named a price for the bridge?",
            "answer": "Bruno Kerol", "verdict": "almost", "reason": "Spelt otherwise, the same name.",
            "difference": "Bruno Ker{o}[a]l", "right": "Bruno Keral",
        }
    ]  # fmt: skip


def test_a_fact_stands_for_its_first_card_and_a_wrong_answer_is_exit_status_1(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = Told(capsys, "answer", "port-reopened", "Nordby")
    assert told.status == 1
    assert told.out == "Wrong. Nordby is the village across the bay.\n  The answer: Sarela\n"


def test_a_name_that_two_bear_is_not_enough(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "answer", "price-of-bridge/who", "Keral")
    assert "More than one person here is called that: Ada Keral or Bruno Keral." in told.out


def test_without_an_answer_each_line_of_the_input_is_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("3 May 2021\nMay 2021\n"))
    told = Told(capsys, "answer", "port-reopened/cut")
    assert told.out.splitlines()[0] == "Right. That is the answer."
    assert "Almost. Right as far as it goes; the day is missing." in told.out


def test_an_unknown_card_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "answer", "nothing", "x")
    assert told.status == 1
    assert "There is no card or fact 'nothing'" in told.err


def test_nothing_is_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, "answer", "port-reopened", "Sarela").status == 0
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("lines", [io.StringIO(""), None])
def test_no_answer_at_all_is_a_sentence(
    lines: io.StringIO | None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", lines)
    told = Told(capsys, "answer", "port-reopened/cut")
    assert (told.status, told.out) == (1, "")
    assert told.err == (
        "sahelreader: There is no answer to check: write it behind the card, or one a line on the standard input.\n"
    )
