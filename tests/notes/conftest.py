"""A reader of the small dossier whose notebook's clock stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.workspace import Workspace
from tests.support.small_dossier import write_dossier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def reopen(tmp_path: Path) -> Iterator[Callable[..., Workspace]]:
    """Opens the dossier again in the same reader's home, with other texts if some are given."""
    opened: list[Workspace] = []

    def open_it(**parts: object) -> Workspace:
        folder = write_dossier(tmp_path / f"coast{len(opened)}", **parts)  # type: ignore[arg-type]
        opened.append(Workspace(folder, tmp_path / "data", tmp_path / "cache"))
        return opened[-1]

    yield open_it
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(reopen: Callable[..., Workspace]) -> Workspace:
    """The dossier as it is."""
    return reopen()
