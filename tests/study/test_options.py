"""What a reader may set, and what a session makes of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from sahelreader.store.moment import date_of
from sahelreader.study.options import StudyOptions
from sahelreader.study.plan import Plan
from sahelreader.study.session import Session
from tests.study.making import DOSSIER, NOON, Clock, days_later, make_event
from tests.study.test_session import Log, answer, asked, begin, some_facts


def with_options(number: int, log: Log, clock: Clock, plan: Plan | None = None, **options: Any) -> Session:
    return Session(
        some_facts(number), log.events, dossier=DOSSIER, record=log, clock=clock, plan=plan,
        options=StudyOptions(**options),
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"desired_retention": 0.5},
        {"desired_retention": 1.0},
        {"new_a_day": -1},
        {"maximum_days": 2},
        {"learning_minutes": (10, 1)},
        {"learning_minutes": (0,)},
        {"relearning_minutes": (721,)},
        {"parameters": (1.0,)},
    ],
)
def test_what_can_not_be_is_refused_in_a_sentence(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        StudyOptions(**wrong)


def test_options_make_the_schedule() -> None:
    options = StudyOptions(desired_retention=0.8, learning_minutes=(), exam=date_of(NOON.study_day + 9))
    assert options.schedule.desired_retention == 0.8
    assert options.exam_day == NOON.study_day + 9
    assert StudyOptions().exam_day is None
    assert options.schedule.made_with != StudyOptions().schedule.made_with


def test_reviews_are_limited_a_day_over_all_sessions_of_it() -> None:
    log, clock = Log(), Clock()
    for fact in some_facts(5):
        log.events.append(make_event(4, NOON, log.events[-1].id if log.events else "", fact=fact.id))
    clock.now = days_later(30)
    session = with_options(5, log, clock, reviews_a_day=3)
    assert session.counts.due == 3
    answer(session, rating=3)
    assert with_options(5, log, clock, reviews_a_day=3).counts.due == 2
    clock.pass_(days=1)
    assert with_options(5, log, clock, reviews_a_day=3).counts.due == 3


def test_new_facts_are_as_many_as_the_options_say_unless_the_plan_says_otherwise() -> None:
    assert with_options(6, Log(), Clock(), new_a_day=4).counts.new == 4
    assert with_options(6, Log(), Clock(), Plan(new_a_day=2), new_a_day=4).counts.new == 2


def test_learning_ahead_asks_what_falls_due_in_the_next_days() -> None:
    log, clock = Log(), Clock()
    log.events.append(make_event(4, NOON, fact="f0"))
    clock.pass_(days=1)
    due = begin(some_facts(1), log, clock).next_due()
    assert due is not None
    wait = due.day - clock.now.study_day
    assert asked(begin(some_facts(1), log, clock, Plan(ahead_days=wait - 1))) == ""
    assert asked(begin(some_facts(1), log, clock, Plan(ahead_days=wait))) == "f0"


def test_what_is_being_learned_is_asked_ahead_of_its_time_only_as_far_as_wanted() -> None:
    for minutes, expected in ((20, "f0"), (0, "")):
        session = with_options(1, Log(), Clock(), learn_ahead_minutes=minutes)
        answer(session, right=False)
        assert asked(session) == expected


def test_a_buried_fact_waits_until_tomorrow_and_undo_brings_it_back() -> None:
    log, clock = Log(), Clock()
    session = begin(some_facts(2), log, clock)
    event = session.bury()
    assert (event.kind, event.fact, event.rating, asked(session)) == ("bury", "f0", 0, "f1")
    assert (asked(begin(some_facts(2), log, clock)), begin(some_facts(2), log, clock).held_back) == ("f1", 0)
    clock.pass_(days=1)
    assert asked(begin(some_facts(2), log, clock)) == "f0"
    clock.pass_(days=-1)
    assert session.undo() is not None
    assert asked(session) == "f0"
    assert asked(begin(some_facts(2), log, clock)) == "f0"
    assert [e.kind for e in log.events] == ["bury", "undo"]


def test_a_suspended_fact_waits_until_it_is_taken_up() -> None:
    log, clock = Log(), Clock()
    session = begin(some_facts(2), log, clock)
    session.suspend()
    clock.pass_(days=40)
    session = begin(some_facts(2), log, clock)
    assert [fact.id for fact in session.suspended] == ["f0"]
    assert asked(session) == "f1"
    assert session.take_up("f1") is None
    taken = session.take_up("f0")
    assert taken is not None
    assert taken.kind == "unsuspend"
    assert asked(begin(some_facts(2), log, clock)) == "f0"


def test_a_fact_put_aside_after_its_answer_keeps_the_answer() -> None:
    log, clock = Log(), Clock()
    session = begin(some_facts(1), log, clock)
    session.answer_choice(0)
    session.suspend()
    assert session.current is None
    assert [event.kind for event in log.events] == ["review", "suspend"]
    assert len(session.answers) == 1
    with pytest.raises(ValueError, match="nothing is asked"):
        session.bury()


def test_a_fact_forgotten_again_and_again_is_a_leech() -> None:
    log, clock = Log(), Clock()
    session = with_options(1, log, clock, leech_lapses=2)
    assert not session.is_leech
    answer(session, rating=4)
    for lapses in (1, 2):
        clock.pass_(days=60)
        session = with_options(1, log, clock, leech_lapses=2)
        answer(session, rating=1)
        clock.pass_(minutes=10)
        session.refresh()
        assert session.is_leech == (lapses == 2)
        answer(session, rating=4)
    clock.pass_(days=200)
    assert with_options(1, log, clock, leech_lapses=2).is_leech
    assert not with_options(1, log, clock, leech_lapses=0).is_leech


def test_leeches_are_put_aside_if_that_is_wanted() -> None:
    log, clock = Log(), Clock()
    session = with_options(1, log, clock, leech_lapses=1, suspend_leeches=True)
    answer(session, rating=4)
    clock.pass_(days=60)
    session = with_options(1, log, clock, leech_lapses=1, suspend_leeches=True)
    answer(session, rating=1)
    assert session.current is None
    assert [fact.id for fact in session.suspended] == ["f0"]
    session.undo()
    assert asked(session) == "f0"


def test_the_outlook_tells_what_would_be_remembered_on_the_day_of_the_exam() -> None:
    log, clock = Log(), Clock()
    exam = date_of(NOON.study_day) + timedelta(days=30)
    session = with_options(4, log, clock, exam=exam)
    for _ in range(2):
        answer(session, rating=4)
    outlook = session.outlook
    assert outlook is not None
    assert (outlook.asked, outlook.new) == (2, 2)
    assert 0.25 < outlook.recall < 0.5
    clock.pass_(days=31)
    assert session.outlook is None
    assert with_options(1, log, clock).outlook is None
