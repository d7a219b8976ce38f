"""`sahelreader timeline`: what the articles date, in its order."""

from __future__ import annotations

from sahelreader.cli.output import complain, say, say_json, wrap
from sahelreader.cli.tables import FORMATS, print_table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser("timeline", help="list the dated events")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object an event")
    form.add_argument("--to", choices=FORMATS, help="the synopsis as a table: a row an event, a column an article")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print a line or a JSON object an event; exit status 1 where there is none."""
    if not workspace.events:
        complain("This dossier has no timeline.")
        return 1
    shorts = workspace.overview.shorts
    if arguments.to:
        _print_synopsis(arguments.to, workspace)
        return 0
    for event in workspace.events:
        if arguments.json:
            say_json(
                {
                    "id": event.id, "title": event.title, "when": event.when, "precision": event.precision,
                    "shown": event.shown, "note": event.note, "entities": event.entities,
                    "evidence": [
                        {"article": e.place.article, "address": str(e.place), "quote": e.quote} for e in event.evidence
                    ],
                }
            )  # fmt: skip
            continue
        where = ", ".join(dict.fromkeys(shorts[e.place.article] for e in event.evidence))
        say(wrap(event.shown))
        say(wrap(f"{event.title} ({where})", "  "))
        if event.note:
            say(wrap(event.note, "    "))
    return 0


def _print_synopsis(to: str, workspace: Workspace) -> None:
    from sahelreader.compare.synopsis import synopsis
    from sahelreader.text.quotation import in_marks

    heads = workspace.overview.articles
    rows = []
    for slot in synopsis(workspace.events, "day"):
        told = ("; ".join(f"{in_marks(e.quote)} ({e.place})" for e in slot.told_by(head.id)) or "–" for head in heads)
        rows.append([slot.label, slot.events[0].title, *told])
    print_table(to, ["date", "event", *(head.short for head in heads)], rows)
