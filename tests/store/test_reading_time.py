"""Time spent reading: it adds up over windows, and outlasts the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_times_of_two_windows_add_up(tmp_path: Path) -> None:
    with Store.open(tmp_path / "reader.db") as one, Store.open(tmp_path / "reader.db") as other:
        one.add_reading("coast", "harbour", 1, [(100, 30_000), (0, 5_000)])
        other.add_reading("coast", "harbour", 1, [(0, 10_000)])
        other.add_reading("coast", "bridge", 2, [(0, 1_000)])
        other.add_reading("elsewhere", "harbour", 2, [(0, 99)])
    with Store.open(tmp_path / "reader.db") as store:
        assert store.reading_times("coast") == {"harbour": 45_000, "bridge": 1_000}
        assert store.reading_times("nowhere") == {}


def test_the_latest_stretches_come_first_and_mere_time_is_none(tmp_path: Path) -> None:
    with Store.open(tmp_path / "reader.db") as store:
        for at in range(6):
            store.add_reading("coast", "harbour", at, [(100 + at, 30_000), (0, 5_000)])
        assert store.latest_stretches(3) == [(105, 30_000), (104, 30_000), (103, 30_000)]
