"""A reader's progress with a dossier: what was answered, what is known, what is to come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sahelreader.store.moment import date_of
from sahelreader.study.calibration import CONFIDENCE
from sahelreader.study.statistics_answers import Answers, count_answers
from sahelreader.study.statistics_memory import DECAY, Coverage, Standing, standing

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact
    from sahelreader.store.event_rows import AnswerRow
    from sahelreader.study.memory import Memory, Schedule
    from sahelreader.study.statistics_share import Period, Share

YEAR = 365


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything that is shown."""

    since_day: int
    """The first study day that answers are counted from."""
    today: int
    target: float
    """The share to be remembered that the schedule works for."""
    answers: Answers
    standing: Standing

    @property
    def days(self) -> int:
        """From the first day counted to today, both included."""
        return self.today - self.since_day + 1


def progress(
    facts: Iterable[Fact],
    answers: Iterable[AnswerRow],
    memories_of: Callable[[str], Sequence[Memory]],
    schedule: Schedule,
    *,
    today: int,
    articles: Iterable[str],
    key_of: Callable[[str, str], str] = lambda fact, _card: fact,
    since_day: int | None = None,
    suspended: frozenset[str] = frozenset(),
) -> Progress:
    """`memories_of`: a fact's, one for each direction; `answers`: as `Store.answers` gives them.

    `today`: the study day. Without `since_day` the answers of the last year count.
    """
    since = today - YEAR + 1 if since_day is None else since_day
    counted = count_answers(answers, schedule, key_of, since)
    decay = schedule.parameters[20] if schedule.parameters else DECAY
    known = [(fact, memories_of(fact.id)) for fact in facts]
    stands = standing(known, today, articles, decay=decay, suspended=suspended)
    return Progress(since, today, schedule.desired_retention, counted, stands)


def as_record(found: Progress, *, hardest: int = 10) -> dict[str, Any]:
    """The same as JSON has it."""
    answers, stands = found.answers, found.standing
    return {
        "since": date_of(found.since_day).isoformat(),
        "today": date_of(found.today).isoformat(),
        "facts": _coverage(stands.whole),
        "predicted_known_today": round(stands.predicted, 1),
        "due": {"overdue": stands.forecast.overdue, "today": stands.forecast.today, "ahead": stands.forecast.ahead},
        "answers": answers.total,
        "days_studied": len(answers.answers),
        "minutes": round(answers.time_ms / 60_000, 1),
        "retention": {"target": found.target, **_share(answers.retention)},
        "by_month": [_period(month) for month in answers.months],
        "by_week": [_period(week) for week in answers.weeks],
        "by_day": {date_of(day).isoformat(): count for day, count in sorted(answers.answers.items())},
        "articles": [{"id": row.id, **_coverage(row)} for row in stands.articles],
        "entities": [{"id": row.id, **_coverage(row)} for row in stands.entities],
        "hardest": [
            {
                "fact": hard.fact.id, "statement": hard.fact.statement, "forgotten": hard.lapses,
                "reviews": hard.reviews, "source": str(hard.fact.evidence[0].place),
            }
            for hard in stands.hardest[:hardest]
        ],
        "confidence": [
            {"said": said, **_share(share)} for said, share in zip(CONFIDENCE, answers.confidence, strict=True)
        ],
    }  # fmt: skip


def _coverage(row: Coverage) -> dict[str, int]:
    return {"facts": row.facts, "met": row.met, "learned": row.learned, "known": row.known, "due": row.due}


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    value = {"share": round(share.value, 4), "low": round(low, 4), "high": round(high, 4)} if share.total else {}
    return {"right": share.part, "of": share.total, **value}


def _period(period: Period) -> dict[str, Any]:
    return {"from": period.name, **_share(period.share)}
