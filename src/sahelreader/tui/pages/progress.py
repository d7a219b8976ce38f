"""How a reader stands as a page: what is known and due, how much is remembered, the days, articles and names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from rich.cells import cell_len

from sahelreader.dossier.model import Overview
from sahelreader.store.moment import date_of
from sahelreader.study.calibration import CONFIDENCE
from sahelreader.study.statistics_memory import Coverage, Hard
from sahelreader.study.statistics_progress import Progress
from sahelreader.study.statistics_share import Period, Share
from sahelreader.tui.document import Document, Paragraph, Writer, go
from sahelreader.tui.named_keys import key
from sahelreader.tui.pages import charts
from sahelreader.tui.pages.charts import Lines
from sahelreader.tui.wrapping import fit

TWO_COLUMNS = 124
"""From this width on."""
GAP = 6
NAMES = 8
HARDEST = 8
LEAST = 0.5
"""Where the scale of retention begins."""
PRACTISE = "practise:"
"""What a link begins with that asks about a fact, by its id, or about all that are shown, without one."""
_LABEL = 13


class Names(NamedTuple):
    """What articles and entities are called."""

    articles: Mapping[str, str]
    entities: Mapping[str, str]


def progress_page(found: Progress, overview: Overview, entities: Mapping[str, str], width: int) -> Document:
    """The page at a width; `entities`: names by id."""
    names = Names(overview.shorts, entities)
    if not found.standing.whole.met and not found.answers.total:
        return empty_page()
    return Document([charts.blank(), *_paragraphs(found, names, width)])


def empty_page() -> Document:
    """What would stand here, and the key that makes it."""
    return Document(
        [
            charts.blank(),
            Paragraph("Progress", "title"),
            Paragraph(
                "You have answered nothing yet. Once you have, here stand the questions that fall due on the next "
                "days, how much you remember and how much the schedule aims at, the days on which you studied, and "
                "how far you know each article and each name."
            ),
            Writer().add(key("app.quiz", "z"), "key").add("  asks you the first questions").paragraph(),
        ]
    )


def hardest_shown(found: Progress) -> tuple[Hard, ...]:
    """The hardest facts, as far as the page lists them."""
    return found.standing.hardest[:HARDEST]


def _paragraphs(found: Progress, names: Names, width: int) -> Iterator[Paragraph]:
    is_wide = width >= TWO_COLUMNS
    column = (width - GAP) // 2 if is_wide else width
    yield from _head(found, width)
    left = [_due(found, column), _calendar(found, column)]
    left += [_articles(found, names, column), _names(found, names, column)]
    right = [_remembered(found, column), _weeks(found, column), _sure(found, column)]
    if is_wide:
        yield from charts.beside(_stack(left), _stack(right), column, GAP)
    else:
        yield from _stack([left[0], right[0], left[1], *right[1:], *left[2:]])
    yield from _hardest(found, names)


def _stack(sections: list[Lines]) -> Lines:
    """One under the other, with an empty line after each."""
    return [shown for section in sections if section for shown in (*section, charts.blank())]


def _head(found: Progress, width: int) -> Iterator[Paragraph]:
    whole = found.standing.whole
    left, right = "Progress", f"answers since {_date(found.since_day)}"
    yield charts.line((left, "title"), (right.rjust(width - len(left)), "dim"))
    yield charts.blank()
    yield charts.bar(_shares(whole), width)
    counts = (
        (whole.known, "known"),
        (whole.learned, "learned"),
        (whole.met - whole.known - whole.learned, "in learning"),
    )
    parts = [(sign, "progress", f"{count} {level}") for sign, (count, level) in zip(charts.PARTS, counts, strict=True)]
    parts.append((charts.REST, "bar", f"{whole.facts - whole.met} not met"))
    words = Writer()
    for sign, look, text in parts:
        words.add(f"{sign}\u00a0", look).add(text.replace(" ", "\u00a0")).add("  ")
    yield words.add(f"of\u00a0{whole.facts}\u00a0facts", "dim").paragraph(gap=0)
    told = f"Today you would know {found.standing.predicted:.0f} of the {whole.met} met, as the schedule reckons. "
    told += "Known: a memory that holds for three weeks; learned: for a day."
    yield from charts.sentence(told, width, "dim")
    yield charts.blank()


def _due(found: Progress, width: int) -> Lines:
    forecast = found.standing.forecast
    overdue = f", {forecast.overdue} of them overdue" if forecast.overdue else ""
    words = (
        f"{forecast.now or 'Nothing'} due today{overdue}; {forecast.ahead[0] or 'none'} tomorrow, "
        f"{sum(forecast.ahead[:7])} in the next 7 days, {sum(forecast.ahead)} in the next 30."
    )
    lines = [_heading("Due"), *charts.sentence(words, width), charts.blank()]
    values = (forecast.now, *forecast.ahead)
    cell = 2 if width >= 2 * len(values) else 1
    lines += charts.columns(values, 5, cell)
    axis = "".join(f"{label:<{7 * cell}}" for label in ("today", "+7", "+14", "+21", "+28"))
    return [*lines, charts.line((axis.rstrip(), "dim"))]


def _remembered(found: Progress, width: int) -> Lines:
    whole = found.answers.retention
    words = (
        f"{_of(whole)} that came back on a later day; the schedule aims at {found.target:.0%} (┊). "
        "Between ├ and ┤ lies the true share, 19 times of 20."
        if whole.total
        else "Nothing has come back on a later day yet."
    )
    lines = [_heading("Remembered, by month"), *charts.sentence(words, width)]
    return lines + _ranges(found.answers.months[-12:], found.target, width, _month)


def _weeks(found: Progress, width: int) -> Lines:
    if not found.answers.weeks:
        return []
    return [_heading("Remembered, by week"), *_ranges(found.answers.weeks[-8:], found.target, width, _week)]


def _ranges(periods: tuple[Period, ...], target: float, width: int, label: Callable[[int], str]) -> Lines:
    rows = [(label(period.first_day), period.share) for period in periods]
    return _on_scale(rows, target, width, LEAST)


def _on_scale(rows: list[tuple[str, Share]], target: float | None, width: int, least: float) -> Lines:
    if not rows:
        return []
    room = max(12, width - _LABEL - 17)
    lines = [charts.line((" " * _LABEL + charts.scale(room, least), "dim"))]
    for name, share in rows:
        writer = Writer().add(f"{fit(name, _LABEL - 1):{_LABEL}}", "dim")
        ranged = charts.range_on_scale(share, target, room, least).paragraph()
        for span in ranged.spans:
            writer.add(ranged.text[span.start : span.end], span.style)
        writer.add(f" {share.value:>4.0%}", "title").add(f" of {share.total:,}", "dim")
        lines.append(writer.paragraph(gap=0, wrap=False))
    return lines


def _calendar(found: Progress, width: int) -> Lines:
    answers = found.answers
    days = len(answers.answers)
    lines = [_heading("Days")]
    if not days:
        return [*lines, *charts.sentence(f"No answer since {_date(found.since_day)}.", width)]
    most = max(answers.answers, key=lambda day: (answers.answers[day], day))
    minutes = answers.time_ms / 60_000
    words = (
        f"{_count(answers.total, 'answer')} on {days} of {_count(found.days, 'day')}, most on {_date(most)} "
        f"({answers.answers[most]}). {_hours(minutes)} in all, {_count(round(minutes / days), 'minute')} on such a day."
    )
    lines += [*charts.sentence(words, width), charts.blank()]
    lines += charts.calendar(answers.answers, found.today, width)
    bounds = charts.level_bounds(answers.answers, found.since_day)
    return [*lines, charts.line(("    " + _legend(bounds, answers.answers[most]), "dim"))]


def _legend(bounds: tuple[int, ...], most: int) -> str:
    """What the signs of the calendar stand for."""
    parts, least = [f"{charts.LEVELS[0]} none"], 1
    for sign, bound in zip(charts.LEVELS[1:], (*bounds, most), strict=True):
        if bound >= least:
            parts.append(f"{sign} {least}" if bound == least else f"{sign} {least}-{bound}")
            least = bound + 1
    return "  ".join(parts)


def _sure(found: Progress, width: int) -> Lines:
    rows = [(said, share) for said, share in zip(CONFIDENCE, found.answers.confidence, strict=True) if share.total]
    if not rows:
        return []
    said, share = rows[-1]
    when = "you guessed" if said == CONFIDENCE[0] else f"you were {said}"
    words = f"When {when}, {share.value:.0%} was right."
    return [_heading("How sure, and how right"), *charts.sentence(words, width), *_on_scale(rows, None, width, 0.0)]


def _articles(found: Progress, names: Names, width: int) -> Lines:
    rows = [(names.articles.get(row.id, row.id), f"open:{row.id}", row) for row in found.standing.articles]
    return [_heading("Articles"), *_coverage(rows, width)]


def _names(found: Progress, names: Names, width: int) -> Lines:
    rows = [(names.entities.get(row.id, row.id), f"entry:{row.id}", row) for row in found.standing.entities[:NAMES]]
    return [_heading("Names with the most facts"), *_coverage(rows, width)] if rows else []


def _coverage(rows: list[tuple[str, str, Coverage]], width: int) -> Lines:
    label = 22 if width < 90 else 26
    room = max(8, width - label - 27)
    lines = []
    for name, link, row in rows:
        shown = fit(name, label - 2)
        writer = Writer().add(shown, "", link).add(" " * (label - cell_len(shown)))
        parts = charts.bar(_shares(row), room)
        for span in parts.spans:
            writer.add(parts.text[span.start : span.end], span.style)
        due = f", {row.due} due" if row.due else ""
        writer.add(f"  {row.known} of {row.facts} known{due}", "dim")
        lines.append(writer.paragraph(gap=0, wrap=False))
    return lines


def _shares(row: Coverage) -> tuple[float, float, float]:
    """Known, learned and in learning, as shares of the facts."""
    facts = max(row.facts, 1)
    return row.known / facts, row.learned / facts, (row.met - row.known - row.learned) / facts


def _hardest(found: Progress, names: Names) -> Iterator[Paragraph]:
    hardest = hardest_shown(found)
    if not hardest:
        return
    yield charts.line(("Hardest facts", "heading"), ("   ", ""), ("practise these", "link", PRACTISE))
    yield charts.blank()
    for hard in hardest:
        place = hard.fact.evidence[0].place
        yield Paragraph(hard.fact.statement, gap=0)
        yield (
            Writer()
            .add(f"forgotten {_count(hard.lapses, 'time')} in {_count(hard.reviews, 'answer')} · ", "dim")
            .add(f"{names.articles.get(place.article, place.article)}, ¶ {place.number}", "link",
                 go(place.article, place.number, place.start, place.end))
            .add(" · ", "dim")
            .add("practise", "link", f"{PRACTISE}{hard.fact.id}")
            .paragraph(gap=1)
        )  # fmt: skip


def _heading(text: str) -> Paragraph:
    return charts.line((text, "heading"))


def _of(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:.0%} of {share.total:,} ({low:.0%} to {high:.0%})"


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def _hours(minutes: float) -> str:
    return _count(round(minutes), "minute") if minutes < 120 else _count(round(minutes / 60), "hour")


def _month(day: int) -> str:
    return f"{date_of(day):%b %Y}"


def _week(day: int) -> str:
    return f"{date_of(day).day} {date_of(day):%b}"


def _date(day: int) -> str:
    date = date_of(day)
    return f"{date.day} {date:%b} {date.year}"
