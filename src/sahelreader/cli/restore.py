"""`sahelreader restore`: puts a backup in the place of your data."""

from __future__ import annotations

from sahelreader.cli.output import complain, quoted, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path
    from typing import Any

    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "restore",
        help="go back to a backup of your data",
        description="Without a name, list the backups. With one (or 'latest', or a file elsewhere), put it in the "
        "place of your data; what was there is set aside, never overwritten, and can be merged in again.",
    )
    parser.add_argument("backup", nargs="?", metavar="NAME", help="which backup: 'latest', its name, or a file")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """List the backups, or restore one."""
    from sahelreader.store.backup import backups_of
    from sahelreader.store.moment import read_clock
    from sahelreader.store.named import refuse_unreadable
    from sahelreader.store.replacing import restore

    path = workspace.database
    if arguments.backup is None:
        return _list(path)
    chosen = _find(path, arguments.backup)
    if chosen is None:
        names = "sahelreader restore lists them" if backups_of(path) else "there are none"
        complain(f"There is no backup {quoted(arguments.backup)}; {names}.")
        return 1
    refuse_unreadable(chosen)
    aside = restore(path, chosen, read_clock().at_ms)
    say(f"{chosen} is now your data.")
    if aside:
        say(f"What was there lies at {aside}; sahelreader merge with that name brings its answers back too.")
    return 0


def _list(path: Path) -> int:
    from sahelreader.store.backup import backups_of

    backups = backups_of(path)
    for backup in backups:
        say(f"{backup.path.name:46} {backup.at.astimezone():%d %b %Y %H:%M}  {backup.label}")
    if not backups:
        say("There is no backup yet; one is made every day on which something was saved.")
    return 0 if backups else 1


def _find(path: Path, name: str) -> Path | None:
    """The backup that is meant."""
    from pathlib import Path

    from sahelreader.store.backup import backups_of

    backups = backups_of(path)
    if name == "latest":
        return backups[0].path if backups else None
    named = next((backup.path for backup in backups if name in (backup.path.name, backup.path.stem)), None)
    elsewhere = Path(name)
    return named or (elsewhere if elsewhere.is_file() else None)
