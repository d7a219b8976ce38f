"""How well the reader knows the facts: read in a thread, since every fact is gone through for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.study.standing import Standing


class KnowledgeRead(Message):
    """It is known how well the reader knows the facts and the names."""

    def __init__(self, standings: Mapping[str, Standing], names: frozenset[str]) -> None:
        super().__init__()
        self.standings = standings
        """By id of the fact."""
        self.names = names
        """Ids of the entities that are known."""


def read_knowledge(widget: Widget, workspace: Workspace) -> None:
    """Begin to read it; a `KnowledgeRead` comes to the widget, or nothing if the answers can't be read."""

    def read() -> None:
        from sahelreader.store.errors import StoreError
        from sahelreader.store.moment import read_clock
        from sahelreader.study.standing import known_names, standings

        try:
            ledger = workspace.ledger()
        except StoreError:
            return
        found = standings(workspace.facts, ledger, read_clock().study_day)
        widget.post_message(KnowledgeRead(found, known_names(found.values())))

    widget.run_worker(read, "knowledge", group="knowledge", exclusive=True, thread=True, exit_on_error=False)
