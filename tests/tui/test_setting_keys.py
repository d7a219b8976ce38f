"""The keys that set the text: each does one thing, keeps the place, and is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tests.tui.driving import Driver, Home


def width_of_text(driver: Driver) -> int:
    return driver.get("#text", Prose).text_width


def right_edges(driver: Driver) -> set[int]:
    """Columns after the last character of each line that is followed by another of its paragraph."""
    prose = driver.get("#text", Prose)
    found = set()
    for y in range(round(prose.scroll_y), round(prose.scroll_y) + prose.size.height):
        index, start, end = prose._layout.line(y)
        paragraph = prose.document.paragraphs[index]
        if start >= 0 and end < len(paragraph.text) and paragraph.is_body:
            found.add(len(prose.render_line(y - round(prose.scroll_y)).text.rstrip()))
    return found


async def test_minus_and_plus_change_the_measure_and_it_is_remembered(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        assert width_of_text(driver) == 72
        await driver.press("-", "-")
        assert width_of_text(driver) == 64
        assert driver.status == "Lines of 64 columns."
    async with home.open("harbour", size=(130, 30)) as driver:
        assert width_of_text(driver) == 64
        await driver.press("+")
        assert width_of_text(driver) == 68


async def test_equals_gives_the_full_width_and_the_measure_again(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.press("w", "=")
        assert width_of_text(driver) > 110
        await driver.press("=")
        assert width_of_text(driver) == 72


async def test_wider_than_the_window_is_said_to_be_impossible(home: Home) -> None:
    async with home.open("harbour", size=(60, 24)) as driver:
        shown = width_of_text(driver)
        await driver.press("+")
        assert driver.status == f"Lines have all the columns there are: {shown}."
        assert width_of_text(driver) == shown
        await driver.press("-")
        assert width_of_text(driver) < shown, "narrower counts from what is seen"


async def test_justified_lines_end_at_one_edge(home: Home) -> None:
    async with home.open("harbour", 8) as driver:
        ragged = right_edges(driver)
        assert len(ragged) > 1
        await driver.press("J")
        assert len(right_edges(driver)) == 1
        await driver.press("J")
        assert right_edges(driver) == ragged


async def test_words_are_divided_by_the_language_of_the_article(home: Home) -> None:
    async with home.open("harbour") as driver:
        prose = driver.get("#text", Prose)
        await driver.press("H")
        assert driver.status == "Words are divided at line ends."
        assert prose.typesetting.syllables is not None
        assert list(prose.typesetting.syllables("paramilitary"))
        await driver.press("H")
        assert prose.typesetting.syllables is None


async def test_what_is_justified_and_divided_is_copied_as_it_is_written(home: Home) -> None:
    async with home.open("harbour", 8) as driver:
        await driver.press("J", "H")
        await driver.click_on("crane", times=3)
        prose = driver.get("#text", Prose)
        assert driver.app.screen.get_selected_text() in {paragraph.text for paragraph in prose.document.paragraphs}


async def test_lines_can_stand_apart(home: Home) -> None:
    async with home.open("harbour", 8) as driver:
        await driver.press("|")
        rows = [bool(line[:70].strip()) for line in driver.lines[:10]]
        assert rows[:6] == [True, False, True, False, True, False] or rows[:5] == [True, False, True, False, False]
        await driver.press("|", "|")
        assert driver.status == "Lines follow each other."


@pytest.mark.parametrize("keys", [["-", "-", "-"], ["=", "="], ["|", "J", "H", "-", "|"], ["+", "-", "+", "-"]])
async def test_the_place_stays_whatever_the_setting(home: Home, keys: Sequence[str]) -> None:
    async with home.open("harbour", 20) as driver:
        prose = driver.get("#text", Prose)
        place = prose.top()
        for key in keys:
            await driver.press(key)
            y = prose._layout.line_of(*place)
            assert round(prose.scroll_y) == y, key


async def test_what_the_file_sets_wins_at_the_start_and_a_key_says_so(home: Home, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/settings.toml").write_text("[reading]\nmeasure = 40\n")
    async with home.open("harbour", size=(130, 30)) as driver:
        assert width_of_text(driver) == 40
        await driver.press("+")
        assert width_of_text(driver) == 44
        assert driver.status == "Lines of 44 columns. Line 2 of settings.toml holds at the next start."
    async with home.open("harbour", size=(130, 30)) as driver:
        assert width_of_text(driver) == 40


@pytest.mark.parametrize("text", ["[reading]\nmeasure = 'x'\n", "[[[", "[look]\ntheme = 'none'\n", "\0"])
async def test_a_file_of_settings_with_errors_opens_the_app_and_is_told(home: Home, tmp_path: Path, text: str) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/settings.toml").write_text(text)
    async with home.open("harbour") as driver:
        assert driver.status.startswith("settings.toml, line ")
        assert width_of_text(driver) > 40
        await driver.press("j")
        assert driver.status.startswith("Herald"), "it is told once"


async def test_a_measure_that_has_no_room_is_not_said_to_be_there(home: Home) -> None:
    async with home.open("harbour", size=(80, 24)) as driver:
        await driver.press("plus")
        assert driver.status == "Lines have all the columns there are: 74."
