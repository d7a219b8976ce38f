"""`sahelreader list`: the articles of the dossier, and how far each has been read."""

from __future__ import annotations

from sahelreader.cli.output import say, say_json, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.dossier.model import ArticleHead
    from sahelreader.workspace import Workspace

ALIAS = "articles"
INDENT = " " * 21


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "list", aliases=[ALIAS], help="list the articles, and how far you are in each",
        description="List the articles of the dossier with outlet, date and length, and how far you have read each. "
        f"`{ALIAS}` is the same command.",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print a line or a JSON object an article."""
    overview = workspace.overview
    store = workspace.store_as_it_is
    times = store.reading_times(overview.id)
    places = {place.article: place for place in store.places(overview.id)}
    if not arguments.json:
        say(f"{overview.title}\n")
    for head in overview.articles:
        place = places.get(head.id)
        share = round(place.furthest / max(head.paragraphs, 1), 3) if place else 0.0
        if arguments.json:
            at = f"{head.id}#p{place.paragraph}" if place else None
            say_json(_record(head) | {"read": share, "at": at, "minutes": round(times.get(head.id, 0) / 60_000, 1)})
        else:
            say(wrap(head.shown_title, f"{head.id:20} ", INDENT))
            read = "read" if share >= 1 else f"{share:.0%} read" if share else "not begun"
            spent = times.get(head.id, 0) // 60_000
            time = f" in {spent} min" if spent else ""
            say(wrap(f"{head.shown_outlet}, {head.dating.shown}, {head.words:,} words, {read}{time}", INDENT))
    return 0


def _record(head: ArticleHead) -> dict[str, Any]:
    return {
        "article": head.id, "file": head.file, "title": head.title, "title_is_editorial": head.title_is_editorial,
        "outlet": head.outlet, "author": head.author, "kind": head.kind, "date": head.dating.shown,
        "on": head.dating.on, "not_before": head.dating.not_before, "not_after": head.dating.not_after,
        "words": head.words, "paragraphs": head.paragraphs,
    }  # fmt: skip
