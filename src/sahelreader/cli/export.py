"""`sahelreader export`: facts and what you know of them, for Anki, a spreadsheet, a page or another program."""

from __future__ import annotations

from sahelreader.cli.output import complain, counted, say, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from sahelreader.dossier.model import Fact
    from sahelreader.exchange.anki.showing import Beside
    from sahelreader.study.ledger import Ledger
    from sahelreader.workspace import Workspace

KINDS = ("anki", "csv", "tsv", "md", "json")
DESCRIPTION = """\
Write the dossier's facts with their sources and with what you know of them. anki: a package with your reviews and
memory; imported again, it updates what was edited and duplicates nothing. csv: a row a question. tsv: for Anki's text
import. md: a page to read. json: everything, to be read back by sahelreader import json."""

ONLY_AT_FIRST = (
    "In Anki choose File > Import and tick “Import any learning progress”; in the deck's options switch FSRS on. "
    "Anki takes reviews and due days at the first import alone: for notes that it has already, it takes changed "
    "words and nothing else."
)


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "export", help="write the facts and your study to a file", description=DESCRIPTION
    )
    parser.add_argument("kind", choices=KINDS, help=", ".join(KINDS), metavar="KIND")
    parser.add_argument("file", nargs="?", metavar="FILE", help="where to (default, not for anki: standard output)")
    parser.add_argument("--article", metavar="ID", help="only facts of this article (not for json, which is whole)")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Write the file, or print it."""
    from pathlib import Path

    to_output = arguments.file in (None, "", "-")
    if arguments.kind == "anki" and to_output:
        complain("An Anki package needs a file: sahelreader export anki FILE.apkg.")
        return 2
    if arguments.kind == "json" and arguments.article:
        complain("The JSON export is whole: leave --article away.")
        return 2
    facts = _facts(arguments.article, workspace)
    file = None if to_output else Path(arguments.file)
    if arguments.kind == "anki" and file:
        return _export_anki(file, facts, workspace)
    if arguments.kind == "json":
        return _export_json(file, facts, workspace)
    text = _text(arguments.kind, facts, workspace)
    if file is None:
        say(text.rstrip("\n"))
        return 0
    return _write(file, text, counted(len(facts), "fact"))


def _facts(article: str | None, workspace: Workspace) -> Sequence[Fact]:
    if article is None:
        return workspace.facts
    ident = workspace.article(article).head.id
    return [fact for fact in workspace.facts if ident in fact.articles]


def _parts(facts: Sequence[Fact]) -> Sequence[Fact]:
    """What has a memory of its own."""
    from sahelreader.study.directions import Directions

    return tuple(Directions(facts).parts.values())


def _beside(workspace: Workspace) -> Beside:
    from sahelreader.exchange.anki.showing import Beside
    from sahelreader.study.answers.book import Book

    book = Book(workspace.glossary, workspace.facts)
    return Beside(workspace.claims, lambda card: book.forms(book.named_by(card)))


def _export_anki(file: Path, facts: Sequence[Fact], workspace: Workspace) -> int:
    from sahelreader.exchange.anki.export import CHANGES, export
    from sahelreader.exchange.outgoing import write_whole
    from sahelreader.store.moment import read_clock

    store, dossier = workspace.store_for_reading, workspace.overview.id
    setting = f"{CHANGES}.{dossier}"
    exported = export(
        _parts(facts),
        _ledger(workspace),
        workspace.overview,
        now_seconds=read_clock().at_ms // 1000,
        changes=store.setting(setting),
        beside=_beside(workspace),
    )
    if not store.readonly and exported.changes != store.setting(setting):
        store.set_setting(setting, exported.changes)
    write_whole(file, exported.data)
    say(f"{file}: {counted(exported.notes, 'note')} with {counted(exported.reviews, 'review')}.")
    if exported.reviews:
        say(wrap(ONLY_AT_FIRST))
    return 0


def _export_json(file: Path | None, facts: Sequence[Fact], workspace: Workspace) -> int:
    from sahelreader.exchange.whole import Whole, as_json

    store, dossier = workspace.store_as_it_is, workspace.overview.id
    whole = Whole(
        tuple(store.reviews(dossier)),
        tuple(store.places(dossier)),
        tuple(store.annotations(dossier)),
        tuple(store.marks(dossier)),
    )
    value = as_json(facts, whole, workspace.overview)
    if file is None:
        from sahelreader.cli.output import say_json

        say_json(value)
        return 0
    import json

    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    return _write(file, text, f"{counted(len(facts), 'fact')} and {counted(len(whole.events), 'event')}")


def _text(kind: str, facts: Sequence[Fact], workspace: Workspace) -> str:
    if kind == "md":
        from sahelreader.exchange.markdown import as_markdown

        return as_markdown(facts, workspace.overview)
    from sahelreader.exchange.tables import as_csv, as_tsv

    if kind == "tsv":
        return as_tsv(_parts(facts), workspace.overview, _beside(workspace))
    return as_csv(facts, workspace.overview, _ledger(workspace))


def _ledger(workspace: Workspace) -> Ledger:
    """With all histories in memory, since each is asked for."""
    from sahelreader.study.directions import Directions
    from sahelreader.study.ledger import Ledger

    events = workspace.store_as_it_is.reviews(workspace.overview.id)
    return Ledger(events, workspace.study_options.schedule, Directions(workspace.facts))


def _write(file: Path, text: str, what: str) -> int:
    from sahelreader.exchange.outgoing import write_whole

    write_whole(file, text.encode("utf-8", "backslashreplace"))
    say(f"{file}: {what}.")
    return 0
