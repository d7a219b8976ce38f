"""The engine of large libraries: an inverted index kept by tantivy in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from sahelreader.search.clauses import AnyOf, Both, Clause, Either, Everything, Faintly, Phrase, Term, Without
from sahelreader.search.document import Document, pack, unpack
from sahelreader.search.engine import Answer, Counted, Hit, Progress
from sahelreader.search.fields import TEXT, WORD_FIELDS, fields_of

FAINT = 0.01
MEMORY_BYTES = 128_000_000
MOST_GROUPS = 100_000
"""Pairs of article and kind that are counted."""


class TantivyEngine:
    """An index in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Opens what is in the folder, or begins anew in an empty one; raises ValueError for a bad one."""
        import tantivy

        self._tantivy = tantivy
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(folder))
        blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("blanks", blanks)
        self._index.reload()

    def index(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        """Take documents in."""
        self._write((), documents, progress)

    def replace(self, sections: Iterable[str], documents: Iterable[Document]) -> None:
        """Take sections out and documents in."""
        self._write(sections, documents, None)

    def _write(self, gone: Iterable[str], documents: Iterable[Document], progress: Progress | None) -> None:
        writer = self._index.writer(heap_size=MEMORY_BYTES, num_threads=1)
        for section in gone:
            writer.delete_documents_by_term("section", section)
        for count, document in enumerate(documents, 1):
            writer.add_document(self._row(document))
            if progress:
                progress(count)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def _row(self, document: Document) -> Any:
        fields = fields_of(document)
        article = document.spots[0].article if document.spots else ""
        row = self._tantivy.Document()
        row.add_text(TEXT, " ".join(fields.text))
        for name, values in fields.others.items():
            row.add_text(name, " ".join(values))
        row.add_text("section", document.section)
        row.add_text("group", f"{article} {document.kind}")
        row.add_bytes("stored", pack(document))
        return row

    def answer(self, clause: Clause, limit: int) -> Answer:
        """The best documents for a clause."""
        searcher = self._index.searcher()
        query = self._query(clause)
        found = searcher.search(query, limit=max(limit, 1), count=False).hits if limit else ()
        hits = tuple(Hit(unpack(searcher.doc(address)["stored"][0]), score) for score, address in found)
        return Answer(hits, Counted(lambda: self._counts(searcher, query)))

    def _counts(self, searcher: Any, query: Any) -> dict[tuple[str, str], int]:
        asked = {"groups": {"terms": {"field": "group", "size": MOST_GROUPS, "segment_size": MOST_GROUPS}}}
        buckets = searcher.aggregate(query, asked)["groups"]["buckets"]
        counts = {}
        for bucket in buckets:
            article, _, kind = bucket["key"].partition(" ")
            counts[article, kind] = int(bucket["doc_count"])
        return counts

    def vocabulary(self, field: str) -> Iterable[str]:
        """All words in a field; for a while also those of documents taken out."""
        return (word for word, _ in self._index.searcher().terms_with_prefix(field, ""))

    def close(self) -> None:
        """Nothing to let go of: tantivy does it when the index is forgotten."""

    def _query(self, clause: Clause) -> Any:  # noqa: PLR0911 (one line for each kind of clause)
        q, schema = self._tantivy.Query, self._schema
        match clause:
            case Term(field, word):
                query = q.term_query(schema, field, word)
                return query if field == TEXT else q.const_score_query(query, 1.0)
            case Phrase(stems):
                return q.phrase_query(schema, TEXT, list(stems))
            case AnyOf(_, words) if not words:
                return q.empty_query()
            case AnyOf(field, words):
                return q.const_score_query(q.term_set_query(schema, field, list(words)), 1.0)
            case Everything():
                return q.all_query()
            case Both(parts):
                return self._both(parts)
            case Either(parts):
                return q.boolean_query([(self._tantivy.Occur.Should, self._query(part)) for part in parts])
            case Without():
                return self._both((clause,))
            case Faintly(part):
                return q.const_score_query(self._query(part), FAINT)

    def _both(self, parts: Sequence[Clause]) -> Any:
        """All of the parts; of negations alone, all documents without them."""
        occur = self._tantivy.Occur
        must = [(occur.Must, self._query(part)) for part in parts if not isinstance(part, Without)]
        out = [(occur.MustNot, self._query(part.part)) for part in parts if isinstance(part, Without)]
        return self._tantivy.Query.boolean_query([*(must or [(occur.Must, self._query(Everything()))]), *out])


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field(TEXT, tokenizer_name="blanks", index_option="position")
    for name in WORD_FIELDS:
        builder.add_text_field(name, tokenizer_name="blanks", index_option="basic")
    builder.add_text_field("section", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("group", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()
