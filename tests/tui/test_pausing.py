"""What waits until the reader pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.tui import pausing
from sahelreader.tui.pausing import AT_MOST, Pause, pressed

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest


class Node:
    """Holds what is to be called, and after how long."""

    def __init__(self) -> None:
        self.waits: list[tuple[float, Callable[[], None]]] = []

    def set_timer(self, seconds: float, act: Callable[[], None]) -> Node:
        """Take a call."""
        self.waits.append((seconds, act))
        return self

    def stop(self) -> None:
        """Forget it."""
        self.waits.clear()


class Clock:
    """Stands until it is moved."""

    now = 100.0

    def monotonic(self) -> float:
        """The time."""
        return self.now


def begin(monkeypatch: pytest.MonkeyPatch) -> tuple[Node, Clock, list[str], Pause]:
    clock, node, done = Clock(), Node(), list[str]()
    monkeypatch.setattr(pausing, "time", clock)
    monkeypatch.setattr(pausing, "_pressed", [float("-inf")])
    return node, clock, done, Pause(node, 1.0, lambda: done.append("done"))  # type: ignore[arg-type]


def pass_time(node: Node, clock: Clock, press_after: float | None = None) -> float:
    seconds, act = node.waits.pop()
    began = clock.now
    if press_after is not None:
        clock.now = began + press_after
        pressed()
    clock.now = began + seconds
    act()
    return seconds


def test_it_is_done_when_nobody_presses_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    node, clock, done, _ = begin(monkeypatch)
    assert pass_time(node, clock) == 1.0
    assert done == ["done"]


def test_it_waits_as_long_after_the_last_key(monkeypatch: pytest.MonkeyPatch) -> None:
    node, clock, done, _ = begin(monkeypatch)
    pass_time(node, clock, press_after=0.75)
    assert not done
    assert pass_time(node, clock) == 0.75
    assert done == ["done"]


def test_who_never_pauses_gets_it_after_a_while_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    node, clock, done, _ = begin(monkeypatch)
    began = clock.now
    while not done:
        pass_time(node, clock, press_after=0.5)
    assert AT_MOST <= clock.now - began <= AT_MOST + 1


def test_it_can_be_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    node, _, done, pause = begin(monkeypatch)
    pause.stop()
    assert not node.waits
    assert not done
