"""What a person is told when the program made a mistake of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.cli.output import complain

if TYPE_CHECKING:
    from sahelreader.workspace import Workspace

CRASHED = 70
"""EX_SOFTWARE of sysexits.h."""


def own_up(workspace: Workspace, report: str) -> int:
    """Keep the traceback, say where; the exit status."""
    path = workspace.keep_report(report)
    where = f" What happened is in {path}: please send it to whoever maintains sahelreader." if path else ""
    complain(f"Stopped by a mistake in the program; what you answered and read is saved.{where}")
    return CRASHED
