"""`sahelreader timeline`: what the articles date, in its order."""

from __future__ import annotations

from sahelreader.cli.output import complain, say, say_json, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser("timeline", help="list the dated events")
    parser.add_argument("--json", action="store_true", help="one JSON object an event")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print a line or a JSON object an event."""
    if not workspace.events:
        complain("This dossier has no timeline.")
    shorts = {head.id: head.short for head in workspace.overview.articles}
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
