"""The list from which what the app can do is chosen by its words, in the app's own look."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.command import CommandPalette, SimpleProvider
from textual.screen import Screen

ASKS = "what to do, or an article, a name, a note"


class OfferList(CommandPalette):
    """Textual's own without its frames and its picture, on the shade of the app's other lines."""

    DEFAULT_CSS = """
    OfferList > Vertical, OfferList > Vertical:dark { margin-top: 2; background: $panel; }
    OfferList #--input, OfferList #--input.--list-visible { border: none; padding: 1 0 0 1; }
    OfferList SearchIcon { display: none; }
    OfferList CommandInput, OfferList CommandInput:focus { border: none; height: 1; padding: 0 2; }
    OfferList CommandList, OfferList CommandList:focus, OfferList CommandList.--populating {
        border: none; padding: 1 0; background: $panel; scrollbar-size-vertical: 1; scrollbar-background: $panel;
    }
    OfferList CommandList > .option-list--option { padding: 0 3; text-style: none; }
    """


def choosing(screen: Screen[Any], choices: Mapping[str, Callable[[], Any]], asks: str) -> OfferList:
    """The same list for a choice of its own; the names are ours, for they are read as markup."""
    provider: Any = SimpleProvider(screen, list(choices.items()))
    return OfferList(providers=[provider], placeholder=asks)
