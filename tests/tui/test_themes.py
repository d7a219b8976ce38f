"""Themes: every one can be chosen, is remembered, and the app is whole in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sahelreader.settings.tables import OTHER_THEMES, OUR_THEMES

if TYPE_CHECKING:
    from tests.tui.driving import Home


@pytest.mark.parametrize("theme", [*OUR_THEMES, "nord", "ansi-light", "solarized-light"])
async def test_a_theme_of_the_settings_is_used_from_the_first(home: Home, tmp_path: Path, theme: str) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/settings.toml").write_text(f'[look]\ntheme = "{theme}"\n')
    async with home.open("harbour", size=(130, 30)) as driver:
        assert driver.app.theme == theme
        await driver.press("tab", "enter", "escape", "question_mark")
        assert driver.pane == "help"


async def test_a_theme_is_chosen_from_all_by_name_and_remembered(home: Home) -> None:
    async with home.open("harbour") as driver:
        driver.app.action_choose_theme()
        await driver.until(lambda: "which theme?" in driver.text)
        await driver.write("terminal")
        await driver.until(lambda: "terminal" in driver.lines[5] and "paper" not in driver.text)
        await driver.press("down", "enter")
        await driver.until(lambda: driver.app.theme == "terminal")
    async with home.open() as driver:
        assert driver.app.theme == "terminal"
        await driver.press("D")
        assert driver.app.theme == "ink"


async def test_every_theme_can_be_put_on_while_reading(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        for theme in OUR_THEMES + OTHER_THEMES:
            driver.app._use_theme(theme)
            await driver.press("j")
            assert driver.app.theme == theme
