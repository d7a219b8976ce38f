"""Finding in the text that is open: what was found, which of it one is at, and where one came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from sahelreader.text.find import Finder, Hit, Places


MOST_ASKED = 100
"""Queries that are remembered."""
TAKEN = "\N{DOUBLE PRIME}"
"""Stands for a query that was made elsewhere."""


class Search:
    """A search in a `Prose`."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._finder: Finder | None = None
        self._query = ""
        self._last = ""
        """What was looked for last, should it be looked for again."""
        self.asked: list[str] = []
        """What was asked for before, each once, the latest last."""
        self._found: Places | None = None
        self._hit: Hit | None = None
        self._from = (0, 0)

    @property
    def is_on(self) -> bool:
        """Whether something is being looked for."""
        return bool(self._query)

    @property
    def is_vain(self) -> bool:
        """Whether what is being looked for stands nowhere."""
        return self.is_on and self._hit is None

    @property
    def is_taken(self) -> bool:
        """Whether the places were found elsewhere: giving it up leads back there."""
        return self._query == TAKEN

    @property
    def told(self) -> str:
        """What the status line says: which of how many, or that there is none."""
        if self._found is None or self._hit is None:
            return "nothing found"
        return f"{self._found.rank(self._hit) + 1}/{len(self._found)}"

    @property
    def origin(self) -> tuple[int, int]:
        """Paragraph and character that one came from."""
        return self._from

    @property
    def hit(self) -> Hit | None:
        """The place that one is at."""
        return self._hit

    def _marks(self) -> list[tuple[int, int]]:
        """The first place in each paragraph, for the rail."""
        return [(index, 0) for index in self._found.paragraphs()] if self._found else []

    def begin(self, origin: tuple[int, int] | None = None) -> None:
        """Note where one is, to come back when it is given up, and make ready."""
        self._from = origin or self._prose.top()
        self._ready()

    def keep(self, query: str) -> None:
        """Note what was asked for."""
        if query := query.strip():
            self.asked = [*(one for one in self.asked if one != query), query][-MOST_ASKED:]

    def holding(self, query: str) -> list[int]:
        """Indexes of the paragraphs that hold a query."""
        return list(self._ready().find(query).paragraphs())

    def look_for(self, query: str) -> None:
        """Light every place of the query and show the first at or after where one was."""
        self._query = query.strip()
        self._last = self._query or self._last
        self._found = self._ready().find(self._query)
        self._hit = self._found.at_or_after(*self._from)
        self._show()

    def take(self, found: Places) -> None:
        """Light places found elsewhere; one is at the first of those that are lit already, if any."""
        self._from = self._prose.top()
        self._query, self._found = TAKEN, found
        lit = self._prose.lit
        self._hit = found.at_or_after(*lit[:2]) if lit else found.at_or_after(0, 0)
        self._show()

    def step(self, by: int) -> bool:
        """To another place found, round at the ends; what was looked for last is looked for again. Whether it moved."""
        if not self.is_on and (again := self.asked[-1] if self.asked else self._last):
            self.begin()
            self.look_for(again)
        elif self._found is not None and self._hit is not None:
            self._hit = self._found.after(self._hit) if by > 0 else self._found.before(self._hit)
            self._show()
        return self._hit is not None

    def end(self) -> None:
        """Put all lights out and go back to where one was, if something was looked for."""
        if self.is_on:
            self._prose.light([])
            self._prose.mark_rail("found", ())
            self._prose.go_to(*self._from, margin=0)
        self._clear()

    def forget(self) -> None:
        """Another text is shown."""
        self._finder = None
        self._clear()

    def _clear(self) -> None:
        if self._found:
            self._prose.mark_rail("found", ())
        self._query, self._found, self._hit = "", None, None

    def _ready(self) -> Finder:
        from sahelreader.text.find import Finder

        if self._finder is None:
            document = self._prose.document
            texts = [paragraph.text for paragraph in document.paragraphs]
            self._finder = Finder([""] * document.lead + texts[document.lead :])
        return self._finder

    def _show(self) -> None:
        self._prose.light_found(_Lit(self._found) if self._found else {}, self._hit)
        self._prose.mark_rail("found", self._marks())
        if self._hit:
            self._prose.show_stretch(self._hit)
        else:
            self._prose.go_to(*self._from, margin=0)


class _Lit(Mapping[int, Sequence[tuple[int, int]]]):
    """What was found, as starts and ends by paragraph; each paragraph is gone through when it is painted."""

    def __init__(self, found: Places) -> None:
        self._found = found

    def __getitem__(self, index: int) -> Sequence[tuple[int, int]]:
        return [(start, end) for _, start, end in self._found.within(index)]

    def __iter__(self) -> Iterator[int]:
        return self._found.paragraphs()

    def __len__(self) -> int:
        return len(self._found)
