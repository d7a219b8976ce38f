"""Anki's reviews as events of ours, each once however often a package is taken in."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.exchange.anki.ids import event_id, read_guid
from sahelreader.store.events import AGAIN, ReviewEvent, wording_of
from sahelreader.store.moment import Moment

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card
    from sahelreader.exchange.anki.reading import AnkiReview
    from sahelreader.study.directions import Directions

SAME_MS = 1000
"""A row is an event's own if it is no later than this: exports move ids on to keep them apart."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What a package brings."""

    events: tuple[ReviewEvent, ...]
    """New ones, in order."""
    known: int
    """Reviews that are kept already."""
    elsewhere: int
    """Reviews of other dossiers' notes."""
    by_hand: int
    """Changes made by hand in Anki (set due, forget), which are no answers."""
    unlikely: int
    """Reviews that are dated later than can be."""


def returned(
    reviews: Iterable[AnkiReview],
    directions: Directions,
    events: Iterable[ReviewEvent],
    *,
    dossier: str,
    offset_at: Callable[[int], int],
    until_ms: int,
) -> Returned:
    """The events to be added; facts that the dossier has no more keep their history too.

    `events`: all that are kept; `offset_at`: the clock's offset in minutes at a time in ms; reviews after `until_ms`
    are left out.
    """
    kept = _times(events)
    new: list[ReviewEvent] = []
    known = elsewhere = by_hand = unlikely = 0
    for review in reviews:
        whose, key = read_guid(review.guid) or ("", "")
        fact = directions.fact_of_any(key)
        if whose != dossier:
            elsewhere += 1
        elif not review.rating:
            by_hand += 1
        elif review.at_ms > until_ms:
            unlikely += 1
        elif _is_kept(review.at_ms, kept[fact]):
            known += 1
        else:
            moment = Moment(review.at_ms, offset_at(review.at_ms))
            part = directions.parts.get(key)
            new.append(_event(review, dossier, fact, part.cards if part else (), moment))
    return Returned(tuple(new), known, elsewhere, by_hand, unlikely)


def _times(events: Iterable[ReviewEvent]) -> defaultdict[str, list[int]]:
    """When each fact was answered, undone answers among them, in order."""
    times: defaultdict[str, list[int]] = defaultdict(list)
    for event in events:
        times[event.fact].append(event.at_ms)
    for kept in times.values():
        kept.sort()
    return times


def _is_kept(at_ms: int, times: list[int]) -> bool:
    index = bisect_right(times, at_ms)
    return index > 0 and at_ms - times[index - 1] <= SAME_MS


def _event(review: AnkiReview, dossier: str, fact: str, wordings: Sequence[Card], moment: Moment) -> ReviewEvent:
    # The template shows another wording each study day (`look`).
    card = wordings[moment.study_day % len(wordings)] if wordings else None
    return ReviewEvent(
        id=event_id(review.guid, review.at_ms),
        dossier=dossier,
        fact=fact,
        card=card.id if card else "anki",
        at_ms=moment.at_ms,
        offset_minutes=moment.offset_minutes,
        study_day=moment.study_day,
        answered="",
        style="recall",
        verdict="self",
        rating=review.rating or AGAIN,
        duration_ms=review.duration_ms,
        mode="practice" if review.is_practice else "scheduled",
        wording=wording_of(card.ask) if card else "",
    )
