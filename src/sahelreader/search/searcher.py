"""Answers queries over a dossier: from the index, from an older one while it is brought up to date, or from none."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sahelreader.search.builder import LARGE, Builder, Done, engine_for, library_version
from sahelreader.search.clauses import AnyOf, Both, Clause, Term
from sahelreader.search.document import FURNITURE, PARAGRAPH, Document
from sahelreader.search.engine import Answer, Engine, Hit
from sahelreader.search.found import Found
from sahelreader.search.lexicon import Lexicon
from sahelreader.search.like import terms_like
from sahelreader.search.meaning import Meaning
from sahelreader.search.parser import literal, parse
from sahelreader.search.query import Node, QueryError
from sahelreader.search.scan import Scan
from sahelreader.search.sentence import wanted_of
from sahelreader.search.suggest import better

if TYPE_CHECKING:
    from sahelreader.search.contents import Contents
    from sahelreader.search.generations import Manifest
    from sahelreader.search.names import Names

SCANNED = 3_000
"""Documents that are gone through while there is no index."""
WAIT_SECONDS = 0.1


class StoppedError(Exception):
    """Building was given up."""


class Searcher:
    """Searches one dossier; may be asked from several threads."""

    def __init__(self, contents: Contents, cache: Path | None, engine: str = "") -> None:
        """`cache`: the folder of this dossier's indexes; None: nothing is kept. `engine`: chosen by size if empty."""
        self._contents = contents
        self._builder = Builder(contents, cache, engine or engine_for(contents.paragraphs)) if cache else None
        self._engine: Engine | None = None
        self._manifest: Manifest | None = None
        self._lexicons: dict[str, Lexicon] = {}
        self._aside: dict[str, Scan] = {}
        self._lock = threading.RLock()
        self._stopped = threading.Event()
        self.is_partial = False
        """Whether what answers has only a part of the documents."""

    @property
    def names(self) -> Names:
        """The names of the dossier."""
        return self._contents.names

    @property
    def advice(self) -> str:
        """What would help a large library: one sentence; empty where nothing would."""
        count = self._contents.paragraphs
        if count <= LARGE or library_version("tantivy"):
            return ""
        return f"{count:,} paragraphs are many for this search; the extra 'large' makes it fast (see the README)."

    # The index

    @property
    def is_open(self) -> bool:
        """Whether there is something that answers at once."""
        return self._engine is not None

    @property
    def is_fresh(self) -> bool:
        """Whether what answers knows the files as they are."""
        if self._manifest is None or self._builder is None:
            return self._engine is not None and not self.is_partial and self._builder is None
        return self._builder.is_fresh(self._manifest)

    def open(self) -> bool:
        """Open the index there is; whether it is fresh. Cheap where nothing is to be done."""
        with self._lock:
            manifest = self._builder.usable() if self._builder else None
            if manifest and manifest != self._manifest and self._builder:
                engine = self._builder.open(manifest)
                if engine is not None:
                    self._take(engine, manifest)
                else:
                    self._builder.generations.discard()
            return self.is_fresh

    def build(self, done: Done | None = None) -> bool:
        """Bring the index up to date and open it; False if another process is building.

        Answers go on from what there is meanwhile. Where no index can be kept, memory serves.
        """
        if self._builder is None:
            self._scan_all()
            return True
        try:
            built = self._builder.build(self._watched(done))
        except StoppedError:
            return False
        except OSError:
            self._builder = None
            self._scan_all()
            return True
        return built and (self.open() or True)

    def _watched(self, done: Done | None) -> Done:
        """What is told of each document: it raises `StoppedError` once building is given up."""

        def tell(count: int, total: int) -> None:
            if self._stopped.is_set():
                raise StoppedError
            if done:
                done(count, total)

        return tell

    def prepare(self, done: Done | None = None, patience: float = 60.0) -> None:
        """Have a fresh index, or memory in its stead; `patience`: seconds to wait for another process that builds."""
        while not self.open() and not self.build(done) and patience > 0:
            self.pause(WAIT_SECONDS)
            patience -= WAIT_SECONDS
        if not self.is_fresh:
            self._scan_all()

    def stop(self) -> None:
        """Give up building, if it is going on in another thread."""
        self._stopped.set()

    @property
    def is_stopped(self) -> bool:
        """Whether building was given up for good."""
        return self._stopped.is_set()

    def pause(self, seconds: float) -> None:
        """Wait, but not beyond `stop`."""
        self._stopped.wait(seconds)

    def close(self) -> None:
        """Let go of the index."""
        self.stop()
        with self._lock:
            if self._engine is not None:
                self._engine.close()
                self._engine = None

    def _take(self, engine: Engine, manifest: Manifest | None, *, partial: bool = False) -> None:
        with self._lock:
            if self._engine is not None:
                self._engine.close()
            self._engine, self._manifest, self.is_partial = engine, manifest, partial
            self._lexicons.clear()

    def _scan_all(self) -> None:
        self._take(Scan(self._documents()), None)

    def _documents(self) -> Iterator[Document]:
        for section in self._contents.sections:
            yield from self._contents.documents(section)

    def _ready(self) -> Engine:
        """What answers now."""
        if self._engine is None and not self.open() and self._engine is None:
            scan = Scan(islice(self._documents(), SCANNED))
            total = self._contents.paragraphs
            self._take(scan, None, partial=total > SCANNED)
        assert self._engine is not None  # noqa: S101 (just taken)
        return self._engine

    # Asking

    def find(self, query: str, limit: int = 200, within: Sequence[str] = (), kinds: Iterable[str] = ()) -> Found:
        """Answer a query; `within`: only in these articles; `kinds`: only these, whatever it says. Raises nothing.

        A damaged index is as good as none: the documents themselves are searched until there is another.
        """
        with self._lock:
            try:
                return self._find(query, limit, tuple(within), tuple(kinds))
            except Exception:
                if self._manifest is None:
                    raise
                if self._builder:
                    self._builder.generations.discard()
                self._take(Scan(islice(self._documents(), SCANNED)), None, partial=self._contents.paragraphs > SCANNED)
                return self._find(query, limit, tuple(within), tuple(kinds))

    def meant(self, query: str) -> str:
        """A query with other words that would find something; empty if there is none."""
        with self._lock:
            return better(query, self.vocabulary("form"), self._contents.names, lambda text: self.find(text, 0).total)

    def vocabulary(self, field: str) -> Lexicon:
        """All words in a field."""
        lexicon = self._lexicons.get(field)
        if lexicon is None:
            words = self._ready().vocabulary(field)
            lexicon = self._lexicons[field] = Lexicon(words)
        return lexicon

    def _find(self, query: str, limit: int, within: tuple[str, ...], kinds: tuple[str, ...]) -> Found:
        self._ready()
        meaning, problem = self._read(query)
        clause = meaning.clause
        if kinds:
            clause = Both((AnyOf("kind", kinds), clause))
        if within:
            clause = Both((AnyOf("article", within), clause))
        asked = frozenset(meaning.kinds) | frozenset(kinds)
        answer = self._answer(clause, limit, asked)
        forms = self._contents.names.forms_of
        return Found(
            query, self._in_order(answer.hits), answer.counts, wanted_of(clause, forms), problem,
            tuple(dict.fromkeys(meaning.remarks)), asked, self.is_partial,
        )  # fmt: skip

    def _read(self, query: str) -> tuple[Meaning, str]:
        """What a query means, and why it was read word by word if it was."""
        query = query.encode("utf-8", "replace").decode()  # half a surrogate pair is no character
        try:
            return self._meaning(parse(query)), ""
        except QueryError as error:
            return self._meaning(literal(query)), str(error)

    def _meaning(self, node: Node) -> Meaning:
        return Meaning(node, self._contents.names, self.vocabulary, self._like)

    def _answer(self, clause: Clause, limit: int, asked: frozenset[str]) -> Answer:
        """The answer of the index, and of what is in none: the reader's notes, furniture if it was asked for."""
        answers = [self._ready().answer(clause, limit)]
        if (not asked or "note" in asked) and (notes := list(self._contents.noted())):
            answers.append(Scan(notes).answer(clause, limit))
        if FURNITURE in asked:
            if FURNITURE not in self._aside:
                self._aside[FURNITURE] = Scan(self._contents.furniture())
            answers.append(self._aside[FURNITURE].answer(clause, limit))
        if len(answers) == 1:
            return answers[0]
        hits = tuple(hit for answer in answers for hit in answer.hits)
        counts: dict[tuple[str, str], int] = {}
        for answer in answers:
            counts.update(answer.counts)
        return Answer(hits, counts)

    def _in_order(self, hits: Iterable[Hit]) -> tuple[Hit, ...]:
        """Best first; those alike as they stand in the dossier."""
        order = self._contents.names.order

        def place(hit: Hit) -> tuple[float, int, int, str]:
            spot = next(iter(hit.document.spots), None)
            where = (order.get(spot.article, len(order)), spot.number) if spot else (len(order), 0)
            return (-round(hit.score, 4), *where, hit.document.key)

        return tuple(sorted(hits, key=place))

    def _like(self, address: str) -> Clause | None:
        """What is like the paragraph at an address; None if there is none there."""
        found = self._ready().answer(Both((Term("article", address), Term("kind", PARAGRAPH))), 1)
        return terms_like(found.hits[0].document, self._ready()) if found.hits and "#" in address else None
