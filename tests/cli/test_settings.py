"""`sahelreader settings`: what holds and from where, and the file made on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from sahelreader.settings.fields import fields_of
from sahelreader.store.store import Store
from tests.support.small_dossier import write_dossier
from tests.support.told import Told


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("SAHELREADER_CONFIG", raising=False)
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(write_dossier(tmp_path / "coast")))
    return tmp_path / "config" / "sahelreader"


def test_the_file_is_made_on_request_and_then_left_alone(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--make writes it" in " ".join(Told(capsys, "settings").out.split())
    assert not config.exists()
    assert Told(capsys, "settings", "--make").status == 0
    (config / "settings.toml").write_text("[reading]\nmeasure = 60\n")
    again = Told(capsys, "settings", "--make")
    assert again.status == 1
    assert "is there already" in again.err
    assert (config / "settings.toml").read_text() == "[reading]\nmeasure = 60\n"


def test_it_tells_every_setting_and_where_it_comes_from(
    config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.mkdir(parents=True)
    (config / "settings.toml").write_text("[reading]\n\nmeasure = 60\n")
    with Store.open(tmp_path / "data/sahelreader/reader.db") as store:
        store.set_setting("theme", "paper")
    told = Told(capsys, "settings", "--json")
    assert told.status == 0
    records = {record["setting"]: record for record in told.records}
    assert set(records) == {item.name for item in fields_of()}
    assert records["reading.measure"]["from"] == "file"
    assert (records["reading.measure"]["value"], records["reading.measure"]["line"]) == (60, 3)
    assert (records["look.theme"]["value"], records["look.theme"]["from"]) == ("paper", "app")
    assert records["reading.justify"] == {
        "setting": "reading.justify", "value": False, "from": "default", "default": "false"
    }  # fmt: skip
    plain = Told(capsys, "settings").out
    assert "measure = 60                                line 3\n" in plain
    assert 'theme = "paper"                             chosen in the app\n' in plain


def test_what_is_wrong_is_told_with_file_and_line(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.mkdir(parents=True)
    (config / "settings.toml").write_text("[reading]\nmeasure = 'wide'\n")
    told = Told(capsys, "settings")
    assert told.status == 1
    assert f"{config}/settings.toml:2: reading.measure takes a whole number" in told.err
    assert "measure = 72" in told.out


def test_another_folder_can_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAHELREADER_CONFIG", str(tmp_path / "mine"))
    Told(capsys, "settings", "--make")
    assert (tmp_path / "mine/settings.toml").is_file()


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SAHELREADER_CONFIG", str(tmp_path / "file/x"))
    told = Told(capsys, "settings", "--make")
    assert told.status == 1
    assert "can't be made" in told.err
    assert "name another folder with SAHELREADER_CONFIG." in " ".join(told.err.split())
