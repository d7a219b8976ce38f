"""The one place where a dossier and the reader's data are opened together, for screens and commands alike."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahelreader.dossier.compiled import CompiledDossier

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Fact, Glossary, Overview
    from sahelreader.store.store import Store

DATABASE = "reader.db"
NO_HOME = "There is no home folder to keep answers and places in; name one with --data-dir or SAHELREADER_DATA."


class NotFoundError(Exception):
    """Something was asked for that the dossier doesn't have; the message says what there is."""


class Workspace:
    """A dossier and what its reader has done with it; everything is opened when it is first asked for."""

    def __init__(self, folder: Path, data: Path | None, cache: Path | None) -> None:
        """`data` is the folder of the reader's own data, `cache` of what can be made again; None: there is no place for it."""
        self.folder = folder
        self.data = data
        self.cache = cache
        self._compiled = CompiledDossier(folder, cache / "dossiers" if cache else None)
        self._articles: dict[str, Article] = {}
        self._store: Store | None = None

    @cached_property
    def overview(self) -> Overview:
        """Title and article heads; raises `DossierError`."""
        return self._compiled.overview()

    @cached_property
    def lookup(self) -> dict[str, Any]:
        """The look-up table, see `dossier.lookup.build_table`."""
        return self._compiled.lookup()

    @cached_property
    def glossary(self) -> Glossary:
        """Terms and entities."""
        return self._compiled.glossary()

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts with their cards."""
        return self._compiled.facts()

    def article(self, article_id: str) -> Article:
        """An article by its id; raises `NotFoundError`."""
        if article_id not in self._articles:
            if self.overview.article(article_id) is None:
                known = ", ".join(head.id for head in self.overview.articles)
                raise NotFoundError(f"There is no article {article_id!r} in this dossier; it has {known}.")
            self._articles[article_id] = self._compiled.article(article_id)
        return self._articles[article_id]

    @property
    def store(self) -> Store:
        """The reader's own data, for writing; raises `StoreError`."""
        if self._store is None or self._store.readonly:
            from sahelreader.store.errors import StoreError
            from sahelreader.store.store import Store

            if self.data is None:
                raise StoreError(NO_HOME)
            self._store = Store.open(self.data / DATABASE)
        return self._store

    @property
    def store_for_reading(self) -> Store:
        """The reader's own data as far as it can be had; `notice` says why nothing can be saved. Raises nothing."""
        if self._store is None:
            from sahelreader.store.opening import in_memory
            from sahelreader.store.store import Store

            if self.data is None:
                self._store = Store(Path(), in_memory(), readonly=True, notice=NO_HOME)
            else:
                self._store = Store.open_as_far_as_possible(self.data / DATABASE)
        return self._store

    def close(self) -> None:
        """Close the reader's data."""
        if self._store is not None:
            self._store.close()
            self._store = None
