"""Ways about: help, palette, mouse, and escape, which always leads home."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from textual.binding import Binding
from textual.events import MouseDown, MouseUp
from textual.widgets import Input

from sahelreader.tui.keys import owners
from sahelreader.tui.pages.help import shown_keys
from sahelreader.tui.panes.glossary import GlossaryPane
from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tests.tui.driving import Driver, Home

OWNERS = [owner for _, group in owners() for owner in group]
BINDINGS = [binding for owner in OWNERS for binding in owner.__dict__["BINDINGS"] if isinstance(binding, Binding)]
KEYS = sorted({key for binding in BINDINGS for key in binding.key.split(",")} - {"q", "ctrl+c"})


# Help and palette


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.id)
def test_every_binding_has_an_id_and_words(binding: Binding) -> None:
    assert binding.id
    assert binding.description


async def test_help_shows_every_binding_there_is(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("question_mark")
        shown = [" ".join(paragraph.text.split()) for paragraph in driver.prose.document.paragraphs]
        missing = [
            line for binding in BINDINGS
            if (line := " ".join(f"{shown_keys(binding.key)} {binding.description}".split())) not in shown
        ]  # fmt: skip
        assert missing == []
        assert "P person" in shown


async def palette(driver: Driver, text: str) -> None:
    """Ask the palette for something, and take the first it offers."""
    await driver.press("ctrl+p")
    await driver.until(lambda: isinstance(driver.app.focused, Input))
    await driver.write(text)
    await driver.until(lambda: driver.app.screen.query("CommandList").first().option_count > 0)  # type: ignore[attr-defined]
    await driver.until(lambda: text.split(maxsplit=1)[0].lower() in driver.text.lower())
    await driver.press("enter")
    await driver.until(lambda: len(driver.app.screen_stack) == 1)
    await driver.press()


async def test_the_palette_opens_an_article(home: Home) -> None:
    async with home.open() as driver:
        await palette(driver, "Read: A bridge")
        assert driver.pane == "reader"
        assert driver.status.startswith("Bridge")


async def test_the_palette_offers_the_actions_of_the_pane_it_was_called_from(home: Home) -> None:
    async with home.open("harbour") as driver:
        offered = [command.title for command in driver.app.get_system_commands(driver.app.screen)]
        for words in ("Pin the entry", "Line down", "All keys", "Mark persons or not"):
            assert words in offered
        await palette(driver, "Show or hide the page")
        assert "Home | News | Subscribe" in driver.text


async def test_the_palette_offers_nothing_but_our_own_actions_and_each_once(home: Home) -> None:
    async with home.open() as driver:
        offered = [command.title for command in driver.app.get_system_commands(driver.app.screen)]
        assert "Page down" in offered, "a list is a text too"
        assert "Focus Next" not in offered
        assert len(offered) == len(set(offered))


async def test_the_palette_names_keys_as_help_does(home: Home) -> None:
    async with home.open("harbour") as driver:
        hints = {command.title: command.help for command in driver.app.get_system_commands(driver.app.screen)}
        assert hints["All keys"] == "? f1"


# Mouse


async def test_a_click_on_an_article_opens_it(home: Home) -> None:
    async with home.open() as driver:
        await driver.click_on("[A bridge to Nordby]")
        assert driver.status.startswith("Bridge")


async def test_a_click_on_a_name_shows_its_entry(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.click_on("Ada Keral", line="Minister")
        assert driver.get("GlossaryPane", GlossaryPane).entry == "ada-keral"
        assert "on: Ada Keral" in driver.text


@pytest.mark.parametrize("size", [(60, 24), (130, 30)])
async def test_a_click_on_a_name_shows_its_entry_where_the_pane_is_hidden(home: Home, size: tuple[int, int]) -> None:
    async with home.open("harbour", size=size) as driver:
        if size[0] > 100:
            await driver.press("w")
        await driver.click_on("Ada Keral")
        assert "The minister who had the port" in driver.text


async def test_a_click_on_a_name_in_the_pane_shows_its_entry(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.click_on("Operation Heron", line="X ")
        assert driver.get("GlossaryPane", GlossaryPane).entry == "operation-heron"


async def test_a_click_on_a_hint_does_what_its_key_does(home: Home) -> None:
    async with home.open() as driver:
        await driver.click_on("z quiz")
        assert driver.pane == "quiz"
        await driver.click_on("back")
        assert driver.pane == "library"


async def test_a_click_on_an_option_answers(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.click_on("Sarela")
        assert "Right." in driver.text


async def test_what_is_dragged_over_is_copied_unwrapped(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        x, y = driver.find("On day 1 of")
        await driver.drag((x, y), (x + 3, y + 1))
        assert driver.app.screen.get_selected_text() == (
            "On day 1 of the repairs the crane stood still until noon, because the rope"
        )
        await driver.press("ctrl+c")
        assert driver.app.clipboard.endswith("because the rope")


async def test_a_text_scrolls_under_a_drag_only_at_its_very_edges(home: Home) -> None:
    async with home.open("harbour", 20) as driver:
        text = driver.get("#text", Prose)
        before = text.scroll_y
        for row in (2, text.size.height - 3):
            await driver.drag((10, 5), (20, row))
            assert text.scroll_y == before
        await driver.drag((10, 5), (20, text.size.height - 1))
        assert text.scroll_y > before


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((-2, 0), (11, 0), "On day 1 of "),  # from the margin
        ((3, 0), (200, 0), "day 1 of the repairs the crane stood still until noon, because the"),  # beyond the line
        ((0, -1), (1, 0), "On"),  # from the blank line above
        ((0, 0), (5, -1), "O"),  # up into the blank line above
        ((-2, 0), (-2, 1), "On day 1 of the repairs the crane stood still until noon, because the r"),
    ],
)
async def test_a_drag_may_begin_and_end_beside_the_lines(
    home: Home, start: tuple[int, int], end: tuple[int, int], words: str
) -> None:
    async with home.open("harbour", 5) as driver:
        x, y = driver.find("On day 1 of")
        right = driver.get("#text", Prose).region.right - 2
        await driver.drag((x + start[0], y + start[1]), (min(x + end[0], right), y + end[1]))
        assert driver.app.screen.get_selected_text() == words


async def test_a_double_click_beside_the_lines_selects_nothing(home: Home) -> None:
    async with home.open("harbour", 5) as driver:
        x, y = driver.find("On day 1 of")
        for at in ((x - 2, y), (x, y - 1)):
            for kind in (MouseDown, MouseUp) * 2:
                await driver.mouse(kind, at)
            assert not driver.app.screen.get_selected_text()


async def test_what_is_dragged_over_beyond_the_text_has_no_words_of_the_app(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.drag(driver.find("On day 1 of"), (10, 23))
        selected = driver.app.screen.get_selected_text() or ""
        assert selected.startswith("On day 1 of")
        assert "#" not in selected
        assert driver.get(".pane#reader", Reader).chosen_in_article is not None
        await driver.press("y")
        assert driver.app.clipboard.startswith("“On day 1 of")


async def test_a_drag_that_ends_in_the_pane_beside_the_text_chooses_to_the_end_of_the_line(home: Home) -> None:
    async with home.open("harbour", 7, size=(160, 45)) as driver:
        x, y = driver.find("On day 1 of")
        for column in (driver.get("#text", Prose).region.right - 1, 150):
            await driver.drag((x, y), (column, y))
            await driver.press("y")
            assert driver.app.clipboard.startswith(
                "“On day 1 of the repairs the crane stood still until noon, because the"
            )
            assert "¶ 7 " in driver.app.clipboard


async def test_a_drag_beyond_the_edge_of_the_text_scrolls_it(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        text = driver.get("#text", Prose)
        before = text.scroll_y
        await driver.drag(driver.find("On day 1 of"), (10, 23))
        assert text.scroll_y > before


async def test_a_double_click_selects_the_word_and_a_triple_click_the_paragraph(home: Home) -> None:
    async with home.open("bridge") as driver:
        await driver.click_on("engineer", times=2)
        assert driver.app.screen.get_selected_text() == "engineer"
        await driver.click_on("engineer", times=3)
        text = driver.app.screen.get_selected_text() or ""
        assert text.startswith("The engineer Bruno Keral thinks")
        assert text.endswith("“A free quay is cheaper.”")
        await driver.press("ctrl+c")
        assert driver.app.clipboard == text


# What is said


async def test_what_is_said_stays_until_the_next_key(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("P")
        assert driver.status.startswith("Persons are no longer marked")
        driver.prose.action_page_down()
        await driver.press()
        assert driver.status.startswith("Persons are no longer marked"), (
            "the text came to rest, and nothing was pressed"
        )
        await driver.press("k")
        assert driver.status.startswith("Herald")


async def test_escape_in_the_library_tells_the_way_out(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("escape")
        assert driver.status == "q quits."


async def test_the_keys_stand_clear_of_the_place(home: Home) -> None:
    for width in range(50, 72, 3):
        async with home.open("harbour", size=(width, 20)) as driver:
            left, _, hints = driver.lines[-1].strip().partition("left")
            assert left.startswith("Herald")
            assert not hints or hints.startswith("   ")


async def test_the_hints_that_do_not_fit_are_left_out_whole(home: Home) -> None:
    async with home.open("harbour", size=(40, 20)) as driver:
        line = driver.lines[-1]
        assert line.strip().startswith("Herald · ¶ 1 of 36")
        assert "ke" not in line.replace("keys", "")


async def test_a_terminal_too_small_says_so_and_shows_the_text_again_when_it_grows(home: Home) -> None:
    async with home.open("harbour", 20) as driver:
        before = driver.text
        await driver.pilot.resize_terminal(20, 5)
        await driver.press("D", "D", "D")
        assert [line.strip() for line in driver.lines if line.strip()] == ["Needs 30×8"]
        await driver.pilot.resize_terminal(80, 24)
        await driver.press()
        assert driver.text == before


# Escape, and keys at random


@pytest.mark.parametrize(
    "keys", ["enter", "g", "z", "enter,tab,tab,enter", "g,a,enter,tab,enter", "z,1,s", "question_mark,g"]
)
async def test_escape_leads_to_the_library_and_never_out(home: Home, keys: str) -> None:
    async with home.open() as driver:
        await driver.press(*keys.split(","))
        for _ in range(8):
            await driver.press("escape")
        assert driver.pane == "library"
        assert driver.app.is_running
        assert driver.app.focused is driver.get("Library Menu", Menu)


async def test_q_leads_to_the_library_at_once(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press("1", "s", "tab", "q")
        assert driver.pane == "library"


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*KEYS, "q", "ctrl+p", "a"]), min_size=5, max_size=40),
    st.sampled_from([(80, 24), (130, 30), (60, 20)]),
)
@example(["enter", "end", "escape", "down", "enter"], (80, 24))
@example(
    ["enter", "space", "ctrl+p", "escape", "tab", "enter", "w", "tab", "enter", "f", "end", "f", "shift+tab"], (60, 20)
)
async def test_no_keys_in_any_order_crash_the_app(home: Home, keys: list[str], size: tuple[int, int]) -> None:
    async with home.open(size=size) as driver:
        for key in keys:
            if key == "q" and driver.app.query_one("Library").display:
                continue
            await driver.tap(key)
        await driver.press()
        assert driver.app.is_running


async def test_the_library_tells_in_full_why_nothing_can_be_saved(home: Home) -> None:
    home.data.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(home.data / "reader.db")) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    async with home.open() as driver:
        assert "reader.db" in driver.flowing.replace(" ", "")  # the path may be broken anywhere
        assert "belongs to another program" in driver.flowing
        assert "--data-dir" in driver.flowing


async def test_the_library_tells_what_came_back_of_a_damaged_file(home: Home) -> None:
    home.data.mkdir(parents=True, exist_ok=True)
    (home.data / "reader.db").write_bytes(b"no database" * 100)
    async with home.open() as driver:
        assert "Your data was damaged: 0 answers came back" in driver.flowing
        assert "set-aside" in driver.flowing.replace(" ", "")
