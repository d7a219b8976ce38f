"""What statistics say of a log: counted by hand in small, held against the schedule itself in large."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.store.moment import Moment, date_of
from sahelreader.store.store import Store
from sahelreader.study.directions import Directions
from sahelreader.study.history import effective, was_right
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Due, Memory, Schedule
from sahelreader.study.standing import standings
from sahelreader.study.statistics_answers import LONGEST_MS, count_answers
from sahelreader.study.statistics_memory import chance_of_recall, standing
from sahelreader.study.statistics_progress import Progress, as_record, progress
from sahelreader.study.statistics_share import Share
from tests.study.making import DOSSIER, NOON, days_later, make_event, make_fact
from tests.support.studying import studied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sahelreader.store.event_rows import AnswerRow
    from sahelreader.store.events import ReviewEvent

SCHEDULE = Schedule()
FACTS = [make_fact(f"fact-{i}", "review" if i % 3 else "france24", entities=("mali",)) for i in range(40)]
DIRECTIONS = Directions(FACTS)
NOW = Moment(NOON.at_ms, 60)
LOG = studied(FACTS, dossier=DOSSIER, until=NOW, days=120, new_a_day=2)
LEDGER = Ledger(LOG, SCHEDULE, DIRECTIONS)


def rows(events: Iterable[ReviewEvent]) -> list[AnswerRow]:
    """As `Store.answers` gives them."""
    return [
        (e.fact, e.card, e.study_day, e.rating, e.duration_ms, e.mode == "scheduled", was_right(e), e.confidence)
        for e in effective(events)
    ]


def of(events: list[ReviewEvent], since_day: int | None = None, ledger: Ledger = LEDGER) -> Progress:
    return progress(
        FACTS, rows(events), lambda fact: [ledger.memory(key) for key in DIRECTIONS.keys_of(fact)], SCHEDULE,
        today=NOW.study_day, articles=("france24", "review"), key_of=DIRECTIONS.key, since_day=since_day,
    )  # fmt: skip


def count(*events: ReviewEvent) -> Share:
    return count_answers(rows(events), SCHEDULE, DIRECTIONS.key).retention


def test_the_store_gives_the_rows_that_statistics_count(tmp_path: Path) -> None:
    undone = LOG[5].undo("ffffffff-ffff-7fff-bfff-ffffffffffff", NOW)
    with Store.open(tmp_path / "reader.db") as store:
        store.record_review(*LOG, undone, make_event(dossier="other"))
        assert list(store.answers(DOSSIER)) == rows([*LOG, undone])


@pytest.mark.parametrize(
    ("part", "total", "low", "high"),
    [(9, 10, 0.5958, 0.9821), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (900, 1000, 0.8799, 0.9171)],
)
def test_an_interval_is_wilsons(part: int, total: int, low: float, high: float) -> None:
    assert Share(part, total).interval == pytest.approx((low, high), abs=1e-4)


@given(st.integers(1, 2000), st.data())
def test_an_interval_holds_its_share_and_narrows_with_more(total: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, total))
    low, high = Share(part, total).interval
    narrow_low, narrow_high = Share(part * 10, total * 10).interval
    assert 0 <= low <= part / total <= high <= 1
    assert narrow_high - narrow_low < high - low


def test_of_nothing_nothing_is_claimed() -> None:
    assert (Share().value, Share().interval) == (0.0, (0.0, 1.0))


def test_only_the_first_review_of_a_day_of_what_was_learned_is_a_recall() -> None:
    learned = [make_event(4)]
    assert count(*learned) == Share(0, 0)
    same_day = make_event(1, at=days_later(0.01))
    assert count(*learned, same_day) == Share(0, 0)
    later = make_event(3, at=days_later(5))
    forgotten = make_event(1, at=days_later(9))
    relearned = make_event(3, at=days_later(9.01))
    assert count(*learned, later, forgotten, relearned) == Share(1, 2)


def test_learning_over_night_is_no_recall() -> None:
    assert count(make_event(3), make_event(3, at=days_later(1))) == Share(0, 0)
    assert count(make_event(3), make_event(3, at=days_later(1)), make_event(3, at=days_later(2))) == Share(1, 1)


def test_practice_is_counted_and_timed_but_is_no_recall() -> None:
    practice = make_event(3, at=days_later(3), mode="practice", duration_ms=10 * LONGEST_MS)
    found = count_answers(rows([make_event(4), practice]), SCHEDULE, DIRECTIONS.key)
    assert (found.retention, found.total, found.time_ms) == (Share(), 2, 1200 + LONGEST_MS)


def test_recalls_are_those_that_the_schedule_takes_for_reviews() -> None:
    expected: dict[int, list[bool]] = {}
    memories: dict[str, Memory] = {}
    for event in (event for event in LOG if event.mode == "scheduled"):
        key = DIRECTIONS.key(event.fact, event.card)
        before = memories.get(key) or Memory(key)
        if before.stage == "review" and before.last_day < event.study_day:
            expected.setdefault(event.study_day, []).append(event.rating > 1)
        memories[key] = SCHEDULE.answer(before, event.rating, event.moment)
    found = count_answers(rows(LOG), SCHEDULE, DIRECTIONS.key)
    results = [right for day in expected.values() for right in day]
    assert found.retention == Share(sum(results), len(results))
    assert len(results) > 200
    for periods, name in ((found.months, "%Y-%m"), (found.weeks, "%G-%V")):
        by_name: dict[str, Share] = {}
        for day, rights in expected.items():
            at = f"{date_of(day):{name}}"
            by_name[at] = by_name.get(at, Share()) + Share(sum(rights), len(rights))
        assert [period.share for period in periods] == [by_name[at] for at in sorted(by_name)]


def test_weeks_begin_on_monday_and_months_with_their_first_day() -> None:
    found = of(LOG).answers
    assert {date_of(week.first_day).weekday() for week in found.weeks} == {0}
    assert {date_of(month.first_day).day for month in found.months} == {1}
    assert found.months[-1].name == "2026-03"
    assert found.weeks[-1].name == "2026-03-30"
    assert sum((week.share for week in found.weeks), Share()) == found.retention


def test_since_leaves_out_what_was_before_but_not_what_was_learned_then() -> None:
    whole, part = of(LOG), of(LOG, since_day=NOW.study_day - 29)
    assert min(part.answers.answers) >= NOW.study_day - 29
    assert part.answers.answers.items() <= whole.answers.answers.items()
    assert 0 < part.answers.retention.total < whole.answers.retention.total
    assert part.standing == whole.standing
    assert part.days == 30


def test_the_forecast_counts_each_fact_once() -> None:
    forecast = of(LOG).standing.forecast
    dues = [LEDGER.memory(key).due for key in DIRECTIONS.parts]
    days = [due.day - NOW.study_day for due in dues if due]
    assert (forecast.overdue, forecast.today) == (sum(day < 0 for day in days), days.count(0))
    assert forecast.ahead == tuple(days.count(day) for day in range(1, 31))
    assert forecast.total == sum(day <= 30 for day in days)


def test_articles_and_names_count_their_facts() -> None:
    found = of(LOG).standing
    assert [(row.id, row.facts) for row in found.articles] == [("france24", 14), ("review", 26)]
    assert [replace(row, id="") for row in found.entities] == [found.whole]
    assert found.whole.due == found.forecast.now
    levels = [standing.level for standing in standings(FACTS, LEDGER, NOW.study_day).values()]
    assert (found.whole.known, found.whole.learned) == (levels.count("known"), levels.count("learned"))
    assert 0 < found.whole.known < found.whole.met == 40


def test_a_fact_of_two_directions_is_one_fact_and_two_questions() -> None:
    day = NOW.study_day
    learned, due = LEDGER.memory("fact-1"), Due(0, day, 0, by_day=True)
    halves = [msgspec.structs.replace(learned, due=due), Memory("fact-1:date")]
    found = standing([(FACTS[1], halves)], day, ())
    assert (found.whole.facts, found.whole.met, found.whole.due, found.forecast.now) == (1, 1, 1, 1)
    assert found.predicted == pytest.approx(SCHEDULE.retrievability(learned, day) / 2)
    twice = standing([(FACTS[1], [halves[0], halves[0]])], day, ())
    assert (twice.whole.facts, twice.whole.met, twice.whole.due, twice.forecast.now) == (1, 1, 1, 2)
    assert [(hard.lapses, hard.reviews) for hard in twice.hardest] == [
        (2 * learned.lapses, 2 * learned.reviews) for _ in range(learned.lapses > 0)
    ]


def test_what_is_suspended_is_not_due() -> None:
    known = [(fact, [LEDGER.memory(fact.id)]) for fact in FACTS]
    found = standing(known, NOW.study_day + 400, ("france24",), suspended=frozenset(DIRECTIONS.parts))
    assert (found.whole.due, found.forecast.total, found.whole.met) == (0, 0, 40)


def test_the_hardest_facts_come_first() -> None:
    hardest = of(LOG).standing.hardest
    assert [hard.lapses for hard in hardest] == sorted((hard.lapses for hard in hardest), reverse=True)
    assert all(hard.lapses == LEDGER.memory(hard.fact.id).lapses > 0 for hard in hardest)


@given(st.integers(0, 5000), st.floats(0.001, 36_500))
def test_the_chance_of_recall_is_the_schedules(days: int, stability: float) -> None:
    memory = Memory("fact", "review", None, stability, 5.0, NOON, NOON.study_day)
    expected = SCHEDULE.retrievability(memory, NOON.study_day + days)
    assert chance_of_recall(days, stability) == pytest.approx(expected, rel=1e-9)


def test_what_is_predicted_is_the_sum_of_the_chances() -> None:
    expected = sum(SCHEDULE.retrievability(LEDGER.memory(key), NOW.study_day) for key in DIRECTIONS.parts)
    assert of(LOG).standing.predicted == pytest.approx(expected, rel=1e-6)


def test_confidence_is_held_against_what_was_right() -> None:
    events = [make_event(1, confidence=3, verdict="wrong"), make_event(3, confidence=3, verdict="correct")]
    events += [make_event(3, confidence=1), make_event(1, confidence=1), make_event(1)]
    found = count_answers(rows(events), SCHEDULE, DIRECTIONS.key)
    assert found.confidence == (Share(1, 2), Share(), Share(1, 2))


def test_a_log_in_any_order_with_undone_answers_counts_the_same() -> None:
    undone = [LOG[3], LOG[3].undo("ffffffff-ffff-7fff-bfff-fffffffffffe", NOW)]
    assert of([*LOG[:3], *LOG[4:]]).answers == of([*LOG[::-1], *undone]).answers


def test_without_answers_there_is_nothing_and_no_error() -> None:
    empty = of([], ledger=Ledger([], SCHEDULE, DIRECTIONS))
    assert (empty.answers.total, empty.answers.months, empty.standing.predicted) == (0, (), 0.0)
    assert (empty.standing.whole.met, empty.standing.forecast.total, empty.standing.hardest) == (0, 0, ())


def test_the_record_is_json_with_dates() -> None:
    found = of(LOG)
    record = json.loads(json.dumps(as_record(found)))
    assert record["today"] == "2026-04-01"
    assert date.fromisoformat(record["since"]) == date(2025, 4, 2)
    assert sum(record["by_day"].values()) == record["answers"] == found.answers.total
    assert len(record["due"]["ahead"]) == 30
    assert len(record["hardest"]) <= 10
    assert record["retention"]["low"] < record["retention"]["share"] < record["retention"]["high"]
