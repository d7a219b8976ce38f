"""`sahelreader define`: what a name or a term means, and the sentences that it rests on."""

from __future__ import annotations

from sahelreader.cli.output import complain, quoted, say, say_json, wrap
from sahelreader.text.quotation import in_marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace

KINDS = {
    "term": "term", "person": "person", "organisation": "organisation", "armed_group": "armed group", "place": "place",
    "operation": "operation", "event": "event",
}  # fmt: skip


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "define",
        help="look a name or a term up",
        description="Look a name or a term up: any spelling, form or language.",
    )
    parser.add_argument("term", nargs="+", help="the name or term; several words need no quotation marks")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the entries that fit; exit status 1 and near names if none does."""
    query = " ".join(arguments.term)
    answer = workspace.look_up(query)
    if not answer.ids:
        hint = f" Near it: {', '.join(answer.near)}." if answer.near else " sahelreader entities lists the names."
        hint = hint if workspace.names["names"] else " It has no names or terms."
        complain(f"Nothing in this dossier is called {quoted(query)}.{hint}")
        return 1
    if answer.meant:
        complain(f"Nothing is called {quoted(query)}; did you mean {answer.meant}?")
    for i, ident in enumerate(answer.ids):
        if arguments.json:
            say_json(workspace.entry(ident))
        else:
            say(("\n" if i else "") + describe(workspace.entry(ident), workspace.names["articles"]))
    return 0


def describe(entry: dict[str, Any], articles: dict[str, str]) -> str:
    """An entry as text: definition first, then other names, roles, evidence, where it occurs, what is related."""
    kind = KINDS[entry["kind"]] if ":" not in entry["id"] else "a name of your own"
    pronounced = f"  /{entry['pronounced']}/" if entry["pronounced"] else ""
    lines = [f"{entry['name']}{pronounced}  ({kind})"]
    lines += [wrap(entry[part], "  ") for part in ("definition", "note") if entry[part]]
    if entry["background"]:
        lines += ["", wrap(f"Background: {entry['background']}", "  ")]
    if entry["also"]:
        lines += ["", wrap(f"Also: {', '.join(entry['also'])}", "  ", "        ")]
    if entry["misspelt"]:
        lines.append(wrap(f"In the texts also, misspelt: {', '.join(entry['misspelt'])}", "  "))
    if entry["roles"]:
        lines += ["", "  As the sources call it, with date"]
        lines += [wrap(f"{_role(role, articles)}", "    ", "      ") for role in entry["roles"]]
    if entry["evidence"]:
        lines += ["", "  In the articles"]
        lines += [
            wrap(f"{in_marks(e['quote'])} – {_address(e, articles)}", "    ", "      ") for e in entry["evidence"]
        ]
    if entry["occurs"]:
        counts = " · ".join(f"{articles[o['article']]} {o['count']}" for o in entry["occurs"])
        lines += ["", wrap(f"Named in: {counts}", "  ")]
    if entry["see"]:
        lines.append(wrap(f"See also: {', '.join(see['name'] for see in entry['see'])}", "  ", "    "))
    return "\n".join(lines)


def _address(evidence: dict[str, Any], articles: dict[str, str]) -> str:
    return f"{articles[evidence['article']]}, ¶ {evidence['address'].rpartition('#p')[2]}"


def _role(role: dict[str, Any], articles: dict[str, str]) -> str:
    when = f" ({role['as_of']})" if role["as_of"] else ""
    return f"{role['what']}{when} – {_address(role['evidence'], articles)}"
