"""`sahelreader notes`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sahelreader.cli.main import main
from sahelreader.store.place import ReadingPlace
from sahelreader.workspace import Workspace
from tests.notes.test_notebook import SENTENCE, place_of
from tests.support.small_dossier import write_dossier

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAHELREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(tmp_path / "coast"))
    return write_dossier(tmp_path / "coast")


@pytest.fixture
def noted(folder: Path, tmp_path: Path) -> Workspace:
    workspace = Workspace(folder, tmp_path / "data", tmp_path / "cache")
    workspace.notebook.highlight("harbour", *place_of(workspace, SENTENCE), note="ask Ada")
    workspace.store.save_place(ReadingPlace("the-coast", "gone", 7))
    workspace.close()
    return workspace


def test_without_notes_it_tells_how_to_take_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notes"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("sahelreader: There are no notes yet")
    assert not (tmp_path / "data").exists()


def test_notes_are_listed_with_the_way_back_and_what_is_orphaned(
    noted: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notes"]) == 0
    out = capsys.readouterr().out
    for words in (SENTENCE, "ask Ada", "sahelreader open harbour#p3", "Orphaned place: gone#p7"):
        assert words in out


def test_one_json_object_a_note(noted: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notes", "harbour", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    record = json.loads(line)
    assert record["quote"] == SENTENCE
    assert record["open"] == "sahelreader open harbour#p3"
    assert record["standing"] == "exact"


@pytest.mark.parametrize("form", ["md", "csv", "json", "bib"])
def test_notes_are_given_out_in_every_form(form: str, noted: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notes", "--to", form]) == 0
    assert SENTENCE in capsys.readouterr().out


def test_an_article_without_notes_gives_1_and_an_unknown_one_is_told(
    noted: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notes", "bridge"]) == 1
    assert main(["notes", "nowhere"]) == 1
    assert "There is no article 'nowhere'" in capsys.readouterr().err
    assert main(["notes", "--to", "pdf"]) == 2
