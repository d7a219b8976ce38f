"""`sahelreader verify`: whether your data is whole."""

from __future__ import annotations

from sahelreader.cli.output import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path
    from typing import Any

    from sahelreader.store.errors import StoreError
    from sahelreader.workspace import Workspace


def add_parser(commands: Any) -> None:
    """Declare the command."""
    commands.add_parser(
        "verify",
        help="check that your data is whole",
        description="Read your data and its backups through, comparing every answer with its checksum. "
        "Nothing is changed; the exit status is 0 if all is whole.",
    )


def run(_arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Say of each file whether it is whole."""
    from sahelreader.store.backup import backups_of
    from sahelreader.store.errors import StoreError

    path = workspace.database
    damaged = 0
    for each in (path, *(backup.path for backup in backups_of(path))):
        try:
            answers = _verified(each)
        except StoreError as error:
            damaged += 1
            say(_told(error, each, is_backup=each != path))
        else:
            say(f"{each}: whole, {answers} answer{'s' * (answers != 1)}")
    return 1 if damaged else 0


def _told(error: StoreError, path: Path, *, is_backup: bool) -> str:
    if error.trouble != "damaged":
        return str(error)
    mend = "it is of no use as a backup" if is_backup else "sahelreader backup makes it anew of what can be read"
    return f"{path}: damaged; {mend}"


def _verified(path: Path) -> int:
    """How many answers a file that is whole has; StoreError if it is not."""
    from sahelreader.store.store import Store

    with Store.open(path, readonly=True) as store:
        store.verify()
        return store.answer_count()
