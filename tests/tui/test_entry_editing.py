"""An entry in the reader's own editor, and the dossier as it is afterwards."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from sahelreader import paths
from sahelreader.dossier.entry_place import place_of_entry
from sahelreader.tui.app import SahelReader
from sahelreader.tui.editor import EditorError, editor_command
from sahelreader.tui.widgets.prose import Prose
from tests.support.small_dossier import write_dossier
from tests.tui.driving import Driver, Home

WIDE = (130, 30)


@pytest.fixture
def own(tmp_path: Path, cache: Path) -> Home:
    """A new reader of a dossier of their own."""
    return Home(write_dossier(tmp_path / "own"), tmp_path / "data", cache)


@pytest.fixture
def aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app stands aside without a terminal."""
    monkeypatch.setattr(SahelReader, "suspend", lambda _: nullcontext())


def editor_that(does: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name an editor that does something with the `text` of the file at `path`."""
    script = folder / "edit.py"
    lines = ("import sys, pathlib", "path = pathlib.Path(sys.argv[-1])", "text = path.read_text()", does)
    script.write_text("\n".join(lines))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}'")


def page(driver: Driver) -> str:
    """The entry in the pane."""
    return "\n".join(paragraph.text for paragraph in driver.get("#entry", Prose).document.paragraphs)


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"EDITOR": "vim"}, ["vim", "+7", "a b.yaml"]),
        ({"EDITOR": "vim", "VISUAL": "/usr/bin/emacsclient -t"}, ["/usr/bin/emacsclient", "-t", "+7", "a b.yaml"]),
        ({"EDITOR": "hx"}, ["hx", "a b.yaml:7"]),
        ({"EDITOR": "code --wait"}, ["code", "--wait", "--goto", "a b.yaml:7"]),
        ({"EDITOR": "'/opt/my editor/ed it'; rm"}, ["/opt/my editor/ed it;", "rm", "a b.yaml"]),
    ],
)
def test_the_editor_is_called_as_it_takes_a_line_and_by_no_shell(environ: dict[str, str], command: list[str]) -> None:
    assert editor_command(environ, Path("a b.yaml"), 7) == command


def test_a_name_with_half_a_quotation_is_told() -> None:
    with pytest.raises(EditorError, match="quotation mark"):
        editor_command({"EDITOR": "'vim"}, Path("x"), 1)


def test_an_entry_is_found_in_a_file_in_order_or_not(own: Home) -> None:
    place = place_of_entry(own.dossier, "ada-keral")
    assert place is not None
    assert place.path.name == "entities.yaml"
    assert "ada-keral" in place.path.read_text().splitlines()[place.line - 1]
    place.path.write_text("[" + place.path.read_text())
    assert place_of_entry(own.dossier, "ada-keral") == place
    assert place_of_entry(own.dossier, "ada") is None
    named = place_of_entry(own.dossier, "ada", "Ada Keral")
    assert named is not None
    assert "name: Ada Keral" in named.path.read_text().splitlines()[named.line - 1]


@pytest.mark.usefixtures("aside")
async def test_what_was_edited_is_shown_at_the_same_place(
    own: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor_that("path.write_text(text.replace('Ada Keral', 'Ada  Keral').replace("
                "'The minister who had', 'The one who had'))", tmp_path, monkeypatch)  # fmt: skip
    async with own.open("bridge", size=WIDE) as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("e")
        assert driver.status.startswith("entities.yaml was read anew.")
        assert "The one who had" in page(driver)
        assert driver.pane == "reader"
        await driver.press("g", *"ada", "enter")
        assert "The one who had" in driver.flowing


@pytest.mark.usefixtures("aside")
async def test_the_page_that_was_looked_up_is_shown_anew(
    own: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor_that("path.write_text(text.replace('The minister who had', 'The one who had'))", tmp_path, monkeypatch)
    async with own.open(size=WIDE) as driver:
        await driver.press("g", *"ada", "enter", "e")
        assert driver.pane == "lookup"
        assert "The one who had" in driver.flowing


@pytest.mark.usefixtures("aside")
async def test_what_is_wrong_is_told_with_its_line_and_all_stays_as_it_was(
    own: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor_that("path.write_text(text.replace('kind: person', 'kind: parson', 1))", tmp_path, monkeypatch)
    async with own.open("bridge", size=WIDE) as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("e")
        assert driver.status.startswith("glossary/entities.yaml:")
        assert "The minister who had" in page(driver)


@pytest.mark.usefixtures("aside")
async def test_an_editor_that_changes_nothing_or_fails_changes_nothing(
    own: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor_that("pass", tmp_path, monkeypatch)
    async with own.open("bridge", size=WIDE) as driver:
        await driver.press("e")
        assert driver.status.startswith("Whose entry?")
        await driver.walk_to("entry:ada-keral")
        await driver.press("e")
        assert driver.status == "Nothing was changed."
        monkeypatch.setenv("EDITOR", str(tmp_path / "nowhere"))
        await driver.press("e")
        assert "can't be run" in driver.status


async def test_the_bundled_dossier_is_read_only(own: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "bundled_folder", lambda: str(own.dossier))
    async with own.open("bridge", size=WIDE) as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("e")
        assert driver.status.startswith("This dossier comes with the program and is read only")


async def test_where_the_terminal_can_not_be_given_away_it_is_told(own: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "vim")
    async with own.open("bridge", size=WIDE) as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("e")
        assert driver.status == "The terminal can't be given to an editor here."
