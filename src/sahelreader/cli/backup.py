"""`sahelreader backup`: a copy of your data, now."""

from __future__ import annotations

from sahelreader.cli.output import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    commands.add_parser(
        "backup",
        help="copy your data now",
        description="Copy your answers, places and notes into the folder of backups, verified, while the program may "
        "go on running. The same is done of itself once a day and before anything is brought in or changed as a whole.",
    )


def run(_arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Make the copy and say where it lies."""
    from sahelreader.store.moment import read_clock

    store = workspace.sound_store
    made = store.back_up("asked", read_clock().at_ms)
    store.verify()
    say(f"{_counted(store.answer_count())} copied to {made}.")
    return 0


def _counted(answers: int) -> str:
    return f"{answers} answer{'s' * (answers != 1)}"
