"""How long garbage collection holds the app up while an article is scrolled, timed by Python's own callbacks."""

from __future__ import annotations

import asyncio
import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

from textual.events import Key

from sahelreader.tui.app import SETTLED_SECONDS, SahelReader
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZE = (120, 40)
PRESSES = 300


def pauses_ms(dossier: Path, article: str, home: Path) -> list[float]:
    """The length of each collection while `PRESSES` pages of an article go by, one after the other."""
    return asyncio.run(_scroll(Workspace(dossier, home / "data", home / "cache"), article))


async def _scroll(workspace: Workspace, article: str) -> list[float]:
    pauses: list[float] = []
    began = 0.0

    def timed(phase: str, _info: Mapping[str, int]) -> None:
        nonlocal began
        if phase == "start":
            began = time.thread_time()
        else:
            pauses.append((time.thread_time() - began) * 1000)

    app = SahelReader(workspace, article)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(SETTLED_SECONDS + 0.5)
        gc.callbacks.append(timed)
        for press in range(PRESSES):
            app.post_message(Key("pagedown" if press % 60 < 50 else "home", None))
            await pilot.pause()
        gc.callbacks.remove(timed)
    workspace.close()
    return pauses or [0.0]
