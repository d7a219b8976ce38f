"""The engine of most dossiers: an inverted index kept by Whoosh in a folder.

Whoosh stores and reads the postings; they are combined and ranked here, since its own matchers go through the documents
of a common word one by one for each part of a query. Only what Whoosh 2.7.4 has too is used.

Its files are pickles: a folder is opened only if nobody else can have written it (see `generations`).
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import nlargest
from math import log
from pathlib import Path
from typing import Any

from sahelreader.search.clauses import AnyOf, Both, Clause, Either, Everything, Faintly, Phrase, Term, Without
from sahelreader.search.document import Document, pack, unpack
from sahelreader.search.engine import Answer, Hit, Progress
from sahelreader.search.fields import TEXT, WORD_FIELDS, fields_of

K1, B = 1.2, 0.75
"""Of Okapi BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009)."""
FAINT = 0.01
REMEMBERED = 512
"""Words whose documents are kept in memory, the last used."""
MEMORY_MB = 128
MOST_SEGMENTS = 8
"""Above this, an update puts the small ones together."""

Scores = Mapping[int, float]
"""Scores by Whoosh's document numbers, which are good within one opened index."""


class WhooshEngine:
    """An index in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Opens what is in the folder, or begins anew in an empty one; raises whatever Whoosh does for a bad one."""
        from whoosh import index

        path = str(folder)
        self._index: Any = index.open_dir(path) if index.exists_in(path) else None
        if self._index is None:
            self._index = index.create_in(path, _schema())
        self._postings: OrderedDict[tuple[str, str], Scores] = OrderedDict()
        self._reader: Any = self._index.reader()

    def index(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        """Take documents in."""
        self._write((), documents, progress, merge=True)

    def replace(self, sections: Iterable[str], documents: Iterable[Document]) -> None:
        """Take sections out and documents in."""
        segments = len(self._reader.leaf_readers())
        self._write(sections, documents, None, merge=segments > MOST_SEGMENTS)

    def _write(
        self, gone: Iterable[str], documents: Iterable[Document], progress: Progress | None, *, merge: bool
    ) -> None:
        writer = self._index.writer(limitmb=MEMORY_MB, timeout=0.0)
        try:
            for section in gone:
                writer.delete_by_term("section", section)
            for count, document in enumerate(documents, 1):
                writer.add_document(**_row(document))
                if progress:
                    progress(count)
        except BaseException:
            writer.cancel()
            raise
        writer.commit(merge=merge)
        self._reader.close()
        self._reader = self._index.reader()
        self._postings.clear()
        for name in ("_groups", "_lengths"):
            self.__dict__.pop(name, None)

    def answer(self, clause: Clause, limit: int) -> Answer:
        """The best documents for a clause."""
        found = self._scores(clause)
        counts = Counter(map(self._groups.__getitem__, found))
        best = nlargest(limit, found.items(), key=lambda pair: (pair[1], -pair[0]))
        hits = tuple(Hit(unpack(self._reader.stored_fields(number)["stored"]), score) for number, score in best)
        return Answer(hits, counts)

    def vocabulary(self, field: str) -> Iterable[str]:
        """All words in a field; for a while also those of documents taken out."""
        return (word.decode("utf-8") if isinstance(word, bytes) else word for word in self._reader.lexicon(field))

    def close(self) -> None:
        """Close its files."""
        self._reader.close()
        self._index.close()

    # What fits

    def _scores(self, clause: Clause) -> Scores:  # noqa: C901, PLR0911 (one case for each kind of clause)
        """The documents that fit a clause with their scores."""
        match clause:
            case Term(field, word):
                return self._word(field, word)
            case Phrase(stems):
                return self._phrase(stems)
            case AnyOf(field, words):
                return dict.fromkeys((number for word in words for number in self._word(field, word)), 1.0)
            case Everything():
                return dict.fromkeys(self._reader.all_doc_ids(), 1.0)
            case Both(parts):
                return self._both(parts)
            case Either(parts):
                together: dict[int, float] = {}
                for part in parts:
                    for number, score in self._scores(part).items():
                        together[number] = together.get(number, 0.0) + score
                return together
            case Without(part):
                others = self._scores(part)
                return {number: 1.0 for number in self._reader.all_doc_ids() if number not in others}
            case Faintly(part):
                return dict.fromkeys(self._scores(part), FAINT)

    def _both(self, parts: tuple[Clause, ...]) -> Scores:
        """What fits all parts: the rarest is gone through, the others are looked up."""
        fitting = sorted((self._scores(part) for part in parts if not isinstance(part, Without)), key=len)
        out = [self._scores(part.part) for part in parts if isinstance(part, Without)]
        if not fitting:
            fitting = [self._scores(Everything())]
        together = fitting[0]
        for other in fitting[1:]:
            together = {number: score + other[number] for number, score in together.items() if number in other}
        for other in out:
            together = {number: score for number, score in together.items() if number not in other}
        return together

    def _phrase(self, stems: tuple[str, ...]) -> Scores:
        """Documents in which the stems stand in a row: the rarest are looked at first, to have less of the others."""
        scores = {stem: self._word(TEXT, stem) for stem in stems}
        rarest = sorted(range(len(stems)), key=lambda i: len(scores[stems[i]]))
        together: Iterable[int] = scores[stems[rarest[0]]]
        for others in scores.values():
            together = [number for number in together if number in others]
        if not together:
            return {}
        beginnings: dict[int, set[int]] = {}
        for i in rarest:
            numbers = sorted(beginnings or together)
            places = self._places(stems[i], numbers)
            first = {number: {place - i for place in own} for number, own in zip(numbers, places, strict=True)}
            if beginnings:
                first = {number: own & beginnings[number] for number, own in first.items()}
            beginnings = {number: own for number, own in first.items() if own}
            if not beginnings:
                return {}
        return {number: sum(scores[stem][number] for stem in stems) for number in beginnings}

    def _places(self, stem: str, numbers: Sequence[int]) -> Iterator[list[int]]:
        """Where a stem stands in each of some documents that have it, in their order."""
        postings = self._reader.postings(TEXT, stem)
        for number in numbers:
            postings.skip_to(number)
            yield postings.value_as("positions")

    def _word(self, field: str, word: str) -> Scores:
        """The documents with a word in a field."""
        key = (field, word)
        scores = self._postings.get(key)
        if scores is None:
            scores = self._postings[key] = self._read(field, word)
            if len(self._postings) > REMEMBERED:
                self._postings.popitem(last=False)
        else:
            self._postings.move_to_end(key)
        return scores

    def _read(self, field: str, word: str) -> Scores:
        from whoosh.reading import TermNotFound

        reader = self._reader
        try:  # a field without any words says that it has each
            postings = reader.postings(field, word)
        except TermNotFound:
            return {}
        if field != TEXT:
            return dict.fromkeys(postings.all_ids(), 1.0)
        numbers: list[int] = []
        often: list[float] = []
        while postings.is_active():
            numbers.append(postings.id())
            often.append(postings.weight())
            postings.next()
        rarity = log(1 + (reader.doc_count() - len(numbers) + 0.5) / (len(numbers) + 0.5))
        lengths = self._lengths
        return {
            number: rarity * times * (K1 + 1) / (times + lengths[number])
            for number, times in zip(numbers, often, strict=True)
        }

    @cached_property
    def _lengths(self) -> list[float]:
        """By document number, what its length adds to the frequency of a word in BM25's denominator."""
        reader = self._reader
        lengths = [reader.doc_field_length(number, TEXT) or 0 for number in range(reader.doc_count_all())]
        average = sum(lengths) / max(len(lengths), 1) or 1.0
        return [K1 * (1 - B + B * length / average) for length in lengths]

    @cached_property
    def _groups(self) -> list[tuple[str, str]]:
        """Article and kind by document number."""
        reader = self._reader
        column = reader.column_reader("group")
        known: dict[Any, tuple[str, str]] = {}
        groups = []
        for number in range(reader.doc_count_all()):
            value = column[number]
            if value not in known:
                text = value.decode("utf-8") if isinstance(value, bytes) else value
                article, _, kind = text.partition(" ")
                known[value] = (article, kind)
            groups.append(known[value])
        return groups


def _schema() -> Any:
    from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
    from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema

    return Schema(
        text=TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True),
        section=ID(),
        group=ID(sortable=True),
        stored=STORED(),
        **{name: KEYWORD() for name in WORD_FIELDS},
    )


def _row(document: Document) -> dict[str, Any]:
    """A document as Whoosh takes it."""
    fields = fields_of(document)
    article = document.spots[0].article if document.spots else ""
    row: dict[str, Any] = {name: " ".join(values) for name, values in fields.others.items()}
    row |= {"section": document.section, "group": f"{article} {document.kind}", "stored": pack(document)}
    if fields.text:
        row["text"] = " ".join(fields.text)
    return row
