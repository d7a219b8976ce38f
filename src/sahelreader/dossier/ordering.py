"""Makes facts of dated events: which of three came first, and which last?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from sahelreader.dossier.dates import days
from sahelreader.dossier.model import Card, Fact, Lure

if TYPE_CHECKING:
    from sahelreader.dossier.voices import Event

TAG = "timeline"


def order_facts(events: tuple[Event, ...]) -> Iterator[Fact]:
    """A fact for each event that names two others to be put in order with."""
    by_id = {event.id: event for event in events}
    for event in events:
        group = [event, *(by_id[ident] for ident in event.order_with)]
        if len(group) == 3:
            yield _fact(event, sorted(group, key=lambda one: days(one.when)))


def overlap(events: list[Event]) -> bool:
    """Whether the order of some events can't be told from their dates."""
    spans = sorted(days(event.when) for event in events)
    return any(before[1] >= after[0] for before, after in pairwise(spans))


def _fact(event: Event, group: list[Event]) -> Fact:
    first, middle, last = group
    listed = sorted((one.brief for one in group), key=str.casefold)
    options = f"{listed[0]}, {listed[1]} or {listed[2]}"
    start, end = first.when.partition("/")[0], last.when.rpartition("/")[2]
    statement = (
        f"First came {first.brief} ({first.shown}), then {middle.brief} ({middle.shown}), "
        f"and last {last.brief} ({last.shown})."
    )
    cards = tuple(
        Card(which, f"Which of these came {which}: {options}?", one.brief, "text", lures=_lures(one, group))
        for which, one in (("first", first), ("last", last))
    )
    evidence = tuple(piece for one in group for piece in one.evidence)
    return Fact(
        f"order--{event.id}", statement, evidence, "", "reported", f"{start}/{end}",
        tuple(dict.fromkeys(ident for one in group for ident in one.entities)), (TAG,), "", cards,
    )  # fmt: skip


def _lures(answer: Event, group: list[Event]) -> tuple[Lure, ...]:
    right = f"{answer.brief}: {answer.shown}."
    return tuple(Lure(one.brief, f"It is dated {one.shown}; {right}") for one in group if one is not answer)
