"""Dossiers to search: the small one and the one that ships with the program, each with its index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.paths import bundled_dossier
from sahelreader.workspace import Workspace
from tests.support.small_dossier import write_dossier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sahelreader.search.searcher import Searcher


@pytest.fixture(scope="session")
def coast_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_dossier(tmp_path_factory.mktemp("coast"))


@pytest.fixture(scope="session")
def coast(coast_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """The small dossier, searched."""
    workspace = Workspace(coast_folder, None, tmp_path_factory.mktemp("cache"))
    workspace.searcher.prepare()
    yield workspace.searcher
    workspace.close()


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    """The dossier of the program, searched."""
    workspace = Workspace(bundled_dossier(), None, tmp_path_factory.mktemp("cache"))
    workspace.searcher.prepare()
    yield workspace.searcher
    workspace.close()
