"""`sahelreader articles`: what the dossier holds."""

from __future__ import annotations

from sahelreader.cli.output import say, say_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser("articles", help="list the articles of the dossier")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print a line or a JSON object an article."""
    overview = workspace.overview
    if not arguments.json:
        say(f"{overview.title}\n")
    for head in overview.articles:
        if arguments.json:
            say_json(
                {
                    "article": head.id, "file": head.file, "title": head.title,
                    "title_is_editorial": head.title_is_editorial,
                    "outlet": head.outlet, "author": head.author, "kind": head.kind, "date": head.dating.shown,
                    "on": head.dating.on, "not_before": head.dating.not_before, "not_after": head.dating.not_after,
                    "words": head.words, "paragraphs": head.paragraphs,
                }
            )  # fmt: skip
        else:
            say(f"{head.id:20} {head.shown_title}")
            say(f"{'':20} {head.shown_outlet}, {head.dating.shown}, {head.words:,} words")
    return 0
