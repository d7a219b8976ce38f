"""`sahelreader open`: the app, at the library, an article or a paragraph; or what is there, as plain text or JSON."""

from __future__ import annotations

from sahelreader.cli.address import article_at
from sahelreader.cli.output import say, say_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "open", help="open the app at an article or a paragraph",
        description="Open the app: at the library, at an article where you left it, or at a paragraph.",
    )  # fmt: skip
    parser.add_argument(
        "address", metavar="ADDRESS", nargs="?", help="an article, or a paragraph of it: france24, france24#p12"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help="print the article as plain text instead")
    form.add_argument("--json", action="store_true", help="print the paragraph, or each of the article, as JSON")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Start the app, or print what is at the address."""
    from sahelreader.workspace import NotFoundError

    address = getattr(arguments, "address", None)
    article, number = article_at(address, workspace) if address else (None, 0)
    as_json, as_text = getattr(arguments, "json", False), getattr(arguments, "plain", False)
    if not (as_json or as_text):
        from sahelreader.cli.launch import launch

        return launch(workspace, article.head.id if article else None, number)
    if article is None:
        option = "--json" if as_json else "--plain"
        raise NotFoundError(f"Name the article to print, for example: sahelreader open france24 {option}.")
    from sahelreader.cli.plain_article import plain_article, records

    if as_text:
        for piece in plain_article(article, number):
            say(piece)
    else:
        for record in records(article, number):
            say_json(record)
            if number:
                break
    return 0
