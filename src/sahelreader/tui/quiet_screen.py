"""The screen of the app: a start works styles out and paints once, a change of focus paints little, keys are found."""

from __future__ import annotations

from typing import Any

from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.events import ScreenResume
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from sahelreader.tui.widgets.laid_text import LaidText


class QuietScreen(Screen[Any]):
    """Textual's own paints everything anew with each change of focus, which takes as long as a page of text."""

    BLANK = True
    _is_resumed = False
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """At the start, lay out and paint once: nothing that was asked for until then is open after that.

        Textual's own would work out all styles a second time here, and lay out and paint the screen twice more.
        """
        if self._is_resumed:
            return
        self._is_resumed = True
        event.prevent_default()
        self.stack_updates += 1
        self._update_auto_focus()
        self._refresh_layout(self.app.size)
        for widget in self.walk_children(Widget, with_self=True):
            widget._repaint_required = widget._layout_required = False  # noqa: SLF001 (as Textual does when it has)
            widget._exchange_repaint_regions()  # noqa: SLF001

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """What is at a place on the screen; beside or between the lines of a text, the character nearest to it.

        A drag that began in a text stays in it, wherever the mouse goes.
        """
        begun_in = self._select_state.start.content_widget if self._selecting and self._select_state else None
        if isinstance(begun_in, LaidText):
            x, y = _within(begun_in, x, y)
        widget, offset = super().get_widget_and_offset_at(x, y)
        if isinstance(widget, LaidText):
            begun = self._mouse_down_offset
            offset = widget.character_near(x, y, offset, backwards=begun is not None and y > begun.y)
        return widget, offset

    def _check_auto_scroll(self, select_widget: Widget, mouse_coordinate: tuple[float, float], delta_y: float) -> None:
        """Scroll a text under a drag at its edge, and beyond that too."""
        if isinstance(select_widget, LaidText):
            mouse_coordinate = _within(select_widget, *map(int, mouse_coordinate))
        super()._check_auto_scroll(select_widget, mouse_coordinate, delta_y)

    def _screen_resized(self, size: Size) -> None:
        """Lay out for another size; at the start a terminal tells the one it has up to three times."""
        if size != self._compositor.size:
            super()._screen_resized(size)

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


def _within(widget: Widget, x: int, y: int) -> tuple[int, int]:
    """The place in a widget that is nearest to one on the screen."""
    region = widget.scrollable_content_region
    return min(max(x, region.x), region.right - 1), min(max(y, region.y), region.bottom - 1)
