from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sahelreader.dossier.loading import load_dossier
from sahelreader.paths import bundled_dossier
from tests.support.small_dossier import write_dossier

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier


@pytest.fixture(scope="session")
def bundled_folder() -> Path:
    return bundled_dossier()


@pytest.fixture(scope="session")
def bundled(bundled_folder: Path) -> Dossier:
    return load_dossier(bundled_folder)


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    return write_dossier(tmp_path / "coast")


@pytest.fixture
def small(small_folder: Path) -> Dossier:
    return load_dossier(small_folder)
