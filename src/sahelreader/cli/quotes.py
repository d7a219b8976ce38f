"""`sahelreader quotes`: who said what, in the words of the articles."""

from __future__ import annotations

from sahelreader.cli.output import complain, say, say_json, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.dossier.voices import Quotation
    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "quotes", help="list the quotations with their speakers",
        description="List the direct quotations. With --json: one a line; text is what stands in the seed file from "
        "start to end (code points), line breaks and the article's own words between two parts included.",
    )  # fmt: skip
    parser.add_argument("--by", metavar="NAME", help="only what this person or organisation said")
    parser.add_argument("--about", metavar="NAME", help="only what was said about this person, place or group")
    parser.add_argument("--json", action="store_true", help="one JSON object a quotation")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the quotations that were asked for; exit status 1 for an unknown name and where there is none."""
    from sahelreader.cli.named import entities_called

    quotes = workspace.quotes
    if arguments.by:
        speakers = entities_called(arguments.by, workspace)
        quotes = tuple(quote for quote in quotes if quote.speaker.entity in speakers)
    if arguments.about:
        topics = entities_called(arguments.about, workspace)
        quotes = tuple(quote for quote in quotes if topics.intersection(quote.about))
    if not quotes:
        complain(
            "There is no such quotation in this dossier." if workspace.quotes else "This dossier has no quotations."
        )
        return 1
    if arguments.json:
        _print_records(quotes, workspace)
    else:
        _print_by_speaker(quotes, workspace)
    return 0


def _print_records(quotes: tuple[Quotation, ...], workspace: Workspace) -> None:
    from sahelreader.dossier.quotations import source_span

    sources: dict[str, str] = {}
    for quote in quotes:
        article = workspace.article(quote.article)
        file = article.head.file
        if file not in sources:
            sources[file] = (workspace.folder / "seeds" / file).read_bytes().decode("utf-8")
        start, end = source_span(quote, article)
        say_json(
            {
                "article": article.head.id, "file": file, "start": start, "end": end, "text": sources[file][start:end],
                "speaker": quote.speaker.name, "via": quote.via.name if quote.via else None, "when": quote.when or None,
            }
        )  # fmt: skip


def _print_by_speaker(quotes: tuple[Quotation, ...], workspace: Workspace) -> None:
    from sahelreader.dossier.quotations import words_of

    for i, speaker in enumerate(dict.fromkeys(quote.speaker for quote in quotes)):
        say(("\n" if i else "") + speaker.shown)
        for quote in quotes:
            if quote.speaker == speaker:
                article = workspace.article(quote.article)
                say(wrap(f"“{words_of(quote, article)}”", "  ", "    "))
                say(wrap(f"– {_where(quote, article.head.short)}", "    ", "      "))


def _where(quote: Quotation, short: str) -> str:
    from sahelreader.compare.said import occasion

    through = [f"through {quote.via.shown}"] if quote.via else []
    return " · ".join([f"{short}, ¶ {quote.parts[0].place.number}", *occasion(quote), *through])
