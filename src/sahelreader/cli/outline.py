"""`sahelreader outline`: the headings of an article."""

from __future__ import annotations

from sahelreader.cli.output import complain, say, say_json, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.dossier.model import Article
    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "outline", help="list the headings of an article",
        description="List the headings of an article with their addresses, and the words that follow each.",
    )  # fmt: skip
    parser.add_argument("article", metavar="ARTICLE", help="an article: france24")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the headings; 1 if there are none."""
    article = workspace.article(arguments.article)
    headings = outline(article)
    for heading in headings:
        if arguments.json:
            say_json(heading)
        else:
            indent = "  " * max(heading["level"] - 1, 0)
            text = f"{heading['text']} ({heading['words']:,} words)"
            say(wrap(text, f"{heading['address']:20} {indent}", " " * 21 + indent))
    if not headings:
        complain(f"{article.head.shown_title} has no headings; it has {article.head.paragraphs} paragraphs.")
    return int(not headings)


def outline(article: Article) -> list[dict[str, Any]]:
    """A record a heading; its words are those up to the next one."""
    found: list[dict[str, Any]] = []
    for block in article.body:
        if block.kind == "heading":
            address = f"{article.head.id}#p{block.number}"
            found.append({"article": article.head.id, "address": address, "level": block.level, "text": block.text})
            found[-1]["words"] = 0
        elif found:
            found[-1]["words"] += len(block.text.split())
    return found
