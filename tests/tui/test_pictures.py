"""Pictures of the screens.

After a change that is meant: `pytest tests/tui/test_pictures.py --snapshot-update`, and look at what changed.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from sahelreader.tui.pages.kinds import WORDS
from sahelreader.tui.panes.glossary import GlossaryPane
from tests.tui.driving import Driver, Home

pytestmark = pytest.mark.usefixtures("clock")
LooksAsBefore = Callable[[Driver], Awaitable[bool]]
SMALL, WIDE, LARGE = (80, 24), (130, 36), (160, 45)
ENTRY = [*["tab"] * 4, "enter", "tab"]
SCENES: dict[str, tuple[tuple[int, int], dict[str, Any], list[str]]] = {
    "library": (SMALL, {}, []),
    "library-wide": (WIDE, {}, []),
    "library-paper": (SMALL, {}, ["D"]),
    "reader": (SMALL, {"article": "harbour"}, []),
    "reader-large": (LARGE, {"article": "harbour"}, []),
    "reader-paper": (WIDE, {"article": "bridge"}, ["D", "tab"]),
    "reader-narrow": ((60, 20), {"article": "letter"}, []),
    "entry": (SMALL, {"article": "harbour"}, ENTRY),
    "entry-wide": (WIDE, {"article": "harbour"}, ENTRY),
    "look-up": (SMALL, {}, ["g", *"lantern"]),
    "look-up-wide": (WIDE, {}, ["g", *"keral", "down"]),
    "card": (SMALL, {"quiz": True}, []),
    "card-answered": (SMALL, {"quiz": True}, ["1"]),
    "card-answered-wide": (WIDE, {"quiz": True}, ["D", "1"]),
    "cursor": (SMALL, {"article": "harbour", "paragraph": 7}, ["v", "enter", "l", "n", *"tide", "enter", "l", "L"]),
    "notes": (SMALL, {"article": "harbour", "paragraph": 7}, ["v", "enter", "l", "n", *"tide", "enter", "escape", "B"]),
    "help": (SMALL, {}, ["question_mark", "slash", *"half", "enter"]),
}


@pytest.mark.parametrize("scene", SCENES)
async def test_the_screen_looks_as_in_its_picture(home: Home, looks_as_before: LooksAsBefore, scene: str) -> None:
    size, start, keys = SCENES[scene]
    async with home.open(**start, size=size) as driver:
        await driver.press(*keys)
        assert await looks_as_before(driver)


async def test_without_colour_it_looks_as_in_its_picture_and_kinds_still_differ(
    home: Home, looks_as_before: LooksAsBefore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with home.open("harbour", size=WIDE) as driver:
        assert driver.app.no_color
        pane = driver.get("GlossaryPane", GlossaryPane).prose
        looks: dict[str, tuple[bool | None, ...]] = {}
        for y in range(pane.size.height):
            for segment in pane.render_line(y):
                for kind, words in WORDS.items():
                    if segment.text == words.replace(" ", "\u00a0") and segment.style:
                        looks[kind] = (segment.style.bold, segment.style.italic, segment.style.underline)
        assert len(set(looks.values())) == len(looks) == len(WORDS)
        assert await looks_as_before(driver)
