"""The synopsis: dated events in the order of time, finer or coarser, and how densely they lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from sahelreader.dossier.dates import SHORT_MONTHS, days

if TYPE_CHECKING:
    from sahelreader.dossier.model import Evidence
    from sahelreader.dossier.voices import Event

Zoom = Literal["year", "month", "day"]
ZOOMS: tuple[Zoom, ...] = ("year", "month", "day")
MONTHS_UP_TO_YEARS = 3
"""A dossier that spans no more years than these is measured in months."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Events that a zoom doesn't tell apart, or one alone."""

    label: str
    """The year, the month or the event's own date in words."""
    events: tuple[Event, ...]

    def told_by(self, article: str) -> tuple[Evidence, ...]:
        """The sentences in which an article tells of them."""
        return tuple(piece for event in self.events for piece in event.evidence if piece.place.article == article)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in the strip above a synopsis."""

    label: str
    """Its year, or month and year."""
    within: int
    """Events that lie in it."""
    under: int
    """Events that reach over it: longer ones, or less exactly dated."""


def synopsis(events: Iterable[Event], zoom: Zoom) -> tuple[Slot, ...]:
    """The events in order; neighbours of one year or month share a slot where the zoom is as coarse.

    An event whose date is less exact than the zoom keeps its own words for it and is never put into a year or a month
    that the texts don't give.
    """
    slots: list[Slot] = []
    for event in events:
        label = _label(event, zoom)
        if zoom != "day" and slots and slots[-1].label == label:
            slots[-1] = Slot(label, (*slots[-1].events, event))
        else:
            slots.append(Slot(label, (event,)))
    return tuple(slots)


def density(events: Sequence[Event], most: int) -> tuple[Stretch, ...]:
    """How many events lie where, in at most `most` stretches of equal length, whole years or months."""
    if not events:
        return ()
    spans = [days(event.when) for event in events]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    in_months = last.year - first.year < MONTHS_UP_TO_YEARS
    bounds = [(_count(start, in_months=in_months), _count(end, in_months=in_months)) for start, end in spans]
    begin, total = min(a for a, _ in bounds), max(b for _, b in bounds) - min(a for a, _ in bounds) + 1
    step = -(-total // max(most, 1))
    bins = [((a - begin) // step, (b - begin) // step) for a, b in bounds]
    return tuple(
        Stretch(
            _name(begin + place * step, step, in_months=in_months),
            sum(a == b == place for a, b in bins),
            sum(a <= place <= b and a != b for a, b in bins),
        )
        for place in range(-(-total // step))
    )


def _label(event: Event, zoom: Zoom) -> str:
    first, last = days(event.when)
    if zoom == "year" and first.year == last.year:
        return str(first.year)
    if zoom == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{SHORT_MONTHS[first.month]} {first.year}"
    return event.shown


def _count(day: date, *, in_months: bool) -> int:
    return day.year * 12 + day.month - 1 if in_months else day.year


def _name(count: int, step: int, *, in_months: bool) -> str:
    if step > 1:
        return f"{_name(count, 1, in_months=in_months)} – {_name(count + step - 1, 1, in_months=in_months)}"
    return f"{SHORT_MONTHS[count % 12 + 1]} {count // 12}" if in_months else str(count)
