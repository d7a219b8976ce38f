"""Looking up: a name as one happens to write it, its entry, and the places it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from sahelreader.tui.panes.lookup import LookUp
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tests.tui.driving import Driver, Home


def entry(driver: Driver) -> str:
    return driver.get("LookUp", LookUp).entry


@pytest.mark.parametrize("keys", [(), ("enter",), ("z",), ("question_mark",)])
async def test_g_looks_up_from_anywhere_and_escape_returns(home: Home, keys: tuple[str, ...]) -> None:
    async with home.open() as driver:
        await driver.press(*keys)
        before = driver.pane
        await driver.press("g")
        assert driver.pane == "lookup"
        assert isinstance(driver.app.focused, Input)
        await driver.press("escape")
        assert driver.pane == before


async def test_a_name_is_found_however_it_is_written(home: Home) -> None:
    async with home.open() as driver:
        for written, found in (
            ("elise marechal", "elise-marechal"), ("ÉLISE", "elise-marechal"), ("quai libre", "free-quay"),
            ("BL", "blue-lantern"), ("lanterne", "blue-lantern"), ("sarlea", "sarela"), ("herald", "coast-herald"),
        ):  # fmt: skip
            await driver.press("g")
            await driver.write(written)
            assert entry(driver) == found, written
            await driver.press("escape")


async def test_arrows_choose_while_typing(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("g", *"keral")
        assert entry(driver) == "ada-keral"
        await driver.press("down")
        assert entry(driver) == "bruno-keral"
        assert "An engineer, against the bridge." in driver.text
        await driver.press("up")
        assert entry(driver) == "ada-keral"
        assert driver.get("Input", Input).has_focus


async def test_enter_goes_into_the_entry_and_a_link_into_the_text_and_escape_comes_back(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("g", *"maréchal", "enter")
        assert driver.get("#answer", Prose).has_focus
        await driver.walk_to("go:bridge")
        await driver.press("enter")
        assert driver.pane == "reader"
        assert "Élise Maréchal, mayor of Nordby" in driver.flowing
        await driver.press("escape")
        assert driver.pane == "lookup"
        assert entry(driver) == "elise-marechal"


async def test_see_also_leads_on_and_escape_leads_back_step_by_step(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("g", *"ada", "enter")
        await driver.walk_to("entry:free-quay")
        await driver.press("enter")
        assert entry(driver) == "free-quay"
        assert "A quay where boats land without paying." in driver.flowing
        await driver.press("escape")
        assert entry(driver) == "ada-keral"
        assert driver.pane == "lookup"


async def test_where_nothing_fits_it_says_so_and_what_to_do(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("g", *"xyzzy")
        assert "Nothing is called so." in driver.text
        assert "Try another spelling, or fewer letters." in driver.text
        await driver.press("enter", "tab", "enter", "down", "up")
        assert driver.pane == "lookup"


async def test_another_question_does_not_remember_the_one_before(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("g", *"xyzzy", "escape", "g")
        assert driver.get("Input", Input).value == ""
        assert "Ada Keral" in driver.text


async def test_g_in_the_question_is_a_letter(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("g", *"gqz?D")
        assert driver.get("Input", Input).value == "gqz?D"
        assert driver.pane == "lookup"
