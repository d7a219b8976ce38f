"""Marks, outline, and going to a share of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.store.annotation import Mark
from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.widgets.ask_line import AskLine

if TYPE_CHECKING:
    from tests.tui.driving import Driver, Home


def at(driver: Driver) -> int:
    return driver.get(".pane#reader", Reader).stretch.number


async def test_a_mark_brings_one_back_from_anywhere(home: Home) -> None:
    async with home.open("harbour", 20) as driver:
        await driver.press("m", "a")
        assert driver.status == "Kept: ' and a come back here, from anywhere."
        await driver.press("home", "apostrophe")
        assert "a Herald ¶ 20" in driver.status
        await driver.press("a")
        assert at(driver) == 20
        await driver.press("q", "down", "enter", "apostrophe", "a")
        assert driver.status.startswith("Herald")
        assert at(driver) == 20
        await driver.press("escape")
        assert driver.status.startswith("Bridge")


async def test_a_mark_at_the_head_of_an_article_is_told_by_its_first_paragraph(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("m", "a", "apostrophe")
        assert "a Herald ¶ 1" in driver.status


async def test_marks_outlast_the_program_and_are_seen_by_another_one(home: Home) -> None:
    async with home.open("harbour", 20) as driver, home.open("harbour") as other:
        await driver.press("m", "B")
        await other.press("apostrophe", "B")
        assert at(other) == 20
    async with home.open("harbour") as driver:
        await driver.press("home", "apostrophe", "B")
        assert at(driver) == 20


async def test_quote_quote_goes_to_the_place_before_and_back(home: Home) -> None:
    async with home.open("harbour", 20) as driver:
        await driver.press("m", "a", "percent_sign", "8", "0", "enter")
        there = at(driver)
        assert there != 20
        for expected in (20, there, 20):
            await driver.press("apostrophe", "apostrophe")
            assert at(driver) == expected


async def test_a_letter_without_a_mark_and_a_key_without_a_letter_are_told(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("apostrophe", "x")
        assert driver.status.startswith("There is no mark x")
        await driver.press("m", "7")
        assert driver.status.startswith("Marks are letters")
        await driver.press("m", "escape")
        assert driver.pane == "reader"
        await driver.press("apostrophe", "apostrophe")
        assert driver.status == "This is where you began."


async def test_a_mark_in_an_article_that_is_gone_is_kept_and_told(home: Home) -> None:
    async with home.open("harbour") as driver:
        driver.workspace.store.set_mark(Mark("the-coast", "g", "gone", 4))
        await driver.press("apostrophe", "g")
        assert "which this dossier no longer has; it is kept" in driver.status


async def test_the_outline_lists_the_headings_and_enter_goes_there(home: Home) -> None:
    async with home.open("harbour", 20) as driver:
        await driver.press("o")
        assert driver.pane == "outline"
        assert "What comes next" in driver.text
        assert driver.prose.link.startswith("go:harbour#p4")
        await driver.press("enter")
        assert at(driver) == 4
        await driver.press("ctrl+o")
        assert at(driver) == 20
        await driver.press("o", "escape")
        assert at(driver) == 20


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_the_outline_tells_the_share_that_the_status_line_tells_once_one_is_there(
    home: Home, size: tuple[int, int]
) -> None:
    async with home.open("harbour", 20, size=size) as driver:
        await driver.press("o")
        told = next(line.split()[-1] for line in driver.text.splitlines() if "What comes next" in line)
        assert told.endswith("%")
        assert told != "0%"
        await driver.press("enter")
        assert at(driver) == 4
        assert f" · {told} · " in driver.status


async def test_without_headings_the_outline_offers_the_first_words_of_the_paragraphs(home: Home) -> None:
    async with home.open("letter") as driver:
        await driver.press("o")
        assert "This article has no headings" in driver.text
        await driver.press("end", "down", "down", "enter")
        assert driver.pane == "reader"
        await driver.press("escape", "escape")
        assert driver.pane == "library"


@pytest.mark.parametrize(("typed", "number"), [("0", 0), ("p12", 12), ("¶ 20", 20), ("100%", 34), ("999999", 34)])
async def test_a_share_of_the_text_or_a_paragraph_is_gone_to(home: Home, typed: str, number: int) -> None:
    async with home.open("harbour", 9) as driver:
        await driver.press("percent_sign")
        await driver.write(typed)
        await driver.press("enter")
        assert at(driver) == number
        assert not driver.app.query(AskLine)
        assert driver.app.focused is driver.get("#text", type(driver.prose))


@pytest.mark.parametrize("percent", [0, 7, 33, 50, 66, 100])
async def test_the_status_line_tells_the_share_that_was_asked_for(home: Home, percent: int) -> None:
    async with home.open("harbour", 9) as driver:
        await driver.press("percent_sign")
        await driver.write(str(percent))
        await driver.press("enter")
        assert f" · {percent}% · " in driver.status
        assert ("at the end" in driver.status) is (percent == 100)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("p35", "¶ 35 is further down on this screen, which is the last."),
        ("p40", "There is no ¶ 40; the last is ¶ 36."),
    ],
)
async def test_a_paragraph_that_cannot_be_the_first_on_the_screen_is_told(home: Home, typed: str, said: str) -> None:
    async with home.open("harbour", 9) as driver:
        await driver.press("percent_sign")
        await driver.write(typed)
        await driver.press("enter")
        assert driver.status == said


async def test_what_is_no_number_is_told_and_nothing_typed_stays(home: Home) -> None:
    async with home.open("harbour", 9) as driver:
        await driver.press("percent_sign")
        await driver.write("half")
        await driver.press("enter")
        assert driver.status.startswith("A number goes there")
        await driver.press("percent_sign", "slash", "escape", "percent_sign", "enter")
        assert at(driver) == 9


async def test_a_mark_that_cannot_be_kept_says_so_each_time_and_is_tried_again(home: Home) -> None:
    home.data.write_text("where the folder should be", encoding="utf-8")
    async with home.open("harbour", 9) as driver:
        for _ in range(2):
            await driver.press("m", "a")
            assert "choose another folder with --data-dir" in driver.status
        home.data.unlink()
        await driver.press("m", "a")
        assert driver.status == "Kept: ' and a come back here, from anywhere."
