"""Fits the 21 weights of FSRS-6 to a reader's own answers. Needs numpy and scipy, the extra `optimise`.

The formulas are those of FSRS-6 (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm), the same
that py-fsrs computes one review at a time; here all histories advance together, and several sets of weights at once.
What is made small is the log-loss of the predicted recall plus the distance from the default weights, each measured by
how far it varies among people, as fsrs-rs has it in its training (PARAMS_STDDEV): few answers move the weights little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sahelreader.store.events import ReviewEvent

    Floats = NDArray[np.float64]

DEFAULTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
_SPREAD = (
    6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33,
    0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
)  # fmt: skip
"""Standard deviations among people."""
_LEAST = (0.001,) * 4 + (
    1.0,
    0.001,
    0.001,
    0.001,
    0.0,
    0.0,
    0.001,
    0.001,
    0.001,
    0.001,
    0.0,
    0.0,
    1.0,
    0.0,
    0.0,
    0.0,
    0.1,
)
_MOST = (100.0,) * 4 + (10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5, 5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8)
"""The bounds within which py-fsrs takes weights."""
FEWEST = 400
"""Reviews below which the weights would fit chance."""
_LONGEST = 256
"""Reviews of a history that are looked at, as in fsrs-rs."""
_STEP = 1e-5
_MOST_STEPS, _ENOUGH = 40, 1e-5
"""The search ends after so many steps, or when one makes the cost smaller by less than this share."""
_SHORTEST, _LONGEST_STABILITY = 0.001, 36500.0

History = Sequence[tuple[int, int]]
"""Ratings, 1 to 4, with their study days, in order."""


@dataclass(frozen=True)
class Batch:
    """Histories side by side, one a column, the longest first; shorter ones are filled up with zeros."""

    ratings: NDArray[np.int64]
    """By review and history."""
    days: Floats
    """The study day of each."""
    gaps: Floats
    """Days since the review before."""
    order: NDArray[np.int64]
    """Where each history stood in the list that was given."""

    @property
    def counts(self) -> NDArray[np.bool_]:
        """Which reviews tell whether something was remembered: those on a later day than the one before."""
        counted: NDArray[np.bool_] = (self.ratings > 0) & (self.gaps >= 1)
        return counted


@dataclass(frozen=True)
class Fit:
    """Weights, and what they are worth."""

    weights: tuple[float, ...]
    reviews: int
    """All that were looked at."""
    counted: int
    """Those on a later day than the one before, on which the log-loss is taken."""
    before: float
    """Log-loss, in nats a review, with the weights so far."""
    after: float
    unseen_before: float
    """The same on the last fifth of the reviews."""
    unseen_after: float
    """With weights fitted to the other four fifths only."""


def histories_of(events: Iterable[ReviewEvent]) -> list[History]:
    """One history for the reviews of a direction, which are given in order; those off the schedule are left out."""
    history: list[tuple[int, int]] = []
    for event in events:
        if event.mode == "scheduled":
            history.append((event.rating, max(event.study_day, history[-1][1] if history else event.study_day)))
    return [history] if history else []


def batch_of(histories: Sequence[History]) -> Batch:
    """Puts histories side by side."""
    length = min(_LONGEST, max(map(len, histories), default=0))
    order = sorted(range(len(histories)), key=lambda index: -len(histories[index]))
    ratings, days = np.zeros((length, len(order)), np.int64), np.zeros((length, len(order)))
    for column, index in enumerate(order):
        own = np.array(histories[index][:length])
        ratings[: len(own), column], days[: len(own), column] = own.T
    gaps = np.where(ratings > 0, np.diff(days, axis=0, prepend=days[:1]), 0.0)
    return Batch(ratings, days, gaps, np.array(order, np.int64))


def states(batch: Batch, weights: Sequence[float]) -> tuple[Floats, Floats]:
    """Stability, in days, and difficulty of each history after its last review."""
    _, stability, difficulty = _run(batch, np.array([weights]))
    place = np.argsort(batch.order)
    return stability[0][place], difficulty[0][place]


def log_loss(batch: Batch, weights: Sequence[float], mask: NDArray[np.bool_] | None = None) -> float:
    """Mean of -log(probability given to what came true), over the reviews that count and are not masked out."""
    counted = batch.counts if mask is None else batch.counts & mask
    return float(_losses(batch, np.array([weights]), counted)[0] / max(1, counted.sum()))


def fit(histories: Sequence[History], weights: Sequence[float] = DEFAULTS) -> Fit:
    """Fits weights to the histories. ValueError, a sentence, if there are too few reviews. `weights`: those so far."""
    reviews = sum(map(len, histories))
    batch = batch_of(histories)
    if reviews < FEWEST or not batch.counts.any():
        raise ValueError(
            f"Of the {FEWEST} answers on the schedule that are needed to fit weights to, there are {reviews}."
        )
    early = batch.days < np.quantile(batch.days[batch.counts], 0.8)
    from_early = _fit(batch, batch.counts & early, DEFAULTS)
    found = _fit(batch, batch.counts, from_early)
    return Fit(
        found, reviews, int(batch.counts.sum()), log_loss(batch, weights), log_loss(batch, found),
        log_loss(batch, weights, ~early), log_loss(batch, from_early, ~early),
    )  # fmt: skip


def _fit(batch: Batch, counted: NDArray[np.bool_], first: Sequence[float]) -> tuple[float, ...]:
    """The weights that make the loss on the counted reviews, plus the distance from the defaults, smallest.

    `first`: where the search begins.
    """
    from scipy.optimize import minimize  # type: ignore[import-untyped, unused-ignore] # carries no types

    start, spread = np.array(DEFAULTS), np.array(_SPREAD)
    steps = np.vstack([np.zeros(len(start)), np.eye(len(start)) * _STEP])

    def cost_and_slope(scaled: Floats) -> tuple[float, Floats]:
        """At a distance from the defaults in standard deviations; the slope by a small step in each direction."""
        points = scaled + steps
        costs = _losses(batch, start + points * spread, counted) + (points**2).sum(axis=1)
        return float(costs[0]), (costs[1:] - costs[0]) / _STEP

    room = _STEP * 2  # the step is to stay within the bounds too
    bounds = list(zip((_LEAST - start) / spread + room, (_MOST - start) / spread - room, strict=True))
    begin = np.clip((np.array(first) - start) / spread, *np.array(bounds).T)
    options = {"maxiter": _MOST_STEPS, "ftol": _ENOUGH}
    found = minimize(cost_and_slope, begin, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    return tuple(float(weight) for weight in start + found.x * spread)


def _losses(batch: Batch, weights: Floats, counted: NDArray[np.bool_]) -> Floats:
    """The summed loss of each of several sets of weights, one a row."""
    recall, _, _ = _run(batch, weights)
    likely = np.where(batch.ratings > 1, recall, 1 - recall)
    losses: Floats = -np.log(np.clip(likely, 1e-10, 1.0))[:, counted].sum(axis=1)
    return losses


def _run(batch: Batch, weights: Floats) -> tuple[Floats, Floats, Floats]:
    """The predicted recall by set of weights, review and history; stability and difficulty at the end."""
    w = weights.T[:, :, None]
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    recalls = np.ones((len(weights), *batch.ratings.shape))
    shape = (len(weights), batch.ratings.shape[1])
    stability, difficulty = np.ones(shape), np.full(shape, 5.0)
    for row, there in enumerate((batch.ratings > 0).sum(axis=1)):
        rating, gap = batch.ratings[row, :there], batch.gaps[row, :there]
        before, hard = stability[:, :there], difficulty[:, :there]
        if row == 0:
            stability[:, :there] = np.clip(weights[:, :4][:, rating - 1], _SHORTEST, None)
            difficulty[:, :there] = np.clip(_first_difficulty(w, rating), 1, 10)
            continue
        recall = (1 + factor * gap / before) ** decay
        recalls[:, row, :there] = recall
        after = np.where(rating == 1, _forgotten(w, before, hard, recall), _remembered(w, before, hard, recall, rating))
        after = np.where(gap < 1, _same_day(w, before, rating), after)
        stability[:, :there] = np.clip(after, _SHORTEST, _LONGEST_STABILITY)
        difficulty[:, :there] = _next_difficulty(w, hard, rating)
    return recalls, stability, difficulty


def _first_difficulty(w: Floats, rating: NDArray[np.int64] | int) -> Floats:
    first: Floats = w[4] - np.exp(w[5] * (rating - 1)) + 1
    return first


def _next_difficulty(w: Floats, difficulty: Floats, rating: NDArray[np.int64]) -> Floats:
    damped = difficulty - w[6] * (rating - 3) * (10 - difficulty) / 9
    after: Floats = np.clip(w[7] * _first_difficulty(w, 4) + (1 - w[7]) * damped, 1, 10)
    return after


def _same_day(w: Floats, stability: Floats, rating: NDArray[np.int64]) -> Floats:
    growth = np.exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
    after: Floats = stability * np.where(rating > 1, np.maximum(growth, 1), growth)
    return after


def _forgotten(w: Floats, stability: Floats, difficulty: Floats, recall: Floats) -> Floats:
    after = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * np.exp((1 - recall) * w[14])
    least: Floats = np.minimum(after, stability / np.exp(w[17] * w[18]))
    return least


def _remembered(w: Floats, stability: Floats, difficulty: Floats, recall: Floats, rating: NDArray[np.int64]) -> Floats:
    growth = np.exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (np.exp((1 - recall) * w[10]) - 1)
    after: Floats = stability * (1 + growth * np.where(rating == 2, w[15], 1) * np.where(rating == 4, w[16], 1))
    return after
