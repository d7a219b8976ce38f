"""What the quiz in lines says: its help, when something falls due, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.cli.output import wrap
from sahelreader.store.moment import date_of
from sahelreader.study import intervals
from sahelreader.study.exam import outlook_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sahelreader.store.moment import Moment
    from sahelreader.study.memory import Due
    from sahelreader.study.session import Session

RATINGS = ("again", "hard", "good", "easy")
ASKS = {"choice": "Your answer, 1 to 3:", "recall": "Your answer, or enter to see it:", "chosen": "Enter goes on:"}
VERDICTS = {"correct": "Right", "almost": "Almost", "wrong": "Wrong"}
HELP = {
    "choice": "1, 2 or 3 chooses an answer; with a question mark (2?) if you are not sure",
    "recall": "write your answer, with a question mark behind it if you are not sure; enter alone shows the answer",
    "chosen": "enter goes on; again, hard, good or easy rates the question otherwise; o turns the verdict on a written "
    "answer round",
    "revealed": "1, 2, 3 or 4 says how well you knew it, and goes on",
}
HELP_ALWAYS = (
    "h gives a hint; s shows the paragraph that proves the answer; u takes the last answer back; bury puts the "
    "question aside until tomorrow, suspend for good; q quits; ? shows this."
)


def farewell(session: Session, now: Moment) -> Iterator[str]:
    """What is saved and, if nothing is left to ask, how it goes on."""
    answers = len(session.answers)
    saved = "No answer was given."
    if answers:
        saved = f"{answers} {'answer is' if answers == 1 else 'answers are'} saved."
    if session.current:
        yield saved
        return
    yield f"\n{saved if answers else 'Nothing is due.'}"
    is_cut_short = session.plan.limit is not None and answers >= session.plan.limit
    if session.plan.mode != "practice" and not is_cut_short:
        yield from _how_it_goes_on(session, now)


def _how_it_goes_on(session: Session, now: Moment) -> Iterator[str]:
    if due := session.next_due():
        yield f"The next question is due {when(due, now)}."
    if sentence := outlook_sentence(session):
        yield wrap(sentence)
    if session.held_back:
        yield f"{session.held_back} new facts wait for another day, or for --new with a higher number."
    yield "To practise without the schedule: sahelreader quiz --plain --practice."


def when(due: Due, now: Moment) -> str:
    """When something falls due, as `in 10 minutes` or `on Friday 3 April 2026, in 4 days`."""
    days = due.day - now.study_day
    if not due.by_day or days <= 0:
        wait = due.at_ms - now.at_ms
        return f"in {intervals.words(wait)}" if wait > 0 else "now"
    if days == 1:
        return "tomorrow"
    date = date_of(due.day)
    return f"on {date:%A} {date.day} {date:%B} {date.year}, in {days} days"
