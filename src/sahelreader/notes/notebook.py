"""The notes of one reader on one dossier: what was marked, where it stands now, and the taking of more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sahelreader.notes.body import Body
from sahelreader.store.annotation import Annotation, current
from sahelreader.store.events import new_event_id
from sahelreader.text.anchoring import find_again
from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Place
    from sahelreader.store.moment import Moment
    from sahelreader.store.store import Store

CONTEXT = 60
"""Characters kept before and after a quotation."""
MOST_QUOTED = 5_000
"""Characters of the longest quotation that is kept."""
MOST_WRITTEN = 2_000
"""Characters of the longest note, question or answer."""

Standing = Literal["exact", "moved", "changed", "orphaned"]


class NoteError(ValueError):
    """What can't be kept as a note; the message is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Note:
    """A highlight or a card, and where its words stand now."""

    record: Annotation
    places: tuple[Place, ...]
    """Paragraph by paragraph; empty if the words are no longer there."""
    standing: Standing

    @property
    def is_orphaned(self) -> bool:
        """Whether its words are no longer found, or its article is gone."""
        return self.standing == "orphaned"

    @property
    def number(self) -> int:
        """The paragraph in which the words begin; of an orphan, in which they began."""
        return self.places[0].number if self.places else self.record.paragraph

    @property
    def address(self) -> str:
        """As `sahelreader open` takes it."""
        return f"{self.record.article}#p{max(self.number, 1)}"

    @property
    def is_card(self) -> bool:
        """Whether it is a card of the reader's own."""
        return self.record.kind == "card"

    @property
    def is_position(self) -> bool:
        """Whether it is what an article answers to a question of the reader's own."""
        return self.record.kind == "position"


class Notebook:
    """Reads and takes notes. What takes or changes one raises StoreError, and is on disk when it returns."""

    def __init__(
        self, store: Store, dossier: str, articles: Callable[[str], Article | None], clock: Callable[[], Moment]
    ) -> None:
        """`articles`: the article with an id, None if the dossier has none such."""
        self._store, self._dossier, self._articles, self._clock = store, dossier, articles, clock
        self._bodies: dict[str, Body | None] = {}
        self._placed: dict[Annotation, Note] = {}
        self._last_id = ""

    def notes(self, article: str | None = None) -> list[Note]:
        """All notes, or those of an article, in the order of the text; orphans last, as they were made.

        Read anew each time, since another sahelreader may be writing too.
        """
        records = self._store.annotations(self._dossier)
        self._last_id = records[-1].id if records else ""
        found = [self._place(record) for record in current(records) if article in (None, record.article)]
        return sorted(found, key=_order)

    def note(self, subject: str) -> Note | None:
        """The note with this id, if it stands."""
        return next((note for note in self.notes() if note.record.subject == subject), None)

    # Taking notes

    def highlight(self, article: str, start: tuple[int, int], end: tuple[int, int], note: str = "") -> Note:
        """Mark the words from one (paragraph, character) to another. Raises NoteError, StoreError."""
        return self._take(replace(self._quote(article, start, end), note=written(note)))

    def make_card(self, article: str, start: tuple[int, int], end: tuple[int, int], question: str, answer: str) -> Note:
        """A card of the reader's own, which these words prove. Raises NoteError, StoreError."""
        question, answer = written(question), written(answer)
        if not (question and answer):
            raise NoteError("A card needs a question and an answer.")
        record = self._quote(article, start, end)
        return self._take(replace(record, kind="card", question=question, answer=answer))

    def take_position(self, article: str, start: tuple[int, int], end: tuple[int, int], question: str) -> Note:
        """Set these words down as what the article answers to a question. Raises NoteError, StoreError."""
        question = written(question)
        if not question:
            raise NoteError("A claim needs the question that the articles answer differently.")
        return self._take(replace(self._quote(article, start, end), kind="position", question=question))

    def rewrite(self, note: Note, *, text: str = "", question: str = "", answer: str = "") -> Note:
        """Other words for what the reader wrote; empty ones leave a question or an answer as it was."""
        if note.is_card:
            question, answer = written(question) or note.record.question, written(answer) or note.record.answer
            return self._take(replace(note.record, question=question, answer=answer))
        return self._take(replace(note.record, note=written(text)))

    def delete(self, *notes: Note) -> None:
        """Let notes count as deleted; their records stay, and `restore` brings them back."""
        for note in notes:
            self._take(replace(note.record, kind="delete"))

    def restore(self, *notes: Note) -> list[Note]:
        """Notes as they were before they were deleted or rewritten."""
        return [self._take(note.record) for note in notes]

    def _take(self, record: Annotation) -> Note:
        now = self._clock()
        ident = new_event_id(now.at_ms, self._last_id)
        record = replace(
            record, id=ident, subject=record.subject if record.subject != UNNAMED else ident, at_ms=now.at_ms,
            offset_minutes=now.offset_minutes,
        )  # fmt: skip
        self._store.annotate(record)
        self._last_id = ident
        return self._place(record)

    def _quote(self, article: str, start: tuple[int, int], end: tuple[int, int]) -> Annotation:
        """What is to be kept of these words; blanks at the ends are left out."""
        body = self._body(article)
        first, last = (body.position(*start), body.position(*end)) if body else (-1, -1)
        quote = body.text[first:last] if body and 0 <= first < last else ""
        first += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        if not body or not quote:
            raise NoteError("There are no words here to mark.")
        if len(quote) > MOST_QUOTED:
            raise NoteError(f"That is too long for one note: {len(quote):,} characters, and {MOST_QUOTED:,} are kept.")
        number, character = body.address(first)
        last = first + len(quote)
        prefix, suffix = body.text[max(first - CONTEXT, 0) : first], body.text[last : last + CONTEXT]
        return Annotation(
            UNNAMED, self._dossier, UNNAMED, "highlight", 0, 0, article, number, character, quote, prefix, suffix
        )

    # Where they stand

    def _place(self, record: Annotation) -> Note:
        note = self._placed.get(record)
        if note is None:
            note = self._placed[record] = self._find(record)
        return note

    def _find(self, record: Annotation) -> Note:
        body = self._body(record.article)
        if body is None:
            return Note(record, (), "orphaned")
        at = body.position(record.paragraph, record.start)
        found = find_again(body.text, record.quote, at, record.prefix, record.suffix)
        places = tuple(body.places(found.start, found.end)) if found else ()
        return Note(record, places, found.how if found and places else "orphaned")

    def _body(self, article: str) -> Body | None:
        if article not in self._bodies:
            found = self._articles(article)
            self._bodies[article] = Body(found) if found is not None else None
        return self._bodies[article]


UNNAMED = "-"
"""In place of the ids of a record that is yet to be taken."""


def written(text: str) -> str:
    """What the reader wrote, in one line without control characters."""
    line = clean_line(text, MOST_WRITTEN + 1).strip()
    if len(line) > MOST_WRITTEN:
        raise NoteError(f"That is too long for one note: at most {MOST_WRITTEN:,} characters are kept.")
    return line


def by_article(notes: Iterable[Note], order: Iterable[str]) -> list[tuple[str, list[Note]]]:
    """The notes that stand, article by article in an order; articles without notes are left out."""
    standing = [note for note in notes if not note.is_orphaned]
    groups = [(article, [note for note in standing if note.record.article == article]) for article in order]
    return [group for group in groups if group[1]]


def _order(note: Note) -> tuple[bool, str, int, int, str]:
    if not note.places:
        return (True, "", 0, 0, note.record.subject)
    place = note.places[0]
    return (False, place.article, place.number, place.start, note.record.subject)
