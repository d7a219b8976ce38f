"""The reader's places and choices, kept in the store; the app goes on, and says so, where they can't be saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sahelreader.tui.pages.article import EMPHASES, Marking
from sahelreader.tui.pages.kinds import LETTERS
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.store.annotation import Mark


class Kept(NamedTuple):
    """Where an article was left, and how far it has been read."""

    number: int
    character: int
    reached: int
    """The furthest paragraph seen whole."""


class Places:
    """What is kept of a reader's reading of one dossier."""

    def __init__(self, workspace: Workspace, complain: Callable[[str], None]) -> None:
        """`complain` is told, once, why something can't be saved."""
        self._workspace = workspace
        self._complain = complain
        self._complained = False
        self._dossier = workspace.overview.id
        self._store = workspace.store_for_reading
        self._kept = {
            place.article: Kept(place.paragraph, place.character, place.furthest)
            for place in self._store.places(self._dossier)
        }
        self._settings = self._store.settings()

    @property
    def notice(self) -> str:
        """Why nothing can be saved; empty if all is well."""
        return self._store.notice

    @property
    def is_new(self) -> bool:
        """Whether nothing of this dossier has been read."""
        return not self._kept

    def get(self, article: str) -> Kept | None:
        """Where an article was left."""
        return self._kept.get(article)

    @property
    def last_read(self) -> str:
        """Id of the article read last; empty if there is none."""
        return next(iter(self._kept), "")

    def shares(self) -> dict[str, float]:
        """Share of each article's paragraphs that has been reached."""
        heads = self._workspace.overview.articles
        return {h.id: self._kept[h.id].reached / max(h.paragraphs, 1) for h in heads if h.id in self._kept}

    def save(self, article: str, number: int, character: int, reached: int) -> None:
        """Keep a place; on disk when this returns."""
        before = self._kept.get(article)
        kept = Kept(number, character, max(reached, before.reached if before else 0))
        if kept == before:
            return
        from sahelreader.store.moment import read_clock
        from sahelreader.store.place import ReadingPlace

        place = ReadingPlace(self._dossier, article, number, character, kept.reached, read_clock().at_ms)
        if self._try(lambda: self._store.save_place(place)):
            self._kept = {article: kept} | {a: k for a, k in self._kept.items() if a != article}

    def marks(self) -> dict[str, Mark]:
        """The places kept under letters, as they are now."""
        from sahelreader.store.errors import StoreError

        try:
            return {mark.letter: mark for mark in self._store.marks(self._dossier)}
        except StoreError as error:
            self._complain(str(error))
            return {}

    def set_mark(self, letter: str, article: str, number: int, character: int) -> bool:
        """Keep a place under a letter; whether it is on disk."""
        from sahelreader.store.annotation import Mark
        from sahelreader.store.moment import read_clock

        mark = Mark(self._dossier, letter, article, number, character, read_clock().at_ms)
        return self._try(lambda: self._store.set_mark(mark))

    def marking(self) -> Marking:
        """What is painted in a text."""
        emphasis = self._settings.get("emphasis", "first")
        hidden = frozenset(self._settings.get("hidden_kinds", "").split()) & set(LETTERS)
        return Marking(emphasis if emphasis in EMPHASES else "first", hidden)

    def save_marking(self, marking: Marking) -> None:
        """Keep what is painted."""
        self.save_choice("emphasis", marking.emphasis)
        self.save_choice("hidden_kinds", " ".join(sorted(marking.hidden)))

    def choice(self, key: str, default: str = "") -> str:
        """A choice made earlier."""
        return self._settings.get(key, default)

    def save_choice(self, key: str, value: str) -> None:
        """Keep a choice."""
        self._settings[key] = value
        self._try(lambda: self._store.set_setting(key, value))

    def _try(self, write: Callable[[], None]) -> bool:
        from sahelreader.store.errors import StoreError

        try:
            write()
        except StoreError as error:
            if not self._complained:
                self._complained = True
                self._complain(str(error))
            return False
        return True
