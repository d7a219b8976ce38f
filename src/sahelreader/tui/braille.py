"""Draws lines in braille: every character cell has two dots by four."""

from __future__ import annotations

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot by row and column in its cell (Unicode, block 2800)."""


class Canvas:
    """A field of dots."""

    def __init__(self, columns: int, rows: int) -> None:
        """Columns and rows of characters."""
        self.columns, self.rows = columns, rows
        self._cells = [bytearray(columns) for _ in range(rows)]

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line between two places in dots; what lies outside is left out."""
        width, height = self.columns * 2, self.rows * 4
        if max(x0, x1) < 0 or min(x0, x1) >= width or max(y0, y1) < 0 or min(y0, y1) >= height:
            return
        steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
        for step in range(steps + 1):
            x = int(x0 + (x1 - x0) * step / steps)
            y = int(y0 + (y1 - y0) * step / steps)
            if 0 <= x < width and 0 <= y < height:
                self._cells[y >> 2][x >> 1] |= _DOTS[y & 3][x & 1]

    def text(self, row: int) -> str:
        """A row of characters; blank where no dot is."""
        return "".join(chr(0x2800 + bits) if bits else " " for bits in self._cells[row])
