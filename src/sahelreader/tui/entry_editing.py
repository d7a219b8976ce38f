"""Opens an entry of the dossier in the reader's editor, and shows the dossier as it is afterwards."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sahelreader import paths
from sahelreader.dossier.entry_place import EntryPlace, place_of_entry
from sahelreader.dossier.problems import DossierError
from sahelreader.tui.editor import EditorError, editor_command, is_writable, run_editor
from sahelreader.tui.named_keys import key

if TYPE_CHECKING:
    from textual.app import App

    from sahelreader.workspace import Workspace

BUNDLED = "This dossier comes with the program and is read only; a copy of it, opened with --dossier, is yours to edit."


def edit_entry(app: App[None], workspace: Workspace, ident: str) -> tuple[bool, str]:
    """Edit an entry; whether the dossier was read anew, and what to say of it."""
    place = _place_of(workspace, ident)
    if isinstance(place, str):
        return False, place
    before = place.path.read_bytes()
    try:
        run_editor(app, editor_command(os.environ, place.path, place.line))
    except EditorError as error:
        return False, str(error)
    if place.path.exists() and place.path.read_bytes() == before:
        return False, "Nothing was changed."
    return _read_anew(workspace, place)


def _place_of(workspace: Workspace, ident: str) -> EntryPlace | str:
    """Where the entry stands, or why it can't be edited."""
    entries = workspace.entries  # as they were before an edit that went wrong, perhaps in the id itself
    if ident.startswith("own:"):
        return f"{entries.name(ident)} is a name of your own; no file of the dossier has it."
    if os.path.realpath(workspace.folder) == os.path.realpath(paths.bundled_folder()):
        return BUNDLED
    place = place_of_entry(workspace.folder, entries.resolve(ident), entries.name(ident))
    if place is None:
        return f"No file of this dossier has the id {ident}."
    if not is_writable(place.path):
        return f"{place.path} can't be written by you; a copy of the dossier is yours to edit."
    return place


def _read_anew(workspace: Workspace, place: EntryPlace) -> tuple[bool, str]:
    try:
        workspace.reload()
    except DossierError as error:
        more = f" ({len(error.problems) - 1} more: sahelreader check)" if len(error.problems) > 1 else ""
        return False, f"{error.problems[0]}{more}. The dossier is shown as it was; {key('reader.edit', 'e')} mends it."
    return True, f"{place.path.name} was read anew.{_broken_rule(workspace)}"


def _broken_rule(workspace: Workspace) -> str:
    """The first rule that the dossier breaks now, told as a sentence; empty if it breaks none."""
    from sahelreader.dossier.loading import load_dossier
    from sahelreader.dossier.rules.register import findings

    found = [one for one in findings(workspace.folder, load_dossier(workspace.folder)) if one.severity == "error"]
    return f" {found[0]}" if found else ""
