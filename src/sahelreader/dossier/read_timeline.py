"""Reads timeline.yaml: what the texts date, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sahelreader.dossier.dates import days
from sahelreader.dossier.evidence import read_evidence_list
from sahelreader.dossier.fields import Fields, Report, records_of
from sahelreader.dossier.ordering import overlap
from sahelreader.dossier.read_voices import read_known
from sahelreader.dossier.voices import PRECISIONS, Event, Precision
from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from sahelreader.dossier.evidence import Articles
    from sahelreader.dossier.model import Entity

_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
"""By the length of a date."""


def read_timeline(value: Any, report: Report, articles: Articles, entities: dict[str, Entity]) -> tuple[Event, ...]:
    """The events in the order of time; those that overlap, in the order of the file."""
    events: list[Event] = []
    records: dict[str, Fields] = {}
    for fields in records_of(value, report, "event"):
        ident, title, when = fields.identifier(), fields.text("title"), fields.date("when")
        if not when and not fields.optional("when"):
            fields.text("when")
        precision = _read_precision(fields, when)
        evidence = read_evidence_list(fields, "evidence", articles)
        if not fields.items("evidence"):
            fields.note("evidence", f"{fields.what} has no evidence")
        event = Event(
            ident, title, when, precision, fields.text("shown"), evidence, read_known(fields, "entities", entities),
            fields.optional("note"), fields.optional("brief"), fields.texts("order_with"),
        )  # fmt: skip
        fields.done()
        if ident and when and evidence:
            _insert(events, event)
            records[ident] = fields
    _check_orders(events, records)
    return tuple(events)


def _check_orders(events: list[Event], records: dict[str, Fields]) -> None:
    """Note the questions of order that can't be asked."""
    by_id = {event.id: event for event in events}
    for event in events:
        fields = records[event.id]
        others = [by_id[ident] for ident in event.order_with if ident in by_id]
        if unknown := [ident for ident in event.order_with if ident not in by_id]:
            fields.note("order_with", f"{fields.what} names an unknown event {clean_line(unknown[0], 60)!r}")
        elif event.order_with and len({event.id, *event.order_with}) != 3:
            fields.note("order_with", f"{fields.what} needs two other events to be put in order with")
        elif event.order_with and overlap([event, *others]):
            fields.note("order_with", f"{fields.what} and the two others overlap; their order can't be told")
        for one in (event, *others) if event.order_with else ():
            if not one.brief:
                fields.note("order_with", f"event {one.id!r} has no brief, which a question of order shows")


def _read_precision(fields: Fields, when: str) -> Precision:
    told = cast("Precision", fields.choice("precision", PRECISIONS))
    fits = _PRECISIONS.get(len(when), "period")
    if when and told != fits and fields.optional("precision") == told:
        fields.note("precision", f"precision of {fields.what} is {told}, but when is {when}: {fits}")
    return fits


def _insert(events: list[Event], event: Event) -> None:
    """Put an event before the first that begins after its end: whole orders are kept, slips mended."""
    _, end = days(event.when)
    events.insert(next((i for i, other in enumerate(events) if days(other.when)[0] > end), len(events)), event)
