"""`sahelreader merge`: brings in the data of another machine."""

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
        "merge",
        help="bring in what another machine has",
        description="Take over the answers, places and notes of another reader.db (of another machine, or one "
        "that was set aside). Nothing of yours is lost: answers of both count, each once, in the order in which they "
        "were given. The other file stays as it is.",
    )
    parser.add_argument("file", metavar="FILE", help="the other file")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Merge, and say what was new."""
    from pathlib import Path

    from sahelreader.store.moment import read_clock
    from sahelreader.store.named import refuse_unreadable

    other = Path(arguments.file)
    refuse_unreadable(other)
    merged = workspace.sound_store.merge(other, read_clock().at_ms)
    if not (merged.events or merged.others):
        say(f"{other} holds nothing that is not here already.")
        return 1
    say(f"{merged.answers} answer{'s' * (merged.answers != 1)} and {merged.others} places and notes were new.")
    return 0
