"""When garbage is collected: in small portions while somebody reads, all of it while nobody does."""

from __future__ import annotations

import gc

from sahelreader.tui.pausing import pressed, seconds_quiet

PORTIONS = (1_500, 4, 100_000)
"""Python's own are 700, 10 and 10. What is new is looked through often, since that takes the less time the less of it
there is (under 6 ms); what has stayed is left for `collect_if_idle` (30 ms and more)."""
IDLE_SECONDS = 20
"""Without a key or a click for so long, a pause is not noticed."""


class Collecting:
    """Collects as long as, and as soon as, it is not noticed."""

    def __init__(self) -> None:
        self.somebody_is_there()

    def settle(self) -> None:
        """What is there after the first paint stays; it needn't be looked at again."""
        gc.collect()
        gc.freeze()
        gc.set_threshold(*PORTIONS)
        gc.enable()

    def somebody_is_there(self) -> None:
        """A key was pressed, or a button of the mouse."""
        pressed()
        self._is_due = True

    def collect_if_idle(self) -> None:
        """Collect all there is, once after each time that something was done."""
        if self._is_due and seconds_quiet() > IDLE_SECONDS:
            gc.collect()
            self._is_due = False
