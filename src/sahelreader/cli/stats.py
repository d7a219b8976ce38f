"""`sahelreader stats`: what you answered, what you know, what is to come."""

from __future__ import annotations

from sahelreader.cli.output import complain, counted, say, say_json, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from sahelreader.study.statistics_memory import Coverage
    from sahelreader.study.statistics_progress import Progress
    from sahelreader.study.statistics_share import Share
    from sahelreader.workspace import Workspace

SHOWN = 10
NOTHING = "You have answered nothing yet; sahelreader quiz asks the first questions."


def add_parser(commands: Any) -> None:
    """Declare the command."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "stats",
        help="show your progress",
        description="What you answered, what you know and what is to come. Retention is of facts that came back on a "
        "later day: how many you still knew at the day's first review, with the range in which the true share lies 19 "
        "times of 20.",
    )
    parser.add_argument("--since", metavar="DATE", help="count answers from this day on: 2026-03-01 (default: a year)")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(arguments: argparse.Namespace, workspace: Workspace) -> int:
    """Print the statistics; 1 without any answer."""
    from sahelreader.store.moment import read_clock
    from sahelreader.study.statistics_progress import as_record

    today, since = read_clock().study_day, None
    if arguments.since is not None and (since := _study_day(arguments.since)) is None:
        complain("A day is written as 2026-03-01.")
        return 2
    if since is not None and since > today:
        complain(f"{arguments.since} is still to come: give a day up to today.")
        return 2
    found = workspace.progress(today, since)
    if not found.standing.whole.met and not found.answers.total:
        store = workspace.store_as_it_is
        complain((store.readonly and store.notice) or NOTHING)
        return 1
    if arguments.json:
        say_json({"dossier": workspace.overview.id, **as_record(found)})
        return 0
    for lines in (_known(found), _due(found), _remembered(found), _time(found), _articles(found, workspace)):
        say("\n".join(lines) + "\n")
    _say_rest(found)
    return 0


def _study_day(text: str) -> int | None:
    from datetime import date

    from sahelreader.store.moment import date_of

    try:
        return (date.fromisoformat(text) - date_of(0)).days
    except ValueError:
        return None


def _known(found: Progress) -> Iterator[str]:
    whole = found.standing.whole
    learning = whole.met - whole.known - whole.learned
    yield f"Known     {whole.known} of {counted(whole.facts, 'fact')} for three weeks or more, {whole.learned} learned"
    yield f"          {learning} in learning, {whole.facts - whole.met} not met yet"
    yield f"          today you would know {found.standing.predicted:.0f} of the {whole.met} met, as far as can be told"


def _due(found: Progress) -> Iterator[str]:
    forecast = found.standing.forecast
    overdue = f", {forecast.overdue} of them overdue" if forecast.overdue else ""
    yield f"Due       {forecast.now} today{overdue}; {forecast.ahead[0]} tomorrow"
    week, month = sum(forecast.ahead[:7]), sum(forecast.ahead)
    yield f"          {week} in the next 7 days, {month} in the next 30"


def _remembered(found: Progress) -> Iterator[str]:
    answers = found.answers
    yield f"Remember  {_share(answers.retention)}; the schedule works for {found.target:.0%}"
    for month in answers.months:
        yield f"          {month.name}  {_share(month.share)}"


def _time(found: Progress) -> Iterator[str]:
    answers = found.answers
    days, minutes = len(answers.answers), answers.time_ms / 60_000
    yield f"Time      {counted(answers.total, 'answer')} on {days} of {counted(found.days, 'day')}"
    if days:
        yield f"          {minutes:,.0f} minutes in all, {minutes / days:.0f} on such a day"


def _articles(found: Progress, workspace: Workspace) -> Iterator[str]:
    yield "Articles"
    for row in found.standing.articles:
        yield f"          {_coverage(row)}  {workspace.overview.short(row.id)}"
    yield "Names"
    names = workspace.glossary.entities
    for row in found.standing.entities[:SHOWN]:
        yield f"          {_coverage(row)}  {names[row.id].name if row.id in names else row.id}"


def _say_rest(found: Progress) -> None:
    from sahelreader.study.calibration import CONFIDENCE

    if found.standing.hardest:
        say("Hardest")
        for hard in found.standing.hardest[:SHOWN]:
            place = hard.fact.evidence[0].place
            say(wrap(hard.fact.statement, "          ", "          "))
            say(f"          forgotten {counted(hard.lapses, 'time')} · sahelreader open {place}\n")
    if any(share.total for share in found.answers.confidence):
        say("Confidence")
        for said, share in zip(CONFIDENCE, found.answers.confidence, strict=True):
            if share.total:
                say(f"          {said}: right {_share(share)}")


def _coverage(row: Coverage) -> str:
    return f"known {row.known:>3} of {row.facts:>3}, due {row.due:>3}"


def _share(share: Share) -> str:
    if not share.total:
        return "nothing to say of yet"
    low, high = share.interval
    return f"{share.value:.0%} of {share.total:,} ({low:.0%} to {high:.0%})"
