"""The reader's own data: what may be written and what can be read of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sahelreader.store.errors import StoreError, damaged, explained
from sahelreader.store.open_file import OpenFile
from sahelreader.store.opening import open_for_reading
from sahelreader.store.place import ReadingPlace

if TYPE_CHECKING:
    from sahelreader.store.annotation import Annotation, Mark
    from sahelreader.store.event_rows import AnswerRow
    from sahelreader.store.events import ReviewEvent
    from sahelreader.store.merging import Merged

_SET = "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
_KEEP_MEMORY = "INSERT INTO memory VALUES (?, ?) ON CONFLICT DO UPDATE SET content = excluded.content"
_SAVE_PLACE = """
    INSERT INTO place VALUES (:dossier, :article, :paragraph, :character, max(:paragraph, :furthest), :at_ms)
    ON CONFLICT DO UPDATE SET
        paragraph = iif(excluded.at_ms >= at_ms, excluded.paragraph, paragraph),
        character = iif(excluded.at_ms >= at_ms, excluded.character, character),
        furthest = max(furthest, excluded.furthest), at_ms = max(at_ms, excluded.at_ms)"""


class Store(OpenFile):
    """The reader's file. All methods raise StoreError; what a writing one was given is on disk when it returns."""

    def record_review(self, *events: ReviewEvent) -> None:
        """Appends the events, all of them or none. To repeat it with the same events changes nothing.

        Raises StoreError if an id is taken by an event of other content, or an undone review is unknown.
        """
        from sahelreader.store.event_rows import insert, row_of

        rows = [row_of(event) for event in events]
        with self._writing() as connection:
            insert(connection, rows, self.path)

    def reviews(self, dossier: str) -> list[ReviewEvent]:
        """All events of a dossier, undos and undone ones among them, in the order of their ids.

        Each is compared with its sha256; StoreError at the first that was changed outside.
        """
        from sahelreader.store.event_rows import OF_DOSSIER, read

        return read(self._rows(OF_DOSSIER, dossier), self.path)

    def reviews_of(self, dossier: str, fact: str) -> list[ReviewEvent]:
        """As `reviews`, but only those of one fact."""
        from sahelreader.store.event_rows import OF_FACT, read

        return read(self._rows(OF_FACT, dossier, fact), self.path)

    def reviews_after(self, dossier: str, ident: str) -> list[ReviewEvent]:
        """As `reviews`, but only those whose ids come after this one."""
        from sahelreader.store.event_rows import LATER, read

        return read(self._rows(LATER, dossier, ident), self.path)

    def reviews_before(self, dossier: str, ident: str, most: int) -> list[ReviewEvent]:
        """As `reviews`, but only those whose ids come before this one, the last first and so many at most."""
        from sahelreader.store.event_rows import LATEST, read

        return read(self._rows(LATEST, dossier, ident, most), self.path)

    def review_ids_before(self, dossier: str, ident: str, most: int) -> list[str]:
        """The ids of those events, unread."""
        from sahelreader.store.event_rows import LATEST_IDS

        return [found for (found,) in self._rows(LATEST_IDS, dossier, ident, most)]

    def answers(self, dossier: str) -> Iterator[AnswerRow]:
        """What statistics need of all answers that were not undone, in the order of their ids; checksums unread.

        One by one, since to hold them all takes longer than to count them; others wait until the last was taken.
        """
        from sahelreader.store.event_rows import ANSWERS

        with self._lock, explained(self.path):
            yield from self._connection.execute(ANSWERS, (dossier,))

    def review_summary(self, dossier: str) -> tuple[int, str]:
        """How many events `reviews` would give, and the id of the last; empty if there is none."""
        from sahelreader.store.event_rows import SUMMARY

        ((count, last),) = self._rows(SUMMARY, dossier)
        return int(count), str(last)

    def kept_memory(self, dossier: str) -> bytes | None:
        """What `keep_memory` was last given."""
        rows = self._rows("SELECT content FROM memory WHERE dossier = ?", dossier)
        return bytes(rows[0][0]) if rows else None

    def keep_memory(self, dossier: str, content: bytes) -> None:
        """Keeps what was made of the events of a dossier; it can be made again from them, so nothing depends on it."""
        with self._writing() as connection:
            connection.execute(_KEEP_MEMORY, (dossier, content))

    def save_place(self, place: ReadingPlace) -> None:
        """Keeps where the reader is, unless a later place is kept; `furthest` never goes back.

        A write to disk, so not for every line scrolled.
        """
        with self._writing() as connection:
            connection.execute(_SAVE_PLACE, place._asdict())

    def place(self, dossier: str, article: str) -> ReadingPlace | None:
        """Where the reader is in an article, if it was ever opened."""
        rows = self._rows("SELECT * FROM place WHERE dossier = ? AND article = ?", dossier, article)
        return ReadingPlace(*rows[0]) if rows else None

    def places(self, dossier: str) -> list[ReadingPlace]:
        """Where the reader is in each article of a dossier, the one last read first."""
        rows = self._rows("SELECT * FROM place WHERE dossier = ? ORDER BY at_ms DESC, article", dossier)
        return [ReadingPlace(*row) for row in rows]

    def annotate(self, *records: Annotation) -> None:
        """Appends what was done to a text, all of it or none; to repeat it changes nothing."""
        from sahelreader.store.annotation_rows import insert

        with self._writing() as connection:
            insert(connection, records)

    def annotations(self, dossier: str) -> list[Annotation]:
        """All that was ever done to the texts of a dossier, in its order; `annotation.current` tells what stands."""
        from sahelreader.store.annotation_rows import OF_DOSSIER, read

        return read(self._rows(OF_DOSSIER, dossier))

    def has_annotations(self, dossier: str) -> bool:
        """Whether there is any."""
        return bool(self._rows("SELECT 1 FROM annotation WHERE dossier = ? LIMIT 1", dossier))

    def set_mark(self, mark: Mark) -> None:
        """Keeps a place under its letter, unless the letter was given to another one later."""
        from sahelreader.store.annotation_rows import SET_MARK, values_of

        with self._writing() as connection:
            connection.execute(SET_MARK, values_of(mark))

    def marks(self, dossier: str) -> list[Mark]:
        """The marks of a dossier, by letter."""
        from sahelreader.store.annotation import Mark
        from sahelreader.store.annotation_rows import MARKS_OF_DOSSIER

        return [Mark(*row) for row in self._rows(MARKS_OF_DOSSIER, dossier)]

    def add_reading(self, dossier: str, article: str, at_ms: int, stretches: Iterable[tuple[int, int]]) -> None:
        """Adds time spent reading: words (0 where only the time is known) and milliseconds of each stretch."""
        from sahelreader.store.reading_rows import insert

        with self._writing() as connection:
            insert(connection, [(dossier, article, at_ms, words, ms) for words, ms in stretches])

    def reading_times(self, dossier: str) -> dict[str, int]:
        """Milliseconds spent on each article of a dossier."""
        from sahelreader.store.reading_rows import TIMES

        return {str(article): int(ms) for article, ms in self._rows(TIMES, dossier)}

    def latest_stretches(self, count: int) -> list[tuple[int, int]]:
        """Words and milliseconds of the stretches read last, of whatever dossier, the latest first."""
        from sahelreader.store.reading_rows import LATEST

        return [(int(words), int(ms)) for words, ms in self._rows(LATEST, str(count))]

    def setting(self, key: str, default: str = "") -> str:
        """What was set under the key."""
        rows = self._rows("SELECT value FROM setting WHERE key = ?", key)
        return str(rows[0][0]) if rows else default

    def settings(self) -> dict[str, str]:
        """Everything that was set."""
        return {str(key): str(value) for key, value in self._rows("SELECT key, value FROM setting ORDER BY key")}

    def set_setting(self, key: str, value: str) -> None:
        """Keeps a value under the key."""
        with self._writing() as connection:
            connection.execute(_SET, (key, value))

    def back_up(self, label: str, at_ms: int) -> Path:
        """Copies the file into `backups/` beside it and returns the copy's path; label: letters, digits, hyphens."""
        from sahelreader.store.backup import back_up

        with self._lock, explained(self.path):
            return back_up(self._connection, self.path, at_ms, label)

    def back_up_daily(self, at_ms: int) -> Path | None:
        """The day's backup, if there is none yet and something is there to copy; older ones are thinned."""
        from sahelreader.store.backup import DAILY_LABEL, back_up, is_due, thin

        with self._lock, explained(self.path):
            if self.readonly or not self._connection.total_changes or not is_due(self.path, at_ms):
                return None
            made = back_up(self._connection, self.path, at_ms, DAILY_LABEL)
            thin(self.path)
            return made

    def merge(self, other: Path, at_ms: int) -> Merged:
        """Takes over what another file of the reader's holds and this one does not, after a backup.

        Events, notes and highlights are united; of places and marks the newer ones count; choices stay. Raises
        StoreError, and then nothing has changed.
        """
        from sahelreader.store.merging import merge

        if not other.exists():
            raise StoreError(f"There is no file {other}.", "missing")
        with closing(open_for_reading(other, 5.0)) as source:
            self.back_up("merge", at_ms)
            with self._writing() as connection, explained(other):
                return merge(connection, source, self.path, other)

    def answer_count(self) -> int:
        """How many answers there are, of all dossiers, taken back or not."""
        from sahelreader.store.event_rows import COUNTS

        return int(self._rows(COUNTS)[0][1])

    def verify(self) -> int:
        """Reads everything and compares each event with its sha256; the number of events. StoreError at damage."""
        from sahelreader.store.event_rows import ALL, read

        verdict = self._rows("PRAGMA integrity_check(1)")[0][0]
        if verdict != "ok":
            raise damaged(self.path, verdict)
        return len(read(self._rows(ALL), self.path))
