"""One side of a comparison: a text under the line that tells whose it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from sahelreader.tui.widgets.column import Column
from sahelreader.tui.widgets.lines import Line


class Side(Vertical):
    """A column with its head; `-read` marks the one that is read, where only one has room."""

    DEFAULT_CSS = """
    Side { width: 1fr; height: 1fr; }
    Side > Line { padding: 0 1 0 3; }
    Side > Column { height: 1fr; }
    Side:focus-within > Line { color: $primary; text-style: bold; }
    """

    def __init__(self, index: int) -> None:
        super().__init__(id=f"side-{index}")
        self.index = index

    def compose(self) -> ComposeResult:
        """Head and text."""
        yield Line()
        yield Column(air=3)

    @property
    def column(self) -> Column:
        """The text."""
        return self.query_one(Column)

    def head(self, left: str, right: str) -> None:
        """Say whose text it is and where it stands."""
        self.query_one(Line).say(left, right)
