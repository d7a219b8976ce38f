"""The page of keys: a word or a key narrows it, escape leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tui.driving import Home


async def test_a_word_leaves_only_what_it_is_about(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("question_mark", "slash")
        await driver.write("page up")
        rows = [line.strip() for line in driver.lines[:-2] if line.strip()]
        assert rows == ["In a text", "b pgup ^b             Page up", "^u u                  Half a page up"]
        assert driver.status == "Keys · page up"


async def test_a_key_finds_what_it_does(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("question_mark", "slash", "J", "enter")
        assert "Justify, or not" in driver.text
        assert "Page down" not in driver.text
        assert driver.prose.id == "keys"


async def test_escape_shows_all_again_and_then_goes_back(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("question_mark", "slash")
        await driver.write("zzz")
        assert "Nothing here does that" in driver.text
        await driver.press("escape")
        assert "Everywhere" in driver.text
        assert driver.pane == "help"
        await driver.press("escape")
        assert driver.pane == "library"


async def test_keys_are_called_as_they_are_printed(home: Home) -> None:
    async with home.open() as driver:
        for name, key in (("more like this", "~"), ("both tell", "]"), ("for good", "@")):
            await driver.press("question_mark", "slash")
            await driver.write(name)
            assert key in driver.text.split()
            await driver.press("escape", "escape")


@pytest.mark.parametrize("asked", ["ctrl+o", "^o", "were before", "before were", "alt+left"])
async def test_a_key_is_found_as_it_is_spelt_elsewhere_and_words_in_any_order(home: Home, asked: str) -> None:
    async with home.open() as driver:
        await driver.press("question_mark", "slash")
        await driver.write(asked)
        assert driver.find("Where you were before")
        assert "Page down" not in driver.text
