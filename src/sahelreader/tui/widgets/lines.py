"""Lines: a plain one, sentences that take several, and the status line with the keys that matter now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from sahelreader.tui.palette import palette_of
from sahelreader.tui.wrapping import fit, wrap

if TYPE_CHECKING:
    from sahelreader.tui.widgets.told import Told

APART = 3
"""Blank cells at least between the place and the keys."""


class Line(Widget):
    """A line of text, cut at the edge; `right` stands at its right end."""

    ALLOW_SELECT = False

    def __init__(self, text: str = "", right: str = "", *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._text, self._right = text, right

    @property
    def text(self) -> str:
        """What stands at the left."""
        return self._text

    def say(self, text: str, right: str = "") -> None:
        """Show another text."""
        if (text, right) != (self._text, self._right):
            self._text, self._right = text, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        style, width = self.rich_style, self.size.width
        right = fit(self._right, width)
        left = fit(self._text, max(0, width - len(right) - 2))
        return Strip([Segment(left.ljust(width - len(right)), style), Segment(right, style)]).adjust_cell_length(
            width, style
        )


class Sentences(Widget):
    """Text over as many lines as it takes, or over some lines that always are there, the last of them first."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Sentences { height: auto; color: $quiet; }
    """

    def __init__(self, look: str = "", *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._look = look
        self._text = ""
        self._room = 0

    def give_room(self, lines: int) -> None:
        """Take so many lines from now on, whatever is said."""
        if lines != self._room:
            self._room = lines
            self.refresh(layout=True)

    def say(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.refresh(layout=not self._room)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lines at a width, one at least."""
        return self._room or max(1, len(wrap(self._text, width)))

    def render_line(self, y: int) -> Strip:
        """A line."""
        width, height = self.size
        style = self.rich_style + palette_of(self.app.theme, self.app.theme_variables).style(self._look)
        lines = wrap(self._text, width)
        at = y - max(0, height - len(lines))
        text = self._text[slice(*lines[at])] if 0 <= at < len(lines) else ""
        if y == height - 1 and at < len(lines) - 1:
            text = fit(self._text[lines[at][0] :], width)
        return Strip([Segment(text, style)]).adjust_cell_length(width, style)


class Hint(NamedTuple):
    """A key that matters now."""

    key: str
    words: str
    action: str
    """What a click on it does, as in a binding."""


class StatusLine(Widget):
    """Where one is at the left, the keys that matter now at the right: as many as fit, the last go first."""

    ALLOW_SELECT = False

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._where = ""
        self._said = self._tail = ""
        self._hints: tuple[Hint, ...] = ()
        self._told: Told | None = None
        self._is_above = False
        """Whether what is said stands above this line, which goes on telling the keys."""

    def show(self, where: str, hints: tuple[Hint, ...]) -> None:
        """Show a place and its keys; what is being said stays in front of them."""
        if (where, hints) != (self._where, self._hints):
            self._where, self._hints = where, hints
            self.refresh()

    def say(self, sentence: str, tail: str = "") -> None:
        """Show a sentence in place of both, until `unsay`; `tail` stands behind what is left of one that is cut."""
        self._said, self._tail = sentence, tail
        self._tell_whole()
        self.refresh()

    def _tell_whole(self) -> None:
        """Give a sentence more lines if it is longer than this one."""
        width = self.size.width
        is_long = self._said and 0 < width < cell_len(self._said)
        self._is_above = bool(is_long and self.screen.query("TypedLine"))
        if is_long:
            if self._told is None:
                from sahelreader.tui.widgets.told import Told

                self._told = Told()
                self.screen.mount(self._told)
            self._told.tell(self._said, self._tail, width, above=self._is_above)
        elif self._told is not None:
            self._told.display = False

    def on_resize(self) -> None:
        """A sentence may need more lines now, or fewer."""
        self._tell_whole()

    def unsay(self) -> None:
        """Show the place and its keys again."""
        if self._said:
            self._said = ""
            self._tell_whole()
            self.refresh()

    @property
    def shown(self) -> str:
        """What is said, or where one is."""
        return self._said or self._where

    def render_line(self, y: int) -> Strip:
        """The line."""
        base, width = self.rich_style, self.size.width
        if self._said and not self._is_above:
            said = base + palette_of(self.app.theme, self.app.theme_variables).style("said")
            text = fit(self._said, width)
            if text != self._said and self._tail:
                text = fit(self._said, width - len(self._tail)) + self._tail
            return Strip([Segment(text, said)]).adjust_cell_length(width, base)
        left = fit(self._where, width)
        shown: list[Hint] = []
        room = width - len(left)
        for hint in self._hints:
            needed = len(hint.key) + len(hint.words) + 3 + (APART if not shown else 0)
            if needed > room:
                continue
            room -= needed
            shown.append(hint)
        key = base + palette_of(self.app.theme, self.app.theme_variables).style("key")
        segments = [Segment(left + " " * (room + (APART if shown else 0)), base)]
        for i, hint in enumerate(shown):
            meta = Style(meta={"press": hint.action})
            gap = "  " if i < len(shown) - 1 else ""
            segments += [Segment(hint.key, key + meta), Segment(f" {hint.words}", base + meta), Segment(gap, base)]
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """A click on a hint does what its key does."""
        if action := event.style.meta.get("press"):
            self.post_message(self.Pressed(action))
