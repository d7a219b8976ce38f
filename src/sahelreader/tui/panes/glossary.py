"""The glossary pane beside a text: who and what is on the screen, or the entry of one of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from sahelreader.dossier.entries import Entries
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.pages.on_screen import OFFER, on_screen_page
from sahelreader.tui.pausing import Pause
from sahelreader.tui.widgets.lines import Line
from sahelreader.tui.widgets.plain import Covered
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

AHEAD_SECONDS = 0.3
"""How long the head of a page must be looked at before the rest is made ready."""

if TYPE_CHECKING:
    from sahelreader.tui.xrays import XRays

DRAWER_LINES = 12
"""At this height or less the list runs on, several names to a line."""


Listed = tuple[tuple[str, ...], frozenset[str], tuple[tuple[str, int], ...]]
"""What a list is made of: ids of names, kinds that are not marked, names without an entry with their counts."""


class NameJudged(Message):
    """A name without an entry is to be taken in, or to be offered no more."""

    def __init__(self, name: str, *, is_taken: bool) -> None:
        super().__init__()
        self.name = name
        self.is_taken = is_taken


class GlossaryPane(Covered, Vertical):
    """Has three states, told in its first line: it follows the text, stands on a name, or is pinned to one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "entry_back", "Entry before", id="glossary.back", show=False),
        Binding("left,h", "to_text", "Back to the text", id="glossary.to_text", show=False),
        Binding("y", "copy", "Copy the sentence of a mention; take in a name offered", id="glossary.copy", show=False),
        Binding("n", "refuse", "Refuse a name that is offered", id="glossary.refuse", show=False),
    ]

    class Held(Message):
        """Another entry is pinned, or none any more."""

    class Left(Message):
        """It has been read for now."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: list[str] = []
        self._followed: Listed | None = None
        """What the list was last made of, so that it is not made again of the same."""
        self._fitted = self.size
        """Of the pane, when it was."""
        self.pinned = False
        self._held = ""
        self._ahead: Pause | None = None

    @cached_property
    def xrays(self) -> XRays:
        """The pages of entries."""
        from sahelreader.tui.xrays import XRays

        return XRays(self._workspace, lambda: self.prose)

    @property
    def _entries(self) -> Entries:
        return self._workspace.entries

    def compose(self) -> ComposeResult:
        """State line and entry."""
        yield Line("on this screen", "follows", id="state")
        yield Prose(measure=96, air=2, center=False, id="entry")

    @property
    def prose(self) -> Prose:
        """What is shown."""
        return self.query_one("#entry", Prose)

    @property
    def entry(self) -> str:
        """Id of the entry shown; empty while it follows."""
        return self._shown[-1] if self._shown else ""

    def follow(self, targets: Iterable[str], hidden: frozenset[str], offered: Iterable[tuple[str, int]] = ()) -> None:
        """Show who and what is on the screen; `offered`: names without an entry, and how often each is there."""
        listed = (tuple(targets), hidden, tuple(offered))
        if not self._shown and (listed, self.size) == (self._followed, self._fitted):
            return
        self._shown.clear()
        if "xrays" in self.__dict__:
            self.xrays.leave()
        self.pinned = False
        self._list(listed)

    def on_resize(self) -> None:
        """Set the list for the room there is now."""
        if self._followed is not None and not self._shown and self.size != self._fitted:
            self._list(self._followed)

    def _list(self, listed: Listed) -> None:
        """Show the list, the cursor where it was while one chooses in it."""
        had_names = self._followed is not None and bool(self._followed[0])
        self._followed, self._fitted = listed, self.size
        targets, hidden, offered = listed
        flow = self.size.height <= DRAWER_LINES
        width = max(self.prose.text_width, 16)
        page = on_screen_page(targets, self._entries, width, hidden, offered, flow=flow)
        chosen, is_read = self.prose.link, self.has_focus_within
        self.prose.show(page, keep_place=False)
        if is_read and had_names and chosen:
            self.prose.cursor_to_link(chosen)
        elif is_read and chosen:
            self.prose.action_next_link()
        self._say()

    def show_entry(self, ident: str, *, add: bool = False, whole: bool = False) -> bool:
        """Show an entry, in place of the one before or (`add`) as a further step; False if there is none.

        `whole`: with all that the dossier has about it, not its head alone.
        """
        if ident not in self._entries:
            return False
        if add and ident != self.entry:
            self._shown.append(ident)
        else:
            self._shown[-1:] = [ident]
        self.xrays.show(ident, whole=whole)
        if not whole:
            self._prepare_soon()
        self._say()
        return True

    def _prepare_soon(self) -> None:
        """Find what the whole page of the entry needs while its head is read, so that enter shows it at once."""
        if self._ahead is not None:
            self._ahead.stop()
        self._ahead = Pause(self, AHEAD_SECONDS, self._prepare)

    def _prepare(self) -> None:
        ident, xrays = self.entry, self.xrays
        if ident and not xrays.has(ident):

            def find() -> None:
                self.app.call_from_thread(xrays.keep, ident, self._workspace.xray(ident))

            self.run_worker(find, "ahead", group="ahead", exclusive=True, thread=True, exit_on_error=False)

    def read(self) -> None:
        """Give the focus to the entry, and show all of it."""
        self.xrays.complete()
        self.prose.focus()

    def pin(self) -> bool:
        """Hold the entry that is shown, or let it go; whether it is held now."""
        self.pinned = bool(self.entry) and not self.pinned
        if self.pinned:
            self.xrays.complete()
        self._say()
        return self.pinned

    def action_entry_back(self) -> None:
        """The entry before, if one led here."""
        if len(self._shown) > 1:
            self._shown.pop()
            self.show_entry(self.entry, whole=True)

    def action_to_text(self) -> None:
        """Give the focus back to the text."""
        self.post_message(self.Left())

    def action_copy(self) -> None:
        """Copy the sentence of the mention under the cursor; take a name in that is offered."""
        from sahelreader.tui.cited_copy import copy_sentence

        if self.offered:
            self.post_message(NameJudged(self.offered, is_taken=True))
        else:
            copy_sentence(self, self._workspace, self.prose.link)

    @property
    def offered(self) -> str:
        """The name under the cursor, if it is one that is offered."""
        kind, _, name = self.prose.link.partition(":")
        return name if kind == OFFER else ""

    def action_refuse(self) -> None:
        """Refuse the name that is offered, or take one of the reader's own out of the list."""
        own = self.prose.link.removeprefix("entry:own:") if self.prose.link.startswith("entry:own:") else ""
        if self.entry or not (name := self.offered or own):
            raise SkipAction
        self.post_message(NameJudged(name, is_taken=False))

    @on(Prose.Resized)
    def _resized(self) -> None:
        self.xrays.fit()

    def _say(self) -> None:
        held = self.entry if self.pinned else ""
        if held != self._held:
            self._held = held
            self.post_message(self.Held())
        line = self.query_one("#state", Line)
        if not self.entry:
            line.say("on this screen", "follows")
        else:
            name = self._entries.name(self.entry)
            line.say(
                f"pinned: {name}" if self.pinned else f"on: {name}",
                keyed("{reader.pin:p} lets go") if self.pinned else "",
            )
