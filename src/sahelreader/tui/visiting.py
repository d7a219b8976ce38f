"""The way from pane to pane and back: what is asked for is shown, and where one was is remembered."""

from __future__ import annotations

from typing import Any

from textual import on

from sahelreader.tui.jumps import Jumps, Stretch, Visit
from sahelreader.tui.messages import EditEntry, GoBack, Leap, OpenArticle, ShowPane
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.panes.making import make_pane
from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.places import Places
from sahelreader.tui.telling import Telling
from sahelreader.workspace import Workspace

NOTHING_AHEAD = "There is nothing ahead: {app.jump_back:ctrl+o} goes back, {app.jump_forward:alt+right} forward again."
PASSING = frozenset({"outline"})
"""Panes that one only chooses in: nothing leads back to them."""


class Visiting(Telling):
    """The part of the app that shows panes, one at a time."""

    _workspace: Workspace
    _places: Places
    _shown = ""
    """Id of the pane that is shown."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._jumps = Jumps()

    async def _show(self, name: str, **request: Any) -> Any:
        """Show a pane, made when it is first needed; the reader is opened by whoever shows it."""
        panes = list(self.screen.query(".pane"))
        pane: Any = next((pane for pane in panes if pane.id == name), None)
        is_new = pane is None
        self._keep_place()
        if is_new:
            pane = make_pane(name, self._workspace, self._places)
        for other in panes:
            other.display = other is pane
        if is_new:
            await self.screen.mount(pane, before="#status")
        self._shown = name
        if name != "reader":
            pane.open(**request)
        self.hold_keys()
        return pane

    async def _open_article(self, article: str, stretch: Stretch | None) -> None:
        reader: Reader = await self._show("reader")
        reader.open(self._workspace.article(article), stretch)
        self.hold_keys()

    def _keep_place(self) -> None:
        """Save where the text stands, if one is being read."""
        if self._shown == "reader":
            reader = self.query_one(Reader)
            reader.save()
            reader.keep_time()

    def _here(self) -> Visit:
        """Where we are."""
        if self._shown == "reader" and (reader := self.query_one(Reader)).article is not None:
            return Visit("reader", reader.article.head.id, reader.stretch)
        return Visit(self._shown)

    def _remember(self) -> None:
        """Note where we are, to come back."""
        if self._shown not in PASSING:
            self._jumps.leave(self._here())

    async def _go_to(self, visit: Visit) -> None:
        """Show a place again that was left."""
        if visit.pane == "reader":
            await self._open_article(visit.article, visit.stretch)
        else:
            await self._show(visit.pane)

    @on(OpenArticle)
    async def _article_asked(self, event: OpenArticle) -> None:
        self._remember()
        stretch = None if event.resume else Stretch(event.number, event.start, event.end)
        await self._open_article(event.article, stretch)
        if event.wanted is not None:
            self.query_one(Reader).light(event.wanted)

    @on(ShowPane)
    async def _pane_asked(self, event: ShowPane) -> None:
        self._remember()
        await self._show(event.pane, **event.request)

    @on(EditEntry)
    async def _editing_asked(self, event: EditEntry) -> None:
        from sahelreader.tui.entry_editing import edit_entry

        is_new, sentence = edit_entry(self, self._workspace, event.entry)
        if is_new:
            await self._show_anew(event.entry)
        self._said(sentence)

    async def _show_anew(self, entry: str) -> None:
        """Make the panes again after the dossier has changed, and show the same place and entry."""
        here = self._here()
        self._keep_place()
        self._shown = ""
        await self.screen.query(".pane").remove()
        if here.article and self._workspace.overview.article(here.article) is None:
            here = Visit("library")
        if here.pane == "lookup":
            await self._show("lookup", entry=entry if entry in self._workspace.entries else "")
        else:
            await self._go_to(here)
        if here.pane == "reader":
            self.query_one(Reader).pane.show_entry(entry)

    @on(Leap)
    def _leap_announced(self, event: Leap) -> None:
        self._jumps.leave(Visit("reader", event.article, event.stretch), by_leap=True)

    @on(GoBack)
    async def action_back(self) -> None:
        """To the pane or the article before; at the end to the library."""
        if self._shown == "library" and not self._jumps.has_behind:
            self._said(keyed("{app.leave:q} quits."))
        else:
            await self._go_to(self._jumps.step_back(self._here()) or Visit("library"))

    async def action_jump_back(self) -> None:
        """To the place before, be it in the same text."""
        visit = self._jumps.back(self._here())
        if visit is not None:
            await self._go_to(visit)
        else:
            self._said("This is where you began.")

    async def action_jump_last(self) -> None:
        """To the place before, from which the same key comes back here."""
        visit, here = self._jumps.last, self._here()
        if visit is None:
            self._said("This is where you began.")
        else:
            self._jumps.leave(here, by_leap=(visit.pane, visit.article) == (here.pane, here.article))
            await self._go_to(visit)

    async def action_jump_forward(self) -> None:
        """To the place that one came back from."""
        visit = self._jumps.forward(self._here())
        if visit is not None:
            await self._go_to(visit)
        else:
            self._said(keyed(NOTHING_AHEAD))

    async def action_look_up(self) -> None:
        """Ask for a name."""
        if self._shown != "lookup":
            self._remember()
        await self._show("lookup", fresh=True)

    async def action_pane(self, name: str) -> None:
        """Show another pane as it was left."""
        if self._shown != name:
            self._remember()
            await self._show(name)

    async def action_leave(self) -> None:
        """From anywhere to the library, from there out."""
        if self._shown == "library":
            self.exit()
        else:
            self._remember()
            self._jumps.settle()
            await self._show("library")
