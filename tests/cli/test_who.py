"""`sahelreader who` as it is run."""

from __future__ import annotations

from pathlib import Path

import pytest

from sahelreader.cli.main import FAILED
from sahelreader.notes.own_names import REFUSED, TAKEN, key_of
from sahelreader.store.store import Store
from sahelreader.workspace import DATABASE
from tests.support.small_dossier import SEEDS, TERMS, write_dossier
from tests.support.small_voices import CLAIMS, QUOTES
from tests.support.told import Told


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("LANG", "LC_ALL", "PYTHONIOENCODING", "COLUMNS", "SAHELREADER_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = write_dossier(tmp_path / "coast", quotes=QUOTES, claims=CLAIMS)
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(folder))
    return folder


def test_who_tells_all_about_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "who", "ada keral")
    assert told.status == 0
    for words in (
        "Ada Keral  (person)\n  The minister who had the port opened again.\n",
        "    Herald: Minister 1, Ada Keral 1, Keral 1\n",
        "  Own words\n    “We will not close it a second time,” – Ada Keral · the Coast Herald · May",
        "  Named with, by paragraphs\n    Sarela 2, Nordby 2, Blue Lantern 1",
        "  Facts the quiz asks about: 1 new\n",
        "\n  Bridge, after 3 May 2021\n    ¶ 3 “Ada Keral’s quay serves Sarela’s merchants, not us,” she said.\n",
    ):
        assert words in told.out


def test_who_as_json_is_the_entry_and_more(capsys: pytest.CaptureFixture[str]) -> None:
    (record,) = Told(capsys, "who", "blue", "lantern", "--json").records
    (entry,) = Told(capsys, "define", "blue", "lantern", "--json").records
    assert {key: record[key] for key in entry} == entry
    ((called,), name) = [naming["words"] for naming in record["called"]], "Blue Lantern"
    assert (called[0]["text"], called[0]["kind"], called[0]["count"], called[0]["beside"]) == (name, "name", 1, 1)
    (mention,) = record["mentions"]
    ((start, end),) = mention["hits"]
    assert mention["sentence"][start:end] == "Blue Lantern"
    assert mention["sentence"] in " ".join(SEEDS["harbour.txt"].split())
    assert [fact["level"] for fact in record["facts"]] == ["new"]


def test_names_that_the_reader_took_in_are_known(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Told(capsys, "who", "quay").status == FAILED
    with Store.open(tmp_path / "data" / "sahelreader" / DATABASE) as store:
        store.set_setting(key_of("the-coast", "quay"), TAKEN)
        store.set_setting(key_of("the-coast", "merchants"), REFUSED)
        store.set_setting(key_of("elsewhere", "port"), TAKEN)
    told = Told(capsys, "who", "Quay")
    assert told.out.startswith("quay  (a name of your own)\n  A name that you took in;")
    assert "¶ 3 “Ada Keral’s quay serves Sarela’s merchants, not us,” she said.\n" in told.out
    (record,) = Told(capsys, "who", "quay", "--json").records
    assert (record["id"], [mention["address"] for mention in record["mentions"]]) == (
        "own:quay", ["harbour#p3", "bridge#p2", "bridge#p3"],
    )  # fmt: skip
    assert Told(capsys, "define", "quay").out.startswith("quay  (a name of your own)\n")
    assert Told(capsys, "who", "merchants").status == Told(capsys, "who", "port").status == FAILED


def test_who_of_several_is_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert [record["id"] for record in Told(capsys, "who", "keral", "--json").records] == ["ada-keral", "bruno-keral"]


def test_who_of_a_word_that_stands_nowhere_has_its_definition(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "glossary" / "terms.yaml").write_text(TERMS + "- {id: jib, name: jib, definition: A small sail.}\n")
    told = Told(capsys, "who", "jib")
    assert (told.status, told.out) == (0, "jib  (term)\n  A small sail.\n")


def test_who_says_what_is_near_an_unknown_name(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "who", "saralanta")
    assert told.status == FAILED
    assert "Nothing in this dossier is called 'saralanta'. Near it:" in told.err


def test_who_makes_no_file_of_the_readers_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, "who", "sarela").status == 0
    assert not (tmp_path / "data").exists()
