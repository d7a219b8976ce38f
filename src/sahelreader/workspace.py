"""The one place where a dossier and the reader's data are opened together, for screens and commands alike."""

from __future__ import annotations

from functools import cached_property

from sahelreader.dossier.compiled import CompiledDossier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from sahelreader.dossier.entries import Entries
    from sahelreader.dossier.model import Article, Fact, Glossary, Overview
    from sahelreader.dossier.voices import Claim, Event, Quotation
    from sahelreader.search.entries import Curated
    from sahelreader.search.searcher import Searcher
    from sahelreader.store.store import Store

DATABASE = "reader.db"
NO_HOME = "There is no home folder to keep answers and places in; name one with --data-dir or SAHELREADER_DATA."


class NotFoundError(Exception):
    """Something was asked for that the dossier doesn't have; the message says what there is."""


class Workspace:
    """A dossier and what its reader has done with it; everything is opened when it is first asked for."""

    def __init__(self, folder: str | Path, data: str | Path | None, cache: str | Path | None) -> None:
        """`data` is the folder of the reader's own data, `cache` of what can be made again; None: there is no place."""
        self._folder = folder
        self._data = data
        self._cache = cache
        self._compiled = CompiledDossier(folder, cache)
        self._articles: dict[str, Article] = {}
        self._store: Store | None = None

    @cached_property
    def folder(self) -> Path:
        """Of the dossier."""
        from pathlib import Path

        return Path(self._folder)

    @cached_property
    def data(self) -> Path | None:
        """The folder of the reader's own data."""
        from pathlib import Path

        return Path(self._data) if self._data else None

    @cached_property
    def cache(self) -> Path | None:
        """The folder of what can be made again."""
        from pathlib import Path

        return Path(self._cache) if self._cache else None

    @cached_property
    def overview(self) -> Overview:
        """Title and article heads; raises `DossierError`."""
        return self._compiled.overview()

    @cached_property
    def lookup(self) -> dict[str, Any]:
        """The look-up table, see `dossier.lookup.build_table`."""
        return self._compiled.lookup()

    @cached_property
    def names(self) -> dict[str, Any]:
        """The look-up table without its entries, which `entry` gives one by one."""
        return self._compiled.names()

    def entry(self, ident: str) -> dict[str, Any]:
        """One entry of the look-up table."""
        return self._compiled.entry(self.names, ident)

    @cached_property
    def entries(self) -> Entries:
        """All entries: their names, and each on demand."""
        from sahelreader.dossier.entries import Entries

        return Entries(self.names, self.entry)

    @cached_property
    def glossary(self) -> Glossary:
        """Terms and entities."""
        return self._compiled.glossary()

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts with their cards."""
        return self._compiled.facts()

    @cached_property
    def quotes(self) -> tuple[Quotation, ...]:
        """All quotations."""
        return self._compiled.quotes()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All questions on which the articles differ."""
        return self._compiled.claims()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The timeline."""
        return self._compiled.events()

    @cached_property
    def searcher(self) -> Searcher:
        """Answers queries over articles and entries; its index lies in the cache."""
        return self.searcher_with("")

    def searcher_with(self, engine: str) -> Searcher:
        """The same with an engine of choice; empty for the one that suits the dossier's size."""
        from sahelreader.search.contents import Contents
        from sahelreader.search.searcher import Searcher

        contents = Contents(
            self._compiled.state, self.overview, self._compiled.article, lambda: self.glossary, self._curated
        )
        return Searcher(contents, self.cache / "search" / self._compiled.name if self.cache else None, engine)

    def _curated(self) -> Curated:
        from sahelreader.search.entries import Curated

        return Curated(self.glossary, self.facts, self.quotes, self.claims, self.events)

    def article(self, article_id: str) -> Article:
        """An article by its id; raises `NotFoundError`."""
        if article_id not in self._articles:
            if self.overview.article(article_id) is None:
                from sahelreader.text.clean import clean_line

                known = ", ".join(head.id for head in self.overview.articles)
                raise NotFoundError(
                    f"There is no article {clean_line(article_id, 80)!r} in this dossier; it has {known}."
                )
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
            from pathlib import Path

            from sahelreader.store.opening import in_memory
            from sahelreader.store.store import Store

            if self.data is None:
                self._store = Store(Path(), in_memory(), readonly=True, notice=NO_HOME)
            else:
                self._store = Store.open_as_far_as_possible(self.data / DATABASE)
        return self._store

    def keep_report(self, report: str) -> Path | None:
        """Keep the traceback of a mistake of the program's own, for whoever is to mend it; where, if it could be kept.

        Its last line, the message, may hold words of a text and is left out.
        """
        folder = self.data or self.cache
        if folder is None:
            return None
        frames = "\n".join(line for line in report.splitlines()[:-1] if line.startswith(" ") or line.endswith(":"))
        kind = report.splitlines()[-1].partition(":")[0] if report else ""
        path = folder / "crash-report.txt"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.touch(mode=0o600)
            path.write_text(f"{frames}\n{kind}\n", encoding="utf-8")
        except OSError:
            return None
        return path

    def close(self) -> None:
        """Close the reader's data and the index."""
        if "searcher" in self.__dict__:
            self.__dict__.pop("searcher").close()
        if self._store is not None:
            self._store.close()
            self._store = None
