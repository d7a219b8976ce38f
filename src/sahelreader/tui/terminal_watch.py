"""Notices that the terminal has gone away.

A closed terminal sends SIGHUP only to the programs it controls. The others find their input at its end, which Textual 8
takes for a quiet moment and asks again, for ever and at full speed.
"""

from __future__ import annotations

import os
import select
import sys

EVERY_SECONDS = 1.0
"""How often to look."""


def is_gone() -> bool:
    """Whether the terminal that standard input was has been closed."""
    try:
        descriptor = sys.__stdin__.fileno() if sys.__stdin__ else -1
        if descriptor < 0 or not hasattr(select, "poll"):
            return False
        watch = select.poll()
        watch.register(descriptor, 0)  # hang-ups and errors are told without being asked for
        return any(state & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, state in watch.poll(0))
    except (OSError, ValueError):
        return not os.isatty(0)
