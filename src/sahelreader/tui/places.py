"""The reader's places and choices, kept in the store; the app goes on, and says so, where they can't be saved."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sahelreader.reading.pace import Stretch
from sahelreader.settings.holding import FILE, with_remembered
from sahelreader.tui.pages.article import Marking
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.dossier.own_entry import Marks
    from sahelreader.settings.tables import Settings
    from sahelreader.store.annotation import Mark


class Keymap(Struct, frozen=True):
    """The keys that a reader changed, and what of that could not be."""

    keys: dict[str, str]
    """By the id of the binding, as Textual takes them: `question_mark,f1`."""
    troubles: tuple[str, ...] = ()


NO_CHANGES = Keymap({})


class Kept(Struct, frozen=True):
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
        self._chosen = self._store.settings()
        self._held = with_remembered(workspace.settings_file, self._chosen)

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
        return self._try(lambda: self._store.set_mark(mark), asked=True)

    @property
    def settings(self) -> Settings:
        """What holds now: the file's, what was chosen in the app, and what was changed since it was opened."""
        return self._held.settings

    @cached_property
    def keymap(self) -> Keymap:
        """The keys that the reader changed; without a file of keys, nothing is loaded to find that out."""
        path = self._workspace.config_path("keys.toml")
        if not path or not os.path.lexists(path):
            return NO_CHANGES
        from sahelreader.tui.keymap import read_keymap

        return read_keymap(path)

    @property
    def troubles(self) -> list[str]:
        """What is wrong in the files of settings and keys: a sentence each."""
        return [*(trouble.told(FILE) for trouble in self._held.troubles), *self.keymap.troubles]

    def line_in_file(self, name: str) -> int:
        """The line of the file that sets this, and will again at the next start; 0 if none does."""
        return self._held.lines.get(name, 0)

    def change(self, name: str, value: Any) -> None:
        """Change a setting by table and key, for now and, unless the file sets it, for the next starts."""
        from sahelreader.settings.fields import kept_text, with_values

        self._held = self._held._replace(settings=with_values(self._held.settings, {name: value}))
        key, text = name.partition(".")[2], kept_text(value)
        self.remember(key, text)

    def remembered(self, key: str) -> str:
        """What was kept under a key for the next starts; empty if nothing was."""
        return self._chosen.get(key, "")

    def remember(self, key: str, text: str) -> None:
        """Keep something that is no setting for the next starts."""
        if self._chosen.get(key) != text:
            self._chosen[key] = text
            self._try(lambda: self._store.set_setting(key, text))

    def verdicts(self) -> dict[str, bool]:
        """Names that the dossier has no entry for and the reader judged: whether each was taken in."""
        if not any(key.startswith("name ") for key in self._chosen):  # nothing need be loaded
            return {}
        from sahelreader.notes.own_names import verdicts

        return verdicts(self._chosen, self._dossier)

    def own_marks(self) -> Marks | None:
        """What finds the names that the reader took in, now entries too; None if there are none: nothing is loaded."""
        names = [name for name, is_taken in self.verdicts().items() if is_taken]
        if not names:
            return None
        from sahelreader.dossier.own_entry import own_mentions

        self._workspace.take_in(names)
        return own_mentions(names)

    def judge(self, name: str, *, is_taken: bool) -> bool:
        """Keep a verdict on a name; whether it is on disk."""
        from sahelreader.notes.own_names import REFUSED, TAKEN, key_of

        key, text = key_of(self._dossier, name), TAKEN if is_taken else REFUSED
        if not self._try(lambda: self._store.set_setting(key, text), asked=True):
            return False
        self._chosen[key] = text
        return True

    def marking(self) -> Marking:
        """What is painted in a text."""
        reading = self.settings.reading
        return Marking(reading.emphasis, frozenset(reading.hidden_kinds))

    def save_marking(self, marking: Marking) -> None:
        """Keep what is painted."""
        self.change("reading.emphasis", marking.emphasis)
        self.change("reading.hidden_kinds", tuple(sorted(marking.hidden)))

    def times(self) -> dict[str, int]:
        """Milliseconds spent on each article."""
        return self._store.reading_times(self._dossier)

    def latest_stretches(self, count: int) -> list[Stretch]:
        """What was read last, the latest first."""
        return [Stretch(words, ms) for words, ms in self._store.latest_stretches(count)]

    def save_time(self, article: str, stretches: Sequence[Stretch]) -> None:
        """Keep time spent on an article; on disk when this returns."""
        from sahelreader.store.moment import read_clock

        rows = [(stretch.words, stretch.ms) for stretch in stretches]
        self._try(lambda: self._store.add_reading(self._dossier, article, read_clock().at_ms, rows))

    def _try(self, write: Callable[[], None], *, asked: bool = False) -> bool:
        """Write; whether it is on disk. `asked`: by a key, so that what hindered is tried again, and told again."""
        from sahelreader.store.errors import StoreError

        try:
            # It may have been mended since.
            self._store = self._workspace.store if asked else self._workspace.store_for_reading
            write()
        except StoreError as error:
            if asked or not self._complained:
                self._complained = True
                self._complain(str(error))
            return False
        return True
