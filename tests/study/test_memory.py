"""The schedule: FSRS-6 with its traps closed."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.store.moment import Moment
from sahelreader.study.intervals import fuzz_range, fuzzed, in_order, words
from sahelreader.study.memory import RATINGS, Memory, Schedule
from tests.study.making import NOON, days_later, make_event

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent

SCHEDULE = Schedule()
GAPS = st.one_of(st.floats(0, 1), st.floats(1, 60), st.integers(60, 2000).map(float))
HISTORIES = st.lists(st.tuples(st.sampled_from(RATINGS), GAPS, st.sampled_from((0, 60, -300, 330))), max_size=8)


def as_events(history: list[tuple[int, float, int]], **values: Any) -> list[ReviewEvent]:
    """Reviews at gaps of so many days, each after the one before."""
    events: list[ReviewEvent] = []
    at = NOON
    for rating, gap, offset in history:
        at = replace(days_later(gap, at), offset_minutes=offset)
        events.append(make_event(rating, at, after=events[-1].id if events else "", **values))
    return events


@given(HISTORIES, st.sampled_from(RATINGS), st.floats(-3, 400), st.sampled_from((0, 120, -480)))
def test_what_a_button_shows_is_what_it_does(history: list[Any], rating: int, gap: float, offset: int) -> None:
    events = as_events(history)
    before = SCHEDULE.replay("moura-place", events)
    now = replace(days_later(gap, Moment(events[-1].at_ms if events else NOON.at_ms)), offset_minutes=offset)
    shown = SCHEDULE.preview(before, now)[rating - 1]
    event = make_event(rating, now, after=events[-1].id if events else "")
    assert SCHEDULE.replay("moura-place", [*events, event]) == shown.memory
    assert shown.memory == SCHEDULE.answer(before, rating, now)
    assert shown.words == words(shown.due.interval_ms)


@given(HISTORIES, st.floats(0, 400))
def test_again_hard_good_and_easy_come_back_in_this_order(history: list[Any], gap: float) -> None:
    events = as_events(history)
    now = days_later(gap, Moment(events[-1].at_ms)) if events else NOON
    dues = [forecast.due for forecast in SCHEDULE.preview(SCHEDULE.replay("moura-place", events), now)]
    assert [due.interval_ms for due in dues] == sorted({due.interval_ms for due in dues})
    assert all(due.at_ms > now.at_ms for due in dues)


@given(HISTORIES, st.randoms())
def test_the_order_in_which_events_are_stored_does_not_matter(history: list[Any], shuffler: random.Random) -> None:
    events = as_events(history)
    mixed = [*events, *events[:2]]
    shuffler.shuffle(mixed)
    assert SCHEDULE.replay("moura-place", mixed) == SCHEDULE.replay("moura-place", events)


@given(HISTORIES.filter(bool), st.data())
def test_what_is_undone_has_never_happened(history: list[Any], data: st.DataObject) -> None:
    events = as_events(history)
    undone = data.draw(st.sampled_from(events))
    undo = undone.undo(make_event(after=events[-1].id).id, NOON)
    others = [event for event in events if event is not undone]
    assert SCHEDULE.replay("moura-place", [undo, *events]) == SCHEDULE.replay("moura-place", others)


@given(HISTORIES)
def test_practice_and_other_facts_leave_the_memory_alone(history: list[Any]) -> None:
    events = as_events(history)
    other = [*as_events(history, mode="practice"), *as_events(history, fact="another")]
    assert SCHEDULE.replay("moura-place", [*events, *other]) == SCHEDULE.replay("moura-place", events)


@pytest.mark.parametrize("seed", range(40))
def test_plain_histories_come_out_as_from_py_fsrs_itself(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    scheduler = Scheduler(enable_fuzzing=False)
    start = datetime(2026, 4, 1, 12, tzinfo=UTC)
    card = Card(card_id=1, due=start)
    events: list[ReviewEvent] = []
    day = 0
    for _ in range(dice.randint(1, 15)):
        rating = dice.choice((1, 2, 3, 3, 3, 4))
        card, _ = scheduler.review_card(card, Rating(rating), start + timedelta(days=day))
        events.append(make_event(rating, days_later(day), after=events[-1].id if events else ""))
        memory = SCHEDULE.replay("moura-place", events)
        assert memory.stability == pytest.approx(card.stability, rel=1e-12)
        assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-12)
        assert memory.step == card.step
        assert memory.due is not None
        if memory.due.by_day:
            shortest, longest = fuzz_range((card.due - (card.last_review or start)).days)
            # Hard, good and easy are kept apart by at most two days more.
            assert shortest <= memory.due.day - memory.last_day <= longest + 2
        else:
            assert memory.due.interval_ms == (card.due - (card.last_review or start)).total_seconds() * 1000
        day += dice.choice((1, 1, 2, 5, 13, 40))


def test_a_review_23_hours_later_counts_as_the_next_day() -> None:
    at_nine = replace(NOON, at_ms=NOON.at_ms + 9 * 3_600_000)
    first = make_event(1, at_nine)
    same_hour = SCHEDULE.replay("moura-place", [first, make_event(3, days_later(1, at_nine), first.id)])
    earlier = SCHEDULE.replay("moura-place", [first, make_event(3, days_later(23 / 24, at_nine), first.id)])
    same_day = SCHEDULE.replay("moura-place", [first, make_event(3, days_later(1 / 24, at_nine), first.id)])
    assert earlier.stability == same_hour.stability
    assert same_day.stability != same_hour.stability


def test_learning_takes_one_minute_and_ten_then_days() -> None:
    new = Memory("moura-place")
    assert [f.words for f in SCHEDULE.preview(new, NOON)][:3] == ["1 minute", "6 minutes", "10 minutes"]
    once = SCHEDULE.answer(new, 3, NOON)
    assert (once.stage, once.due and once.due.at_ms) == ("learning", NOON.at_ms + 600_000)
    twice = SCHEDULE.answer(once, 3, days_later(1 / 144))
    assert twice.stage == "review"
    assert twice.due is not None
    assert twice.due.by_day
    assert twice.due.day >= NOON.study_day + 2
    forgotten = SCHEDULE.answer(twice, 1, days_later(3))
    assert (forgotten.stage, forgotten.lapses, forgotten.due and forgotten.due.by_day) == ("relearning", 1, False)


def test_a_clock_set_back_never_makes_a_fact_due_before_its_last_review() -> None:
    learned = SCHEDULE.replay("moura-place", as_events([(3, 0, 0), (3, 0.01, 0), (3, 4, 0)]))
    back_in_1970 = Moment(0)
    for forecast in SCHEDULE.preview(learned, back_in_1970):
        assert learned.last is not None
        assert forecast.due.at_ms > learned.last.at_ms
        assert forecast.memory.last_day >= learned.last_day


def test_the_wanted_retention_is_what_is_left_when_a_fact_falls_due() -> None:
    events = as_events([(3, 0, 0), (3, 0.01, 0), (3, 3, 0), (3, 10, 0), (3, 30, 0)])
    memory = SCHEDULE.replay("moura-place", events)
    assert memory.stability is not None
    assert SCHEDULE.retrievability(memory, memory.last_day + round(memory.stability)) == pytest.approx(0.9, abs=0.002)
    assert SCHEDULE.retrievability(Memory("new"), NOON.study_day) == 0


@given(st.integers(1, 36_500), st.text(max_size=20), st.integers(0, 500))
def test_fuzz_stays_in_its_range_and_repeats(days: int, fact: str, reviews: int) -> None:
    shortest, longest = fuzz_range(days)
    assert 1 <= shortest <= days <= longest <= 36_500
    assert shortest <= fuzzed(days, fact, reviews) <= longest
    assert fuzzed(days, fact, reviews) == fuzzed(days, fact, reviews)


def test_fuzz_reaches_every_day_of_its_range_and_spreads_facts() -> None:
    shortest, longest = fuzz_range(30)
    assert {fuzzed(30, f"fact-{n}", 3) for n in range(300)} == set(range(shortest, longest + 1))
    assert fuzz_range(2) == (2, 2)


@given(*[st.none() | st.integers(1, 36_500)] * 3)
def test_intervals_in_days_are_put_in_order(hard: int | None, good: int | None, easy: int | None) -> None:
    ordered = in_order(hard, good, easy)
    days = [interval for interval in ordered if interval is not None]
    assert [interval is None for interval in ordered] == [interval is None for interval in (hard, good, easy)]
    assert days == sorted(set(days))
    assert all(1 <= interval <= 36_500 for interval in days)


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [
        (60_000, "1 minute"),
        (330_000, "6 minutes"),
        (7_200_000, "2 hours"),
        (86_400_000, "1 day"),
        (30 * 86_400_000, "30 days"),
        (70 * 86_400_000, "2.3 months"),
        (365 * 86_400_000, "1 year"),
    ],
)
def test_intervals_are_said_in_words(milliseconds: int, expected: str) -> None:
    assert words(milliseconds) == expected


EXAMS = st.integers(-2, 400)


@given(HISTORIES, st.floats(0, 60), EXAMS, st.sampled_from(((1, 10), (), (5,))))
def test_with_an_exam_what_a_button_shows_is_what_it_does_and_no_interval_leads_beyond_it(
    history: list[Any], gap: float, days_to_exam: int, steps: tuple[float, ...]
) -> None:
    events = as_events(history)
    now = days_later(gap, Moment(events[-1].at_ms)) if events else NOON
    exam_day = now.study_day + days_to_exam
    schedule = Schedule(exam_day=exam_day, learning_minutes=steps, relearning_minutes=steps)
    before = schedule.replay("moura-place", events)
    forecasts = schedule.preview(before, now)
    dues = [forecast.due for forecast in forecasts]
    assert [due.interval_ms for due in dues[1:]] == sorted({due.interval_ms for due in dues[1:]})
    for rating, shown in enumerate(forecasts, 1):
        event = make_event(rating, now, after=events[-1].id if events else "")
        assert schedule.replay("moura-place", [*events, event]) == shown.memory
        assert shown.memory == schedule.extend(before, [event])
        if days_to_exam >= 3 and before.last_day <= now.study_day:
            assert shown.due.day <= exam_day
        elif days_to_exam > 0 and before.last_day <= now.study_day:
            assert shown.due.day <= now.study_day + 3


@given(HISTORIES, st.floats(0, 400), st.sampled_from((0.7, 0.8, 0.95, 0.99)), st.integers(3, 60))
def test_other_retentions_and_longest_intervals_keep_the_order(
    history: list[Any], gap: float, retention: float, longest: int
) -> None:
    schedule = Schedule(desired_retention=retention, maximum_days=longest)
    events = as_events(history)
    now = days_later(gap, Moment(events[-1].at_ms)) if events else NOON
    forecasts = schedule.preview(schedule.replay("moura-place", events), now)
    lengths = [forecast.due.interval_ms for forecast in forecasts]
    assert lengths == sorted(set(lengths))
    assert lengths[-1] <= longest * 86_400_000


def test_before_an_exam_facts_are_spread_over_the_last_days() -> None:
    schedule = Schedule(exam_day=NOON.study_day + 60)
    learned = as_events([(4, 0, 0), (4, 3, 0), (4, 20, 0)])
    days = set()
    for number in range(40):
        due = schedule.replay(f"f{number}", [replace(event, fact=f"f{number}") for event in learned]).due
        assert due is not None
        days.add(due.day - NOON.study_day)
    assert max(days) <= 60
    assert len(days) == 3


def test_neither_the_study_nor_the_store_loads_fsrs_before_a_review_is_replayed() -> None:
    code = (
        "import sys\n"
        "import sahelreader.study.session, sahelreader.study.statistics, sahelreader.store.store\n"
        "from sahelreader.study.memory import Schedule\n"
        "assert Schedule().replay('x', []).due is None\n"
        "print({'fsrs', 'textual', 'rich', 'yaml'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_importing_the_store_loads_neither_msgspec_nor_the_study() -> None:
    code = "import sys, sahelreader.store.store\nprint({'fsrs', 'msgspec', 'sahelreader.study'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
