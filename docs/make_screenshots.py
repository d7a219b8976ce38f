"""Makes the pictures in docs/screenshots/ with the app itself: `python docs/make_screenshots.py [NAME …]`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from textual.pilot import Pilot  # noqa: TC002 (a script, read from the top)

from sahelreader.paths import bundled_dossier
from sahelreader.tui.app import SahelReader
from sahelreader.workspace import Workspace

FOLDER = Path(__file__).parent / "screenshots"
Scene = tuple[tuple[int, int], dict[str, Any], list[str]]
WIDE, SMALL = (130, 36), (80, 24)
SCENES: dict[str, Scene] = {
    "library": (WIDE, {}, []),
    "library-80": (SMALL, {}, []),
    "reader": (WIDE, {"article": "france24"}, ["tab", "tab", "tab", "tab"]),
    "reader-follows": (WIDE, {"article": "trt-world"}, ["space"]),
    "reader-80": (SMALL, {"article": "france24"}, ["space"]),
    "reader-160": ((160, 45), {"article": "influence-review"}, ["space"]),
    "reader-paper": (WIDE, {"article": "olivium"}, ["D"]),
    "entry": (WIDE, {"article": "influence-review"}, ["space", "tab", "tab", "tab", "enter", "tab"]),
    "lookup": (WIDE, {}, ["g", *"franca"]),
    "lookup-80": (SMALL, {}, ["g", *"cedeao"]),
    "quiz": (WIDE, {"quiz": True}, ["1"]),
    "quiz-question": (WIDE, {"quiz": True}, []),
    "quiz-80": (SMALL, {"quiz": True}, ["1"]),
    "compare": (WIDE, {"article": "france24"}, ["c", "enter", *["right_square_bracket"] * 5]),
    "compare-80": (SMALL, {"article": "france24"}, ["c", "enter", *["right_square_bracket"] * 5]),
    "compare-160": (
        (165, 45),
        {"article": "trt-world"},
        ["c", "enter", "3", "enter", *["right_square_bracket"] * 6, "o"],
    ),
    "compare-choice": (WIDE, {"article": "olivium"}, ["c"]),
    "help": (WIDE, {}, ["question_mark"]),
}


async def settled(pilot: Pilot[Any]) -> str:
    """The screen as SVG once two frames agree."""
    before = ""
    for _ in range(100):
        await pilot.pause(0.1)
        svg = pilot.app.export_screenshot(title="sahelreader")
        svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)  # or blanks beside a change of colour are lost
        svg = re.sub(r"terminal-\d+", "terminal", re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL))
        if svg == before:
            return svg
        before = svg
    raise RuntimeError("the screen never settled")


async def make(name: str, scene: Scene) -> None:
    """Play a scene in a reader's fresh home and keep the last screen."""
    size, start, keys = scene
    with tempfile.TemporaryDirectory() as home:
        app = SahelReader(Workspace(bundled_dossier(), Path(home) / "data", Path(home) / "cache"), **start)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            for key in keys:
                await pilot.press(key)
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / f"{name}.svg").write_text(await settled(pilot), encoding="utf-8")


def main(names: list[str]) -> None:
    """Make the named pictures, or all."""
    for name in names or list(SCENES):
        asyncio.run(make(name, SCENES[name]))


if __name__ == "__main__":
    main(sys.argv[1:])
