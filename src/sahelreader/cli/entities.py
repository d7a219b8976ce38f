"""`sahelreader entities`: every mention of a name in the articles, or how often each is named."""

from __future__ import annotations

from sahelreader.cli.define import KINDS
from sahelreader.cli.output import complain, say, say_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.dossier.model import Article
    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "entities", help="list the people, organisations, groups, places, operations and events named",
        description="List who and what is named, in all articles or in one. With --json: one mention a line, with "
        "start and end as code points of the seed file.",
    )  # fmt: skip
    parser.add_argument("article", nargs="?", help="only this article")
    parser.add_argument("--json", action="store_true", help="one JSON object a mention")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print mentions (JSON) or counts (text); exit status 1 where there are none."""
    ids = [arguments.article] if arguments.article else [head.id for head in workspace.overview.articles]
    articles = [workspace.article(ident) for ident in ids]
    if not any(block.mentions for article in articles for block in article.blocks):
        complain("No entity of this dossier is named there." if arguments.article else "This dossier names nobody.")
        return 1
    if arguments.json:
        for article in articles:
            _print_mentions(article)
        return 0
    counts: dict[str, int] = {}
    for article in articles:
        for block in article.blocks:
            for mention in block.mentions:
                counts[mention.target] = counts.get(mention.target, 0) + 1
    entities = workspace.glossary.entities
    for kind, label in KINDS.items():
        named = sorted((i for i in counts if entities[i].kind == kind), key=lambda i: (-counts[i], entities[i].name))
        if named:
            say(f"{label}\n" + "\n".join(f"  {counts[i]:4}  {entities[i].name}" for i in named))
    return 0


def _print_mentions(article: Article) -> None:
    for block in article.blocks:
        for mention in block.mentions:
            start, end = block.source_span(mention.start, mention.end)
            say_json(
                {
                    "article": article.head.id,
                    "file": article.head.file,
                    "start": start,
                    "end": end,
                    "text": block.text[mention.start : mention.end],
                    "entity": mention.target,
                    "kind": mention.kind,
                }
            )
