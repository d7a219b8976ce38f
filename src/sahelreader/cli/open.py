"""`sahelreader open`: the app, at the library, an article or a paragraph; or an article as plain text."""

from __future__ import annotations

from sahelreader.cli.output import quoted, say, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.dossier.model import Article
    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser("open", help="open the app at an article or a paragraph")
    parser.add_argument("address", nargs="?", help="an article, or a paragraph of it: france24, france24#p12")
    parser.add_argument("--plain", action="store_true", help="print the article as plain text instead")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Start the app, or print an article."""
    from sahelreader.workspace import NotFoundError

    address = getattr(arguments, "address", None)
    article_id, _, paragraph = (address or "").partition("#p")
    number = int(paragraph) if paragraph.isdecimal() and len(paragraph) < 7 else 0
    if address:
        article = workspace.article(article_id)
        if "#" in address and not 1 <= number <= article.head.paragraphs:
            last = article.head.paragraphs
            raise NotFoundError(f"There is no paragraph {quoted(address)}; it has {article_id}#p1 to #p{last}.")
    if getattr(arguments, "plain", False):
        if not article_id:
            raise NotFoundError("Name the article to print, for example: sahelreader open france24 --plain.")
        print_plain(workspace.article(article_id), number)
        return 0
    from sahelreader.cli.launch import launch

    return launch(workspace, article_id or None, number)


def print_plain(article: Article, first: int = 0) -> None:
    """The body of an article as wrapped text, from paragraph `first`."""
    head = article.head
    say(wrap(f"{head.shown_title}"))
    say(f"{head.shown_outlet} · {head.dating.shown} · {head.words:,} words\n")
    for block in article.body[max(first - 1, 0) :]:
        if block.level == 1:
            continue
        mark = {"heading": "## ", "quotation": "> ", "item": ""}.get(block.kind, "")
        say(wrap(mark + block.text, hanging="> " if mark == "> " else "") + "\n")
