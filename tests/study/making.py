"""Facts, events and clocks for tests of the study."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sahelreader.dossier.model import Card, Evidence, Fact, Lure, Place
from sahelreader.store.events import ReviewEvent, new_event_id
from sahelreader.store.moment import DAY_MS, Moment

NOON = Moment(1_775_001_600_000, 0)
"""2026-04-01 00:00 UTC, and twelve hours."""
NOON = replace(NOON, at_ms=NOON.at_ms + DAY_MS // 2)
DOSSIER = "sahel"


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    now: Moment = NOON

    def __call__(self) -> Moment:
        return self.now

    def pass_(self, *, minutes: float = 0, days: float = 0) -> None:
        self.now = replace(self.now, at_ms=self.now.at_ms + int(minutes * 60_000 + days * DAY_MS))


def make_fact(
    ident: str = "moura-place", article: str = "france24", cards: tuple[Card, ...] | None = None, **values: Any
) -> Fact:
    evidence = (Evidence("in Moura, in central Mali", Place(article, 2, 3, 28)),)
    if cards is None:
        lures = (Lure("Mopti", "Mopti is the region in which Moura lies."), Lure("Gao"))
        cards = (
            Card("place", f"Where was it? ({ident})", "Moura", "place", lures=lures),
            Card("where", f"In which locality? ({ident})", "Moura", "place", lures=lures),
            Card("cut", f"It was in […]. ({ident})", "Moura", "place", is_cloze=True),
        )
    rest = {"attribution": "", "status": "reported", "when": "", "entities": (), "tags": (), "why_it_matters": ""}
    return Fact(id=ident, statement=f"{ident} is so.", evidence=evidence, cards=cards, **(rest | values))


def make_event(rating: int = 3, at: Moment = NOON, after: str = "", **values: Any) -> ReviewEvent:
    event = ReviewEvent(
        id=new_event_id(at.at_ms, after),
        dossier=DOSSIER,
        fact="moura-place",
        card="place",
        at_ms=at.at_ms,
        offset_minutes=at.offset_minutes,
        study_day=at.study_day,
        answered="Moura",
        style="recall",
        verdict="self",
        rating=rating,
        duration_ms=1200,
        mode="scheduled",
    )
    return replace(event, **values)


def days_later(days: float, base: Moment = NOON) -> Moment:
    return replace(base, at_ms=base.at_ms + int(days * DAY_MS))
