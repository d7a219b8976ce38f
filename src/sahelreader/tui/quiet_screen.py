"""The screen of the app: a change of focus paints only what has another look by it."""

from __future__ import annotations

from typing import Any

from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget


class QuietScreen(Screen[Any]):
    """Textual's own paints everything anew with each change of focus, which takes as long as a page of text."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
