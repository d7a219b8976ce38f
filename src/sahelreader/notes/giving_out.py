"""Notes as Markdown, CSV, JSON or BibTeX, each with the command that leads back to its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sahelreader.notes.notebook import by_article
from sahelreader.text.markdown import plain, plain_lines
from sahelreader.text.quotation import in_marks

if TYPE_CHECKING:
    from sahelreader.dossier.model import ArticleHead
    from sahelreader.notes.notebook import Note

NOW = {"changed": "changed since", "orphaned": "no longer found"}
"""What is told of words that don't stand in the text as they were marked."""
FORMATS = ("md", "csv", "json", "bib")
COLUMNS = ("article", "paragraph", "kind", "quote", "note", "question", "answer", "made", "standing", "open")
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
        "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
    }
)  # fmt: skip


def way_back(note: Note) -> str:
    """The command that opens the place of a note."""
    return f"sahelreader open {note.address}"


def cited(quote: str, head: ArticleHead | None, note_address: str, number: int) -> str:
    """A quotation with its source and the way back, as it is copied."""
    source = f"{_source(head)}, ¶ {number}" if head else note_address
    return f"{in_marks(quote)}\n— {source} (sahelreader open {note_address})"


def record_of(note: Note) -> dict[str, Any]:
    """A note as a record: the columns of the table."""
    record = note.record
    return {
        "article": record.article, "paragraph": note.number, "kind": record.kind, "quote": record.quote,
        "note": record.note, "question": record.question, "answer": record.answer, "made": _date(note, with_time=True),
        "standing": note.standing, "open": way_back(note),
    }  # fmt: skip


def give_out(form: str, notes: Iterable[Note], heads: Iterable[ArticleHead]) -> str:
    """All notes in one of the `FORMATS`, orphans included; ends without a line end."""
    known = {head.id: head for head in heads}
    writers: dict[str, Callable[[list[Note], Mapping[str, ArticleHead]], str]] = {
        "md": _markdown, "csv": _csv, "json": _json, "bib": _bibtex,
    }  # fmt: skip
    return writers[form](list(notes), known).rstrip("\n")


def _markdown(notes: list[Note], heads: Mapping[str, ArticleHead]) -> str:
    lines: list[str] = []
    for article, group in by_article(notes, heads):
        lines += [f"## {plain(heads[article].shown_title)}", "", _about(heads[article]), ""]
        lines += [line for note in group for line in _markdown_note(note)]
    orphans = [note for note in notes if note.is_orphaned]
    if orphans:
        lines += ["## No longer found in the texts", ""]
        lines += [line for note in orphans for line in _markdown_note(note)]
    return "\n".join(lines)


def _about(head: ArticleHead) -> str:
    return plain(f"{head.shown_outlet}, {head.dating.shown}")


def _markdown_note(note: Note) -> list[str]:
    record = note.record
    lines = [f"> {line}" for line in plain_lines(record.quote).split("\n")]
    lines += ["", " · ".join((f"¶ {note.number}", _date(note), f"`{way_back(note)}`", *_now(note))), ""]
    if record.question:
        lines += [f"**{plain(record.question)}** {plain(record.answer)}".rstrip(), ""]
    if record.note:
        lines += [plain_lines(record.note), ""]
    return lines


def _csv(notes: list[Note], _heads: Mapping[str, ArticleHead]) -> str:
    from sahelreader.text.csv_table import csv_table

    records = map(record_of, notes)
    return csv_table(COLUMNS, ([str(record[column]) for column in COLUMNS] for record in records))


def _json(notes: list[Note], _heads: Mapping[str, ArticleHead]) -> str:
    import json

    return json.dumps([record_of(note) for note in notes], ensure_ascii=False, indent=2)


def _bibtex(notes: list[Note], heads: Mapping[str, ArticleHead]) -> str:
    """An entry an article, its notes in the field `annote`; orphans under the article that they were taken from."""
    entries = []
    for article in dict.fromkeys([*heads, *(note.record.article for note in notes)]):
        group = [note for note in notes if note.record.article == article]
        if group:
            entries.append(_bibtex_entry(article, group, heads.get(article)))
    return "\n\n".join(entries)


def _bibtex_entry(article: str, notes: list[Note], head: ArticleHead | None) -> str:
    fields = {"title": head.title if head else article}
    if head and head.author:
        fields["author"] = head.author
    if head and head.outlet:
        fields["howpublished"] = head.outlet
    if head and head.dating.on:
        fields["year"] = head.dating.on[:4]
    elif head:
        fields["note"] = head.dating.shown
    fields["annote"] = "\n\n".join(_bibtex_note(note) for note in notes)
    body = ",\n".join(f"  {name} = {{{{{value.translate(_TEX)}}}}}" for name, value in fields.items())
    return f"@misc{{{article},\n{body},\n}}"


def _bibtex_note(note: Note) -> str:
    record = note.record
    written = " ".join(filter(None, (record.question, record.answer, record.note)))
    quote = record.quote.replace("\n", " ")
    place = "; ".join((f"¶ {note.number}", way_back(note), *_now(note)))
    return "\n".join(filter(None, (f"{in_marks(quote)} ({place})", written)))


def _now(note: Note) -> list[str]:
    return [NOW[note.standing]] if note.standing in NOW else []


def _source(head: ArticleHead) -> str:
    return f"{head.shown_title}, {head.shown_outlet}, {head.dating.shown}"


def _date(note: Note, *, with_time: bool = False) -> str:
    from sahelreader.store.moment import Moment

    local = Moment(note.record.at_ms, note.record.offset_minutes).local
    return local.isoformat(timespec="seconds") if with_time else f"{local.day} {local:%b %Y}"
