from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sahelreader import paths

pytestmark = pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="other systems have folders of their own")


def test_the_bundled_dossier_is_a_dossier() -> None:
    assert (paths.bundled_dossier() / "glossary" / "dossier.yaml").is_file()
    assert str(paths.bundled_dossier()) == paths.bundled_folder()


def test_folders_are_where_xdg_says() -> None:
    environ = {"HOME": "/home/ann", "XDG_DATA_HOME": "/data", "XDG_CACHE_HOME": "/cache"}
    assert paths.data_folder(environ) == "/data/sahelreader"
    assert paths.cache_folder(environ) == "/cache/sahelreader"


@pytest.mark.parametrize("value", ["", "relative", "./here", "~/data"])
def test_a_relative_xdg_folder_counts_as_none(value: str) -> None:
    environ = {"HOME": "/home/ann", "XDG_DATA_HOME": value, "XDG_CACHE_HOME": value}
    assert paths.data_folder(environ) == "/home/ann/.local/share/sahelreader"
    assert paths.cache_folder(environ) == "/home/ann/.cache/sahelreader"


def test_the_folder_that_was_chosen_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_folder({"SAHELREADER_DATA": "mine", "XDG_DATA_HOME": "/data"}) == str(tmp_path / "mine")
    assert paths.data_folder({"SAHELREADER_DATA": "", "XDG_DATA_HOME": "/data"}) == "/data/sahelreader"


@pytest.mark.parametrize("environ", [{}, {"HOME": ""}])
def test_without_home_the_user_list_is_asked(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_home_of_user", lambda: "/home/listed")
    assert paths.cache_folder(environ) == "/home/listed/.cache/sahelreader"


@pytest.mark.parametrize("home", ["", "relative"])
def test_without_any_home_there_is_no_folder(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_home_of_user", lambda: home)
    assert paths.data_folder({}) is None
    assert paths.cache_folder({"HOME": "relative"}) is None


def test_a_home_that_nobody_has_is_left_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.absolute("~nobody-by-this-name/x") == str(tmp_path / "~nobody-by-this-name" / "x")
    assert paths.absolute("") is None
    assert paths.absolute(None) is None


def test_settings_are_where_xdg_says_or_where_the_user_does() -> None:
    assert paths.config_folder({"HOME": "/home/ann", "XDG_CONFIG_HOME": "/config"}) == "/config/sahelreader"
    assert paths.config_folder({"HOME": "/home/ann", "XDG_CONFIG_HOME": "config"}) == "/home/ann/.config/sahelreader"
    assert paths.config_folder({"HOME": "/home/ann", "SAHELREADER_CONFIG": "/mine"}) == "/mine"
