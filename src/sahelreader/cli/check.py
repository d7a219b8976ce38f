"""`sahelreader check`: everything that is wrong with a dossier, each with its place."""

from __future__ import annotations

from sahelreader.cli.output import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "check", help="check a dossier and report every problem in it"
    )
    parser.add_argument("folder", nargs="?", metavar="DIR", help="the dossier (default: the one that would be opened)")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print what the dossier holds, or its problems with exit status 1."""
    from pathlib import Path

    from sahelreader import paths
    from sahelreader.dossier.loading import load_dossier
    from sahelreader.dossier.problems import DossierError

    folder = Path(paths.absolute(arguments.folder) or workspace.folder)
    try:
        dossier = load_dossier(folder)
    except DossierError as error:
        for problem in error.problems:
            say(str(problem))
        count = len(error.problems)
        say(f"{count} problem{'s' * (count != 1)} in {folder}.")
        return 1
    overview, cards = dossier.overview, sum(len(fact.cards) for fact in dossier.facts)
    say(
        f"{overview.title}: {len(dossier.articles)} articles, {overview.entities} entities, {overview.terms} terms, "
        f"{overview.facts} facts with {cards} cards. No problems."
    )
    return 0
