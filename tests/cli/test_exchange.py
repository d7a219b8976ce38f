"""`sahelreader export` and `import`, as they are run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sahelreader.store.annotation import Annotation, Mark
from sahelreader.store.moment import Moment, read_clock
from sahelreader.store.place import ReadingPlace
from sahelreader.store.store import Store
from tests.study.making import make_event
from tests.support.small_dossier import FACTS, swap, write_dossier
from tests.support.told import Told

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent

YESTERDAY = Moment(read_clock().at_ms - 86_400_000)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SAHELREADER_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(write_dossier(tmp_path / "coast")))
    return tmp_path


def reviews(home: Path, folder: str = "data") -> list[ReviewEvent]:
    with Store.open(home / folder / "reader.db") as store:
        return store.reviews("the-coast")


def answer(home: Path) -> ReviewEvent:
    event = make_event(at=YESTERDAY, dossier="the-coast", fact="port-reopened", card="where")
    with Store.open(home / "data/reader.db") as store:
        store.record_review(event)
        store.save_place(ReadingPlace("the-coast", "harbour", 3, at_ms=YESTERDAY.at_ms))
        at = YESTERDAY.at_ms
        note = Annotation(
            event.id, "the-coast", event.id, "highlight", at, 0, "harbour", 2, 0, "The port", note="a note"
        )
        store.annotate(note)
        store.set_mark(Mark("the-coast", "a", "harbour", 3, at_ms=at))
    return event


def backups(home: Path, folder: str = "data") -> list[Path]:
    return list((home / folder / "backups").glob("*import*"))


def test_anki_gets_a_package_and_the_reader_is_told_how_to_take_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(home)
    told = Told(capsys, "export", "anki", str(home / "coast.apkg"))
    assert told.status == 0
    assert "5 notes with 1 review.\n" in told.out
    assert "Import any learning progress" in told.out
    first = (home / "coast.apkg").read_bytes()
    Told(capsys, "export", "anki", str(home / "coast.apkg"))
    assert (home / "coast.apkg").read_bytes() == first


def test_an_edited_fact_makes_another_package(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Told(capsys, "export", "anki", str(home / "one.apkg"))
    write_dossier(home / "coast", facts=swap(FACTS, "It was closed for two months.", "It had been closed."))
    Told(capsys, "export", "anki", str(home / "two.apkg"))
    assert (home / "one.apkg").read_bytes() != (home / "two.apkg").read_bytes()


def test_our_own_package_brings_nothing_back(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer(home)
    Told(capsys, "export", "anki", str(home / "coast.apkg"))
    told = Told(capsys, "import", "anki", str(home / "coast.apkg"))
    assert (told.status, told.err) == (0, "")
    assert "0 new reviews; 1 review was here already" in told.out
    assert (len(reviews(home)), backups(home)) == (1, [])


def test_on_another_machine_a_package_brings_its_reviews_once_after_a_backup(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(home)
    Told(capsys, "export", "anki", str(home / "coast.apkg"))
    for new in (1, 0):
        told = Told(capsys, "--data-dir", str(home / "other"), "import", "anki", str(home / "coast.apkg"))
        assert told.status == 0
        assert told.out.startswith(f"{home / 'coast.apkg'}: {new} new review")
    (event,) = reviews(home, "other")
    assert (event.fact, event.at_ms, event.rating, event.card) == ("port-reopened", YESTERDAY.at_ms, 3, event.card)
    assert len(backups(home, "other")) == 1


def test_json_brings_events_and_places_once(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = answer(home)
    assert Told(capsys, "export", "json", str(home / "study.json")).status == 0
    for words in ("1 new event, 1 new note, 1 new place, 1 new mark", "nothing new; 1 event was here already"):
        told = Told(capsys, "--data-dir", str(home / "other"), "import", "json", str(home / "study.json"))
        assert told.status == 0
        assert words in told.out
    assert reviews(home, "other") == [event]
    assert len(backups(home, "other")) == 1
    with Store.open(home / "other/reader.db") as store:
        assert [place.paragraph for place in store.places("the-coast")] == [3]
        assert [record.note for record in store.annotations("the-coast")] == ["a note"]
        assert [mark.letter for mark in store.marks("the-coast")] == ["a"]


def test_json_on_standard_output_is_one_object(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer(home)
    (whole,) = Told(capsys, "export", "json").records
    assert len(whole["facts"]) == 3
    assert len(whole["events"]) == 1


@pytest.mark.parametrize(
    ("kind", "beginning"),
    [("csv", '"fact","card","question"'), ("tsv", "#separator:tab"), ("md", "# The coast in 2021")],
)
def test_texts_go_to_standard_output_or_a_file(
    home: Path, capsys: pytest.CaptureFixture[str], kind: str, beginning: str
) -> None:
    printed = Told(capsys, "export", kind)
    assert printed.out.startswith(beginning)
    Told(capsys, "export", kind, str(home / "file"))
    assert (home / "file").read_text(encoding="utf-8") == printed.out
    assert (home / "file").stat().st_mode & 0o077 == 0


def test_one_article_can_be_exported_alone(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "export", "csv", "--article", "bridge")
    assert {row["fact"] for row in csv.DictReader(io.StringIO(told.out))} == {"price-of-bridge"}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["export", "anki"], 2, "needs a file"),
        (["export", "anki", "-"], 2, "needs a file"),
        (["export", "xls"], 2, "invalid choice"),
        (["export", "json", "--article", "bridge"], 2, "is whole"),
        (["export", "csv", "--article", "zzz"], 1, "no article"),
        (["export", "csv", "nowhere/file.csv"], 1, "can't be written"),
        (["export", "csv", "."], 1, "is a folder"),
        (["import", "anki", "nowhere.apkg"], 1, "can't be read"),
        (["import", "json", "."], 1, "not a file"),
    ],
)
def test_what_can_not_be_done_is_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, words: str
) -> None:
    told = Told(capsys, *arguments)
    assert (told.status, told.out) == (status, "")
    assert words in told.err
    assert "Traceback" not in told.err


def test_a_broken_file_leaves_all_as_it_was(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = answer(home)
    whole = {"format": "sahelreader", "version": 1, "dossier": {"id": "the-coast"}, "events": [{}]}
    (home / "broken.json").write_text(json.dumps(whole))
    told = Told(capsys, "import", "json", str(home / "broken.json"))
    assert (told.status, told.out) == (1, "")
    assert "is not whole" in told.err
    assert (reviews(home), backups(home)) == ([event], [])
