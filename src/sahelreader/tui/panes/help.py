"""The page of all keys, which words narrow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from sahelreader.tui.messages import GoBack, ShowStatus
from sahelreader.tui.pages.help import Key, help_page
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.prose import Prose


class Help(Container):
    """Shows the keys."""

    DEFAULT_CSS = """
    Help > Input, Help > Input:focus { dock: bottom; border: none; height: 1; padding: 0 3; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "narrow", "Look for a key or what it does", id="help.narrow", show=False),
        Binding("escape", "step_back", "All keys again; back", id="help.back", show=False),
    ]

    def __init__(self, groups: Sequence[tuple[str, Sequence[Key]]], troubles: Sequence[str]) -> None:
        """`troubles`: what is wrong in the files of settings and keys."""
        super().__init__(id="help")
        self._groups = groups
        self._troubles = troubles
        self._query = ""

    def compose(self) -> ComposeResult:
        """The page, and the line in which one types."""
        yield Prose(help_page(self._groups, troubles=self._troubles), id="keys")
        line = Input(placeholder="a key, or a word for what it does", compact=True)
        line.display = False
        yield line

    def open(self) -> None:
        """Take the focus and tell the way out."""
        self.query_one(Prose).focus()
        self.show_status()

    def action_narrow(self) -> None:
        """Ask what is looked for."""
        line = self.query_one(Input)
        line.display = True
        line.value = self._query
        line.focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.query_one(Input).display = False
        self.query_one(Prose).focus()

    def _narrow(self, query: str) -> None:
        self._query = query.strip()
        self.query_one(Prose).show(help_page(self._groups, query=self._query, troubles=self._troubles))
        self.show_status()

    def action_step_back(self) -> None:
        """From some keys to all, from there to where one came from."""
        if not self._query and not self.query_one(Input).display:
            self.post_message(GoBack())
            return
        self.query_one(Input).value = ""
        self._narrow("")
        self._submitted()

    def on_descendant_focus(self) -> None:
        """Other keys matter while typing."""
        self.show_status()

    def show_status(self) -> None:
        """Tell what can be pressed."""
        if self.query_one(Input).has_focus:
            hints = (Hint("enter", "stay with these", "submit"), Hint("esc", "all keys", "step_back"))
        else:
            hints = (
                Hint("/", "look for a key", "narrow"),
                Hint("esc", "all keys" if self._query else "back", "step_back"),
            )
        where = f"Keys · {self._query}" if self._query else "Keys"
        self.post_message(ShowStatus(where, (*hints, Hint("q", "library", "app.leave"))))
