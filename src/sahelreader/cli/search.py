"""`sahelreader search`: from words to the sentences that have them."""

from __future__ import annotations

import sys

from sahelreader.cli.output import complain, quoted, say, say_json, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from sahelreader.search.document import Document, Spot
    from sahelreader.search.engine import Hit
    from sahelreader.search.found import Found
    from sahelreader.workspace import Workspace

KINDS = ("paragraph", "term", "entity", "fact", "quote", "claim", "event", "note", "furniture")
HEADINGS = {
    "term": "Glossary", "entity": "Who's who", "fact": "Facts", "quote": "Quotations", "claim": "Claims",
    "event": "Timeline", "note": "Notes", "furniture": "Around the articles",
}  # fmt: skip
MOST = 10_000
LISTED = 40
"""Lines of plain text unless another number is asked for."""
LONG_BUILD = 2_000
"""Paragraphs from which it is said that an index is built."""


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "search",
        help="find sentences, entries and notes by their words",
        description='Find paragraphs and entries. Words, "phrases", OR, NOT, -, brackets, merc*, wagnr~ and fields '
        "(in:, outlet:, title:, kind:, date:2021..2022, person:, place: and others, speaker:, term:) may be combined; "
        "docs/searching.md tells all. Entries are listed where they rest on a paragraph found; --kind lists them all. "
        "Quote the query, so that the shell leaves it alone.",
    )  # fmt: skip
    parser.add_argument("query", nargs="+", help="what to find")
    parser.add_argument("--in", dest="within", metavar="ARTICLE", action="append", help="only in this article")
    parser.add_argument("--kind", choices=KINDS, metavar="KIND", action="append", help=f"only {', '.join(KINDS)}")
    parser.add_argument(
        "--limit", type=_count, metavar="N", help=f"at most so many (default: {LISTED}; with --json, all)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def _count(text: str) -> int:
    """A number of results."""
    if not text.isdecimal() or not int(text):
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"takes a number from 1, not {quoted(text)}")
    return int(text)


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print what was found; exit status 1 for nothing."""
    searcher = workspace.searcher
    query = " ".join(arguments.query)
    if workspace.overview.articles and not searcher.open() and sys.stderr and sys.stderr.isatty():
        count = sum(head.paragraphs for head in workspace.overview.articles)
        if count >= LONG_BUILD:
            complain(f"Building the index of {count:,} paragraphs; this happens once.")
    searcher.prepare()
    found = searcher.find(
        query, MOST, [_article(name, workspace) for name in arguments.within or ()], arguments.kind or ()
    )
    for sentence in (found.problem, *found.remarks):
        if sentence:
            complain(sentence)
    records = list(_records(found, workspace))
    limit = arguments.limit or (len(records) if arguments.json else LISTED)
    if not records:
        meant = searcher.meant(query)
        if meant or not (found.problem or found.remarks):
            complain(f"Nothing was found for {quoted(query)}" + (f"; did you mean {quoted(meant)}?" if meant else "."))
    elif arguments.json:
        for record in records[:limit]:
            say_json(record)
    else:
        _print(found, records, limit, workspace)
    return 0 if records else 1


def _article(name: str, workspace: Workspace) -> str:
    ids = workspace.searcher.names.articles(name)
    return ids[0] if len(ids) == 1 else workspace.article(name).head.id


def _records(found: Found, workspace: Workspace) -> Iterator[dict[str, Any]]:
    """What is printed, paragraphs first: of an entry, a record for each article that it rests on.

    Without a kind asked for, entries are told only with the paragraphs found, or where there are none.
    """
    from sahelreader.search.document import ENTRY_KINDS, FURNITURE, PARAGRAPH

    files = {head.id: head.file for head in workspace.overview.articles}
    by_kind: dict[str, list[Hit]] = {kind: [] for kind in (PARAGRAPH, *ENTRY_KINDS, FURNITURE)}
    for hit in found.hits:
        by_kind[hit.document.kind].append(hit)
    seen = {hit.document.spots[0].address for hit in by_kind[PARAGRAPH]}
    for hits in by_kind.values():
        for hit in hits:
            for spot in _spots(hit.document, seen, is_asked=bool(found.kinds)):
                yield _record(hit, spot, found, files)


def _spots(document: Document, seen: set[str], *, is_asked: bool) -> Iterator[Spot | None]:
    spots = [spot for spot in document.spots if is_asked or document.kind == "note" or spot.address in seen]
    if spots:
        yield from {spot.article: spot for spot in reversed(spots)}.values()
    elif is_asked or not seen:
        yield None


def _record(hit: Hit, spot: Spot | None, found: Found, files: dict[str, str]) -> dict[str, Any]:
    from sahelreader.search.sentence import best_sentence

    document = hit.document
    shown = best_sentence(document, found.wanted)
    record = {
        "kind": document.kind, "article": spot.article if spot else None, "file": files[spot.article] if spot else None,
        "address": spot.address if spot else None, "sentence": document.text[shown.start : shown.end],
        "score": round(hit.score, 3), "id": document.key.partition(":")[2], "title": document.title,
    }  # fmt: skip
    return {key: value for key, value in record.items() if value != "" or key == "sentence"}


def _print(found: Found, records: list[dict[str, Any]], limit: int, workspace: Workspace) -> None:
    """Print the records, paragraphs by article, entries by kind; an entry once, with all its addresses."""
    shorts = workspace.overview.shorts
    groups: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for record in records:
        is_text = record["kind"] == "paragraph"
        heading = shorts[record["article"]] if is_text else HEADINGS[record["kind"]]
        groups.setdefault(heading, {}).setdefault(record["id"], []).append(record)
    counts = found.by_article()
    left = limit
    for heading, group in groups.items():
        if left <= 0:
            break
        say(f"{heading}  {len(group)}")
        for same in list(group.values())[:left]:
            _print_one(same, shorts)
        left -= len(group)
        say()
    rest = sum(map(len, groups.values())) - limit
    told = (
        f"{_many(sum(counts.values()), 'paragraph')} in {_many(len(counts), 'article')}" if counts else "No paragraph"
    )
    say(wrap(told + (f"; {rest} more results are not shown: --limit {limit + rest} shows all." if rest > 0 else ".")))


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _print_one(same: list[dict[str, Any]], shorts: dict[str, str]) -> None:
    first = same[0]
    where = ", ".join(_place(record, shorts) for record in same if record["address"])
    if first["kind"] == "paragraph":
        say(wrap(f"¶ {first['address'].rpartition('#p')[2]}  {first['sentence']}", "  ", "      "))
    else:
        title = first.get("title", "")
        text = first["sentence"] if first["sentence"] in (title, "") or not title else f"{title}: {first['sentence']}"
        say(wrap(text + (f" ({where})" if where else ""), "  ", "    "))


def _place(record: dict[str, Any], shorts: dict[str, str]) -> str:
    _, mark, number = record["address"].rpartition("#p")
    return f"{shorts[record['article']]} ¶ {number}" if mark else shorts[record["article"]]
