"""What is typed while a pane still opens goes to that pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key
from textual.widgets import Input

from tests.tui.driving import settled

if TYPE_CHECKING:
    from tests.tui.driving import Driver, Home


async def burst(driver: Driver, *keys: str) -> None:
    """Keys as a paste, a script or a quick hand gives them: without waiting for what one does."""
    for key in keys:
        driver.app.post_message(Key(key, key if len(key) == 1 else None))
    await settled(driver.pilot)


@pytest.mark.parametrize(("key", "pane"), [("S", "search"), ("g", "lookup")])
async def test_the_letters_after_the_key_of_a_pane_are_asked_for_in_it(home: Home, key: str, pane: str) -> None:
    async with home.open("harbour") as driver:
        await burst(driver, key, *"ptnzgms")
        assert driver.pane == pane
        assert driver.get(f".pane#{pane} Input", Input).value == "ptnzgms"
        await driver.press("escape", "escape")
        await burst(driver, key, *"tz")
        assert driver.pane == pane
        assert driver.get(f".pane#{pane} Input", Input).value.endswith("tz")
