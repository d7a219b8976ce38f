"""`sahelreader import`: takes in what was learned elsewhere, each answer once."""

from __future__ import annotations

from sahelreader.cli.output import counted, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Any

    from sahelreader.store.events import ReviewEvent
    from sahelreader.store.store import Store
    from sahelreader.workspace import Workspace

DESCRIPTION = """\
Take in reviews. anki: those made in Anki of notes that sahelreader exported (in Anki choose File > Export, and tick
"Support older Anki versions" and "Include scheduling information"). json: what sahelreader export json wrote, on this
machine or another. Your data is backed up first, nothing that is there is changed, and the same file again adds
nothing."""
DAY_MS = 86_400_000


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "import", help="take in reviews from Anki or from another machine", description=DESCRIPTION
    )
    parser.add_argument("kind", choices=("anki", "json"), help="anki, json", metavar="KIND")
    parser.add_argument("file", metavar="FILE", help="an .apkg of Anki's, or the export of sahelreader")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Add what is new."""
    from pathlib import Path

    take = _import_anki if arguments.kind == "anki" else _import_json
    return take(Path(arguments.file), workspace)


def _import_anki(file: Path, workspace: Workspace) -> int:
    from sahelreader.exchange.anki.reading import read_reviews
    from sahelreader.exchange.anki.returning import returned
    from sahelreader.store.moment import read_clock
    from sahelreader.study.directions import Directions

    reviews = read_reviews(file)
    store, dossier = workspace.sound_store, workspace.overview.id
    result = returned(
        reviews,
        Directions(workspace.facts),
        store.reviews(dossier),
        dossier=dossier,
        offset_at=_offset_at,
        until_ms=read_clock().at_ms + DAY_MS,
    )
    backup = _add(result.events, store)
    say(f"{file}: {counted(len(result.events), 'new review')}; {_here(result.known, 'review')}.")
    if result.by_hand:
        say(f"{counted(result.by_hand, 'change')} made by hand in Anki (Set due date, Reset) is left to Anki.")
    if result.elsewhere:
        say(f"{counted(result.elsewhere, 'review')} of other dossiers: import the file with --dossier for each.")
    if result.unlikely:
        say(f"{counted(result.unlikely, 'review')} dated in the future was left out.")
    _tell(backup)
    return 0


def _import_json(file: Path, workspace: Workspace) -> int:
    from sahelreader.exchange.whole import read_json
    from sahelreader.store.moment import read_clock

    dossier = workspace.overview.id
    whole = read_json(file, dossier)
    store = workspace.sound_store
    until = read_clock().at_ms + DAY_MS
    known = {event.id for event in store.reviews(dossier)}
    events = [event for event in whole.events if event.id not in known and event.at_ms <= until]
    noted = {record.id for record in store.annotations(dossier)}
    notes = [record for record in whole.annotations if record.id not in noted and record.at_ms <= until]
    at = {place.article: place.at_ms for place in store.places(dossier)}
    places = [place for place in whole.places if at.get(place.article, -1) < place.at_ms <= until]
    at = {mark.letter: mark.at_ms for mark in store.marks(dossier)}
    marks = [mark for mark in whole.marks if at.get(mark.letter, -1) < mark.at_ms <= until]
    backup = _add(events, store, also=bool(notes or places or marks))
    if notes:
        store.annotate(*notes)
    for place in places:
        store.save_place(place)
    for mark in marks:
        store.set_mark(mark)
    new = [(len(events), "event"), (len(notes), "note"), (len(places), "place"), (len(marks), "mark")]
    told = ", ".join(counted(number, f"new {unit}") for number, unit in new if number) or "nothing new"
    say(f"{file}: {told}; {_here(len(whole.events) - len(events), 'event')}.")
    _tell(backup)
    return 0


def _add(events: Sequence[ReviewEvent], store: Store, *, also: bool = False) -> Path | None:
    """Records the events after a backup; without anything new there is neither."""
    if not events and not also:
        return None
    from sahelreader.store.moment import read_clock

    backup = store.back_up("import", read_clock().at_ms)
    store.record_review(*events)
    return backup


def _tell(backup: Path | None) -> None:
    if backup:
        say(f"Before that, everything was copied to {backup}.")


def _offset_at(at_ms: int) -> int:
    """The offset in minutes that this machine's clock had at a time."""
    import time

    try:
        return (time.localtime(at_ms / 1000).tm_gmtoff or 0) // 60
    except (OverflowError, ValueError, OSError):
        return 0


def _here(number: int, unit: str) -> str:
    return f"{counted(number, unit)} {'was' if number == 1 else 'were'} here already"
