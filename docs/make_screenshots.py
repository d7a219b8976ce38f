"""Makes the pictures in docs/screenshots/ with the app itself: `python docs/make_screenshots.py [NAME …]`."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from textual.keys import _character_to_key
from textual.pilot import Pilot  # noqa: TC002 (a script, read from the top)

from sahelreader.paths import bundled_dossier
from sahelreader.text.sentences import sentences
from sahelreader.tui.app import SahelReader
from sahelreader.tui.panes.quiz import Quiz
from sahelreader.workspace import Workspace

FOLDER = Path(__file__).parent / "screenshots"
WIDE, SMALL, LARGE = (130, 36), (80, 24), (160, 45)


def nothing(workspace: Workspace) -> None:
    """A reader who opens the app for the first time."""


def a_year(workspace: Workspace) -> None:
    """A reader who has studied for a year."""
    from sahelreader.store.moment import read_clock

    sys.path.insert(0, str(Path(__file__).parents[1]))  # as a script this finds docs/ alone
    from tests.support.studying import studied

    events = studied(workspace.facts, dossier=workspace.overview.id, until=read_clock(), new_a_day=2)
    workspace.store.record_review(*events)


def some_notes(workspace: Workspace) -> None:
    """A reader who has highlighted, written and made a card."""
    book = workspace.notebook
    book.highlight("france24", *first_sentence(workspace, "france24", 3))
    book.highlight("france24", *first_sentence(workspace, "france24", 7), note="Olivium counts 43 leaders.")
    book.highlight("trt-world", *first_sentence(workspace, "trt-world", 7), note="Says who? Compare with the others.")
    asked = "On what day did the UN General Assembly condemn the invasion?", "2 March 2022"
    book.make_card("influence-review", *first_sentence(workspace, "influence-review", 3), *asked)


def first_sentence(workspace: Workspace, article: str, number: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the first sentence of a paragraph begins and ends."""
    start, end = next(iter(sentences(workspace.article(article).body[number - 1].text)))
    return (number, start), (number, end)


class Scene(NamedTuple):
    """A window, what the app opens with, the keys until the picture is taken, and what was done before."""

    size: tuple[int, int]
    start: dict[str, Any]
    keys: Sequence[str] = ()
    before: Callable[[Workspace], None] = nothing


A_SLIP = "the answer asked for, with a slip of the pen"
"""Pressed as a key, it types that."""
COMPARED = ("c", "enter", *["right_square_bracket"] * 5)
SCENES: dict[str, Scene] = {
    "library": Scene(WIDE, {}),
    "library-80": Scene(SMALL, {}),
    "reader": Scene(WIDE, {"article": "france24"}, ["tab"] * 4),
    "reader-80": Scene(SMALL, {"article": "france24"}, ["space"]),
    "reader-160": Scene(LARGE, {"article": "influence-review"}, ["space"]),
    "reader-paper": Scene(WIDE, {"article": "olivium"}, ["D"]),
    "cursor": Scene(WIDE, {"article": "france24", "paragraph": 3}, ["v", "l", "l", "L"], some_notes),
    "xray": Scene(LARGE, {}, ["g", *"wagner", "enter"]),
    "lookup": Scene(WIDE, {}, ["g", *"franca"]),
    "lookup-80": Scene(SMALL, {}, ["g", *"cedeao"]),
    "search": Scene(WIDE, {}, ["S", *"wagner mali"]),
    "compare": Scene(WIDE, {"article": "france24"}, COMPARED),
    "compare-80": Scene(SMALL, {"article": "france24"}, COMPARED),
    "compare-160": Scene((165, 45), {"article": "trt-world"}, [*COMPARED[:2], "3", "enter", *COMPARED[2:], "o"]),
    "compare-choice": Scene(WIDE, {"article": "olivium"}, ["c"]),
    "claims": Scene(LARGE, {}, ["C", "down", "right"]),
    "timeline": Scene(LARGE, {}, ["t", "down", "down"]),
    "said": Scene(WIDE, {}, ["Q"]),
    "names": Scene(LARGE, {}, ["W", *["down"] * 3]),
    "map": Scene(WIDE, {}, ["M"]),
    "quiz-question": Scene(WIDE, {"quiz": True}),
    "quiz": Scene(WIDE, {"quiz": True}, ["1"]),
    "quiz-80": Scene(SMALL, {"quiz": True}, ["1"]),
    "quiz-typed": Scene(WIDE, {"quiz": True}, [A_SLIP, "enter"], a_year),
    "progress": Scene(WIDE, {}, ["i"], a_year),
    "notes": Scene(WIDE, {}, ["B"], some_notes),
    "help": Scene(WIDE, {}, ["question_mark"]),
}
"""What each picture in the folder shows."""


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


def slip(app: SahelReader) -> Sequence[str]:
    """The answer to the question on the screen, a letter left out."""
    session = app.query_one(Quiz).session
    assert session is not None  # noqa: S101
    assert session.current is not None  # noqa: S101
    answer = session.current.card.answer
    return [_character_to_key(letter) for letter in answer[:-2] + answer[-1]]


async def make(name: str, scene: Scene) -> None:
    """Play a scene in a reader's fresh home and keep the last screen."""
    with tempfile.TemporaryDirectory() as home:
        workspace = Workspace(bundled_dossier(), Path(home) / "data", Path(home) / "cache")
        scene.before(workspace)
        app = SahelReader(workspace, **scene.start)
        async with app.run_test(size=scene.size) as pilot:
            await settled(pilot)
            for key in scene.keys:
                await pilot.press(*(slip(app) if key == A_SLIP else [key]))
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / f"{name}.svg").write_text(await settled(pilot), encoding="utf-8")


def main(names: list[str]) -> None:
    """Make the named pictures, or all."""
    for name in names or list(SCENES):
        asyncio.run(make(name, SCENES[name]))


if __name__ == "__main__":
    main(sys.argv[1:])
