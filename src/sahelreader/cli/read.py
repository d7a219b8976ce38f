"""`sahelreader read`: an article in the pager, or as plain text where there is no terminal."""

from __future__ import annotations

import sys

from sahelreader.cli.address import article_at
from sahelreader.cli.output import quoted, say, say_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace

NARROWEST, WIDEST = 20, 1000


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "read", help="read an article in your pager, or print it",
        description="Print an article as plain text. On a terminal it goes through $PAGER, or less if there is none.",
    )  # fmt: skip
    parser.add_argument(
        "address", metavar="ARTICLE", help="an article, or a paragraph to begin with: france24, france24#p12"
    )
    parser.add_argument(
        "--width",
        metavar="N",
        type=_width,
        help=f"columns of a line, {NARROWEST} to {WIDEST} (default: the terminal's)",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help="print it, without a pager")
    form.add_argument("--json", action="store_true", help="one JSON object a paragraph")


def _width(text: str) -> int:
    """A number of columns."""
    if not text.isdecimal() or not NARROWEST <= int(text[:5]) <= WIDEST:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"takes a number from {NARROWEST} to {WIDEST}, not {quoted(text)}")
    return int(text)


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Page or print the article."""
    from sahelreader.cli.plain_article import plain_article, records

    article, number = article_at(arguments.address, workspace)
    if arguments.json:
        for record in records(article, number):
            say_json(record)
        return 0
    pieces = plain_article(article, number, arguments.width)
    if not arguments.plain and sys.stdout.isatty():
        from sahelreader.cli.pager import page

        return page(pieces)
    for piece in pieces:
        say(piece)
    return 0
