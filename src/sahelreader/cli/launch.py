"""Starts the app, the one door from the command line to the screens; refuses where there is no terminal for it."""

from __future__ import annotations

import os
import sys

from sahelreader.cli.output import close_quietly, complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sahelreader.workspace import Workspace

NO_TERMINAL = 2
HUNG_UP = 129
"""128 + SIGHUP."""


def launch(workspace: Workspace, article_id: str | None = None, paragraph: int = 0, quiz: bool = False) -> int:
    """Run the app until it is left; returns the exit status."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()):
        return _refuse("The app needs a terminal for input and output")
    if os.environ.get("TERM", "") in ("dumb", ""):
        return _refuse(f"The terminal says TERM={os.environ.get('TERM', '')}, which can't show the app")
    import gc

    gc.disable()  # nothing of the start is garbage; the app enables it again when it has settled
    workspace.overview  # noqa: B018 (a broken dossier is told before the screen changes)
    from sahelreader.tui.app import run_app

    status, report = run_app(workspace, article_id, paragraph, quiz)
    if report:
        from sahelreader.cli.crash import own_up

        return own_up(workspace, report)
    if status == HUNG_UP:
        close_quietly()  # the terminal is gone, and with it where Python would flush to
    return status


def _refuse(why: str) -> int:
    complain(f"{why}; plain text works: sahelreader open ARTICLE --plain, sahelreader quiz --plain.")
    return NO_TERMINAL
