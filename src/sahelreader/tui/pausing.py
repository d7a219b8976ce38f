"""What can wait until the reader pauses, so that nobody feels it who is pressing keys."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

AT_MOST = 10.0
"""Seconds after which it is done all the same."""
_pressed = [float("-inf")]
"""When a key or a button was pressed last; there is one keyboard."""


def pressed() -> None:
    """A key or a button was pressed."""
    _pressed[0] = time.monotonic()


def seconds_quiet() -> float:
    """How long nothing has been pressed."""
    return time.monotonic() - _pressed[0]


class Pause:
    """Calls `act` once nobody has pressed anything for so many seconds from now on; `stop` gives that up."""

    def __init__(self, node: MessagePump, seconds: float, act: Callable[[], object]) -> None:
        self._node, self._seconds, self._act = node, seconds, act
        self._until = time.monotonic() + max(AT_MOST, seconds)
        self._timer: Timer = node.set_timer(seconds, self._look)

    def stop(self) -> None:
        """Don't call it."""
        self._timer.stop()

    def _look(self) -> None:
        left = self._seconds - seconds_quiet()
        if left > 0 and time.monotonic() < self._until:
            self._timer = self._node.set_timer(left, self._look)
        else:
            self._act()
