"""All keys in groups, for the help page and the palette; read from the bindings, so that neither can lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from textual.binding import Binding

from sahelreader.tui.pages.help import Key

if TYPE_CHECKING:
    from sahelreader.tui.app import SahelReader


def groups() -> list[tuple[str, list[Key]]]:
    """Heading and keys of each group."""
    from sahelreader.tui.app import SahelReader
    from sahelreader.tui.panes.lookup import LookUp
    from sahelreader.tui.panes.reader import Reader
    from sahelreader.tui.widgets.prose import Prose

    named: list[tuple[str, Any]] = [
        ("Everywhere", SahelReader), ("In a text", Prose), ("Reading", Reader), ("Looking up", LookUp),
    ]  # fmt: skip
    try:
        from sahelreader.tui.panes.quiz import Quiz

        named.append(("Quiz", Quiz))
    except ImportError:
        pass
    return [(heading, [Key(b.key, b.description) for b in _bindings(owner)]) for heading, owner in named]


def commands(app: SahelReader) -> Iterator[tuple[str, str, Callable[[], Any]]]:
    """Title, key and callback of what can be done now, for the palette."""
    node: Any = app.screen.focused or app.screen
    seen: set[str] = set()
    while node is not None:
        for binding in _bindings(type(node)):
            if binding.action not in seen and binding.description:
                seen.add(binding.action)
                yield binding.description, f"key {Key(binding.key, '').keys}", _runner(app, binding.action, node)
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
