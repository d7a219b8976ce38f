"""The keys that matter now in a quiz, for the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.tui.widgets.lines import Hint

if TYPE_CHECKING:
    from sahelreader.study.session import Session

BACK = Hint("esc", "back", "step_back")
UNDO = Hint("u", "undo", "undo")
KEYS = Hint("?", "keys", "app.pane('help')")
CHOOSING = (Hint("enter", "practise", "follow"), Hint("↓ ↑", "choose", "next_link"), BACK)
NAMES = {"scheduled": "Quiz", "practice": "Practice", "pretest": "Before reading", "exam": "Exam"}


def is_apart(session: Session) -> bool:
    """Whether the schedule's own quiz is another one."""
    return session.plan.mode in ("practice", "exam") or (
        session.plan.limit is not None and session.plan.mode != "pretest"
    )


def where(session: Session, *, is_unsure: bool) -> str:
    """What is going on, and how far."""
    done = f" · {len(session.answers)} answered" if session.answers else ""
    return f"{NAMES[session.plan.mode]}{done}{' · not sure' if is_unsure else ''}"


def hints(session: Session, *, is_unsure: bool, asks_confidence: bool) -> tuple[Hint, ...]:
    """The keys, the most important first."""
    prompt, outcome = session.current, session.outcome
    if prompt is None:
        due = (Hint("z", "what is due", "ask_due"),) if is_apart(session) else ()
        return (*due, Hint("x", "practise", "practise"), UNDO, BACK)
    if asks_confidence:
        return (Hint("1 2 3", "how sure you are", "digit(2)"), Hint("u", "answer again", "undo"))
    if outcome is None and prompt.style == "choice":
        unsure = Hint("n", "sure after all" if is_unsure else "not sure", "unsure")
        return (Hint("1 2 3", "choose", "follow"), unsure, Hint("h", "hint", "hint"), UNDO, KEYS, BACK)
    if outcome is None:
        return (
            Hint("enter", "check", "submit"),
            Hint("tab", "hint", "ask('hint')"),
            Hint("^n", "sure after all" if is_unsure else "not sure", "ask('unsure')"),
            Hint("^z", "undo", "ask('undo')"),
            BACK,
        )
    is_graded = outcome.event is not None
    go_on = Hint("space", "next", "go_on") if is_graded else Hint("1-4", "how well you knew it", "go_on")
    override = (Hint("o", "I was wrong" if outcome.event.rating > 1 else "I was right", "override"),) if (
        outcome.event and outcome.finding
    ) else ()  # fmt: skip
    return (go_on, *override, Hint("s", "read on there", "source"), UNDO, KEYS, BACK)
