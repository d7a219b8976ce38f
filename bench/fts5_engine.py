"""A peer behind the same seam: SQLite's FTS5, given the same words."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from sahelreader.search.clauses import AnyOf, Both, Clause, Either, Everything, Faintly, Phrase, Term, Without
from sahelreader.search.document import Document, pack, unpack
from sahelreader.search.engine import Answer, Hit, Progress
from sahelreader.search.fields import TEXT, WORD_FIELDS, fields_of

COLUMNS = tuple(f'"{name}"' for name in (TEXT, *WORD_FIELDS))


class Fts5Engine:
    """A database of its own."""

    def __init__(self, folder: Path) -> None:
        file = folder / "index.db"
        if file.exists() and file.stat().st_nlink > 1:  # the older index's too, and SQLite writes into its file
            copy = shutil.copyfile(file, folder / "copy.db")
            copy.replace(file)
        self._db = sqlite3.connect(file, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        tokens = "tokenize=\"unicode61 remove_diacritics 0 tokenchars '.+#:/-_'\""
        self._db.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5({', '.join(COLUMNS)}, {tokens})")
        self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab('words', 'col')")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS document"
            " (id INTEGER PRIMARY KEY, section TEXT, article TEXT, kind TEXT, stored BLOB)"
        )
        self._db.execute("CREATE INDEX IF NOT EXISTS by_section ON document (section)")

    def index(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        """Take documents in."""
        with self._db:
            for count, document in enumerate(documents, 1):
                self._add(document)
                if progress:
                    progress(count)

    def replace(self, sections: Iterable[str], documents: Iterable[Document]) -> None:
        """Take sections out and documents in."""
        with self._db:
            for section in sections:
                ids = self._db.execute("SELECT id FROM document WHERE section = ?", (section,)).fetchall()
                self._db.executemany("DELETE FROM words WHERE rowid = ?", ids)
                self._db.executemany("DELETE FROM document WHERE id = ?", ids)
            for document in documents:
                self._add(document)

    def _add(self, document: Document) -> None:
        fields = fields_of(document)
        row = (None, document.section, document.spots[0].article, document.kind, pack(document))
        number = self._db.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?)", row).lastrowid
        values = (" ".join(fields.text), *(" ".join(fields.others.get(name, ())) for name in WORD_FIELDS))
        marks = ", ".join("?" * (len(values) + 1))
        self._db.execute(f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES ({marks})", (number, *values))  # noqa: S608

    def answer(self, clause: Clause, limit: int) -> Answer:
        """The best documents for a clause."""
        match = _match(clause)
        if match is None:
            return Answer()
        counts = Counter(
            {
                (article, kind): count
                for article, kind, count in self._db.execute(
                    "SELECT document.article, document.kind, count(*)"
                    " FROM words CROSS JOIN document ON id = words.rowid"
                    " WHERE words MATCH ? GROUP BY document.article, document.kind",
                    (match,),
                )
            }
        )
        found = self._db.execute(
            "SELECT stored, rank FROM words CROSS JOIN document ON id = words.rowid"
            " WHERE words MATCH ? ORDER BY rank LIMIT ?",
            (match, limit),
        )
        return Answer(tuple(Hit(unpack(stored), -rank) for stored, rank in found), counts)

    def vocabulary(self, field: str) -> Iterable[str]:
        """All words in a field."""
        rows = self._db.execute("SELECT term FROM vocabulary WHERE col = ?", (field,))
        return (term for (term,) in rows)

    def close(self) -> None:
        """Close the database."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.close()


def _match(clause: Clause) -> str | None:
    """The clause in FTS5's own language; None for what finds nothing. It knows no "all but"."""
    match clause:
        case Term(field, word):
            return f'"{field}" : "{word}"'
        case Phrase(stems):
            return f'{TEXT} : "{" ".join(stems)}"'
        case AnyOf(field, words):
            quoted = (f'"{word}"' for word in words)
            return f'"{field}" : ({" OR ".join(quoted)})' if words else None
        case Both(parts):
            fitting = [_match(part) for part in parts if not isinstance(part, Without)]
            out = [text for part in parts if isinstance(part, Without) and (text := _match(part.part))]
            together = " AND ".join(f"({text})" for text in fitting if text)
            return None if None in fitting else " NOT ".join((f"({together})", *(f"({text})" for text in out)))
        case Either(parts):
            return " OR ".join(f"({text})" for part in parts if (text := _match(part))) or None
        case Faintly(part):
            return _match(part)
        case Everything() | Without():
            raise NotImplementedError
