"""`sahelreader answer`: whether an answer to a card is right, and why; nothing is recorded."""

from __future__ import annotations

from sahelreader.cli.output import complain, quoted, say, say_json, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.dossier.model import Card, Fact
    from sahelreader.workspace import Workspace

VERDICTS = {"correct": "Right", "almost": "Almost", "wrong": "Wrong"}


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "answer",
        help="check an answer to a card, without recording it",
        description="Check an answer to a card: correct, almost or wrong, with the reason. Nothing is recorded. "
        "Without an answer, each line of the standard input is one.",
    )
    parser.add_argument("card", metavar="CARD-OR-FACT", help="id of a fact (its first card), or FACT/CARD")
    parser.add_argument("answer", nargs="*", metavar="ANSWER", help="several words need no quotation marks")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the verdict; exit status 1 if an answer is wrong."""
    import sys

    from sahelreader.study.answers.book import Book
    from sahelreader.study.answers.checking import check_answer

    found = _find(arguments.card, workspace)
    if found is None:
        complain(
            f"There is no card or fact {quoted(arguments.card)}; write the id of a fact, or FACT/CARD: they are the "
            "first two columns of sahelreader export csv."
        )
        return 1
    fact, card = found
    book = Book(workspace.glossary, workspace.facts)
    lines = sys.stdin or ()
    answers = [" ".join(arguments.answer)] if arguments.answer else (line.rstrip("\n") for line in lines)
    status = None
    for answer in answers:
        finding = check_answer(answer, card, fact, book)
        status = status or int(finding.verdict == "wrong")
        if arguments.json:
            say_json(
                {
                    "card": f"{fact.id}/{card.id}", "question": card.ask, "answer": answer, "verdict": finding.verdict,
                    "reason": finding.reason, "difference": finding.difference, "right": card.answer,
                }
            )  # fmt: skip
            continue
        say(wrap(f"{VERDICTS[finding.verdict]}. {finding.reason}"))
        if finding.difference:
            say(wrap(finding.difference, "  "))
        if finding.verdict != "correct":
            say(wrap(f"The answer: {card.answer}", "  "))
    if status is None:
        complain("There is no answer to check: write it behind the card, or one a line on the standard input.")
        return 1
    return status


def _find(name: str, workspace: Workspace) -> tuple[Fact, Card] | None:
    """The card of a name as `fact`, `fact/card`, `fact:card` or `fact#card`."""
    for fact in workspace.facts:
        if name == fact.id:
            return fact, fact.cards[0]
        for card in fact.cards:
            if name in (f"{fact.id}/{card.id}", f"{fact.id}:{card.id}", f"{fact.id}#{card.id}"):
                return fact, card
    return None
