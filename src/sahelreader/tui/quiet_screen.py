"""The screen of the app: a change of focus paints only what has another look by it, and a key is found sooner."""

from __future__ import annotations

from typing import Any

from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget


class QuietScreen(Screen[Any]):
    """Textual's own paints everything anew with each change of focus, which takes as long as a page of text."""

    BLANK = True
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    @property
    def _binding_chain(self) -> list[tuple[DOMNode, BindingsMap]]:
        """The bindings from the focus outwards.

        Textual's own asks, twice with every key, each widget of every key of those around it whether it takes it as
        text. Where none takes text, that is left out.
        """
        nodes = list(self.focused.ancestors_with_self) if self.focused is not None else []
        if not nodes or any(type(node).check_consume_key is not DOMNode.check_consume_key for node in nodes):
            return super()._binding_chain
        chain = [(node, node._bindings.copy()) for node in nodes]  # noqa: SLF001 (Textual's own)
        for node, bindings in chain if self.app._keymap else ():  # noqa: SLF001
            clashed = bindings.apply_keymap(self.app._keymap).clashed_bindings  # noqa: SLF001
            if clashed:
                self.app.handle_bindings_clash(clashed, node)
        return chain
