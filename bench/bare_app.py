"""The peer for start-up: a Textual app with one widget, which shows the text given as its argument."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """The least that a Textual program can be."""

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Static(sys.argv[1], markup=False)


if __name__ == "__main__":
    BareApp().run()
