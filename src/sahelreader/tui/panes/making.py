"""Makes the panes: each is imported when it is first shown.

A pane is a widget whose id is its name, with a method `open`: without arguments it shows the pane as it was left, with
those of a `ShowPane` what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

    from sahelreader.tui.places import Places
    from sahelreader.workspace import Workspace


def make_pane(name: str, workspace: Workspace, places: Places) -> Widget:
    """The pane of this name."""
    pane = _MAKERS[name](workspace, places)
    pane.add_class("pane", update=False)
    return pane


def _library(workspace: Workspace, places: Places) -> Widget:
    from sahelreader.tui.panes.library import Library

    return Library(workspace, places)


def _reader(workspace: Workspace, places: Places) -> Widget:
    from sahelreader.tui.panes.reader import Reader

    return Reader(workspace, places)


def _lookup(workspace: Workspace, places: Places) -> Widget:
    from sahelreader.tui.panes.lookup import LookUp

    places.own_marks()  # so that they are entries too
    return LookUp(workspace)


def _quiz(workspace: Workspace, places: Places) -> Widget:
    from sahelreader.tui.panes.quiz import Quiz

    return Quiz(workspace, places)


def _search(workspace: Workspace, places: Places) -> Widget:
    from sahelreader.tui.panes.search import SearchPane

    return SearchPane(workspace, places)


def _progress(workspace: Workspace, _places: Places) -> Widget:
    from sahelreader.tui.panes.progress import ProgressPane

    return ProgressPane(workspace)


def _help(_workspace: Workspace, places: Places) -> Widget:
    from sahelreader.tui.keys import groups
    from sahelreader.tui.panes.help import Help

    return Help(groups(places.keymap.keys), places.troubles)


def _claims(workspace: Workspace, _places: Places) -> Widget:
    from sahelreader.tui.panes.claims import Claims

    return Claims(workspace)


def _timeline(workspace: Workspace, _places: Places) -> Widget:
    from sahelreader.tui.panes.timeline import Timeline

    return Timeline(workspace)


def _said(workspace: Workspace, _places: Places) -> Widget:
    from sahelreader.tui.panes.said import Said

    return Said(workspace)


def _map(workspace: Workspace, _places: Places) -> Widget:
    from sahelreader.tui.panes.map import Map

    return Map(workspace)


def _names(workspace: Workspace, _places: Places) -> Widget:
    from sahelreader.tui.panes.names import Names

    return Names(workspace)


def _compare(workspace: Workspace, places: Places) -> Widget:
    from sahelreader.tui.panes.compare import Compare

    return Compare(workspace, places)


def _outline(workspace: Workspace, _places: Places) -> Widget:
    from sahelreader.tui.panes.outline import Outline

    return Outline(workspace)


def _notes(workspace: Workspace, _places: Places) -> Widget:
    from sahelreader.tui.panes.notes import Notes

    return Notes(workspace)


_MAKERS: dict[str, Callable[[Workspace, Places], Widget]] = {
    "library": _library,
    "reader": _reader,
    "lookup": _lookup,
    "quiz": _quiz,
    "progress": _progress,
    "claims": _claims,
    "timeline": _timeline,
    "said": _said,
    "atlas": _map,
    "names": _names,
    "search": _search,
    "help": _help,
    "compare": _compare,
    "outline": _outline,
    "notes": _notes,
}
