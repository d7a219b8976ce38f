"""Searching: as one types, to the sentence and back, narrower, saved, and more of the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from sahelreader.tui.panes.search import SearchPane
from sahelreader.tui.widgets.lines import Line
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.tui.driving import Driver, Home

    LooksAsBefore = Callable[[Driver], Awaitable[bool]]


@pytest.fixture(autouse=True)
def _quick_typing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sahelreader.tui.panes.search_asking.PAUSE_SECONDS", 0.001)


def pane(driver: Driver) -> SearchPane:
    return driver.get("SearchPane", SearchPane)


def told(driver: Driver) -> str:
    return driver.get("#told", Line).text


async def ask(driver: Driver, query: str) -> None:
    """Type a query and wait for its answer, from the index."""
    await driver.write(query)
    await driver.until(lambda: not pane(driver).is_waiting and driver.workspace.searcher.is_fresh)
    await driver.press()


@pytest.mark.parametrize("keys", [("S",), ("slash",), ("enter", "S"), ("question_mark", "S")])
async def test_search_opens_from_anywhere_and_escape_returns(home: Home, keys: tuple[str, ...]) -> None:
    async with home.open() as driver:
        await driver.press(*keys[:-1])
        before = driver.pane
        await driver.press(keys[-1])
        assert driver.pane == "search"
        assert isinstance(driver.app.focused, Input)
        assert "What can be asked" in driver.text
        await driver.press("escape")
        assert driver.pane == before


async def test_results_come_as_one_types_by_article_and_kind(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("S")
        await ask(driver, "merchants")
        assert told(driver) == "1 paragraph in 1 of 3 articles"
        assert "Bridge  1" in driver.text
        await driver.press(*["backspace"] * 9)
        await ask(driver, "bridge")
        assert told(driver).startswith("2 paragraphs in 1 of 3 articles · ")
        assert "Facts  1" in driver.text
        assert "¶ 1" in driver.text


async def test_enter_goes_to_the_sentence_with_every_hit_lit_and_escape_comes_back(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("S")
        await ask(driver, "crane NOT nobody")
        await driver.press("down", "enter")
        assert driver.pane == "reader"
        assert "the crane stood still until noon" in driver.flowing
        first = driver.prose.lit
        assert first is not None
        assert "1/" not in driver.status
        assert "/30" in driver.status
        before = driver.status
        await driver.press("n")
        assert driver.status != before
        await driver.press("escape")
        assert driver.pane == "search"
        assert driver.get("#asked", Input).value == "crane NOT nobody"
        assert "¶ " in driver.text


async def test_an_entry_leads_to_its_page_and_a_fact_to_its_evidence(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("S")
        await ask(driver, "kind:entity engineer")
        await driver.press("enter")
        assert driver.pane == "lookup"
        await driver.press("escape", "S")
        assert driver.pane == "search"
        driver.get("#asked", Input).value = ""
        driver.get("#asked", Input).focus()
        await ask(driver, "kind:fact 90,000")
        await driver.press("enter")
        assert driver.pane == "reader"
        assert "Bruno Keral reckons with 90,000 crowns" in driver.flowing


async def test_a_facet_narrows_the_query_and_the_same_widens_it(home: Home) -> None:
    async with home.open(size=(130, 36)) as driver:
        await driver.press("S")
        await ask(driver, "quay")
        assert "Named there" in driver.text
        await driver.press("ctrl+n")
        await driver.walk_to('add:outlet:"Coast Herald"')
        await driver.press("enter")
        await driver.until(lambda: not pane(driver).is_waiting)
        assert driver.get("#asked", Input).value == 'quay outlet:"Coast Herald"'
        assert list(pane(driver).found.by_article()) == ["harbour"]


async def test_on_a_narrow_screen_the_facets_take_the_place_of_the_results(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("S")
        await ask(driver, "quay")
        assert not driver.get("#facets", Prose).display
        await driver.press("ctrl+n")
        assert "Named there" in driver.text
        assert not driver.get("#hits", Prose).display
        await driver.press("escape")
        assert driver.get("#hits", Prose).display


async def test_what_was_meant_is_offered_and_taken(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("S")
        await ask(driver, "marechl")
        assert "Did you mean  Maréchal  ?" in driver.text or "Did you mean  marechal  ?" in driver.text
        await driver.press("enter")
        await driver.until(lambda: not pane(driver).is_waiting)
        assert pane(driver).found.total


async def test_a_query_that_does_not_parse_says_why_and_finds_its_words(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("S")
        await ask(driver, '"free quay')
        assert told(driver) == "A quotation mark is open: put another at the end of the phrase."
        assert pane(driver).found.total


async def test_the_right_arrow_completes_the_last_word(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("S")
        await ask(driver, "merch")
        await driver.until(lambda: driver.get("#asked", Input)._suggestion)
        await driver.press("right")
        assert driver.get("#asked", Input).value == "merchants"


async def test_searches_are_kept_when_they_led_somewhere_and_when_saved(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("S")
        await ask(driver, "merchants")
        await driver.press("ctrl+s")
        assert driver.status == "Saved: it stands first when nothing is typed."
        await driver.press(*["backspace"] * 9)
        await ask(driver, "crane")
        await driver.press("enter")
    async with home.open() as driver:
        await driver.press("S")
        assert "Saved merchants Recent crane" in driver.flowing
        await driver.press("enter")
        await driver.until(lambda: pane(driver).found.total)
        assert driver.get("#asked", Input).value == "merchants"
        await driver.press("ctrl+s")
        assert driver.status == "No longer saved."


async def test_more_like_a_paragraph_from_the_text_and_from_the_results(home: Home) -> None:
    async with home.open("harbour", 12) as driver:
        await driver.press("~")
        assert driver.pane == "search"
        assert driver.get("#asked", Input).value == "like:harbour#p12"
        await driver.until(lambda: pane(driver).found.total)
        await driver.press("tab", "~")
        assert driver.get("#asked", Input).value != "like:harbour#p12"


async def test_the_last_question_wins(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("S")
        for key in "harbour":
            await driver.tap(key)
        await driver.until(lambda: not pane(driver).is_waiting)
        assert pane(driver).found.query == "harbour"


async def test_a_text_that_means_harm_is_shown_as_text(hostile_home: Home) -> None:
    async with hostile_home.open() as driver:
        await driver.press("S")
        await ask(driver, "evil OR somebody")
        assert "[@click=app.quit]" in driver.flowing
        await driver.press("enter", "escape", "escape")
        assert driver.app.is_running


async def test_the_search_looks_as_in_its_picture(home: Home, looks_as_before: LooksAsBefore) -> None:
    async with home.open(size=(120, 30)) as driver:
        await driver.press("S")
        await ask(driver, "quay keral")
        assert await looks_as_before(driver)
