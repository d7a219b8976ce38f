"""Finding in the article that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.widgets.find_line import FindLine
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tests.tui.driving import Driver, Home


def typed(driver: Driver) -> str:
    return driver.get("#find", FindLine).value


def top(driver: Driver) -> tuple[int, int]:
    return driver.get("#text", Prose).top()


async def test_finding_goes_along_with_what_is_typed_and_tells_which_of_how_many(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("slash")
        await driver.write("rope that")
        assert "1/30" in driver.status
        assert "On day 1" in driver.flowing
        await driver.press("enter", "n", "n", "N")
        assert "2/30" in driver.status


async def test_a_phrase_broken_by_the_end_of_a_line_is_found(home: Home) -> None:
    async with home.open("harbour", size=(40, 24)) as driver:
        await driver.press("slash")
        await driver.write("because the rope that Nordby had lent")
        assert "1/30" in driver.status


async def test_accents_do_not_matter_and_a_capital_in_the_query_does(home: Home) -> None:
    async with home.open("bridge") as driver:
        await driver.press("slash")
        await driver.write("elise marechal")
        assert "1/1" in driver.status
        await driver.press("ctrl+u")
        await driver.write("Fishermen")
        assert "nothing found" in driver.status


async def test_escape_clears_the_lights_and_goes_back(home: Home) -> None:
    async with home.open("harbour", 10) as driver:
        before = top(driver)
        await driver.press("slash")
        await driver.write("day 30")
        await driver.press("enter")
        assert top(driver) != before
        assert driver.get("#text", Prose).is_lit
        await driver.press("escape")
        assert top(driver) == before
        assert not driver.get("#text", Prose).is_lit
        assert driver.pane == "reader"


async def test_n_looks_again_for_what_was_looked_for_last(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("n")
        assert driver.status.startswith("Nothing was looked for yet")
        await driver.press("slash")
        await driver.write("day 12")
        await driver.press("enter", "escape", "n")
        assert "1/1" in driver.status


async def test_enter_in_an_empty_line_goes_on_to_the_next_place_or_looks_again(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("slash", "enter")
        assert "/" not in driver.status
        await driver.press("slash")
        await driver.write("day 1")
        await driver.press("enter", "slash")
        assert driver.get("#find", FindLine).placeholder == "find in this article; enter goes on with day 1"
        await driver.press("enter")
        assert driver.status.endswith(" · 2/11")
        await driver.press("escape", "slash", "enter")
        assert driver.status.endswith(" · 1/11")


async def test_a_line_that_was_emptied_by_hand_finds_nothing(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("slash", "d", "backspace", "enter")
        assert not driver.get("#text", Prose).is_lit


async def test_up_and_down_bring_back_what_was_looked_for_before(home: Home) -> None:
    async with home.open("harbour") as driver:
        for words in ("day 12", "day 1", "day 12"):
            await driver.press("slash")
            await driver.write(words)
            await driver.press("enter")
        await driver.press("slash", "d", "up")
        assert typed(driver) == "day 12"
        assert "1/1" in driver.status
        await driver.press("up", "up")
        assert typed(driver) == "day 1"
        await driver.press("down", "down")
        assert typed(driver) == "d"
        await driver.press("escape", "ampersand", "up")
        assert typed(driver) == "day 12"


async def test_only_the_paragraphs_that_hold_it_are_shown_with_a_line_that_says_so(home: Home) -> None:
    async with home.open("harbour", 9) as driver:
        await driver.press("ampersand")
        await driver.write("day 2")
        assert "11 paragraphs hold it" in driver.status
        await driver.press("enter")
        assert "· 11 of 36 paragraphs hold “day 2” · esc shows all again ·" in driver.text
        numbers = [p.number for p in driver.prose.document.paragraphs if p.number]
        assert numbers == [8, *range(26, 36)]
        await driver.press("n", "n")
        assert "/11" in driver.status


async def test_escape_shows_all_again_at_the_place_one_is_at(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("ampersand")
        await driver.write("day 2")
        await driver.press("enter", "n", "n", "n")
        assert "4/11" in driver.status
        await driver.press("escape")
        assert "36" in driver.status
        assert not driver.get("#reader", Reader).is_narrowed
        assert "On day 22 of" in driver.flowing
        assert "On day 21 of" in driver.flowing
        assert driver.pane == "reader"


async def test_what_is_narrowed_does_not_count_as_read(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("ampersand")
        await driver.write("day 30")
        await driver.press("enter", "q")
        assert "read" not in driver.lines[driver.find("The port of")[1] + 1].split()
    async with home.open("harbour") as driver:
        assert "¶ 1 of 36" in driver.status


async def test_narrowing_to_nothing_leaves_the_text_and_says_so(home: Home) -> None:
    async with home.open("harbour") as driver:
        before = driver.lines[:20]
        await driver.press("ampersand")
        await driver.write("zeppelin")
        assert "no paragraphs hold it" in driver.status
        await driver.press("enter")
        assert driver.status == "No paragraph holds that."
        assert driver.lines[:20] == before
        await driver.press("ampersand", "escape")
        assert not driver.app.query(FindLine)


async def test_marks_and_folding_keep_the_text_narrowed(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("ampersand")
        await driver.write("fishermen")
        await driver.press("enter", "h", "P", "f")
        assert driver.get("#reader", Reader).is_narrowed
        assert "paragraphs hold “fishermen”" in driver.text
        await driver.press("escape", "escape")
        assert driver.pane == "library"


async def test_where_one_was_before_finding_is_in_the_jump_list(home: Home) -> None:
    async with home.open("harbour", 9) as driver:
        before = top(driver)
        await driver.press("slash")
        await driver.write("day 30")
        await driver.press("enter", "ctrl+o")
        assert top(driver) == before
        await driver.press("alt+right")
        assert "On day 30 of" in driver.flowing


async def test_what_is_not_found_leaves_the_text_where_it_was(home: Home) -> None:
    async with home.open("harbour", 10) as driver:
        before = top(driver)
        await driver.press("slash")
        await driver.write("day 30")
        assert top(driver) != before
        await driver.write("x")
        assert top(driver) == before
        await driver.press("enter")
        assert "nothing found" in driver.status
        assert "/ other words  esc clear" in driver.lines[-1]
        await driver.press("slash")
        await driver.write("day 30")
        assert "1/1" in driver.status


@pytest.mark.parametrize("columns", [80, 69])
async def test_finding_from_the_page_of_a_name_shows_the_text_again(home: Home, columns: int) -> None:
    async with home.open("harbour", size=(columns, 24)) as driver:
        await driver.press("tab", "enter", "slash")
        await driver.write("rope that")
        assert "1/30" in driver.status
        assert driver.get("#text", Prose).size.height > 12
        await driver.press("enter")
        assert "1/30" in driver.status
        assert "On day 1" in driver.flowing
