"""The line in which one types what to find."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.widgets.typed_line import TypedLine


class FindLine(TypedLine):
    """Finds as one types; enter stays with what was found, escape goes back to where one was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Give up", id="find.give_up", show=False),
        Binding("up", "recall(-1)", "What was looked for before", id="find.earlier", show=False),
        Binding("down", "recall(1)", "What was looked for after that", id="find.later", show=False),
    ]
    TELLS_AT_ONCE = True

    def __init__(self, what: str, earlier: Sequence[str] = ()) -> None:
        """`what`: shown while the line is empty; `earlier`: what was looked for before, the latest last."""
        super().__init__(what, id="find")
        self._lines = [*earlier, ""]
        """What was looked for before, and at the end what is being typed."""
        self._at = len(earlier)

    def action_recall(self, by: int) -> None:
        """Bring back what was looked for before or after what stands here."""
        if self._at == len(self._lines) - 1:
            self._lines[-1] = self.value
        self._at = min(max(self._at + by, 0), len(self._lines) - 1)
        self.value = self._lines[self._at]
        self.cursor_position = len(self.value)
