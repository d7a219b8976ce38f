"""The line that takes the keys while a cursor goes through the text, and tells by what it goes."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.messages import CursorAsked
from sahelreader.tui.widgets.lines import Line


class CursorLine(Line, can_focus=True):
    """Has the focus while the text has a cursor; tells its pane what is asked of it."""

    DEFAULT_CSS = """
    CursorLine { dock: bottom; height: 1; padding: 0 1 0 3; background: $panel; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,tab", "ask('move', 1)", "Next sentence, word or paragraph", id="cursor.next", show=False),
        Binding("left,h,shift+tab", "ask('move', -1)", "The one before", id="cursor.previous", show=False),
        Binding("down,j", "ask('line', 1)", "Next; by word: line below", id="cursor.down", show=False),
        Binding("up,k", "ask('line', -1)", "Before; by word: line above", id="cursor.up", show=False),
        Binding("pagedown,space", "ask('page', 1)", "Half a screen on", id="cursor.page_down", show=False),
        Binding("pageup,b", "ask('page', -1)", "Half a screen back", id="cursor.page_up", show=False),
        Binding("shift+right,shift+down,L,J", "ask('extend', 1)", "Extend", id="cursor.extend", show=False),
        Binding("shift+left,shift+up,H,K", "ask('extend', -1)", "Extend back", id="cursor.extend_back", show=False),
        Binding("x,v", "ask('hold')", "Extend by moving, or not", id="cursor.hold", show=False),
        Binding("s", "ask('sentence')", "By sentence", id="cursor.sentence", show=False),
        Binding("w", "ask('word')", "By word", id="cursor.word", show=False),
        Binding("p", "ask('paragraph')", "By paragraph", id="cursor.paragraph", show=False),
        Binding("enter,a", "ask('highlight')", "Highlight", id="cursor.highlight", show=False),
        Binding("n", "ask('note')", "Write a note", id="cursor.note", show=False),
        Binding("y", "ask('copy')", "Copy with the source", id="cursor.copy", show=False),
        Binding("c", "ask('card')", "Make a card", id="cursor.card", show=False),
        Binding("C", "ask('claim')", "Set beside what another article says: a claim", id="cursor.claim", show=False),
        Binding("d", "ask('define')", "Who or what is that", id="cursor.define", show=False),
        Binding("backspace,delete", "ask('erase')", "Take highlight or note away", id="cursor.erase", show=False),
        Binding("u", "ask('undo')", "Undo", id="cursor.undo", show=False),
        Binding("escape", "ask('leave')", "Leave the cursor", id="cursor.leave", show=False),
    ]

    def action_ask(self, what: str, by: int = 0) -> None:
        """Pass it on."""
        self.post_message(CursorAsked(what, by))

    def on_blur(self) -> None:
        """Another part has the focus."""
        self.post_message(CursorAsked("blur", 0))
