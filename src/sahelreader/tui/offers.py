"""What the palette offers, as plain text: Textual's own provider reads markup in titles and hints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from sahelreader.tui.moves import MOVES


class Offer(NamedTuple):
    """Something that can be chosen."""

    title: str
    hint: str
    act: Callable[[], Any]

    def show(self, lit: tuple[int, ...] = ()) -> Content:
        """Title and hint; the characters at `lit` stand out."""
        title = Content(self.title)
        for at in lit:
            title = title.stylize("$primary bold", at, at + 1)
        return Content.assemble(title, Content("  "), Content(self.hint).stylize("$quiet"))


class Offers(Provider):
    """Offers what the app names as its commands."""

    async def discover(self) -> Hits:
        """All but the moves, before anything is asked for."""
        moves = {words for _, words in MOVES.values()}
        for offer in sorted(self._offers(), key=lambda offer: offer.title):
            if offer.title in moves:
                continue
            yield DiscoveryHit(offer.show(), offer.act, text=offer.title)

    async def search(self, query: str) -> Hits:
        """Those whose titles fit."""
        matcher = self.matcher(query)
        for offer in (*self._offers(), *self._entries()):
            score, lit = matcher.fuzzy_search.match(query, offer.title)
            if score > 0:
                yield Hit(score, offer.show(tuple(lit)), offer.act, text=offer.title)

    def _offers(self) -> Iterator[Offer]:
        for command in self.app.get_system_commands(self.screen):
            yield Offer(command.title, command.help, command.callback)

    def _entries(self) -> Iterator[Offer]:
        """The entries of the glossary and the who's who, too many to be shown unasked."""
        entry_commands = getattr(self.app, "entry_commands", tuple)
        for command in entry_commands():
            yield Offer(command.title, command.help, command.callback)
