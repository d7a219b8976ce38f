"""`sahelreader who`: all that the dossier has about a name or a term."""

from __future__ import annotations

from sahelreader.cli.output import measure, say, say_json, wrap
from sahelreader.text.quotation import in_marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping
    from typing import Any

    from sahelreader.compare.naming import Naming
    from sahelreader.compare.xray import Said, XRay
    from sahelreader.dossier.model import Place
    from sahelreader.study.standing import Standing
    from sahelreader.workspace import Workspace

CELLS = 24
COMPANY_SHOWN = 14


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "who",
        help="all about a name or a term: where, in whose words, with whom",
        description="Everything that the dossier has about a name or a term: who or what it is, where it is named, "
        "what each source calls it, what they said, who they appear with, and every sentence. `define` is shorter.",
    )
    parser.add_argument(
        "name", nargs="+", help="the name or term in any spelling; several words need no quotation marks"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print it; exit status 1 and near names if nothing is called so."""
    from sahelreader.cli.named import entries_called

    for i, ident in enumerate(entries_called(" ".join(arguments.name), workspace)):
        xray = workspace.xray(ident)
        standings = _standings(xray, workspace)
        if arguments.json:
            say_json(_record(workspace.entry(ident), xray, standings, workspace))
        else:
            say(("\n" if i else "") + "\n".join(_lines(ident, xray, standings, workspace)))
    return 0


def _standings(xray: XRay, workspace: Workspace) -> Mapping[str, Standing]:
    """How well the facts about it are known."""
    from sahelreader.store.moment import read_clock
    from sahelreader.study.standing import standings

    return standings(xray.facts, workspace.ledger(), read_clock().study_day)


def _lines(ident: str, xray: XRay, standings: Mapping[str, Standing], workspace: Workspace) -> Iterator[str]:
    from sahelreader.cli.define import describe

    entry, shorts = workspace.entry(ident), workspace.names["articles"]
    yield describe(entry, shorts)
    if entry["occurs"]:
        yield "\n  Where in each article"
        yield from _strips(entry, workspace)
    yield from _called(xray, shorts)
    for heading, said in (("Own words", xray.said), ("Others, through it", xray.passed_on), ("Said of it", xray.told)):
        yield from _said(heading, said, shorts)
    yield from _company(xray, workspace)
    if xray.claims:
        yield "\n  Where the sources differ"
        yield from (wrap(claim.question, "    ", "      ") for claim in xray.claims)
    yield from _cards(xray, standings, shorts)
    for mentions in xray.mentions:
        head = mentions.article.head
        yield f"\n  {head.short}, {head.dating.shown}"
        yield from (wrap(f"¶ {one.place.number} {one.text}", "    ", "      ") for one in mentions.sentences())


def _strips(entry: Mapping[str, Any], workspace: Workspace) -> Iterator[str]:
    from sahelreader.compare.mentioned import HIGHEST, bar, strip
    from sahelreader.dossier.model import Place

    rows = []
    for one in entry["occurs"]:
        head = workspace.overview.article(one["article"])
        assert head is not None  # noqa: S101 (the table is made of the articles)
        cells = strip((Place(head.id, *at) for at in one["at"]), head.paragraphs, min(CELLS, measure() - 30))
        rows.append((head.short, one["count"], [len(cell.places) for cell in cells]))
    most = max(HIGHEST, *(max(counts) for _, _, counts in rows))
    longest = max(len(counts) for _, _, counts in rows)
    for short, total, counts in rows:
        yield f"    {short[:20]:20}  {''.join(bar(count, most) for count in counts):{longest}}  {total}"


def _called(xray: XRay, shorts: Mapping[str, str]) -> Iterator[str]:
    if not xray.naming:
        return
    yield "\n  What each source calls it, counted whoever is meant (in brackets: beside the\n  name)"
    for naming in xray.naming:
        order = (*naming.of_kind("term", "role"), *naming.of_kind("name"))
        words = ", ".join(f"{w.text} {w.count}" + (f" ({w.beside})" if w.beside != w.count else "") for w in order)
        yield wrap(f"{shorts[naming.article]}: {words}", "    ", "      ")


def _said(heading: str, said: tuple[Said, ...], shorts: Mapping[str, str]) -> Iterator[str]:
    from sahelreader.compare.said import occasion

    if said:
        yield f"\n  {heading}"
    for one in said:
        quote = one.quote
        through = f"through {quote.via.shown}" if quote.via else ""
        about = (quote.speaker.shown, *occasion(quote), through, _address(quote.parts[0].place, shorts))
        yield wrap(f"{in_marks(one.words)} – {' · '.join(filter(None, about))}", "    ", "      ")


def _company(xray: XRay, workspace: Workspace) -> Iterator[str]:
    if xray.company:
        yield "\n  Named with, by paragraphs"
        for lead, is_common in (("", False), ("named everywhere: ", True)):
            met = [one for one in xray.company if one.is_common is is_common][:COMPANY_SHOWN]
            if met:
                names = ", ".join(f"{workspace.entries.name(one.target)} {one.paragraphs}" for one in met)
                yield wrap(f"{lead}{names}", "    ", "    ")


def _cards(xray: XRay, standings: Mapping[str, Standing], shorts: Mapping[str, str]) -> Iterator[str]:
    from sahelreader.study.standing import LEVELS

    if not xray.facts:
        return
    levels = [standing.level for standing in standings.values()]
    told = ", ".join(f"{levels.count(level)} {level}" for level in LEVELS if level in levels)
    yield f"\n  Facts the quiz asks about: {told}"
    for fact in xray.facts:
        place = _address(fact.evidence[0].place, shorts)
        yield wrap(f"{standings[fact.id].level}: {fact.statement} – {place}", "    ", "      ")


def _address(place: Place, shorts: Mapping[str, str]) -> str:
    return f"{shorts[place.article]}, ¶ {place.number}"


def _record(
    entry: dict[str, Any], xray: XRay, standings: Mapping[str, Standing], workspace: Workspace
) -> dict[str, Any]:
    """The entry as `define --json` prints it, and the rest under keys of its own."""
    return entry | {
        "called": [{"article": one.article, "words": _words(one)} for one in xray.naming],
        "said": list(map(_quotation, xray.said)),
        "passed_on": list(map(_quotation, xray.passed_on)),
        "told": list(map(_quotation, xray.told)),
        "company": [
            {
                "id": one.target, "kind": one.kind, "name": workspace.entries.name(one.target),
                "paragraphs": one.paragraphs, "common": one.is_common,
            }
            for one in xray.company
        ],
        "claims": [{"id": claim.id, "question": claim.question} for claim in xray.claims],
        "facts": [
            {
                "id": ident, "statement": standing.fact.statement, "level": standing.level,
                "retrievability": round(standing.retrievability, 3),
            }
            for ident, standing in standings.items()
        ],
        "mentions": [
            _at(sentence.place) | {"sentence": sentence.text, "hits": [list(hit) for hit in sentence.hits]}
            for mentions in xray.mentions
            for sentence in mentions.sentences()
        ],
    }  # fmt: skip


def _words(naming: Naming) -> list[dict[str, Any]]:
    return [
        {
            "text": word.text, "kind": word.kind, "count": word.count, "beside": word.beside,
            "at": [_at(place) for place in word.places],
        }
        for word in naming.words
    ]  # fmt: skip


def _at(place: Place) -> dict[str, Any]:
    return {"address": str(place), "at": [place.start, place.end]}


def _quotation(one: Said) -> dict[str, Any]:
    quote = one.quote
    return {
        "id": quote.id, "words": one.words, "speaker": quote.speaker.name, "to": quote.to or None,
        "when": quote.when or None, "via": quote.via.name if quote.via else None, **_at(quote.parts[0].place),
    }  # fmt: skip
