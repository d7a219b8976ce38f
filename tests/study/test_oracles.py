"""Stability and difficulty are those that other programs compute: the Rust FSRS by itself and the one inside Anki."""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import fsrs_rs_python as rust
import numpy as np
import pytest

from sahelreader.store.events import ReviewEvent, new_event_id
from sahelreader.store.moment import DAY_MS, Moment, day_begins
from sahelreader.study import fitting
from sahelreader.study.memory import Memory, Schedule
from tests.study.making import make_event

if TYPE_CHECKING:
    from anki.cards import CardId

HISTORIES = 2000
TODAY = int(time.time() * 1000) // DAY_MS - 1
NOON_MS = 8 * 3_600_000


def random_histories(seed: int, number: int = HISTORIES) -> list[list[tuple[int, int]]]:
    """Ratings with study days, the last of which lie before today."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    histories = []
    for _ in range(number):
        gaps = [dice.choice((0, 0, 1, 1, 2, 3, 5, 8, 13, 40, 150)) for _ in range(dice.randint(1, 15))]
        first = TODAY - sum(gaps) - dice.randint(1, 200)
        days = [first + sum(gaps[:index]) for index in range(len(gaps))]
        histories.append([(dice.choice((1, 2, 3, 3, 3, 4)), day) for day in days])
    return histories


def as_events(history: list[tuple[int, int]]) -> list[ReviewEvent]:
    events: list[ReviewEvent] = []
    for turn, (rating, day) in enumerate(history):
        at = Moment(day_begins(day, 0) + NOON_MS + turn * 60_000)
        events.append(make_event(rating, at, after=events[-1].id if events else new_event_id(0)))
    return events


def gap(history: list[tuple[int, int]], turn: int) -> int:
    return history[turn][1] - history[turn - 1][1] if turn else 0


def rust_items(history: list[tuple[int, int]]) -> list[Any]:
    return [rust.FSRSReview(rating, gap(history, turn)) for turn, (rating, _) in enumerate(history)]


@pytest.fixture(scope="module")
def histories() -> list[list[tuple[int, int]]]:
    return random_histories(7)


@pytest.fixture(scope="module")
def replayed(histories: list[list[tuple[int, int]]]) -> list[Memory]:
    schedule = Schedule()
    return [schedule.replay("moura-place", as_events(history)) for history in histories]


def assert_alike(ours: list[float], theirs: list[float]) -> None:
    mine, other = np.array(ours), np.array(theirs)
    assert len(mine) == HISTORIES
    assert np.max(np.abs(mine - other) / other) < 1e-5


def test_memories_are_those_of_the_rust_fsrs(histories: Any, replayed: list[Memory]) -> None:
    states = rust.FSRS(rust.DEFAULT_PARAMETERS).memory_state_batch(
        [rust.FSRSItem(rust_items(history)) for history in histories]
    )
    assert_alike([memory.stability or 0 for memory in replayed], [state.stability for state in states])
    assert_alike([memory.difficulty or 0 for memory in replayed], [state.difficulty for state in states])


def test_all_histories_at_once_come_to_the_same(histories: Any, replayed: list[Memory]) -> None:
    stability, difficulty = fitting.states(fitting.batch_of(histories), fitting.DEFAULTS)
    assert_alike(list(stability), [memory.stability or 0 for memory in replayed])
    assert_alike(list(difficulty), [memory.difficulty or 0 for memory in replayed])


def test_memories_are_those_of_the_scheduler_inside_anki(
    histories: Any, replayed: list[Memory], tmp_path: Path
) -> None:
    from anki.collection import Collection

    collection = Collection(str(tmp_path / "oracle.anki2"))
    collection.set_config("fsrs", True)
    assert collection.db
    collection.db.execute("PRAGMA synchronous = OFF")  # nothing here need outlive the test
    reviews: list[tuple[int, ...]] = []
    for card, history in enumerate(histories, 1):
        for turn, (rating, day) in enumerate(history):
            # An id of a millisecond of its own; at noon, so that no rollover is near.
            at = day_begins(day, 0) + NOON_MS + turn * 60_000 + card
            reviews.append((at, card, rating, min(turn, 1)))
    numbers = [(card, card) for card in range(1, len(histories) + 1)]
    collection.db.executemany(
        "INSERT INTO notes VALUES (?, 'g' || ?, 1, 0, -1, '', 'a' || char(31) || 'b', 'a', 0, 0, '')", numbers
    )
    collection.db.executemany(
        "INSERT INTO cards VALUES (?, ?, 1, 0, 0, -1, 2, 2, 1, 1, 2500, 1, 0, 0, 0, 0, 0, '')", numbers
    )
    collection.db.executemany("INSERT OR REPLACE INTO revlog VALUES (?, ?, -1, ?, 1, 1, 2500, 1000, ?)", reviews)
    states = [collection.compute_memory_state(cast("CardId", card)) for card in range(1, len(histories) + 1)]
    collection.close()
    assert_alike([memory.stability or 0 for memory in replayed], [state.stability or 0 for state in states])
    assert_alike([memory.difficulty or 0 for memory in replayed], [state.difficulty or 0 for state in states])
