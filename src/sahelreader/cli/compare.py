"""`sahelreader compare`: two articles side by side, what both tell and what only one of them does."""

from __future__ import annotations

from sahelreader.cli.output import complain, say, say_json, wrap
from sahelreader.cli.tables import FORMATS, print_table
from sahelreader.compare.following import SURE

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from sahelreader.compare.findings import Reuse
    from sahelreader.compare.passages import Passage
    from sahelreader.compare.report import Report, Told
    from sahelreader.workspace import Workspace

MOST_ANCHORS = 5
"""Anchors of a pair that are told; with --json all are."""
_HEADS = ("left", "right", "strength", "anchor", "left_sentence", "right_sentence")


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "compare", help="show what two articles both tell, and what only one of them does",
        description="Compare two articles paragraph by paragraph. A pair is tied by what both have: dated events, "
        "quotations, figures, names, wording, and what the dossier's editors rest on both. With one article: what it "
        "shares with each of the others. With --json: one object a line, of which `kind` is finding, trouble, pair or "
        "only.",
    )  # fmt: skip
    parser.add_argument("left", metavar="ARTICLE", help="an article: france24")
    parser.add_argument("right", metavar="OTHER", nargs="?", help="another (default: each of the others)")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line")
    form.add_argument("--to", choices=FORMATS, help="as Markdown, or as a table of comma-separated values")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the comparison; exit status 1 if nothing is shared."""
    if arguments.right is None:
        if arguments.to:
            complain("--to needs two articles: sahelreader compare ARTICLE OTHER --to md.")
            return 2
        return _run_overview(arguments.left, workspace, as_json=arguments.json)
    from sahelreader.compare.report import make_report

    left, right = (workspace.article(ident).head.id for ident in (arguments.left, arguments.right))
    if left == right:
        complain("Both are the same article; name another one to compare it with.")
        return 1
    report = make_report(workspace.comparisons, workspace.teller, left, right)
    if arguments.json:
        for record in _records(report):
            say_json(record)
    elif arguments.to == "csv":
        print_table("csv", _HEADS, _rows(report))
    elif arguments.to == "md":
        say("\n".join(_markdown(report, workspace)))
    else:
        _print(report, workspace)
    return 0 if report.both else 1


def _run_overview(article: str, workspace: Workspace, *, as_json: bool) -> int:
    """What an article shares with each of the others."""
    from sahelreader.compare.findings import tell_reuse

    found = workspace.comparisons.nearest(workspace.article(article).head.id)
    if not found:
        complain("There is no other article in this dossier to compare it with.")
        return 1
    for reuse in found:
        if as_json:
            say_json(_finding(reuse))
        else:
            say(wrap(tell_reuse(reuse, workspace.overview.shorts.__getitem__), "", "  "))
    return 0 if any(reuse.shared for reuse in found) else 1


def _print(report: Report, workspace: Workspace) -> None:
    shorts = workspace.overview.shorts
    for sentence in _findings(report, shorts):
        say(wrap(sentence))
    for told in report.both:
        sign, perhaps = ("=", "") if told.strength >= SURE else ("≈", "  perhaps the same")
        say(f"\n¶ {told.left} {sign} ¶ {told.right}  {told.strength:.2f}{perhaps}")
        say(wrap(told.left_sentence, "  ", "  "))
        say()
        say(wrap(told.right_sentence, "  ", "  "))
        for words in _anchors(told):
            say(wrap(words, "    · ", "      "))
    for short, alone in ((shorts[report.left], report.only_left), (shorts[report.right], report.only_right)):
        say("\n" + wrap(f"Found only in {short}: {_numbers(alone)}", hanging="  "))


def _findings(report: Report, shorts: dict[str, str]) -> list[str]:
    from sahelreader.compare.findings import tell_reuse

    return [*(tell_reuse(reuse, shorts.__getitem__) for reuse in (report.reuse, report.back)), *report.trouble]


def _anchors(told: Told) -> list[str]:
    """What is told of them in words: the one that tells most first."""
    words = dict.fromkeys((told.anchor, *(words for _, words in told.anchors)))
    return list(words)[:MOST_ANCHORS]


def _numbers(passages: tuple[Passage, ...]) -> str:
    return f"¶ {', '.join(str(passage.number) for passage in passages)}" if passages else "nothing"


def _records(report: Report) -> Iterator[dict[str, Any]]:
    yield _finding(report.reuse)
    yield _finding(report.back)
    for sentence in report.trouble:
        yield {"kind": "trouble", "text": sentence}
    for told in report.both:
        yield {
            "kind": "pair", "left": f"{report.left}#p{told.left}", "right": f"{report.right}#p{told.right}",
            "strength": told.strength, "left_sentence": told.left_sentence, "right_sentence": told.right_sentence,
            "anchors": [{"kind": kind, "text": words} for kind, words in told.anchors],
        }  # fmt: skip
    for passage in (*report.only_left, *report.only_right):
        yield {"kind": "only", "in": f"{passage.article}#p{passage.number}", "text": passage.text}


def _finding(reuse: Reuse) -> dict[str, Any]:
    from msgspec.structs import asdict

    return {"kind": "finding", **asdict(reuse)}


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for told in report.both:
        left, right = f"{report.left}#p{told.left}", f"{report.right}#p{told.right}"
        yield left, right, str(told.strength), told.anchor, told.left_sentence, told.right_sentence
    for passage in report.only_left:
        yield f"{report.left}#p{passage.number}", "", "", "", passage.text, ""
    for passage in report.only_right:
        yield "", f"{report.right}#p{passage.number}", "", "", "", passage.text


def _markdown(report: Report, workspace: Workspace) -> Iterator[str]:
    from sahelreader.text.markdown import plain

    shorts = workspace.overview.shorts
    yield f"# {plain(shorts[report.left])} and {plain(shorts[report.right])}\n"
    for sentence in _findings(report, shorts):
        yield f"{plain(sentence)}\n"
    for told in report.both:
        perhaps = "" if told.strength >= SURE else "perhaps the same, "
        yield f"## ¶ {told.left} and ¶ {told.right}: {perhaps}{plain(told.anchor)}\n"
        sides = (report.left, told.left, told.left_sentence), (report.right, told.right, told.right_sentence)
        for article, number, sentence in sides:
            yield f"> {plain(sentence)}\n>\n> – {plain(shorts[article])}, `{article}#p{number}`\n"
    for article, alone in ((report.left, report.only_left), (report.right, report.only_right)):
        yield f"## Found only in {plain(shorts[article])}\n"
        for passage in alone:
            yield f"- `{article}#p{passage.number}` {plain(passage.text)}"
        yield ""
