"""Reading: from the library into an article, and on where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.tui.panes.glossary import GlossaryPane
from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tests.tui.driving import Driver, Home


def number_at_top(driver: Driver) -> int:
    return driver.get(".pane#reader", Reader).stretch.number


async def test_the_library_lists_every_article_with_outlet_date_length_and_progress(home: Home) -> None:
    async with home.open() as driver:
        assert driver.pane == "library"
        for words in (
            "The coast in 2021", "The port of Sarela reopens", "[A bridge to Nordby]", "[A letter]",
            "Coast Herald · 3 May 2021 · 1,382 words", "outlet not stated · after 3 May 2021 · 60 words", "undated",
            "░░░░░░░",
        ):  # fmt: skip
            assert words in driver.text


async def test_enter_opens_the_highlighted_article(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("down", "enter")
        assert driver.pane == "reader"
        assert "Élise Maréchal, mayor of Nordby" in driver.flowing


async def test_an_article_opens_where_it_was_left(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("enter", "space", "space")
        left = number_at_top(driver)
        assert left > 6
        await driver.press("escape", "down", "enter")
        assert "Who needs a bridge?" in driver.text
        await driver.press("q", "up", "enter")
        assert number_at_top(driver) == left


async def test_the_place_outlasts_the_program(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("space", "space", "space")
        left = driver.lines[:20]
    async with home.open() as driver:
        await driver.press("enter")
        assert driver.lines[:20] == left


async def test_an_article_opens_at_the_paragraph_asked_for(home: Home) -> None:
    async with home.open("harbour", 20) as driver:
        assert driver.lines[0].strip().startswith("On day 14")


async def test_the_library_tells_how_far_each_article_is_read(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("down", "enter", "end", "escape")
        rows = driver.lines[driver.find("[A bridge")[1] :]
        assert rows[1].rstrip(" ▁▂▃▄▅▆▇").endswith("read")
        await driver.press("up", "enter", "space", "space", "q")
        assert driver.lines[driver.find("The port of")[1] + 1].rstrip(" ▁▂▃▄▅▆▇").endswith("%")


async def test_the_status_line_tells_paragraph_and_share(home: Home) -> None:
    async with home.open("harbour") as driver:
        assert driver.status.startswith("Herald · ¶ 1 of 36 · ")
        await driver.press("end")
        assert driver.status == "Herald · ¶ 34 of 36 · 100% · at the end"


async def test_furniture_is_folded_and_enter_opens_it_at_its_place(home: Home) -> None:
    async with home.open("harbour") as driver:
        assert "· 1 line of the page around the article: a menu · enter shows it ·" in driver.flowing
        assert "Subscribe" not in driver.text
        await driver.walk_to("fold:0")
        await driver.press("enter")
        assert "Home | News | Subscribe" in driver.text
        assert "enter hides it" in driver.flowing
        await driver.press("enter")
        assert "Subscribe" not in driver.text


async def test_f_opens_all_furniture_and_folds_it_again(home: Home) -> None:
    async with home.open("harbour", size=(80, 45)) as driver:
        await driver.press("f")
        assert "Home | News | Subscribe" in driver.text
        assert "Coast Herald, all rights reserved" in driver.text
        await driver.press("f")
        assert "Subscribe" not in driver.text


async def test_f_says_so_where_there_is_no_furniture(home: Home) -> None:
    async with home.open("letter") as driver:
        await driver.press("f")
        assert driver.status.startswith("There is nothing around this article")


async def test_tab_walks_the_names_in_reading_order_and_shift_tab_walks_back(home: Home) -> None:
    async with home.open("harbour") as driver:
        met = []
        for _ in range(8):
            await driver.press("tab")
            met.append(driver.prose.link.removeprefix("entry:"))
        names = ["ada-keral", "blue-lantern", "ada-keral", "coast-herald", "free-quay"]
        assert met == ["sarela", "fold:0", "sarela", *names], "Nordby is everywhere, so it is not marked"
        back = []
        for _ in range(7):
            await driver.press("shift+tab")
            back.append(driver.prose.link.removeprefix("entry:"))
        assert back == met[-2::-1]


async def test_tab_scrolls_to_names_below_the_screen(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press(*["tab"] * 22)
        x, y = driver.find("Coast Herald")
        assert driver.prose.scroll_y > 0
        assert driver.prose._is_on_screen(driver.prose._lights.cursor or (0, 0)), (x, y)


async def test_the_pane_follows_what_is_on_the_screen_once_the_text_rests(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        pane = driver.get("GlossaryPane", GlossaryPane)
        assert "on this screen" in driver.text
        assert "Operation Heron" in driver.lines[driver.find("Operation Heron", "X ")[1]]
        await driver.press("end")
        names = [span.link for _, span in pane.prose.visible_links()]
        assert "entry:operation-heron" not in names
        assert "entry:free-quay" in names


async def test_the_pane_shows_the_entry_under_the_cursor_and_lets_go(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.walk_to("entry:ada-keral")
        assert "on: Ada Keral" in driver.text
        assert driver.get("GlossaryPane", GlossaryPane).entry == "ada-keral"
        assert "The minister who had" in driver.text
        await driver.press("escape")
        assert "on this screen" in driver.text


async def test_p_pins_the_entry_and_lets_it_go(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.press("p")
        assert driver.status.startswith("Nothing to pin yet")
        await driver.walk_to("entry:ada-keral")
        await driver.press("p", "tab")
        assert driver.find("pinned", "p lets go")
        assert driver.get("GlossaryPane", GlossaryPane).entry == "ada-keral"
        assert "The minister who had" in driver.text
        await driver.press("end")
        assert driver.get("GlossaryPane", GlossaryPane).entry == "ada-keral"
        assert "The minister who had" in driver.text
        await driver.press("p", "escape")
        assert "on this screen" in driver.text


async def test_a_pinned_entry_stays_in_another_article(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("p", "q", "down", "enter")
        assert driver.find("pinned", "p lets go")


async def test_enter_goes_into_the_entry_page_and_escape_back_to_the_name(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("enter")
        assert driver.app.focused is driver.get("#entry", Prose)
        await driver.press("escape")
        assert driver.app.focused is driver.get("#text", Prose)
        assert driver.prose.link == "entry:ada-keral"


async def test_a_link_of_an_entry_jumps_to_another_article_and_escape_comes_back(home: Home) -> None:
    async with home.open("harbour", 15) as driver:
        before = driver.prose.top()
        await driver.walk_to("entry:ada-keral")
        await driver.press("enter")
        await driver.walk_to("go:bridge")
        await driver.press("enter")
        assert "Ada Keral’s quay serves" in driver.text
        assert driver.status.startswith("Bridge")
        await driver.press("escape")
        assert driver.status.startswith("Herald")
        assert driver.get("#text", Prose).top() == before


async def test_see_also_leads_from_entry_to_entry_and_backspace_back(home: Home) -> None:
    async with home.open("harbour", size=(130, 40)) as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("enter")
        await driver.walk_to("entry:free-quay")
        await driver.press("enter")
        pane = driver.get("GlossaryPane", GlossaryPane)
        assert pane.entry == "free-quay"
        await driver.press("backspace")
        assert pane.entry == "ada-keral"


async def test_a_kind_switched_off_is_not_marked_and_stays_so_over_a_restart(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.press("P")
        assert driver.status == "Persons are no longer marked; P switches them."
        assert "entry:ada-keral" not in links(driver)
    async with home.open("harbour", size=(130, 30)) as driver:
        assert "entry:ada-keral" not in links(driver)
        assert "entry:blue-lantern" in links(driver)
        await driver.press("P")
        assert "entry:ada-keral" in links(driver)


def links(driver: Driver) -> set[str]:
    return {span.link for _, span in driver.prose.visible_links()}


async def test_h_goes_from_first_mentions_to_all_to_none_and_round(home: Home) -> None:
    async with home.open("harbour") as driver:
        said = []
        for _ in range(3):
            await driver.press("h")
            said.append(driver.status)
            if driver.status == "No name is marked.":
                await driver.press("tab", "tab")
                assert driver.prose.link == "fold:1", "no name is a stop while none is marked"
        assert said == [
            "All names are marked.",
            "No name is marked.",
            "First mentions in a section are marked clearly.",
        ]


async def test_w_closes_the_pane_and_opens_it(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.press("w")
        assert "on this screen" not in driver.text
        await driver.press("w")
        assert "on this screen" in driver.text
        assert "Operation Heron" in driver.lines[driver.find("Operation Heron", "X ")[1]]


async def test_the_theme_goes_round_and_outlasts_the_program(home: Home) -> None:
    async with home.open() as driver:
        assert driver.app.theme == "ink"
        await driver.press("D")
        assert driver.app.theme == "paper"
    async with home.open() as driver:
        assert driver.app.theme == "paper"
        await driver.press("D", "D")
        assert driver.app.theme == "ink"


async def test_w_with_the_pane_in_focus_gives_the_focus_to_the_text(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("enter", "w")
        assert driver.app.focused is driver.get("#text", Prose)


async def test_the_place_stays_when_the_terminal_changes_its_width(home: Home) -> None:
    async with home.open("harbour", 20) as driver:
        for width in (130, 45, 100, 60, 80):
            await driver.pilot.resize_terminal(width, 24)
            await driver.press()
            assert number_at_top(driver) == 20, width


async def test_a_click_anywhere_on_an_article_of_the_library_opens_it(home: Home) -> None:
    for size in ((80, 24), (130, 30)):
        async with home.open(size=size) as driver:
            await driver.click_on("words")
            assert driver.status.startswith("Herald")


@pytest.mark.parametrize(("rows", "high"), [(16, 5), (24, 7), (48, 10)])
async def test_the_drawer_is_as_high_whatever_is_in_it(home: Home, rows: int, high: int) -> None:
    async with home.open("harbour", size=(80, rows)) as driver:
        heights = set()
        for key in ("home", "pagedown", "tab", "pagedown", "end"):
            await driver.press(key)
            heights.add(driver.get("GlossaryPane", GlossaryPane).size.height)
        assert heights == {high}


async def test_f_says_what_it_did_since_the_page_around_the_article_may_be_elsewhere(home: Home) -> None:
    async with home.open("harbour", 9) as driver:
        await driver.press("f")
        assert driver.status.startswith("The page around the article is shown: ")
        await driver.press("f")
        assert driver.status == "The page around the article is folded away."


async def test_a_hint_that_has_no_room_makes_way_for_one_that_has(home: Home) -> None:
    async with home.open("harbour", size=(64, 24)) as driver:
        assert driver.lines[-1].rstrip().endswith("tab names  ? keys")
