"""Names that the reader took in: entries like those of the dossier, marked in the texts like them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from sahelreader.dossier.own_entry import OWN, own_entry, own_mentions

if TYPE_CHECKING:
    from sahelreader.dossier.model import Block, Mention
    from sahelreader.workspace import Workspace

Marks = Callable[["Block"], Sequence["Mention"]]
"""The mentions of names of the reader's own in a paragraph."""


def take_in(workspace: Workspace, names: Sequence[str]) -> Marks:
    """Make entries of names, and give what finds them; their places in all articles are looked for on demand."""
    for name in names:
        if OWN + name not in workspace.entries:
            workspace.entries.take_in(OWN + name, name, cache(partial(_entry, workspace, name)))
    return own_mentions(names)


def _entry(workspace: Workspace, name: str) -> dict[str, object]:
    return own_entry(name, (workspace.article(head.id) for head in workspace.overview.articles))
