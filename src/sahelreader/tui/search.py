"""Finding in the text that is open: what was found, which of it one is at, and where one came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from sahelreader.text.find import Finder


TAKEN = "\N{DOUBLE PRIME}"
"""Stands for a query that was made elsewhere."""


class Search:
    """A search in a `Prose`."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._finder: Finder | None = None
        self._query = ""
        self._found: list[tuple[int, int, int]] = []
        self._at = 0
        self._from = (0, 0)

    @property
    def is_on(self) -> bool:
        """Whether something is being looked for."""
        return bool(self._query)

    @property
    def is_taken(self) -> bool:
        """Whether the places were found elsewhere: giving it up leads back there."""
        return self._query == TAKEN

    @property
    def told(self) -> str:
        """What the status line says: which of how many, or that there is none."""
        return f"{self._at + 1}/{len(self._found)}" if self._found else "nothing found"

    def begin(self) -> None:
        """Note where one is, to come back when it is given up."""
        self._from = self._prose.top()

    def look_for(self, query: str) -> None:
        """Light every place of the query and show the first at or after where one was."""
        from sahelreader.text.find import Finder

        if self._finder is None:
            self._finder = Finder([paragraph.text for paragraph in self._prose.document.paragraphs])
        self._query = query.strip()
        self._found = self._finder.find(self._query)
        self._at = next((i for i, place in enumerate(self._found) if place[:2] >= self._from), 0)
        self._show()

    def take(self, places: list[tuple[int, int, int]]) -> None:
        """Light places found elsewhere, in their order; one is at the first of those that are lit already, if any."""
        self._from = self._prose.top()
        self._query, self._found = TAKEN, places
        lit = self._prose.lit
        self._at = next((i for i, place in enumerate(places) if lit and place[0] == lit[0] and place[2] > lit[1]), 0)
        self._show()

    def step(self, by: int) -> None:
        """To another place found, round at the ends."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._show()

    def end(self) -> None:
        """Put all lights out and go back to where one was, if something was looked for."""
        if self.is_on:
            self._prose.light([])
            self._prose.go_to(*self._from, margin=0)
        self._query, self._found = "", []

    def forget(self) -> None:
        """Another text is shown."""
        self._finder = None
        self._query, self._found = "", []

    def _show(self) -> None:
        self._prose.light(self._found, self._at if self._found else None)
        if self._found:
            self._prose.show_stretch(self._found[self._at])
