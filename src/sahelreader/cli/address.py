"""What an address on the command line points to: an article, or a paragraph of it."""

from __future__ import annotations

from sahelreader.cli.output import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sahelreader.dossier.model import Article
    from sahelreader.workspace import Workspace


def article_at(address: str, workspace: Workspace) -> tuple[Article, int]:
    """The article and the paragraph's number, 0 if the address names none; raises `NotFoundError`."""
    from sahelreader.workspace import NotFoundError

    article_id, _, paragraph = address.partition("#")
    article, digits = workspace.article(article_id), paragraph[1:]
    is_number = paragraph.startswith("p") and digits.isascii() and digits.isdecimal() and len(digits) < 7
    number = int(digits) if is_number else 0
    last = article.head.paragraphs
    if "#" in address and not 1 <= number <= last:
        raise NotFoundError(f"There is no paragraph {quoted(address)}; it has {article.head.id}#p1 to #p{last}.")
    return article, number
