"""What a topic is called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sahelreader.workspace import Workspace

ABBREVIATION = 4
"""A tag of at most so many letters may be one (`un`), and is shown in full."""


def topic(tag: str, workspace: Workspace) -> str:
    """The name of what a tag is about, where that has an entry; else its words."""
    words, entries = tag.replace("-", " "), workspace.entries
    ids: Sequence[str] = workspace.names["names"].get(words, ()) if len(words) <= ABBREVIATION else ()
    if tag in entries:
        words = entries.name(tag)
    elif len(ids) == 1:
        words = entries.name(ids[0])
    return words[:1].upper() + words[1:]
