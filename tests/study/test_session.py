"""A run of questions: what is asked, what is kept, and what is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sahelreader.study.history import effective
from sahelreader.study.memory import Schedule
from sahelreader.study.plan import Plan, Selection
from sahelreader.study.queue import Counts, Mixed, article_of
from sahelreader.study.session import Session
from sahelreader.study.statistics import tally
from tests.study.making import DOSSIER, NOON, Clock, make_event, make_fact

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.store.events import ReviewEvent

ARTICLES = ("france24", "review", "bbc")


class Log:
    """A recorder that can be told to fail."""

    def __init__(self) -> None:
        self.events: list[ReviewEvent] = []
        self.is_broken = False

    def __call__(self, *events: ReviewEvent) -> None:
        if self.is_broken:
            raise OSError("the disk is full")
        self.events.extend(events)


def some_facts(number: int = 6) -> list[Fact]:
    return [make_fact(f"f{n}", ARTICLES[n % 3], tags=("odd",) if n % 2 else ()) for n in range(number)]


def begin(
    facts: Sequence[Fact], log: Log, clock: Clock, plan: Plan | None = None, events: Sequence[ReviewEvent] | None = None
) -> Session:
    given = log.events if events is None else events
    return Session(facts, given, dossier=DOSSIER, record=log, clock=clock, plan=plan)


def answer(session: Session, *, right: bool = True, rating: int | None = None) -> ReviewEvent:
    """Answers the question on the table, whatever its style, and goes on."""
    prompt = session.current
    assert prompt is not None
    if prompt.style == "choice":
        session.answer_choice(prompt.right_index if right else (prompt.right_index + 1) % 3)
        return session.grade(rating)
    session.reveal()
    return session.grade(rating or (3 if right else 1))


def asked(session: Session) -> str:
    return session.current.fact.id if session.current else ""


def test_a_right_choice_is_recorded_as_good_before_anything_moves() -> None:
    log, clock = Log(), Clock()
    session = begin(some_facts(), log, clock)
    prompt = session.current
    assert prompt is not None
    clock.pass_(minutes=0.1)
    outcome = session.answer_choice(prompt.right_index)
    (event,) = log.events
    assert (event.fact, event.card, event.answered) == ("f0", "place", "Moura")
    assert (event.verdict, event.rating, event.style, event.mode) == ("correct", 3, "choice", "scheduled")
    assert (event.duration_ms, event.at_ms, event.study_day) == (6000, clock.now.at_ms, clock.now.study_day)
    assert (outcome.right, outcome.event, session.outcome) == ("Moura", event, outcome)
    assert session.current is prompt
    assert outcome.forecast is not None
    assert outcome.forecast.words == "10 minutes"
    assert session.grade() is event
    assert asked(session) == "f1"
    assert session.outcome is None


def test_a_wrong_choice_is_again_and_tells_why() -> None:
    session = begin([make_fact()], Log(), Clock())
    assert session.current is not None
    index = next(i for i, option in enumerate(session.current.options) if option.text == "Mopti")
    outcome = session.answer_choice(index)
    assert outcome.event is not None
    assert (outcome.verdict, outcome.chosen, outcome.event.rating) == ("wrong", "Mopti", 1)
    assert outcome.why.startswith("Mopti is the region")


@pytest.mark.parametrize(("offset", "rating"), [(0, 2), (1, 1)])
def test_right_but_not_sure_is_hard_and_wrong_stays_wrong(offset: int, rating: int) -> None:
    session = begin([make_fact()], Log(), Clock())
    assert session.current is not None
    event = session.answer_choice((session.current.right_index + offset) % 3, sure=False).event
    assert event is not None
    assert (event.rating, event.confidence) == (rating, 1)


def test_a_choice_can_be_rated_otherwise_before_going_on() -> None:
    log, clock = Log(), Clock()
    session = begin(some_facts(), log, clock)
    assert session.current is not None
    outcome = session.answer_choice(session.current.right_index)
    clock.pass_(minutes=5)
    event = session.grade(4)
    assert [(e.kind, e.rating) for e in log.events] == [("review", 3), ("undo", 3), ("review", 4)]
    assert effective(log.events) == [event] == session.answers
    assert Schedule().replay("f0", log.events) == outcome.forecasts[3].memory


def test_recall_is_recorded_when_it_is_graded() -> None:
    log, clock = Log(), Clock()
    log.events.append(make_event(3, NOON, fact="f0"))
    clock.pass_(minutes=11)
    session = begin(some_facts(1), log, clock)
    assert session.current is not None
    assert session.current.style == "recall"
    outcome = session.reveal("Moura?")
    assert (outcome.verdict, outcome.event, len(log.events)) == ("self", None, 1)
    with pytest.raises(ValueError, match="1 to 4"):
        session.grade()
    event = session.grade(2)
    assert (event.verdict, event.answered, event.rating) == ("self", "Moura?", 2)
    assert log.events[-1] is event


def test_what_is_out_of_turn_is_refused() -> None:
    session = begin(some_facts(1), Log(), Clock())
    for call in (session.reveal, session.grade, lambda: session.answer_choice(3), lambda: session.answer_choice(-1)):
        with pytest.raises(ValueError, match=r"."):
            call()
    session.answer_choice(0)
    with pytest.raises(ValueError, match="open"):
        session.answer_choice(0)


def test_when_recording_fails_the_session_stays_where_it_was() -> None:
    log, clock = Log(), Clock()
    log.events.append(make_event(3, fact="f1"))
    clock.pass_(minutes=11)
    session = begin(some_facts(2), log, clock)
    assert asked(session) == "f1"
    session.reveal()
    log.is_broken = True
    for call in (lambda: session.grade(3), session.undo):
        with pytest.raises(OSError, match="full"):
            call()
        assert (asked(session), session.answers, len(log.events)) == ("f1", [], 1)
        assert session.outcome is not None
    log.is_broken = False
    session.grade(3)
    assert asked(session) == "f0"
    log.is_broken = True
    with pytest.raises(OSError, match="full"):
        session.answer_choice(0)
    log.is_broken = False
    outcome = session.answer_choice(0)
    log.is_broken = True
    with pytest.raises(OSError, match="full"):
        session.grade(4)
    assert session.outcome is outcome
    assert len(effective(log.events)) == 3


def test_what_is_being_learned_comes_before_what_is_due_before_what_is_new() -> None:
    log, clock = Log(), Clock()
    early = replace(NOON, at_ms=NOON.at_ms - 30 * 86_400_000)
    first = make_event(3, early, fact="f3")
    log.events += [first, make_event(4, early, first.id, fact="f3"), make_event(1, NOON, fact="f5")]
    clock.pass_(minutes=2)
    session = begin(some_facts(6), log, clock)
    assert session.counts == Counts(new=4, learning=1, due=1)
    order = []
    for _ in range(6):
        order.append(asked(session))
        answer(session, rating=4)
    assert order == ["f5", "f3", "f1", "f0", "f2", "f4"]
    assert session.current is None


def test_new_facts_are_limited_by_the_day_and_not_by_the_session() -> None:
    log, clock = Log(), Clock()
    facts = some_facts(30)
    session = begin(facts, log, clock, Plan(new_a_day=4))
    assert (session.counts.new, session.held_back) == (4, 26)
    for _ in range(3):
        answer(session, rating=4)
    assert begin(facts, log, clock, Plan(new_a_day=4)).counts.new == 1
    clock.pass_(days=1)
    assert begin(facts, log, clock, Plan(new_a_day=4)).counts.new == 4


def test_new_facts_are_taken_from_all_articles() -> None:
    facts = [*(make_fact(f"a{n}", "france24") for n in range(30)), *(make_fact(f"b{n}", "bbc") for n in range(3))]
    session = begin(facts, Log(), Clock(), Plan(new_a_day=6))
    order = []
    while session.current:
        order.append(asked(session))
        answer(session, rating=4)
    assert order == ["a0", "b0", "a1", "b1", "a2", "b2"]


def test_what_is_learned_comes_back_in_the_same_session_until_it_is_known() -> None:
    log, clock = Log(), Clock()
    session = begin(some_facts(3), log, clock)
    answers = 0
    while session.current and answers < 30:
        answer(session, right=answers > 0)
        clock.pass_(minutes=1)
        answers += 1
    assert answers == 7
    assert {event.style for event in log.events} == {"choice", "recall"}
    assert tally(some_facts(3), log.events, clock.now).learned == 3
    due = session.next_due()
    assert due is not None
    assert due.day > clock.now.study_day


def test_what_is_due_but_would_give_an_answer_away_waits_and_what_is_put_aside_is_not_due() -> None:
    log, clock = Log(), Clock()
    facts = some_facts(4)
    first = begin(facts, log, clock)
    while first.current:
        answer(first, rating=4)
    clock.pass_(days=40)
    near = {"f0": {"f1"}, "f1": {"f0"}}
    session = Session(facts, log.events, dossier=DOSSIER, record=log, clock=clock, siblings=near)
    assert (session.counts.due, session.waiting) == (3, 1)
    session.suspend()
    while session.current:
        answer(session, rating=4)
    assert session.waiting == 1
    due = session.next_due()
    assert due is not None
    assert due.day > clock.now.study_day


def test_a_session_finds_what_has_fallen_due_meanwhile() -> None:
    log, clock = Log(), Clock()
    session = begin(some_facts(2), log, clock)
    for _ in range(2):
        answer(session, rating=4)
    assert asked(session) == ""
    clock.pass_(days=60)
    session.refresh()
    assert asked(session) == "f0"
    assert session.counts == Counts(0, 0, 2)


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(article="bbc"), {"f2", "f5"}),
        (Selection(tag="odd"), {"f1", "f3", "f5"}),
        (Selection(article="bbc", tag="odd"), {"f5"}),
        (Selection(entity="nobody"), set()),
        (Selection(facts=frozenset(("f1", "f4", "gone"))), {"f1", "f4"}),
    ],
)
def test_a_selection_asks_only_what_it_means(selection: Selection, expected: set[str]) -> None:
    session = begin(some_facts(), Log(), Clock(), Plan(selection))
    found = set()
    while session.current:
        found.add(asked(session))
        answer(session, rating=4)
    assert found == expected


def test_practice_asks_everything_until_it_was_right_and_moves_no_schedule() -> None:
    log, clock = Log(), Clock()
    log.events.append(make_event(4, fact="f0"))
    memory = Schedule().replay("f0", log.events)
    session = begin(some_facts(), log, clock, Plan(mode="practice", seed="x"))
    assert session.counts == Counts(0, 0, 6)
    order = []
    while session.current:
        order.append(asked(session))
        answer(session, right=len(order) > 2)
    assert len(order) == 8
    assert sorted(order[:6]) == ["f0", "f1", "f2", "f3", "f4", "f5"]
    assert order[6:] == order[:2] or order[6:] == order[1::-1]
    assert {event.mode for event in log.events[1:]} == {"practice"}
    assert Schedule().replay("f0", log.events) == memory
    assert tally(some_facts(), log.events, clock.now).new == 5


def test_a_limit_ends_the_session() -> None:
    session = begin(some_facts(), Log(), Clock(), Plan(limit=2))
    left = []
    for _ in range(2):
        left.append(session.left)
        answer(session)
    assert left == [2, 1]
    assert session.current is None
    session.undo()
    assert session.current is not None


def test_undo_goes_back_without_limit_and_over_sessions() -> None:
    log, clock = Log(), Clock()
    facts = some_facts()
    session = begin(facts, log, clock)
    questions = []
    for number in range(4):
        questions.append(session.current)
        answer(session, right=number != 1)
    later = begin(facts, log, clock)
    for question in reversed(questions):
        undone = later.undo()
        assert undone is not None
        assert later.current == question
        assert later.outcome is None
    assert later.undo() is None
    assert effective(log.events) == []
    assert later.counts == begin(facts, Log(), clock).counts


def test_undo_takes_back_a_choice_that_is_still_on_the_table() -> None:
    log = Log()
    session = begin(some_facts(), log, Clock())
    question = session.current
    session.answer_choice(0)
    session.undo()
    assert session.current == question
    assert session.outcome is None
    assert effective(log.events) == []


def test_undo_in_practice_leaves_scheduled_answers_alone() -> None:
    log = Log()
    log.events.append(make_event(3, fact="f0"))
    assert begin(some_facts(), log, Clock(), Plan(mode="practice")).undo() is None


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("rwu1234"), st.floats(0, 3000)), max_size=25), st.integers(1, 7))
def test_a_session_ends_where_one_begun_from_its_log_would(steps: list[tuple[str, float]], number: int) -> None:
    log, clock, facts = Log(), Clock(), some_facts(number)
    session = begin(facts, log, clock)
    for action, minutes in steps:
        if action == "u":
            session.undo()
        elif session.current:
            answer(session, right=action != "w", rating=int(action) if action.isdigit() else None)
        clock.pass_(minutes=minutes)
        session.refresh()
    ids = [event.id for event in log.events]
    assert ids == sorted(set(ids))
    assert session.answers == effective(log.events)
    again = begin(facts, log, clock, events=sorted(log.events, key=lambda e: e.sha256))
    assert [again._ledger.memory(fact.id) for fact in facts] == [session._ledger.memory(fact.id) for fact in facts]


@given(st.lists(st.sampled_from("abcd"), max_size=14), st.sampled_from("abcd-"))
def test_two_of_one_article_follow_each_other_only_if_nothing_else_is_possible(articles: list[str], last: str) -> None:
    mixed = Mixed(make_fact(f"f{n}", article) for n, article in enumerate(articles))
    taken = [last]
    while fact := mixed.take(taken[-1]):
        taken.append(article_of(fact))
    assert sorted(taken[1:]) == sorted(articles)
    assert len(mixed) == 0
    repeats = sum(one == other for one, other in pairwise(taken))
    size = len(articles)
    needed = max((2 * articles.count(a) - size - 1 + (a == last) for a in set(articles)), default=0)
    assert repeats == max(0, needed)


def test_the_tally_counts_what_the_library_shows() -> None:
    log, clock = Log(), Clock()
    session = begin(some_facts(), log, clock)
    for rating in (4, 3, 1):
        answer(session, rating=rating)
    now = tally(some_facts(), log.events, clock.now)
    assert (now.facts, now.new, now.learning, now.learned, now.due_today, now.met_today) == (6, 3, 2, 1, 2, 3)
    assert now.next_due is not None
    assert now.next_due.interval_ms == 60_000
    clock.pass_(days=100)
    assert tally(some_facts(), log.events, clock.now).due_today == 3
    assert tally(some_facts(), [], clock.now).next_due is None
