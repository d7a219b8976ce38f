"""Keys of one's own: what `keys.toml` says is done, and what can't be is told while the app goes on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.tui.keymap import read_keymap
from sahelreader.tui.keys import all_bound
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tests.tui.driving import Home


def read(tmp_path: Path, text: str) -> tuple[dict[str, str], Sequence[str]]:
    path = tmp_path / "keys.toml"
    path.write_text(text, encoding="utf-8")
    found = read_keymap(str(path))
    return found.keys, found.troubles


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('prose.page_down = "space, ctrl+f"', {"prose.page_down": "space,ctrl+f"}),
        ('[prose]\npage_down = ["pgdn", "^v"]', {"prose.page_down": "pagedown,ctrl+v"}),
        ('"app.help" = "?"', {"app.help": "question_mark"}),
        ('reader.find = "ctrl+s  F"', {"reader.find": "ctrl+s,F"}),
        ('reader.pin = ""', {"reader.pin": "<none>"}),
        ('reader.pin = "n"\nreader.next_found = "p"', {"reader.pin": "n", "reader.next_found": "p"}),
        ('quiz.unsure = "p"', {"quiz.unsure": "p"}),
    ],
)
def test_keys_are_written_as_people_call_them(tmp_path: Path, text: str, keys: dict[str, str]) -> None:
    assert read(tmp_path, text) == (keys, ())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('prose.pagedown = "x"', "line 1: there is no action 'prose.pagedown'; the nearest is prose.page_down."),
        ('\nreader.pin = "pageddown"', "line 2: no key is called 'pageddown'; reader.pin keeps p."),
        ('reader.pin = "j"', "line 1: j is already 'Line down' (prose.line_down); reader.pin keeps p."),
        ('reader.pin = "n"', "line 1: n is already 'Next place found' (reader.next_found); reader.pin keeps p."),
        ('app.theme = "n"', "line 1: n is already 'Next place found' (reader.next_found); app.theme keeps D."),
        ("reader.pin = 3", 'line 1: reader.pin takes keys such as "space, ctrl+f"; p still does it.'),
        ("reader.pin = [", "line 2: this is no TOML (invalid value), and nothing of the file holds."),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence_and_the_default_holds(tmp_path: Path, text: str, sentence: str) -> None:
    keys, troubles = read(tmp_path, text)
    assert keys == {}
    assert [trouble.replace("line 1: this", "line 2: this") for trouble in troubles] == [f"keys.toml, {sentence}"]


def test_of_two_that_clash_the_later_gives_way(tmp_path: Path) -> None:
    keys, troubles = read(tmp_path, 'reader.pin = "r"\nreader.fold = "r"\nreader.find = "s"\n')
    assert keys == {"reader.pin": "r", "reader.find": "s"}
    assert troubles == ("keys.toml, line 2: r is already 'Pin the entry' (reader.pin); reader.fold keeps f.",)


def test_no_two_bindings_have_one_name() -> None:
    names = [item.binding.id for item in all_bound()]
    assert None not in names
    assert len(set(names)) == len(names)


@given(st.dictionaries(st.sampled_from(["reader.pin", "prose.home", "quiz.unsure", "a.b", "x"]), st.text(max_size=8)))
def test_no_file_whatever_stops_the_app(tmp_path_factory: pytest.TempPathFactory, entries: dict[str, str]) -> None:
    path = tmp_path_factory.getbasetemp() / "keys.toml"
    text = "".join(f'{name} = "{value}"\n' for name, value in entries.items())
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    keymap = read_keymap(str(path))
    assert set(keymap.keys) <= set(entries)


async def test_a_changed_key_works_and_is_shown_wherever_keys_are_shown(home: Home, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/keys.toml").write_text('prose.next_link = "f7"\napp.look_up = "f8"\nprose.end = "f9"\n')
    async with home.open("harbour", size=(130, 30)) as driver:
        assert "f7 names" in driver.flowing
        await driver.press("f7")
        assert driver.get("#text", Prose).link
        assert "f8 look up" in driver.flowing
        await driver.press("f9")
        assert driver.get("#text", Prose).at_end()
        await driver.press("g")
        assert driver.pane == "reader", "the old key does nothing"
        await driver.press("question_mark", "slash")
        await driver.write("next name")
        await driver.press("enter")
        assert driver.find("Next name or link", "f7 ")
        await driver.press("f8")
        assert driver.pane == "lookup"


async def test_a_file_of_keys_with_errors_opens_the_app_and_is_told(home: Home, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/keys.toml").write_text('reader.pin = "j"\nreader.pim = "x"\napp.theme = "T"\n')
    async with home.open("harbour", size=(130, 30)) as driver:
        assert driver.status.startswith("keys.toml, line 1: j is already 'Line down'")
        assert driver.status.endswith("2 more under ?.")
        await driver.press("j", "question_mark")
        assert "reader.pim" in driver.text
        assert "app.theme keeps" in driver.text


async def test_an_error_that_is_longer_than_the_line_has_more_lines_or_leads_to_the_whole_of_it(
    home: Home, tmp_path: Path
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/keys.toml").write_text('reader.pin = "j"\n')
    async with home.open("harbour", size=(60, 24)) as driver:
        above = driver.lines[:22]
        assert "is already 'Line down' (prose.line_down); reader.pin keeps p." in driver.flowing
        await driver.press("D")
        assert driver.lines[:22] == above, "nothing else has moved"
    (tmp_path / "config/keys.toml").write_text('reader.pin = "j"\nreader.pim = "x"\n')
    async with home.open("harbour", size=(30, 24)) as driver:
        assert driver.lines[-1].rstrip().endswith("… 1 more under ?.")
