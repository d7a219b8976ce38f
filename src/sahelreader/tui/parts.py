"""Parts that the class of a widget is put together from, each with its keys and handlers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import BindingsMap
from textual.dom import DOMNode

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message


class Part:
    """A class that is no widget by itself.

    Textual works out styles, reactives and keys anew for every class that is a widget, which for the parts of the
    reader took a tenth of what the app adds to a start. What it looks for in such a class is made here instead.
    """

    def __init_subclass__(cls, **options: Any) -> None:
        """Find the handlers that are declared with `on`."""
        super().__init_subclass__(**options)
        if "_decorated_handlers" not in cls.__dict__:
            handlers: dict[type[Message], list[Any]] = {}
            for value in cls.__dict__.values():
                for message, selectors in getattr(value, "_textual_on", ()):
                    handlers.setdefault(message, []).append((value, selectors))
            cls._decorated_handlers = handlers  # type: ignore[attr-defined]


if TYPE_CHECKING:
    PartOfApp = App[None]
else:
    PartOfApp = Part
"""What the parts of the app are: in the app, and only there, they have all that it has."""


class MadeOfParts(DOMNode):
    """A widget some of whose keys are those of its parts; its own go before them."""

    @classmethod
    def _merge_bindings(cls) -> BindingsMap:
        keys = super()._merge_bindings().key_to_bindings
        for base in cls.__mro__:
            if issubclass(base, Part) and not issubclass(base, DOMNode):
                for key, bindings in BindingsMap(base.__dict__.get("BINDINGS", ())).key_to_bindings.items():
                    keys.setdefault(key, bindings)
        return BindingsMap.from_keys(keys)
