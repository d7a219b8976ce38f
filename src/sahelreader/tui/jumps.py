"""One list of the places that were left, for going back and forward over panes and articles alike."""

from __future__ import annotations

from typing import NamedTuple

MOST = 200
"""Places kept; the oldest go first."""


class Stretch(NamedTuple):
    """Where to go in an article: a stretch of a paragraph."""

    number: int
    start: int = 0
    end: int = 0


class Visit(NamedTuple):
    """A pane as it was when it was left; of the reader also the article and the place in it."""

    pane: str
    article: str = ""
    stretch: Stretch | None = None


class Jumps:
    """Where one has been, and where one came back from.

    A *step* led to another pane or article, a *leap* to another place of the same text. `back` undoes either,
    `step_back` the last step with the leaps since. After `settle` no step leads back further, but `back` still does.
    """

    def __init__(self) -> None:
        self._behind: list[tuple[Visit, bool]] = []
        """What was left, the latest last, and whether by a leap."""
        self._ahead: list[Visit] = []
        self._floor = 0
        """How many of those behind no step leads back to."""

    @property
    def has_behind(self) -> bool:
        """Whether a step would lead back."""
        return len(self._behind) > self._floor

    @property
    def last(self) -> Visit | None:
        """What was left last."""
        return self._behind[-1][0] if self._behind else None

    def leave(self, here: Visit, *, by_leap: bool = False) -> None:
        """Note that one leaves for a new place; what lay ahead is forgotten."""
        self._ahead.clear()
        if self._behind[self._floor :] and self._behind[-1][0] == here:
            here, was_leap = self._behind.pop()
            by_leap = by_leap and was_leap
        self._behind.append((here, by_leap))
        if len(self._behind) > MOST:
            del self._behind[0]
            self._floor = max(self._floor - 1, 0)

    def settle(self) -> None:
        """Let steps begin anew from here."""
        self._floor = len(self._behind)

    def back(self, here: Visit) -> Visit | None:
        """The place left last, to be gone to; None if there is none."""
        while self._behind:
            visit, _ = self._behind.pop()
            self._floor = min(self._floor, len(self._behind))
            if visit != here:
                self._ahead.append(here)
                return visit
        return None

    def step_back(self, here: Visit) -> Visit | None:
        """The place that the last step left; None if no step was made since one settled."""
        target: Visit | None = None
        while target is None and len(self._behind) > self._floor:
            visit, was_leap = self._behind.pop()
            self._ahead.append(here)
            here = visit
            if not was_leap:
                target = visit
        if target is None:
            self._ahead.append(here)
        return target

    def forward(self, here: Visit) -> Visit | None:
        """The place that going back left, to be gone to; None if there is none."""
        while self._ahead:
            visit = self._ahead.pop()
            if visit != here:
                self._behind.append((here, here.pane == visit.pane and here.article == visit.article))
                return visit
        return None
