"""The one place where a dossier and the reader's data are opened together, for screens and commands alike."""

from __future__ import annotations

from functools import cached_property

from sahelreader.dossier.compiled import CompiledDossier

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import Any

    from sahelreader.compare.comparing import Comparisons
    from sahelreader.compare.pairs import Pairs
    from sahelreader.compare.telling import Teller
    from sahelreader.compare.xray import XRay
    from sahelreader.dossier.entries import Entries
    from sahelreader.dossier.lookup import Answer
    from sahelreader.dossier.model import Article, Fact, Glossary, Overview
    from sahelreader.dossier.voices import Claim, Event, Quotation
    from sahelreader.notes.notebook import Note, Notebook
    from sahelreader.search.entries import Curated
    from sahelreader.search.entries import Note as Noted
    from sahelreader.search.searcher import Searcher
    from sahelreader.settings.holding import Held
    from sahelreader.settings.tables import Settings
    from sahelreader.store.moment import Moment
    from sahelreader.store.store import Store
    from sahelreader.study.ledger import Ledger
    from sahelreader.study.options import StudyOptions
    from sahelreader.study.plan import Plan
    from sahelreader.study.session import Session
    from sahelreader.study.siblings import Siblings
    from sahelreader.study.statistics_progress import Progress

DATABASE = "reader.db"
NO_HOME = "There is no home folder to keep answers and places in; name one with --data-dir or SAHELREADER_DATA."


OF_THE_READER = frozenset(("folder", "data", "cache", "config", "settings_file"))
"""What a change of the dossier leaves as it is."""


class NotFoundError(Exception):
    """Something was asked for that the dossier doesn't have; the message says what there is."""


