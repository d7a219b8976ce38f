"""What the palette offers: actions with their keys, articles, themes, and when something is asked for every entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand

from sahelreader.tui.messages import OpenArticle, ShowPane
from sahelreader.tui.pages.kinds import WORDS
from sahelreader.tui.parts import PartOfApp
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from textual.screen import Screen


class Offering(PartOfApp):
    """The part of the app that has the palette."""

    _workspace: Workspace
    changed_keys: Mapping[str, str]

    def action_choose_theme(self) -> None:
        """Choose among all themes."""
        raise NotImplementedError

    def entry_commands(self) -> Iterator[SystemCommand]:
        """What the palette offers beside that when something is asked for: every entry."""
        entries = self._workspace.entries
        for ident in entries:
            act = partial(self.post_message, ShowPane("lookup", entry=ident))
            yield SystemCommand(f"Look up: {entries.name(ident)}", WORDS[entries.kind(ident)], act)
        from sahelreader.tui.note_offers import note_commands

        yield from note_commands(self._workspace, self.post_message)

    def action_command_palette(self) -> None:
        """Offer everything the app can do."""
        from sahelreader.tui.offer_list import ASKS, OfferList

        if not isinstance(self.screen, OfferList):
            self.push_screen(OfferList(placeholder=ASKS, id="--command-palette"))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: every action with a key, every article."""
        from sahelreader.tui.keys import commands

        for title, hint, action in commands(self, screen, self.changed_keys):
            yield SystemCommand(title, hint, action)
        yield SystemCommand("Choose a theme", "", self.action_choose_theme)
        for head in self._workspace.overview.articles:
            yield SystemCommand(
                f"Read: {head.shown_title}",
                head.shown_outlet,
                lambda ident=head.id: self.post_message(OpenArticle(ident)),
            )
