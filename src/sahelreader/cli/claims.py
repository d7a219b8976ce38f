"""`sahelreader claims`: the questions on which the articles differ, with what each of them says."""

from __future__ import annotations

from sahelreader.cli.output import complain, quoted, say, say_json, wrap
from sahelreader.cli.tables import FORMATS, print_table
from sahelreader.text.quotation import in_marks

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.dossier.voices import Claim, Position
    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "claims", help="list the questions on which the articles differ"
    )
    parser.add_argument("claim", nargs="?", metavar="ID", help="only this question, with every article's position")
    parser.add_argument("--about", metavar="WORDS", help="only questions that have to do with a name or a topic")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a question")
    form.add_argument("--to", choices=FORMATS, help="the board as a table: a row a question, a column an article")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the questions, or one with its positions; exit status 1 for an unknown id."""
    claims = workspace.all_claims
    if arguments.claim:
        claims = tuple(claim for claim in claims if claim.id == arguments.claim)
        if not claims:
            complain(f"There is no claim {quoted(arguments.claim)} in this dossier; sahelreader claims lists the ids.")
            return 1
    if not claims:
        complain("This dossier has no claims.")
        return 1
    if arguments.about:
        claims = _about(claims, arguments.about, workspace)
        if not claims:
            complain(f"No question has to do with {quoted(arguments.about)}.")
            return 1
    if arguments.to:
        _print_board(arguments.to, claims, workspace)
        return 0
    shorts = workspace.overview.shorts
    for claim in claims:
        if arguments.json:
            say_json(_record(claim))
        elif arguments.claim:
            say(_board(claim, shorts))
        else:
            say(wrap(f"{claim.question} ({'yours' if _is_own(claim) else claim.id})", "", "  "))
    return 0


def _about(claims: tuple[Claim, ...], words: str, workspace: Workspace) -> tuple[Claim, ...]:
    from sahelreader.compare.board import board, concerning

    entries = workspace.entries
    rows = concerning(board(claims, ()), words, lambda ident: entries.name(ident) if ident in entries else ident)
    return tuple(row.claim for row in rows)


def _print_board(to: str, claims: tuple[Claim, ...], workspace: Workspace) -> None:
    from sahelreader.compare.board import board

    heads = workspace.overview.articles
    rows = board(claims, [head.id for head in heads])
    header = ["question", *(head.short for head in heads)]
    print_table(to, header, ([row.claim.question, *map(_cell, row.cells)] for row in rows))


def _cell(positions: tuple[Position, ...]) -> str:
    return "; ".join(map(_answer, positions)) or "silent"


def _answer(position: Position) -> str:
    voice = f", {position.voice.shown}" if position.voice else ""
    words = "".join(f" {in_marks(piece.quote)} ({piece.place})" for piece in position.evidence)
    return f"{position.stance}{voice}: {position.summary}{words}"


def _is_own(claim: Claim) -> bool:
    """Whether it is the reader's own."""
    return claim.id.startswith("own:")


def _record(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id, "own": _is_own(claim), "question": claim.question, "why_it_matters": claim.why_it_matters,
        "positions": [_position(position) for position in claim.positions],
    }  # fmt: skip


def _position(position: Position) -> dict[str, Any]:
    return {
        "article": position.holder, "voice": position.voice.name if position.voice else None,
        "stance": position.stance, "summary": position.summary,
        "evidence": [{"address": str(piece.place), "quote": piece.quote} for piece in position.evidence],
    }  # fmt: skip


def _board(claim: Claim, shorts: dict[str, str]) -> str:
    lines = [wrap(claim.question), wrap(claim.why_it_matters, "  ")]
    for position in claim.positions:
        voice = f", {position.voice.shown}" if position.voice else ""
        stance = f" ({position.stance})" if position.stance not in ("says", "silent") else ""
        lines += ["", wrap(f"{shorts[position.holder]}{voice}{stance}: {position.summary}", "  ", "    ")]
        lines += [
            wrap(f"{in_marks(piece.quote)} (¶ {piece.place.number})", "    ", "      ") for piece in position.evidence
        ]
    return "\n".join(lines)
