"""All keys in groups, for the help page and the palette; read from the bindings, so that neither can lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from textual.binding import Binding

from sahelreader.tui.pages.help import Key, shown_keys

if TYPE_CHECKING:
    from textual.screen import Screen

    from sahelreader.tui.app import SahelReader


def groups() -> list[tuple[str, list[Key]]]:
    """Heading and keys of each group."""
    from sahelreader.tui.app import SahelReader
    from sahelreader.tui.panes.annotating import Annotating
    from sahelreader.tui.panes.finding import Finding
    from sahelreader.tui.panes.glossary import GlossaryPane
    from sahelreader.tui.panes.going import Going
    from sahelreader.tui.panes.lookup import LookUp
    from sahelreader.tui.panes.outline import Outline
    from sahelreader.tui.panes.quiz import CardView, Quiz
    from sahelreader.tui.panes.reader import Reader
    from sahelreader.tui.panes.selecting import Selecting
    from sahelreader.tui.widgets.cursor_line import CursorLine
    from sahelreader.tui.widgets.menu import Menu
    from sahelreader.tui.widgets.prose import Prose
    from sahelreader.tui.widgets.scroller import Scroller

    named: list[tuple[str, tuple[Any, ...]]] = [
        ("Everywhere", (SahelReader,)), ("In a text", (Scroller, Prose)), ("In a list", (Menu,)),
        ("Reading", (Reader, GlossaryPane)),
        ("Finding", (Finding,)), ("Going to a place", (Going, Outline)),
        ("Marking and copying", (Selecting, Annotating)), ("The sentence cursor", (CursorLine,)),
        ("Looking up", (LookUp,)), ("Quiz", (CardView, Quiz)),
    ]  # fmt: skip
    return [
        (heading, [Key(binding.key, binding.description) for owner in owners for binding in _bindings(owner)])
        for heading, owners in named
    ]


def commands(app: SahelReader, screen: Screen[Any]) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """Title, key and callback of what can be done on a screen now, for the palette that lies over it."""
    node: Any = screen.focused or screen
    seen: set[str] = set()
    while node is not None:
        ours = (owner for owner in type(node).__mro__ if owner.__module__.startswith("sahelreader."))
        for binding in (binding for owner in ours for binding in _bindings(owner)):
            if binding.action not in seen and binding.description:
                seen.add(binding.action)
                yield binding.description, shown_keys(binding.key), _runner(app, binding.action, node)
        node = node.parent


def _runner(app: SahelReader, action: str, node: Any) -> Callable[[], Any]:
    async def run() -> None:
        await app.run_action(action, node)

    return run


def _bindings(owner: Any) -> Iterator[Binding]:
    """The bindings that a class declares itself."""
    for binding in owner.__dict__.get("BINDINGS", ()):
        if isinstance(binding, Binding):
            yield binding
