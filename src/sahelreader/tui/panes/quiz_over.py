"""What is shown when a quiz has nothing left to ask."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sahelreader.store.events import AGAIN
from sahelreader.store.moment import date_of
from sahelreader.study.calibration import calibration
from sahelreader.study.exam import outlook_sentence
from sahelreader.tui.pages.calibration import calibration_rows
from sahelreader.tui.pages.card import over_page
from sahelreader.tui.pages.missed import missed_rows
from sahelreader.tui.panes.quiz_hints import is_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sahelreader.dossier.model import Fact
    from sahelreader.store.moment import Moment
    from sahelreader.study.session import Session
    from sahelreader.tui.document import Document


def over(session: Session, now: Moment, facts: Iterable[Fact], articles: Mapping[str, str]) -> Document:
    """How it went, how far confidence was right, when it goes on, and what was wrong."""
    named = {fact.id: fact for fact in facts}
    wrong = sum(answer.rating == AGAIN for answer in session.answers)
    nothing = "Nothing is due now." if named else "This dossier has no facts to ask about."
    return over_page(
        len(session.answers), wrong, nothing,
        next_due=_next_due(session, now), held_back=session.held_back, waiting=session.waiting,
        outlook=outlook_sentence(session), suspended=len(session.suspended), goes_on=is_apart(session),
        more=calibration_rows(calibration(session.answers)),
        missed=missed_rows([named[ident] for ident in missed(session) if ident in named], articles),
    )  # fmt: skip


def missed(session: Session) -> tuple[str, ...]:
    """The facts of which an answer was wrong; none before reading, when nobody can know them."""
    if session.plan.mode == "pretest":
        return ()
    return tuple(dict.fromkeys(answer.fact for answer in session.answers if answer.rating == AGAIN))


def _next_due(session: Session, now: Moment) -> str:
    if session.plan.mode == "pretest":
        return "None of it counts: now read, and look out for the answers."
    if session.plan.mode == "scheduled" and session.plan.limit is not None and (left := session.counts.total):
        return f"{left} more question{'s' * (left != 1)} about it {'are' if left != 1 else 'is'} waiting."
    due = session.next_due()
    if due is None or session.plan.mode != "scheduled":
        return ""
    if due.by_day:
        days = due.day - now.study_day
        day = date_of(due.day)
        when = "tomorrow" if days == 1 else f"on {day.day} {day:%b %Y}"
    else:
        when = f"at {now.local + timedelta(milliseconds=due.at_ms - now.at_ms):%H:%M}"
    return f"The next card is due {when}."
