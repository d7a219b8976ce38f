"""Garbage is collected in small portions while somebody reads, and wholly once they rest."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from sahelreader.tui import pausing
from sahelreader.tui.collecting import IDLE_SECONDS, PORTIONS, Collecting

if TYPE_CHECKING:
    from collections.abc import Iterator


class Clock:
    """Stands until it is moved."""

    now = 0.0

    def monotonic(self) -> float:
        """The time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(pausing, "time", clock)
    return clock


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Grows with every whole collection."""
    counted: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: counted.append(1))
    before = gc.get_threshold()
    yield counted
    gc.set_threshold(*before)
    gc.unfreeze()


def test_all_is_collected_once_after_each_rest(clock: Clock, whole: list[int]) -> None:
    collector = Collecting()
    collector.collect_if_idle()
    assert len(whole) == 0
    clock.now = IDLE_SECONDS + 1
    collector.collect_if_idle()
    collector.collect_if_idle()
    assert len(whole) == 1
    collector.somebody_is_there()
    clock.now += 1
    collector.collect_if_idle()
    assert len(whole) == 1
    clock.now += IDLE_SECONDS
    collector.collect_if_idle()
    assert len(whole) == 2


def test_once_settled_the_collector_works_in_portions(whole: list[int]) -> None:
    Collecting().settle()
    assert gc.get_threshold() == PORTIONS
    assert gc.isenabled()
    assert len(whole) == 1
