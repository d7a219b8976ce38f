"""Marks the link that the mouse is on, and tells of it when the mouse has stayed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.timer import Timer

from sahelreader.tui.parts import Part
from sahelreader.tui.widgets.link_walk import Cursor

if TYPE_CHECKING:
    from sahelreader.tui.widgets.scroller import Scroller as _Scroller
else:
    _Scroller = Part

HOVER_SECONDS = 0.5
"""How long the mouse must stay on a link before that counts; passing over it doesn't."""


class Hovering(_Scroller):
    """The part of a view with links that knows where the mouse is. The focus stays where it is."""

    _hover_timer: Timer | None = None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark what the mouse is on."""
        at = event.style.meta.get("at")
        self._hover(tuple(at) if at is not None and not event.button else None)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._hover(None)

    def _hover(self, cursor: Cursor | None) -> None:
        if not self.mark_hovered(cursor):
            return
        self.stop_hovering()
        if cursor is not None:
            self._hover_timer = self.set_timer(HOVER_SECONDS, self.hovered_long)

    def stop_hovering(self) -> None:
        """Tell of nothing that the mouse was on."""
        if self._hover_timer is not None:
            self._hover_timer.stop()
            self._hover_timer = None

    def mark_hovered(self, cursor: Cursor | None) -> bool:
        """Paint the link that the mouse is on; whether it is another than before."""
        raise NotImplementedError

    def hovered_long(self) -> None:
        """Tell of the link that the mouse has stayed on."""
        raise NotImplementedError
