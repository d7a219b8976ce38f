"""`sahelreader paths`: where the dossier, your data and the cache are."""

from __future__ import annotations

from sahelreader.cli.output import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    commands.add_parser("paths", help="show where everything is kept")


def run(_arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print a line a place."""
    say(f"dossier  {workspace.folder}")
    say(f"data     {workspace.data or 'none: there is no home folder; name one with --data-dir'}")
    say(f"config   {workspace.config or 'none'}   (settings and keys: sahelreader settings)")
    say(f"cache    {workspace.cache or 'none'}   (can be deleted at any time)")
    return 0
