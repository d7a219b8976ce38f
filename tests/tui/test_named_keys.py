"""Sentences and pages that name a key name the reader's own."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sahelreader.tui
from sahelreader.tui.keys import all_bound
from sahelreader.tui.named_keys import key, keyed, use_keys
from sahelreader.tui.pages.help import shown_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tui.driving import Home

FOLDER = Path(sahelreader.tui.__file__).parent
PLACE = re.compile(r"\{(\w+\.\w+):([^}]+)\}")
SPELT = {"esc": "escape", "alt+right": "alt+→", "ctrl+o": "^o", "backspace": "bksp"}
"""How sentences spell some keys, and how a list of keys does."""


@pytest.fixture(autouse=True)
def _own_keys_are_forgotten() -> Iterator[None]:
    yield
    use_keys({})


def named() -> Iterator[tuple[str, str]]:
    """Every binding that a sentence or a page names, with the key it takes to be the usual one."""
    for path in FOLDER.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from PLACE.findall(node.value)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "key":
                constants = [one.value for one in node.args if isinstance(one, ast.Constant)]
                if len(constants) == len(node.args):
                    yield str(constants[0]), str(constants[1])
            if isinstance(node, ast.Tuple):  # a row of a table: binding, its usual key, words
                row = [one.value for one in node.elts if isinstance(one, ast.Constant)]
                if len(row) > 2 and re.fullmatch(r"[a-z]+\.[a-z_]+", str(row[0])):
                    yield str(row[0]), str(row[1])


def test_the_usual_key_that_a_sentence_names_is_one_of_its_binding() -> None:
    keys = {item.binding.id: item.binding.key for item in all_bound()}
    found = set(named())
    assert len(found) > 50
    for ident, usual in found:
        assert ident in keys, ident
        assert SPELT.get(usual, usual) in {*shown_keys(keys[ident]).split(), *keys[ident].split(",")}, (ident, usual)


def test_a_sentence_has_the_first_of_the_readers_own_keys() -> None:
    use_keys({"reader.pin": "f5,ctrl+p", "reader.find": "<none>", "app.help": "question_mark"})
    assert key("reader.pin", "p") == "f5"
    assert keyed("{reader.pin:p} holds it, {reader.find:/} finds.") == "f5 holds it, no key finds."
    assert keyed("{app.help:f1} or {reader.cursor:v}") == "? or v"


def test_what_is_put_into_a_sentence_is_not_read_as_a_key() -> None:
    use_keys({"reader.pin": "f5"})
    assert keyed("{name}: {reader.pin:p}", name="{reader.pin:p}") == "{reader.pin:p}: f5"


async def test_the_screens_name_the_readers_own_keys(home: Home, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/keys.toml").write_text(
        'reader.cursor = "f5"\napp.notes = "f6"\nreader.pin = ""\nprose.next_link = "f7"\ncursor.undo = "f8"\n'
        'app.leave = "f9"\ncursor.word = "f10"\n'
    )
    async with home.open(size=(130, 30)) as driver:
        assert "f6\u00a0my\u00a0notes" in driver.text
        assert "f9 quit" in driver.text
        await driver.press("f6")
        assert driver.find("f5     in an article puts a cursor on a sentence; there")
        await driver.press("escape", "enter", "y")
        assert driver.status.startswith("Nothing is chosen: f5 puts a cursor on a sentence")
        await driver.press("f5")
        assert "f10 word" in driver.text
        await driver.press("enter")
        assert driver.status == "Highlighted. f6 lists your notes; f8 takes it back."
        await driver.press("escape", "f7")
        assert "pin" not in driver.lines[-1], "what has no key is no hint"
