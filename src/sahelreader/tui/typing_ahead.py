"""Keys typed while another pane opens wait until it has the focus, so that none is lost or does something else."""

from __future__ import annotations

from typing import Any

from textual.events import Event, Key

from sahelreader.tui.parts import PartOfApp


class TypingAhead(PartOfApp):
    """The part of an app that holds keys back.

    Textual sends a key to what has the focus when the key arrives, and moves the focus by a message of its own: what
    was typed in between went to the pane that is left.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._waits = 0
        self._held: list[Key] = []

    def hold_keys(self) -> None:
        """Hold keys back until the focus that was asked for before this has moved."""
        self._waits += 1
        self.call_later(self._let_go)

    async def on_event(self, event: Event) -> None:
        """Hold a key back, be it new or come back from the pane that was left; anything else goes on."""
        if self._waits and isinstance(event, Key):
            self._held.append(event.copy())
        else:
            await super().on_event(event)

    async def _let_go(self) -> None:
        self._waits -= 1
        if not self._waits:
            held, self._held = self._held, []
            for key in held:
                await super().on_event(key)
