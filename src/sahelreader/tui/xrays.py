"""X-ray pages in a text: their head at once, all of it when it is read, and their links within the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sahelreader.tui.messages import ShowPane
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.compare.xray import XRay
    from sahelreader.study.standing import Standing
    from sahelreader.tui.pages.xray import XRayDocument

KEPT = 8
"""X-rays kept, so that going back to one is at once."""


class XRays:
    """Shows the pages in a `Prose`."""

    def __init__(self, workspace: Workspace, prose: Callable[[], Prose]) -> None:
        self._workspace = workspace
        self._prose = prose
        self._kept: dict[str, XRay] = {}
        self._ident = ""
        self._is_whole = False
        self._width = 0
        self._unfolded: frozenset[str] = frozenset()
        self._parts: Mapping[str, int] = {}
        self.standings: Mapping[str, Standing] | None = None
        """How well the facts are known, by id; None until it has been read."""

    def show(self, ident: str, *, whole: bool = False) -> None:
        """Show the page of an entry from its beginning: its head, or all of it."""
        if ident != self._ident:
            self._unfolded = frozenset()
        self._ident = ident
        self._is_whole = whole
        self._prose().show(self._page())

    def complete(self) -> None:
        """Add to the head that is shown what comes after it."""
        if self._ident and not self._is_whole:
            self._is_whole = True
            self._again()

    def leave(self) -> None:
        """Something else is shown in the text."""
        self._ident = ""

    def tell(self, standings: Mapping[str, Standing]) -> None:
        """Show how well the facts are known."""
        self.standings = standings
        if self._ident and self._is_whole:
            self._again()

    def fit(self) -> None:
        """Make the page anew if the text has another width: its strips may have more cells or fewer."""
        if self._ident and self._prose().text_width != self._width:
            self._again()

    def follow(self, link: str) -> bool:
        """Follow a link within the page, or to what another pane has about its entry; False for another link."""
        kind, _, name = link.partition(":")
        prose = self._prose()
        if kind == "more":
            self._unfolded |= {name}
            self._again()
        elif kind == "part":
            prose.go_to(self._parts[name], margin=0)
            prose.cursor_from(self._parts[name])
        elif kind == "claim":
            prose.app.post_message(ShowPane("claims", claim=name))
        elif kind == "company":
            prose.app.post_message(ShowPane("names", entity=self._xray(self._ident).target, view="company"))
        elif kind == "practise":
            prose.app.post_message(self._practice())
        else:
            return False
        return True

    def _practice(self) -> ShowPane:
        """The quiz on the facts of the page: those about an entity, or those that have a term in their sentence."""
        xray = self._xray(self._ident)
        if xray.target in self._workspace.glossary.entities:
            return ShowPane("quiz", about=xray.target)
        return ShowPane("quiz", facts=tuple(fact.id for fact in xray.facts))

    def _again(self) -> None:
        self._prose().show(self._page(), keep_place=True)

    def _page(self) -> XRayDocument:
        from sahelreader.tui.pages.xray import xray_page

        work = self._workspace
        self._width = self._prose().text_width
        xray = self._xray(self._ident) if self._is_whole else None
        heads = work.overview.articles
        page = xray_page(
            self._ident, work.entries, heads, self._width, xray, standings=self.standings, unfolded=self._unfolded
        )
        self._parts = page.parts
        return page

    def has(self, ident: str) -> bool:
        """Whether what the page of an entry needs has been found."""
        return ident in self._kept

    def keep(self, ident: str, found: XRay) -> None:
        """Keep what was found, in place of what was needed the longest time ago."""
        self._kept.pop(ident, None)
        self._kept = dict([*self._kept.items(), (ident, found)][-KEPT:])

    def _xray(self, ident: str) -> XRay:
        found = self._kept.get(ident) or self._workspace.xray(ident)
        self.keep(ident, found)
        return found
