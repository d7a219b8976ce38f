"""The rail beside the scroll bar: where in the whole text things stand, each kind with a sign of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahelreader.tui.wrapping import Layout

SIGNS = {"mention": ("•", "link"), "found": ("‹", "said"), "note": ("+", "right")}
"""Sign and look of each kind; where several fall on one line, the last of them is shown."""
Mark = tuple[int, int]
"""A paragraph of the document and a character in it."""


class Rail:
    """Which lines of the view have a sign, the whole text being as long as the view."""

    def __init__(self) -> None:
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._rows: dict[int, str] = {}
        self._made_for: tuple[int, int] | None = None

    def put(self, kind: str, marks: Sequence[Mark]) -> bool:
        """Have these marks of a kind in place of those before; whether they are others."""
        if tuple(marks) == self._marks.get(kind, ()):
            return False
        self._marks[kind] = tuple(marks)
        self._made_for = None
        return True

    @property
    def is_empty(self) -> bool:
        """Whether no line has a sign: asked for every line, and mostly so."""
        return not any(self._marks.values())

    def sign(self, row: int, layout: Layout, height: int) -> tuple[str, str] | None:
        """Sign and look on a row of a view that is `height` lines high; None where there is none."""
        if self.is_empty:
            return None
        if self._made_for != (id(layout), height):
            self._made_for = id(layout), height
            self._rows = {
                row_of(layout.line_of(*mark), layout.height, height): kind
                for kind in SIGNS
                for mark in self._marks.get(kind, ())
            }
        kind = self._rows.get(row)
        return SIGNS[kind] if kind else None


def row_of(line: int, lines: int, height: int) -> int:
    """The row of a view that stands for a line of the text; a text that fits has its own rows."""
    return line if lines <= height else line * height // lines
