"""Weights fitted to the reader's answers, kept in the reader's file: each set under a number of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahelreader.store.store import Store

_IN_USE = "weights"
"""Holds the number of the set in use; 0 or nothing for the default weights."""


def weights_in_use(store: Store) -> tuple[float, ...]:
    """The 21 weights; empty for the default ones. Raises StoreError."""
    settings = store.settings()
    number = settings.get(_IN_USE, "0")
    try:
        weights = tuple(float(weight) for weight in json.loads(settings.get(f"{_IN_USE}.{number}", "{}"))["weights"])
    except (ValueError, TypeError, KeyError):
        return ()
    return weights if len(weights) == 21 else ()


def keep_weights(store: Store, weights: Sequence[float], *, at_ms: int, answers: int, losses: Sequence[float]) -> int:
    """Keeps a set under the next number and uses it from now on; the number. Raises StoreError."""
    used = (key.partition(".")[2] for key in store.settings() if key.startswith(f"{_IN_USE}."))
    number = max((int(each) for each in used if each.isdecimal()), default=0) + 1
    content = {"algorithm": "FSRS-6", "at_ms": at_ms, "answers": answers, "log_loss": losses, "weights": weights}
    store.set_setting(f"{_IN_USE}.{number}", json.dumps(content))
    store.set_setting(_IN_USE, str(number))
    return number


def use_weights(store: Store, number: int) -> None:
    """Uses the set of this number from now on; 0 for the default weights. KeyError if there is none."""
    if number and f"{_IN_USE}.{number}" not in store.settings():
        raise KeyError(number)
    store.set_setting(_IN_USE, str(number))
