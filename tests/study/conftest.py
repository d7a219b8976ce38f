"""Where the tests of the study keep a reader's file."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a reader's file is to be."""
    return tmp_path / "reader.db"
