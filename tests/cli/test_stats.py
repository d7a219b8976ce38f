"""`sahelreader stats`, as it is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from sahelreader.store.moment import read_clock
from sahelreader.store.store import Store
from sahelreader.workspace import Workspace
from tests.support.small_dossier import write_dossier
from tests.support.studying import studied
from tests.support.told import Told


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SAHELREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(write_dossier(tmp_path / "coast")))
    return tmp_path


def study(home: Path, days: int = 40) -> None:
    facts = Workspace(home / "coast", None, None).facts
    with Store.open(home / "data/reader.db") as store:
        store.record_review(*studied(facts, dossier="the-coast", until=read_clock(), days=days, new_a_day=1))


def test_everything_is_said_in_words_and_numbers(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study(home)
    told = Told(capsys, "stats")
    assert (told.status, told.err) == (0, "")
    for words in ("Known     ", " of 3 facts", "Due       ", "Remember  ", "the schedule works for 90%", "Time      ",
                  "Articles", "Herald", "Names", "Sarela", "certain: right"):  # fmt: skip
        assert words in told.out


def test_json_is_one_object_with_the_same_numbers(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study(home)
    (record,) = Told(capsys, "stats", "--json").records
    text = Told(capsys, "stats").out
    assert record["dossier"] == "the-coast"
    assert record["facts"]["facts"] == 3
    assert f"{record['answers']} answers on {record['days_studied']} of 365 days" in text


def test_since_counts_from_a_day_on(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study(home)
    (whole,) = Told(capsys, "stats", "--json").records
    day = sorted(whole["by_day"])[-3]
    (part,) = Told(capsys, "stats", "--json", "--since", day).records
    assert (part["since"], len(part["by_day"])) == (day, 3)
    assert part["facts"] == whole["facts"]


def test_a_day_that_is_still_to_come_is_misuse(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study(home)
    told = Told(capsys, "stats", "--since", "2990-01-01")
    assert (told.status, told.out) == (2, "")
    assert told.err == "sahelreader: 2990-01-01 is still to come: give a day up to today.\n"


def test_a_rescue_is_told_by_whatever_command_made_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    study(home)
    file = home / "data/reader.db"
    file.write_bytes(b"\1" + file.read_bytes()[1:])
    told = Told(capsys, "stats")
    assert (told.status, "Your data was damaged" in told.err, told.err.count("\n")) == (0, True, 1)


def test_a_day_that_is_none_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "stats", "--since", "yesterday")
    assert (told.status, told.out) == (2, "")
    assert "2026-03-01" in told.err


def test_before_the_first_answer_it_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["--json"]):
        told = Told(capsys, "stats", *arguments)
        assert (told.status, told.out) == (1, "")
        assert "sahelreader quiz" in told.err
