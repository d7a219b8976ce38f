"""The reader's notes as the palette offers them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.app import SystemCommand
from textual.message import Message

from sahelreader.store.errors import StoreError
from sahelreader.tui.messages import OpenArticle, ShowPane
from sahelreader.tui.wrapping import fit
from sahelreader.workspace import Workspace

SHOWN = 60
"""Characters of a note."""


def note_commands(workspace: Workspace, post: Callable[[Message], object]) -> Iterator[SystemCommand]:
    """A command a note, which opens its place; an orphan opens the list of notes."""
    try:
        notes = workspace.notebook.notes() if workspace.has_notes else []
    except StoreError:
        return
    shorts = workspace.overview.shorts
    for note in notes:
        record = note.record
        words = (record.note or record.question or record.quote).replace("\n", " ")
        if note.places:
            place = note.places[0]
            message: Message = OpenArticle(place.article, place.number, place.start, place.end, resume=False)
        else:
            message = ShowPane("notes")
        yield SystemCommand(
            f"Note: {fit(words, SHOWN)}",
            f"{shorts.get(record.article, record.article)} ¶ {note.number}",
            partial(post, message),
        )
