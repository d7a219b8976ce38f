"""What a session records: events with ids in order, on disk before anything else knows of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from sahelreader.store.events import MOST_HINTS, Kind, Mode, ReviewEvent, Style, new_event_id, put_aside, wording_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sahelreader.store.moment import Moment
    from sahelreader.study.cards import Prompt
    from sahelreader.study.ledger import Ledger
    from sahelreader.study.outcome import Outcome


class Recorder(Protocol):
    """Keeps events, all of them or none, for ever; raises if it can't. `Store.record_review` is one."""

    def __call__(self, *events: ReviewEvent) -> None: ...


class Recording:
    """Makes the events of a session and keeps them. Whatever `record` raises comes through, with nothing changed."""

    def __init__(
        self, ledger: Ledger, record: Recorder, clock: Callable[[], Moment], *, dossier: str, mode: Mode
    ) -> None:
        self._ledger, self._record, self._clock = ledger, record, clock
        self._dossier, self._mode = dossier, mode
        self.answers: list[ReviewEvent] = []
        """What was recorded in this session and not undone."""

    def answer(
        self,
        prompt: Prompt,
        outcome: Outcome,
        rating: int,
        *,
        shown_at: Moment,
        style: Style | None = None,
        confidence: int | None = None,
        hints: int = 0,
    ) -> ReviewEvent:
        """The event of an answer, not yet kept. `style`: how it was asked, if not as the prompt has it."""
        return ReviewEvent(
            id=new_event_id(outcome.at.at_ms, self._ledger.last_id),
            dossier=self._dossier,
            fact=prompt.fact.id,
            card=prompt.card.id,
            at_ms=outcome.at.at_ms,
            offset_minutes=outcome.at.offset_minutes,
            study_day=outcome.at.study_day,
            answered=outcome.chosen,
            style=style or prompt.style,
            verdict=outcome.verdict,
            rating=rating,
            duration_ms=max(0, outcome.at.at_ms - shown_at.at_ms),
            mode=self._mode,
            confidence=confidence,
            wording=wording_of(prompt.card.ask),
            hints=min(hints, MOST_HINTS),
        )

    def aside(self, kind: Kind, fact: str, card: str = "") -> ReviewEvent:
        """The event by which a fact is put aside or taken up, not yet kept."""
        now = self._clock()
        ident = new_event_id(now.at_ms, self._ledger.last_id)
        return put_aside(kind, ident, fact, now, dossier=self._dossier, card=card, mode=self._mode)

    def put_otherwise(self, event: ReviewEvent, **values: Any) -> ReviewEvent:
        """Undoes an event and records it with other values."""
        undo = event.undo(new_event_id(event.at_ms, self._ledger.last_id), event.moment)
        other = replace(event, id=new_event_id(event.at_ms, undo.id), **values)
        self.keep(undo, other)
        return other

    def undo(self, event: ReviewEvent) -> None:
        """Undoes an event; another quiz may have recorded it."""
        now = self._clock()
        after = max(self._ledger.last_id, event.id)
        self.keep(event.undo(new_event_id(now.at_ms, after), now))

    def keep(self, *events: ReviewEvent) -> None:
        """Records the events; only if that succeeds does anything change here."""
        self._record(*events)
        for event in events:
            self._ledger.add(event)
            if event.kind == "review":
                self.answers.append(event)
            elif event.kind == "undo":
                self._forget(event.undoes)

    def _forget(self, ident: str | None) -> None:
        """Takes an answer out, of which as a rule it is the last."""
        for i in range(len(self.answers) - 1, -1, -1):
            if self.answers[i].id == ident:
                del self.answers[i]
                return
