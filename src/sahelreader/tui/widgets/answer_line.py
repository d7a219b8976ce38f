"""The line in which an answer is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

WIDEST = 60
ASIDE = {"-": "bury", "@": "suspend"}


class AnswerLine(Input):
    """Enter checks what was typed; what else one may want while typing has keys that are no letters."""

    DEFAULT_CSS = """
    AnswerLine, AnswerLine:focus { border: none; height: 1; padding: 0 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "ask('hint')", "A hint while typing", id="answer.hint", show=False),
        Binding("ctrl+n", "ask('unsure')", "I am not sure, while typing", id="answer.unsure", show=False),
        Binding("ctrl+z", "ask('undo')", "Take the last answer back, while typing", id="answer.undo", show=False),
    ]

    class Answered(Message):
        """Enter was pressed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text
            """What was typed; empty to see the answer."""

    class Asked(Message):
        """Something else is wanted."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what
            """`hint`, `unsure`, `undo`, `bury` or `suspend`."""

    def __init__(self) -> None:
        super().__init__(
            placeholder="type the answer; enter checks it", id="answer-line", compact=True, select_on_focus=False
        )

    def place(self, left: int, width: int) -> None:
        """Stand below the question: columns before it, and cells of a line."""
        self.styles.margin = (0, 0, 1, left)
        self.styles.width = min(WIDEST, width)

    async def _on_key(self, event: events.Key) -> None:
        """No answer begins with a minus or an at sign: in an empty line they put the fact aside."""
        if not self.value and event.character in ASIDE:
            event.stop()
            event.prevent_default()
            self.post_message(self.Asked(ASIDE[event.character]))
        else:
            await super()._on_key(event)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Answered(event.value))

    def action_ask(self, what: str) -> None:
        """Ask the pane for something."""
        self.post_message(self.Asked(what))
