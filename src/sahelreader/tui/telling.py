"""What the app tells in the status line: where one is with the keys that matter, or a sentence until the next key."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.dom import DOMNode
from textual.events import Resize

from sahelreader.tui.messages import Say, ShowStatus
from sahelreader.tui.named_keys import first_shown, key
from sahelreader.tui.places import Places
from sahelreader.tui.typing_ahead import TypingAhead
from sahelreader.tui.widgets.lines import Hint, StatusLine

MIN_WIDTH, MIN_HEIGHT = 30, 8
TOO_SMALL = f"Needs {MIN_WIDTH}×{MIN_HEIGHT}"


class Telling(TypingAhead):
    """The part of the app that has the status line."""

    _places: Places
    changed_keys: Mapping[str, str]
    """The reader's own keys, by the ids of the bindings."""
    _is_too_small = False

    def on_resize(self, event: Resize) -> None:
        """Say so if there is no room to read in, and stop saying so when there is."""
        was, self._is_too_small = self._is_too_small, event.size.width < MIN_WIDTH or event.size.height < MIN_HEIGHT
        if self._is_too_small:
            self._said(TOO_SMALL)
        elif was:
            self.query_one(StatusLine).unsay()

    def _tell_troubles(self) -> None:
        """Say what is wrong in the files of settings and keys: the first of it, and where to read the rest."""
        troubles = self._places.troubles
        if troubles:
            page = key("app.help", "?")
            more = f" {len(troubles) - 1} more under {page}." if len(troubles) > 1 else ""
            self.query_one(StatusLine).say(troubles[0] + more, more or f" {page} tells it whole.")

    @on(ShowStatus)
    def _status_changed(self, event: ShowStatus) -> None:
        if self._is_too_small:
            self._said(TOO_SMALL)
        else:
            hints = event.hints
            if self.changed_keys:
                own = (hint._replace(key=self._key_of(hint)) for hint in hints)
                hints = tuple(hint for hint in own if hint.key)
            self.query_one(StatusLine).show(event.where, hints)

    def _key_of(self, hint: Hint) -> str:
        """The key of a hint, as the reader changed it; empty if it has none."""
        action = hint.action.rpartition(".")[2]
        for _, bindings in self.screen._binding_chain:  # noqa: SLF001 (Textual has no other way to it)
            for _, binding in bindings:
                if binding.action == action and (own := self.changed_keys.get(binding.id or "")):
                    return first_shown(own)
        return hint.key

    @on(Say)
    def _sentence_said(self, event: Say) -> None:
        self._said(event.sentence)

    def _said(self, sentence: str) -> None:
        if self.is_running and self.query(StatusLine):
            self.query_one(StatusLine).say(sentence)

    @on(StatusLine.Pressed)
    async def _hint_pressed(self, event: StatusLine.Pressed) -> None:
        node: DOMNode | None = self.focused or self.screen
        call = event.action.rpartition(".")[2]
        name = call.partition("(")[0]
        while node is not None and not hasattr(node, f"action_{name}"):
            node = node.parent
        if node is not None:
            await self.run_action(call, node)
