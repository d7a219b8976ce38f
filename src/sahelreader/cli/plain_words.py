"""What the quiz in lines says: its help, when something falls due, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.cli.output import wrap
from sahelreader.store.moment import date_of
from sahelreader.study import intervals
from sahelreader.study.counted import COUNTED
from sahelreader.study.exam import outlook_sentence
from sahelreader.study.history import was_right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sahelreader.store.moment import Moment
    from sahelreader.study.memory import Due
    from sahelreader.study.outcome import Outcome
    from sahelreader.study.session import Session

RATINGS = ("again", "hard", "good", "easy")
ASKS = {"choice": "Your answer, 1 to 3", "recall": "Your answer, or enter to see it", "chosen": "Enter goes on"}
VERDICTS = {"correct": "Right", "almost": "Almost", "wrong": "Wrong"}
HELP = {
    "choice": "1, 2 or 3 chooses an answer; with a question mark (2?) if you are not sure.",
    "recall": "Write your answer, with a question mark behind it if you are not sure; enter alone shows the answer.",
    "chosen": "Enter goes on; again, hard, good or easy rates the question otherwise; o turns the verdict on a written "
    "answer round.",
    "revealed": "1, 2, 3 or 4 says how well you knew it, and goes on.",
}
_ALWAYS = (
    ("h", "gives a hint"),
    ("s", "shows the paragraph that proves the answer"),
    ("d", "shows what each article says where they differ"),
    ("u", "takes the last answer back"),
    ("bury", "puts the question aside until tomorrow"),
    ("suspend", "puts it aside for good"),
    ("q", "quits"),
    ("?", "shows this"),
)


def help_lines(state: str) -> Iterator[str]:
    """What can be typed now, then what always can."""
    yield wrap(HELP[state])
    for word, does in _ALWAYS:
        yield wrap(does, f"  {word:<9}", " " * 11)
    yield wrap(COUNTED)


def heading(title: str, session: Session) -> str:
    """What is asked, and how many questions there are."""
    left, counts = session.left, session.counts
    questions = f"{left} {'question' if left == 1 else 'questions'}"
    if session.plan.mode == "practice":
        return f"{title}: practice, {questions}. The schedule stays as it is."
    if session.plan.mode == "exam":
        return f"{title}: exam, {questions}, each once. The schedule stays as it is."
    is_first = bool(counts.new) and not (counts.learning or counts.due)
    words = f" {COUNTED}" if is_first else ""
    return f"{title}: {counts.new} new, {counts.learning} in learning, {counts.due} due.{words}"


def left_over(session: Session) -> str:
    """What is left, the question on the table included."""
    counts = session.counts
    if session.plan.mode == "scheduled" and session.plan.limit is None:
        return f"{counts.new} new, {counts.learning} in learning, {counts.due} due"
    return f"{session.left} left"


def ratings(outcome: Outcome, *, is_scheduled: bool) -> str:
    """How a recalled answer can be rated, and what each rating does."""
    choices = [
        f"{forecast.rating} {RATINGS[forecast.rating - 1]}" + (f" ({forecast.words})" if is_scheduled else "")
        for forecast in outcome.forecasts
    ]
    unbroken = ", ".join(choice.replace(" ", "\u00a0") for choice in choices)
    return wrap(f"How well did you know it? {unbroken}").replace("\u00a0", " ")


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
    if session.plan.mode == "exam" and answers:
        yield f"Right: {sum(map(was_right, session.answers))} of {answers}."
    is_cut_short = session.plan.limit is not None and answers >= session.plan.limit
    if session.plan.mode == "scheduled" and not is_cut_short:
        yield from _how_it_goes_on(session, now)


def _how_it_goes_on(session: Session, now: Moment) -> Iterator[str]:
    if due := session.next_due():
        yield f"The next question is due {when(due, now)}."
    if sentence := outlook_sentence(session):
        yield wrap(sentence)
    if waiting := session.waiting:
        many = "1 question is due and waits" if waiting == 1 else f"{waiting} questions are due and wait"
        yield wrap(f"{many} for another day: today has had enough, or one would give another's answer away.")
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