class Workspace:
    """A dossier and what its reader has done with it; everything is opened when it is first asked for."""

    def __init__(
        self,
        folder: str | Path,
        data: str | Path | None,
        cache: str | Path | None,
        config: str | Path | None = None,
    ) -> None:
        """`data` is the folder of the reader's own data, `cache` of what can be made again, `config` of the settings.

        None: there is no place.
        """
        self._folder = folder
        self._data = data
        self._cache = cache
        self._config = config
        self._compiled = CompiledDossier(folder, cache)
        self._articles: dict[str, Article] = {}
        self._store: Store | None = None
        self._empty: Store | None = None
        self._notebook: tuple[Store, Notebook] | None = None

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
    def config(self) -> Path | None:
        """The folder of settings and keys."""
        from pathlib import Path

        return Path(self._config) if self._config else None

    @cached_property
    def settings_file(self) -> Held:
        """The settings as their file has them, with what is wrong in it; raises nothing."""
        from sahelreader.settings.holding import FILE, Held, read_settings

        path = self.config_path(FILE)
        return read_settings(path) if path else Held()

    def config_path(self, name: str) -> str:
        """Where a file of settings is or would be; empty if there is no place for it."""
        return f"{self._config}/{name}" if self._config else ""

    @property
    def settings(self) -> Settings:
        """The settings as their file has them; the screens add what the app remembers."""
        return self.settings_file.settings

    def reload(self) -> None:
        """Read the dossier anew, as its files are now; raises `DossierError`, and then all stays as it was."""
        compiled = CompiledDossier(self._folder, self._cache)
        compiled.overview()
        if "searcher" in self.__dict__:
            self.searcher.close()
        for name in [name for name in self.__dict__ if isinstance(getattr(type(self), name, None), cached_property)]:
            if name not in OF_THE_READER:
                del self.__dict__[name]
        self._compiled = compiled
        self._articles.clear()
        self._notebook = None

    @cached_property
    def overview(self) -> Overview:
        """Title and article heads; raises `DossierError`."""
        return self._compiled.overview()

    @cached_property
    def names(self) -> dict[str, Any]:
        """The look-up table (see `dossier.lookup.build_table`) without its entries, which `entry` gives one by one."""
        return self._compiled.names()

    def entry(self, ident: str) -> dict[str, Any]:
        """One entry of the look-up table, or of a name of the reader's own."""
        return self.entries[ident] if ":" in ident else self._compiled.entry(self.names, ident)

    def look_up(self, name: str) -> Answer:
        """What a name may be; where the dossier has none just so, the names that the reader took in count too."""
        from sahelreader.dossier.lookup import look_up

        answer = look_up(self.names["names"], self.names["shown"], name)
        if (not answer.ids or answer.meant) and self.take_in_own_names():
            answer = look_up(self.names["names"], self.names["shown"], name)
        return answer

    def take_in(self, names: Iterable[str]) -> None:
        """Make entries of names of the reader's own."""
        from sahelreader.notes.own_names import take_in

        take_in(names, self.entries, lambda: (self.article(head.id) for head in self.overview.articles))

    def take_in_own_names(self) -> bool:
        """Make entries of the names that the reader took in, as far as they can be read; whether there are any."""
        from sahelreader.notes.own_names import verdicts
        from sahelreader.store.errors import StoreError

        try:
            judged = verdicts(self.store_as_it_is.settings(), self.overview.id)
        except StoreError:
            return False
        names = [name for name, is_taken in judged.items() if is_taken]
        self.take_in(names)
        return bool(names)

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
    def curated_facts(self) -> tuple[Fact, ...]:
        """The facts of the dossier with their cards."""
        return self._compiled.facts()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts with their cards: the dossier's, then the reader's own cards as they are now."""
        return (*self.curated_facts, *self._own_facts())

    def _own_facts(self) -> list[Fact]:
        """Those of which the article is there. Raises nothing."""
        if not (notes := self._readable_notes()):
            return []
        from sahelreader.notes.own_facts import own_cards, own_fact

        known = {head.id for head in self.overview.articles}
        cards = (card for card in own_cards(notes) if card.record.article in known)
        return [own_fact(card, self.article(card.record.article)) for card in cards]

    @cached_property
    def quotes(self) -> tuple[Quotation, ...]:
        """All quotations."""
        return self._compiled.quotes()

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All questions on which the articles differ."""
        return self._compiled.claims()

    @property
    def all_claims(self) -> tuple[Claim, ...]:
        """Those of the dossier, and the reader's own as they are now."""
        if not (notes := self._readable_notes()):
            return self.claims
        from sahelreader.notes.own_claims import own_claims

        return (*self.claims, *own_claims(notes))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The timeline."""
        return self._compiled.events()

    @cached_property
    def pairs(self) -> Pairs:
        """How the articles are tied to each other, as screens show it; what was found before is kept in the cache."""
        from sahelreader.compare.pairs import Pairs, state_of_program
        from sahelreader.dossier.kept import Kept

        folder = self.cache / "comparisons" / self._compiled.name if self.cache else None
        kept = Kept(folder, f"{self._compiled.state} {state_of_program()}")
        return Pairs(self.overview, lambda: self.comparisons, lambda: self.teller, kept)

    @cached_property
    def comparisons(self) -> Comparisons:
        """The articles beside each other."""
        from sahelreader.compare.comparing import Comparisons

        return Comparisons(
            self.overview, self.article, lambda: (self.claims, self.events, self.curated_facts, self.quotes)
        )

    @cached_property
    def teller(self) -> Teller:
        """Says what two paragraphs share."""
        from sahelreader.compare.telling import Teller

        curated = {("claim", claim.id): claim.question for claim in self.claims}
        curated |= {("event", event.id): f"{event.title} ({event.shown})" for event in self.events}
        curated |= {("fact", fact.id): fact.statement for fact in self.curated_facts}
        return Teller(self.entries.name, curated)

    @cached_property
    def searcher(self) -> Searcher:
        """Answers queries over articles and entries; its index lies in the cache."""
        return self.searcher_with("")

    def searcher_with(self, engine: str) -> Searcher:
        """The same with an engine of choice; empty for the one that suits the dossier's size."""
        from sahelreader.search.contents import Contents
        from sahelreader.search.searcher import Searcher

        contents = Contents(
            self._compiled.state, self.overview, self._compiled.article, lambda: self.glossary, self._curated,
            self._noted,
        )  # fmt: skip
        return Searcher(contents, self.cache / "search" / self._compiled.name if self.cache else None, engine)

    def _noted(self) -> Iterator[Noted]:
        """The reader's notes as the search takes them; it keeps none of them."""
        from sahelreader.search.entries import Note as Noted

        for note in self._readable_notes():
            record, place = note.record, note.places[0] if note.places else None
            start, end = (place.start, place.end) if place else (0, 0)
            text = "\n".join(filter(None, (record.note, record.question, record.answer, record.quote)))
            number = note.number if self.overview.article(record.article) else 0
            yield Noted(record.subject, record.article if number else "", number, start, end, text)

    def _curated(self) -> Curated:
        from sahelreader.search.entries import Curated

        return Curated(self.glossary, self.curated_facts, self.quotes, self.claims, self.events)

    def article(self, article_id: str) -> Article:
        """An article by its id, or by its short name in any spelling; raises `NotFoundError`."""
        if article_id not in self._articles:
            if self.overview.article(article_id) is None:
                if found := self._id_called(article_id):
                    return self.article(found)
                from sahelreader.text.clean import clean_line

                known = ", ".join(head.id for head in self.overview.articles)
                raise NotFoundError(
                    f"There is no article {clean_line(article_id, 80)!r} in this dossier; it has {known}."
                )
            self._articles[article_id] = self._compiled.article(article_id)
        return self._articles[article_id]

    def _id_called(self, name: str) -> str | None:
        from sahelreader.text.fold import fold

        wanted = fold(name).replace(" ", "-")
        heads = self.overview.articles
        return next((head.id for head in heads if wanted in (head.id, fold(head.short).replace(" ", "-"))), None)

    def xray(self, ident: str) -> XRay:
        """All that the dossier has about an entry; raises KeyError for an unknown id."""
        from sahelreader.compare.xray import Sources, xray

        sources = Sources(self.article, self.glossary, self.quotes, self.claims, self.facts)
        return xray(self.entries[ident], sources)

    @property
    def database(self) -> Path:
        """The reader's file, there or not; raises `StoreError` where there is no place for one."""
        if self.data is None:
            from sahelreader.store.errors import StoreError

            raise StoreError(NO_HOME)
        return self.data / DATABASE

    @property
    def store(self) -> Store:
        """The reader's own data, for writing; raises `StoreError`."""
        if self._store is None or self._store.readonly:
            from sahelreader.store.store import Store

            self._store = Store.open_or_rescue(self.database)
        return self._store

    @property
    def sound_store(self) -> Store:
        """The same, read through, and rescued if anything in it is damaged; raises `StoreError`."""
        from sahelreader.store.errors import StoreError

        store = self.store
        try:
            store.verify()
        except StoreError as error:
            if error.trouble != "damaged":
                raise
            store.rescue()
        return store

    @property
    def store_for_reading(self) -> Store:
        """The reader's own data as far as it can be had; `notice` says why nothing can be saved. Raises nothing."""
        if self._store is None:
            from sahelreader.store.store import Store

            if self.data is None:
                self._store = Store.nowhere(NO_HOME)
            else:
                self._store = Store.open_as_far_as_possible(self.data / DATABASE)
        return self._store

    @property
    def store_as_it_is(self) -> Store:
        """The reader's own data for what only tells of it: where there is no file yet, none is made. Raises nothing."""
        if self._store is not None or self.data is None or self.database.exists():
            return self.store_for_reading
        if self._empty is None:
            from sahelreader.store.store import Store

            self._empty = Store.nowhere("")
        return self._empty

    @property
    def notice(self) -> str:
        """That the reader's own data was rescued, if it was, for whoever opened it to say."""
        return self._store.notice if self._store and not self._store.readonly else ""

    @property
    def has_notes(self) -> bool:
        """Whether a note was ever taken; told without reading any. Raises `StoreError`."""
        return self.store_as_it_is.has_annotations(self.overview.id)

    def _readable_notes(self) -> list[Note]:
        """The reader's notes, as far as they can be read; makes no file. What hinders is told where notes are kept."""
        if self._store is None and not (self.data and self.database.exists()):
            return []
        from sahelreader.store.errors import StoreError

        try:
            return self.notebook.notes() if self.has_notes else []
        except StoreError:
            return []

    @property
    def notebook(self) -> Notebook:
        """The reader's notes. Raises nothing; where nothing can be saved, taking one raises `StoreError`."""
        store = self.store_for_reading
        if self._notebook is None or self._notebook[0] is not store:
            from sahelreader.notes.notebook import Notebook
            from sahelreader.store.moment import read_clock

            self._notebook = (store, Notebook(store, self.overview.id, self._article_if_any, read_clock))
        return self._notebook[1]

    @property
    def notebook_to_write(self) -> Notebook:
        """The same for taking a note; what hindered before is tried again. Raises StoreError."""
        _ = self.store
        return self.notebook

    def _article_if_any(self, article_id: str) -> Article | None:
        return self.article(article_id) if self.overview.article(article_id) else None

    @property
    def study_options(self) -> StudyOptions:
        """How the reader wants to study, with the weights fitted to their answers, if any were; raises StoreError."""
        from sahelreader.study.options import StudyOptions

        wanted = self.settings.study
        steps = (wanted.first_step, wanted.second_step)
        return StudyOptions(
            desired_retention=wanted.desired_retention,
            new_a_day=wanted.new_a_day,
            reviews_a_day=wanted.reviews_a_day,
            learning_minutes=steps if steps[0] < steps[1] else steps[:1],
            relearning_minutes=(wanted.relearning_step,),
            maximum_days=wanted.longest_days,
            learn_ahead_minutes=wanted.learn_ahead,
            leech_lapses=wanted.leech,
            suspend_leeches=wanted.suspend_leeches,
            apart=wanted.keep_apart,
            exam=wanted.exam,
            parameters=self._weights(),
        )

    def _weights(self) -> tuple[float, ...]:
        """Those of the schedule, in use; makes no file where there is none. A damaged one is rescued."""
        from sahelreader.store.errors import StoreError
        from sahelreader.study.weights import weights_in_use

        if self._store is not None:
            return weights_in_use(self._store)
        if self.data is None:
            return ()
        from sahelreader.store.store import Store

        try:
            with Store.open(self.data / DATABASE, readonly=True) as store:
                return weights_in_use(store)
        except StoreError as error:
            if error.trouble != "damaged":
                raise
        return weights_in_use(self.store_for_reading)

    @cached_property
    def siblings(self) -> Siblings:
        """Facts that give each other's answers away."""
        from sahelreader.study.siblings_kept import siblings_of

        return siblings_of(self.facts, self.cache / "siblings" / self._compiled.name if self.cache else None)

    def ledger(self, options: StudyOptions | None = None) -> Ledger:
        """What happened to the facts, from the reader's file as far as it can be read; raises StoreError.

        A file in which an event has been damaged is rescued first.
        """
        from sahelreader.store.errors import StoreError
        from sahelreader.study.directions import Directions
        from sahelreader.study.keeping import open_ledger

        schedule, directions = (options or self.study_options).schedule, Directions(self.facts)
        try:
            return open_ledger(self.store_as_it_is, self.overview.id, schedule, directions)
        except StoreError as error:
            if error.trouble != "damaged" or self.store_for_reading.readonly:
                raise
            self.store_for_reading.rescue()
            return open_ledger(self.store_for_reading, self.overview.id, schedule, directions)

    def progress(self, today: int, since_day: int | None = None) -> Progress:
        """How the reader stands on a study day, answers counted from `since_day` or over a year; raises StoreError."""
        from sahelreader.study.statistics_progress import progress

        ledger = self.ledger()
        directions, facts = ledger.directions, self.facts
        return progress(
            facts,
            self.store_as_it_is.answers(self.overview.id),
            lambda fact: [ledger.memory(key) for key in directions.keys_of(fact)],
            ledger.schedule,
            today=today,
            articles=[head.id for head in self.overview.articles],
            key_of=directions.key,
            since_day=since_day,
            suspended=frozenset(fact.id for fact in facts if ledger.aside(fact.id).is_suspended),
        )

    def begin_session(self, plan: Plan, clock: Callable[[], Moment]) -> Session:
        """A run of questions, each answer recorded; raises StoreError where that can't be."""
        from sahelreader.study.session import Session

        store, options = self.store, self.study_options
        return Session(
            self.facts,
            self.ledger(options),
            dossier=self.overview.id,
            record=store.record_review,
            clock=clock,
            plan=plan,
            options=options,
            siblings=self.siblings if options.apart else None,
        )

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
        """Close the reader's data and the index, after the day's backup if something was written."""
        if self._empty is not None:
            self._empty.close()
            self._empty = None
        if "searcher" in self.__dict__:
            self.__dict__.pop("searcher").close()
        if self._store is not None:
            if not self._store.readonly:
                from contextlib import suppress

                from sahelreader.store.errors import StoreError
                from sahelreader.store.moment import read_clock

                with suppress(StoreError):  # what was written is safe; the next start makes the backup
                    self._store.back_up_daily(read_clock().at_ms)
            self._store.close()
            self._store = None
