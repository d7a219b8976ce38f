"""What came of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sahelreader.store.events import ReviewEvent, Verdict
from sahelreader.store.moment import Moment
from sahelreader.study.memory import Forecast

if TYPE_CHECKING:
    from sahelreader.study.answers.finding import Finding  # noqa: TC004 (no outcome is decoded)


class Outcome(Struct, frozen=True):
    """What came of a question, to be shown with the answer."""

    verdict: Verdict
    """`self` for recall: the reader is to judge."""
    right: str
    """The right answer."""
    at: Moment
    """When it was answered; a rating given later counts from here, so that it does what the forecasts say."""
    forecasts: tuple[Forecast, Forecast, Forecast, Forecast]
    """What again, hard, good and easy do. Of no meaning in practice."""
    chosen: str = ""
    """The option chosen, or what the reader wrote."""
    why: str = ""
    """Why what was chosen is wrong, where that teaches something."""
    event: ReviewEvent | None = None
    """What was recorded; None until recall is graded."""
    finding: Finding | None = None
    """Of an answer that was typed: what its checking gave."""

    @property
    def forecast(self) -> Forecast | None:
        """What the recorded rating did."""
        return self.forecasts[self.event.rating - 1] if self.event else None
