"""The app on a small dossier, in a home of its own, and pictures of its screens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from sahelreader.store.moment import Moment
from tests.tui.dossier import write_coast, write_hostile
from tests.tui.driving import Driver, Home, settled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

NOON = Moment(1_775_044_800_000)
"""2026-04-01 12:00 UTC."""


class SVG(SingleFileSnapshotExtension):
    """A file for each picture, so that it can be looked at."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.fixture(autouse=True)
def _quick_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for the text to rest comes sooner than for a person."""
    monkeypatch.setattr("sahelreader.tui.widgets.laid_text.REST_SECONDS", 0.01)
    monkeypatch.setattr("sahelreader.tui.panes.beside.KNOWLEDGE_SECONDS", 0.01)
    monkeypatch.setattr("sahelreader.tui.panes.own_names.NAMES_SECONDS", 0.01)


@pytest.fixture(scope="session")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of most tests."""
    return write_coast(tmp_path_factory.mktemp("coast"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier that means harm."""
    return write_hostile(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is compiled once for all tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def home(coast: Path, cache: Path, tmp_path: Path) -> Home:
    """A new reader of the coast."""
    return Home(coast, tmp_path / "data", cache)


@pytest.fixture
def hostile_home(hostile: Path, cache: Path, tmp_path: Path) -> Home:
    """A new reader of the dossier that means harm."""
    return Home(hostile, tmp_path / "data", cache)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[Moment], None]:
    """The quiz's clock stands at noon; called, it stands elsewhere."""

    def stand(moment: Moment) -> None:
        for module in ("quiz", "quiz_table"):
            monkeypatch.setattr(f"sahelreader.tui.panes.{module}.read_clock", lambda: moment)

    stand(NOON)
    return stand


@pytest.fixture
def looks_as_before(snapshot: SnapshotAssertion) -> Callable[[Driver], Awaitable[bool]]:
    """Whether the screen, once at rest, is as in the picture kept of it."""

    async def compare(driver: Driver) -> bool:
        await settled(driver.pilot)
        svg = re.sub(r"terminal-\d+", "terminal", driver.app.export_screenshot(title="sahelreader"))
        svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
        return bool(svg == snapshot(extension_class=SVG))

    return compare
