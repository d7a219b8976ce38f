"""All keys in groups, for the help page and the palette; read from the bindings, so that neither can lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.binding import Binding

from sahelreader.tui.pages.help import Key, shown_keys

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen


SHARED = ("Everywhere", "In a text", "In a list", "In a table")
"""Groups whose keys are at work together with those of every other."""


ALONE = "The sentence cursor"
"""The group whose keys take those of the text and of the reader while they are at work."""
TEXTUALS = (
    Key("ctrl+p", "Do anything; articles, names, notes, all themes"),
    Key("ctrl+q", "Quit at once"),
)
"""Keys of Textual's own that work everywhere."""


class Bound(NamedTuple):
    """A binding and the group it belongs to."""

    group: str
    binding: Binding
    owner: type[Any]

    @property
    def words(self) -> str:
        """What it does."""
        return self.binding.description

    def meets(self, other: Bound) -> bool:
        """Whether both can be at work at the same time."""
        if ALONE in (self.group, other.group):
            return self.group == other.group or "Everywhere" in (self.group, other.group)
        if self.group == other.group or self.group in SHARED or other.group in SHARED:
            return True
        classes = [owner for _, owners_ in owners() for owner in owners_]
        return any(issubclass(one, self.owner) and issubclass(one, other.owner) for one in classes)


def owners() -> list[tuple[str, tuple[Any, ...]]]:
    """Heading of each group, and the classes whose bindings it holds."""
    from sahelreader.tui.app import SahelReader
    from sahelreader.tui.panes.annotating import Annotating
    from sahelreader.tui.panes.beside import Beside
    from sahelreader.tui.panes.claims import Claims
    from sahelreader.tui.panes.compare import Compare
    from sahelreader.tui.panes.finding import Finding
    from sahelreader.tui.panes.glossary import GlossaryPane
    from sahelreader.tui.panes.going import Going
    from sahelreader.tui.panes.help import Help
    from sahelreader.tui.panes.library import Library
    from sahelreader.tui.panes.lookup import LookUp
    from sahelreader.tui.panes.map import Map
    from sahelreader.tui.panes.marked import Marked
    from sahelreader.tui.panes.names import Names
    from sahelreader.tui.panes.notes import Notes
    from sahelreader.tui.panes.onward import Onward
    from sahelreader.tui.panes.outline import Outline
    from sahelreader.tui.panes.quiz import Quiz
    from sahelreader.tui.panes.quiz_answering import Answering
    from sahelreader.tui.panes.reader import Reader
    from sahelreader.tui.panes.said import Said
    from sahelreader.tui.panes.search import SearchPane
    from sahelreader.tui.panes.selecting import Selecting
    from sahelreader.tui.panes.set_text import SetText
    from sahelreader.tui.panes.timeline import Timeline
    from sahelreader.tui.widgets.answer_line import AnswerLine
    from sahelreader.tui.widgets.card_view import CardView
    from sahelreader.tui.widgets.column import Column
    from sahelreader.tui.widgets.cursor_line import CursorLine
    from sahelreader.tui.widgets.grid import Grid
    from sahelreader.tui.widgets.menu import Menu
    from sahelreader.tui.widgets.prose import Prose
    from sahelreader.tui.widgets.scroller import Scroller

    return [
        ("Everywhere", (SahelReader,)),
        ("In a text", (Scroller, Prose)),
        ("In a list", (Menu,)),
        ("In a table", (Grid,)),
        ("In the library", (Library,)),
        ("Reading", (Reader, Beside, Marked, Onward, SetText)),
        ("Finding", (Finding,)),
        ("Going to a place", (Going, Outline)),
        ("Marking and copying", (Selecting, Annotating)),
        ("The glossary pane", (GlossaryPane,)),
        (ALONE, (CursorLine,)),
        ("Your notes", (Notes,)),
        ("Looking up", (LookUp,)),
        ("Searching", (SearchPane,)),
        ("Quiz", (CardView, AnswerLine, Answering, Quiz)),
        ("Comparing", (Column, Compare)),
        ("Claims", (Claims,)),
        ("Timeline", (Timeline,)),
        ("Quotations", (Said,)),
        ("Names", (Names,)),
        ("Map", (Map,)),
        ("This page", (Help,)),
    ]


def all_bound() -> Iterator[Bound]:
    """Every binding with its group."""
    for heading, classes in owners():
        for owner in classes:
            for binding in _bindings(owner):
                yield Bound(heading, binding, owner)


def groups(changed: Mapping[str, str] | None = None) -> list[tuple[str, list[Key]]]:
    """Heading and keys of each group; `changed`: the reader's own keys, by the ids of the bindings."""
    found: dict[str, list[Key]] = {}
    for heading, binding, _ in all_bound():
        found.setdefault(heading, []).append(_key(binding, changed or {}))
    found["Everywhere"] += TEXTUALS
    return list(found.items())


def commands(
    app: App[None], screen: Screen[Any], changed: Mapping[str, str]
) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """Title, key and callback of what can be done on a screen now, for the palette that lies over it."""
    node: Any = screen.focused or screen
    seen: set[str] = set()
    while node is not None:
        ours = (owner for owner in type(node).__mro__ if owner.__module__.startswith("sahelreader."))
        for binding in (binding for owner in ours for binding in _bindings(owner)):
            if binding.action not in seen and binding.description:
                seen.add(binding.action)
                keys = shown_keys(_key(binding, changed).keys)
                yield binding.description, keys, _runner(app, binding.action, node)
        node = node.parent


def _key(binding: Binding, changed: Mapping[str, str]) -> Key:
    return Key(changed.get(binding.id or "", binding.key), binding.description, binding.id or "")


def _runner(app: App[None], action: str, node: Any) -> Callable[[], Any]:
    async def run() -> None:
        await app.run_action(action, node)

    return run


def _bindings(owner: Any) -> Iterator[Binding]:
    """The bindings that a class declares itself."""
    for binding in owner.__dict__.get("BINDINGS", ()):
        if isinstance(binding, Binding):
            yield binding
