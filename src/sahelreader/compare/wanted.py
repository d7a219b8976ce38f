"""Whether somebody still waits for a comparison."""

from __future__ import annotations

from collections.abc import Callable

Wanted = Callable[[], bool]
"""Asked now and then while articles are compared."""


class GivenUpError(Exception):
    """Nobody wants the comparison any more."""


def always() -> bool:
    """What is compared is wanted to the end."""
    return True
