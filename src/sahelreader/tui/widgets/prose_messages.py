"""What a text tells the panes around it."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget


class OfProse(Message):
    """Something happened in a text."""

    def __init__(self, prose: Widget) -> None:
        super().__init__()
        self.prose = prose

    @property
    def control(self) -> Widget:
        """The widget in which it happened."""
        return self.prose


class Rested(OfProse):
    """The view has stood still for a moment."""


class Resized(OfProse):
    """The widget has another width, or its first."""


class SelectionChanged(OfProse):
    """Something is selected now, or nothing any more."""


class CursorMoved(OfProse):
    """The cursor stands on another link, or on none."""

    def __init__(self, prose: Widget, link: str) -> None:
        super().__init__(prose)
        self.link = link


class Hovered(OfProse):
    """The mouse has stayed on a link for a moment."""

    def __init__(self, prose: Widget, link: str) -> None:
        super().__init__(prose)
        self.link = link


class Followed(OfProse):
    """A link was followed, by key or by mouse."""

    def __init__(self, prose: Widget, link: str, by_mouse: bool = False) -> None:
        super().__init__(prose)
        self.link = link
        self.by_mouse = by_mouse
