"""The same keys move in every pane: those of less, of vim, and the arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widget import Widget

from sahelreader.tui.moves import MOVES
from sahelreader.tui.panes.making import _MAKERS
from sahelreader.tui.widgets.card_view import CardView
from sahelreader.tui.widgets.grid import Grid
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from tests.tui.driving import Driver, Home

LESS = {"line_down": "j", "line_up": "k", "page_down": "space", "page_up": "b", "scroll_home": "less_than_sign",
        "scroll_end": "G", "half_down": "d", "half_up": "u"}  # fmt: skip
VIM = {"line_down": "ctrl+e", "line_up": "ctrl+y", "page_down": "ctrl+f", "page_up": "ctrl+b", "half_down": "ctrl+d",
       "half_up": "ctrl+u", "scroll_end": "G"}  # fmt: skip
ARROWS = {"line_down": "down", "line_up": "up", "page_down": "pagedown", "page_up": "pageup", "scroll_home": "home",
          "scroll_end": "end"}  # fmt: skip

LIST_MOVES = {"line_down": "next_link", "line_up": "previous_link"}
TABLE_MOVES = {"line_down": "down", "line_up": "up"}
CARD_MOVES = {"space": "go_on", "u": "undo"}
"""A card is seldom longer than the screen."""


@pytest.mark.parametrize("habit", [LESS, VIM, ARROWS], ids=["less", "vim", "arrows"])
def test_the_table_has_the_keys_of_every_habit(habit: dict[str, str]) -> None:
    assert {action for action, key in habit.items() if key not in MOVES[action][0].split(",")} == set()


def wanted(text: Prose, action: str, key: str) -> str:
    """What a key is to do in a text."""
    if isinstance(text, CardView) and key in CARD_MOVES:
        return CARD_MOVES[key]
    moves = TABLE_MOVES if isinstance(text, Grid) else LIST_MOVES if isinstance(text, Menu) else {}
    return moves.get(action, action)


def deeds(driver: Driver) -> dict[str, str]:
    """The action of each key where the focus is: the nearest binding that there is."""
    found: dict[str, str] = {}
    for _, bindings in driver.app.screen._binding_chain:
        for key, binding in bindings:
            found.setdefault(key, binding.action)
    return found


@pytest.mark.parametrize("pane", _MAKERS)
async def test_every_key_of_the_table_does_the_same_in_every_pane(home: Home, pane: str) -> None:
    async with home.open("harbour", size=(130, 40)) as driver:
        if pane != "reader":
            await driver.app.action_pane(pane)
            await driver.press()
        texts = [text for text in driver.get(f"#{pane}", Widget).query(Prose) if text.display]
        tried = 0
        for text in texts:
            text.focus()
            await driver.press()
            if driver.app.focused is not text:
                continue  # it is looked at, and the pane gives the focus to another part
            tried += 1
            done = deeds(driver)
            for action, (keys, _) in MOVES.items():
                for key in keys.split(","):
                    assert done.get(key) == wanted(text, action, key), (pane, text.id, key)
        assert tried


async def test_page_keys_take_the_cursor_of_a_list_along(home: Home) -> None:
    async with home.open(size=(80, 24)) as driver:
        await driver.press("g", "enter")
        names = driver.get("#names", Menu)
        names.focus()
        await driver.press("G")
        last = names.link
        await driver.press("space", "space")
        assert names.link == last
        await driver.press("home")
        first = names.link
        assert first != last
        await driver.press("pagedown")
        assert names.link not in {first, ""}
        await driver.press("b", "b", "b")
        assert names.link == first
