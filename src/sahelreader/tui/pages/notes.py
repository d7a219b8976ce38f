"""The reader's notes as a page to choose from: by article, then what is orphaned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sahelreader.text.quotation import in_marks
from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.named_keys import key
from sahelreader.tui.wrapping import fit

if TYPE_CHECKING:
    from sahelreader.dossier.model import ArticleHead
    from sahelreader.notes.notebook import Note
    from sahelreader.notes.orphans import Orphan

LINK = "note:"
"""What a link to a note begins with; its id follows."""
NUMBER_COLUMNS = 8
LEAST_WIDTH = 16
EMPTY_PAGE = (
    ("reader.cursor", "v", "in an article puts a cursor on a sentence; there"),
    ("cursor.highlight", "enter", "highlights it,"),
    ("cursor.note", "n", "writes a note to it,"),
    ("cursor.card", "c", "makes a card of it, and"),
    ("cursor.copy", "y", "copies it with its source."),
)


def notes_page(notes: Sequence[Note], orphans: Iterable[Orphan], heads: Iterable[ArticleHead], width: int) -> Document:
    """A row a note, each a link `note:ID`; places that are orphaned come last, in words."""
    return Document(list(_paragraphs(notes, list(orphans), list(heads), width)))


def _paragraphs(
    notes: Sequence[Note], orphans: list[Orphan], heads: list[ArticleHead], width: int
) -> Iterator[Paragraph]:
    from sahelreader.notes.notebook import by_article

    yield Paragraph("", gap=0)
    if not notes:
        yield from _empty()
    shown = {head.id: head for head in heads}
    for article, group in by_article(notes, shown):
        head = shown[article]
        yield Writer().add(head.shown_title, "title").add(f"  {head.shown_outlet}", "dim").paragraph()
        for note in group:
            yield from _note(note, width)
    gone = [note for note in notes if note.is_orphaned]
    if gone:
        yield Writer().add("Orphaned", "title").add("  the words are no longer found in the texts", "dim").paragraph()
        for note in gone:
            yield from _note(note, width)
    if orphans:
        yield Writer().add("Places kept", "title").add("  of what is no longer there", "dim").paragraph()
        for orphan in orphans:
            what = f"Mark {orphan.letter}" if orphan.letter else "Where you were"
            yield Paragraph(f"{what}: {orphan.article} ¶ {orphan.number}, {orphan.why}.", "dim", indent=2, gap=0)


def _note(note: Note, width: int) -> Iterator[Paragraph]:
    """The quotation in a line, and what was written to it under it."""
    record = note.record
    link = f"{LINK}{record.subject}"
    room = max(width - NUMBER_COLUMNS, LEAST_WIDTH)
    quote = fit(in_marks(record.quote.replace("\n", " ")), room)
    line = Writer().add(f"¶ {note.number}".ljust(NUMBER_COLUMNS), "marker").add(quote, "", link)
    written = _written(note)
    yield line.paragraph(gap=0 if written else 1, wrap=False)
    for i, (words, look) in enumerate(written):
        gap = int(i == len(written) - 1)
        yield Writer().add(words, look).paragraph(indent=NUMBER_COLUMNS, gap=gap)


def _written(note: Note) -> list[tuple[str, str]]:
    record = note.record
    lines = []
    if note.is_card:
        lines += [(f"? {record.question}", "label"), (f"  {record.answer}", "")]
    if note.is_position:
        lines.append((f"≠ {record.question}", "label"))
    if record.note:
        lines.append((f"• {record.note}", "label"))
    if note.is_orphaned:
        lines.append((f"It stood in {record.article}.", "dim"))
    if note.standing == "changed":
        lines.append(("The text has changed here since.", "dim"))
    return lines


def _empty() -> Iterator[Paragraph]:
    yield Paragraph("No notes yet.", "title")
    for ident, usual, words in EMPTY_PAGE:
        yield Writer().add(f"{key(ident, usual):<7}", "key").add(words).paragraph(indent=2, gap=0)
