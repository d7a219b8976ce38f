"""Opens the app without a terminal, and waits for what is to be seen instead of for time."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from textual.events import Key, MouseDown, MouseEvent, MouseMove, MouseUp
from textual.keys import _character_to_key
from textual.widget import Widget

from sahelreader.tui.app import SahelReader
from sahelreader.tui.widgets.lines import StatusLine
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

CEILING = 10.0
"""Seconds after which what is waited for counts as never coming."""
W = TypeVar("W", bound=Widget)


@dataclass(frozen=True, slots=True)
class Home:
    """A dossier, and a reader's folders; opening the app twice in one home is starting it again."""

    dossier: Path
    data: Path
    cache: Path

    @asynccontextmanager
    async def open(
        self, article: str | None = None, paragraph: int = 0, *, quiz: bool = False, size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[Driver]:
        """The app, at rest; left as by ctrl+q."""
        workspace = Workspace(self.dossier, self.data, self.cache, self.data.with_name("config"))
        app = SahelReader(workspace, article, paragraph, quiz)
        try:
            async with app.run_test(size=size) as pilot:
                driver = Driver(pilot, app, workspace)
                await settled(pilot)
                yield driver
                app.exit()
        finally:
            workspace.close()


@dataclass(frozen=True, slots=True)
class Driver:
    """Presses keys, clicks, and reads the screen."""

    pilot: Pilot[None]
    app: SahelReader
    workspace: Workspace

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before has been dealt with, and wait until all is at rest."""
        for key in keys:
            await self.tap(key)
        await settled(self.pilot)

    async def tap(self, key: str) -> None:
        """Press a key and wait until it has been dealt with, as far as nothing is to come by a timer."""
        name = _character_to_key(key) if len(key) == 1 else key
        self.app.post_message(Key(name, " " if name == "space" else key if len(key) == 1 else None))
        await flushed(self.pilot)

    async def write(self, text: str) -> None:
        """Press the keys of a text."""
        await self.press(*("space" if character == " " else character for character in text))

    async def walk_to(self, link: str, key: str = "tab") -> None:
        """Press a key until the cursor is on a link that begins so."""
        walked: list[str] = []
        while not self.prose.link.startswith(link):
            await self.press(key)
            assert len(walked) < 60, f"{link} is not among {walked}"
            walked.append(self.prose.link)

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition."""
        await until(self.pilot, condition)

    async def click_on(self, words: str, *, times: int = 1, line: str = "") -> None:
        """Click on the first place where words stand on the screen (on a line that holds `line`)."""
        at = self.find(words, line)
        for _ in range(times):
            await self.mouse(MouseDown, at)
            await self.mouse(MouseUp, at)
        await settled(self.pilot)

    async def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the mouse button at one place (column, row), let it go at another."""
        await self.mouse(MouseDown, start)
        await self.mouse(MouseMove, end, down=end[1] - start[1])
        await self.mouse(MouseUp, end)
        await settled(self.pilot)

    async def point_at(self, at: tuple[int, int]) -> None:
        """Move the mouse to a place (column, row) with no button pressed."""
        await self.mouse(MouseMove, at, button=0)

    async def mouse(self, kind: type[MouseEvent], at: tuple[int, int], button: int = 1, down: int = 0) -> None:
        """Something that the mouse does, as the terminal would tell it; `down`: rows that it has moved by."""
        x, y = at
        event = kind(None, x, y, 0, down, button, False, False, False, screen_x=x, screen_y=y)
        self.app.post_message(event)
        await flushed(self.pilot)

    def find(self, words: str, line: str = "") -> tuple[int, int]:
        """Column and row of words on the screen."""
        for y, text in enumerate(self.lines):
            if words in text and line in text:
                return text.index(words), y
        raise AssertionError(f"{words!r} is not on the screen:\n{self.text}")

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return screen_lines(self.app)

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def flowing(self) -> str:
        """The screen with every run of white space as one blank."""
        return " ".join(self.text.split())

    @property
    def status(self) -> str:
        """What is said in the status line, or where one is."""
        return self.app.query_one(StatusLine).shown

    @property
    def pane(self) -> str:
        """The pane that is shown."""
        shown = [pane.id or "" for pane in self.app.query(".pane") if pane.display]
        assert len(shown) == 1, shown
        return shown[0]

    @property
    def prose(self) -> Prose:
        """The text that has the focus."""
        assert isinstance(self.app.focused, Prose), self.app.focused
        return self.app.focused

    def get(self, selector: str, kind: type[W]) -> W:
        """A widget."""
        return self.app.query_one(selector, kind)


def screen_lines(app: App[Any]) -> list[str]:
    """The rows that the screen shows now."""
    strips = app.screen._compositor.render_strips(app.size)
    return [strip.text for strip in strips]


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until every text has noticed that it is at rest and three frames in a row agree."""
    frames: list[list[str]] = []

    def is_still() -> bool:
        frames.append(screen_lines(pilot.app))
        return _is_at_rest(pilot.app) and len(frames) > 2 and frames[-1] == frames[-2] == frames[-3]

    await until(pilot, is_still)


async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    """Wait for a condition; AssertionError if it does not come true within the ceiling."""
    end = time.monotonic() + CEILING
    await flushed(pilot)
    while not condition():
        assert time.monotonic() < end, "it never came true; the screen:\n" + "\n".join(screen_lines(pilot.app))
        await asyncio.sleep(0.002)
        await flushed(pilot)


async def flushed(pilot: Pilot[Any]) -> None:
    """Wait until no message is on its way, and paint."""
    for _ in range(100):
        await pilot._wait_for_screen()
        if all(node._message_queue.empty() for node in (pilot.app, *pilot.app.screen.walk_children(with_self=True))):
            break
    pilot.app.screen._on_timer_update()


def _is_at_rest(app: App[Any]) -> bool:
    timers = [prose._rest_timer for prose in app.query(Prose)]
    has_read = all(worker.is_finished for worker in app.workers)
    return has_read and all(timer is None or timer._task is None or timer._task.done() for timer in timers)
