"""`sahelreader notes`: the reader's highlights, notes and cards, to read or to take elsewhere."""

from __future__ import annotations

from sahelreader.cli.output import complain, say, say_json, wrap
from sahelreader.text.quotation import in_marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.notes.notebook import Note
    from sahelreader.workspace import Workspace

FORMATS = ("md", "csv", "json", "bib")
NOTHING = "There are no notes yet: v in an article chooses a sentence, enter then marks it."


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "notes", help="list your highlights, notes and cards, or give them out",
        description="List what you highlighted and wrote, each with the command that leads back to its place. "
        "Orphaned notes, of which the words are no longer in the text, are kept and come last.",
    )  # fmt: skip
    parser.add_argument("article", nargs="?", metavar="ARTICLE", help="only the notes on this article")
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--to", choices=FORMATS, help="as Markdown, as a table for spreadsheets, as one JSON array, as BibTeX"
    )
    form.add_argument("--json", action="store_true", help="one JSON object a note")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the notes; exit status 1 if there are none."""
    from sahelreader.notes.giving_out import give_out, record_of

    store = workspace.store_as_it_is
    notes = workspace.notebook.notes(arguments.article) if workspace.has_notes else []
    if arguments.article and not notes:  # an unknown one is told
        ident = workspace.article(arguments.article).head.id
        notes = workspace.notebook.notes(ident) if workspace.has_notes else []
    if arguments.to:
        if text := give_out(arguments.to, notes, workspace.overview.articles):
            say(text)
    elif arguments.json:
        for note in notes:
            say_json(record_of(note))
    else:
        _print(notes, workspace, arguments.article)
    if not notes:
        complain((store.readonly and store.notice) or NOTHING)
    return 0 if notes else 1


def _print(notes: list[Note], workspace: Workspace, article: str | None) -> None:
    from sahelreader.notes.notebook import by_article

    heads = {head.id: head for head in workspace.overview.articles}
    for ident, group in by_article(notes, heads):
        say(f"{heads[ident].shown_title}\n")
        _print_all(group)
    orphans = [note for note in notes if note.is_orphaned]
    if orphans:
        say("Orphaned: the words are no longer found\n")
        _print_all(orphans)
    if not article:
        _print_places(workspace)


def _print_all(notes: list[Note]) -> None:
    from sahelreader.notes.giving_out import way_back

    for note in notes:
        record = note.record
        say(wrap(in_marks(record.quote), "  ", "  "))
        if note.is_card:
            say(wrap(f"{record.question} – {record.answer}", "    ", "    "))
        if note.is_position:
            say(wrap(f"answers: {record.question}", "    ", "    "))
        if record.note:
            say(wrap(record.note, "    ", "    "))
        changed = " · changed since" if note.standing == "changed" else ""
        say(f"    {way_back(note)}{changed}\n")


def _print_places(workspace: Workspace) -> None:
    from sahelreader.notes.orphans import orphaned_places

    store, dossier = workspace.store_as_it_is, workspace.overview.id
    orphans = orphaned_places(store.places(dossier), store.marks(dossier), workspace.overview.articles)
    for orphan in orphans:
        what = f"mark {orphan.letter}" if orphan.letter else "place"
        say(f"Orphaned {what}: {orphan.article}#p{orphan.number} ({orphan.why})")
