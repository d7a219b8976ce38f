"""Charts of blocks, as lines of one width: bars, columns, ranges on a scale, a calendar; and two stacks side by side.

Nothing depends on colour: what is more is longer, higher or denser, and the page says every number in words too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from sahelreader.store.moment import date_of
from sahelreader.study.statistics_share import Share
from sahelreader.tui.document import Paragraph, Span, Writer
from sahelreader.tui.wrapping import fit, wrap

EIGHTHS = " ▁▂▃▄▅▆▇█"
LEVELS = "·░▒▓█"
PARTS = "━╍┄"
REST = "─"
"""The parts of a bar, the heaviest first, and what is left."""
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
Lines = list[Paragraph]


def line(*pieces: tuple[str, str] | tuple[str, str, str]) -> Paragraph:
    """A line of pieces: text and look, and perhaps a link."""
    writer = Writer()
    for piece in pieces:
        writer.add(*piece)
    return writer.paragraph(gap=0, wrap=False)


def blank() -> Paragraph:
    """An empty line."""
    return Paragraph("", gap=0, wrap=False)


def sentence(text: str, width: int, style: str = "", indent: int = 0) -> Lines:
    """A text as lines of the width."""
    return [
        Paragraph(" " * indent + text[start:end], style, gap=0, wrap=False) for start, end in wrap(text, width - indent)
    ]


def bar(shares: Sequence[float], width: int) -> Paragraph:
    """Parts of a whole, three at most, and what is left of it; the shares add up to 1 at most."""
    writer = Writer()
    done, filled = 0.0, 0
    for share, sign in zip(shares, PARTS, strict=False):
        done += share
        upto = min(width, max(round(done * width), filled + (share > 0)))
        writer.add(sign * (upto - filled), "progress")
        filled = upto
    return writer.add(REST * (width - filled), "bar").paragraph(gap=0, wrap=False)


def columns(values: Sequence[int], height: int, cell: int = 2) -> Lines:
    """A column for each value, the highest `height` lines high, each `cell` columns wide; the first stands out."""
    most = max(max(values, default=0), 1)
    eighths = [max(1, round(value / most * height * 8)) if value else 0 for value in values]
    lines = []
    for row in reversed(range(height)):
        signs = [EIGHTHS[min(8, max(0, eighth - 8 * row))] for eighth in eighths]
        shown = "".join(sign * (cell - 1) + " " for sign in signs) if cell > 1 else "".join(signs)
        lines.append(line((shown[:cell], "title"), (shown[cell:], "progress")))
    return lines


def range_on_scale(share: Share, target: float | None, width: int, least: float) -> Writer:
    """A share with its interval on a scale from `least` to 1: `├──●──┤`, and the target as a stroke."""
    cells = ["·"] * width
    looks = ["bar"] * width

    def at(value: float) -> int:
        return min(width - 1, max(0, round((value - least) / (1 - least) * (width - 1))))

    if share.total:
        low, high = (at(end) for end in share.interval)
        for cell in range(low, high + 1):
            cells[cell], looks[cell] = "─", "dim"
        cells[low], cells[high] = "├", "┤"
    if target is not None:
        cells[at(target)], looks[at(target)] = "┊" if cells[at(target)] == "·" else "┼", "dim"
    if share.total:
        cells[at(share.value)], looks[at(share.value)] = "●", "progress"
    writer = Writer()
    for sign, look in zip(cells, looks, strict=True):
        writer.add(sign, look)
    return writer


def scale(width: int, least: float) -> str:
    """The ends of a scale, to stand above ranges."""
    return f"{least:.0%}" + "100%".rjust(width - len(f"{least:.0%}"))


def calendar(counts: Mapping[int, int], today: int, width: int) -> Lines:
    """The last weeks up to today, a column a week and a line a weekday, as many as fit; a year at most."""
    weeks = max(1, min(53, width - 4))
    monday = today - date_of(today).weekday()
    first = monday - 7 * (weeks - 1)
    levels = level_bounds(counts, first)
    lines = [line((" " * 4 + _months(first, weeks), "dim"))]
    for weekday, name in enumerate(_WEEKDAYS):
        writer = Writer().add(f"{name:4}", "dim")
        for week in range(weeks):
            day = first + 7 * week + weekday
            level = level_of(counts.get(day, 0), levels)
            sign = " " if day > today else LEVELS[level]
            writer.add(sign, "progress" if level else "bar")
        lines.append(writer.paragraph(gap=0, wrap=False))
    return lines


def level_bounds(counts: Mapping[int, int], first: int) -> tuple[int, ...]:
    """The most answers of a day on each level but the last: the quarters of the days that have any."""
    ordered = sorted(count for day, count in counts.items() if day >= first and count)
    if not ordered:
        return ()
    return tuple(ordered[max(0, len(ordered) * quarter // 4 - 1)] for quarter in (1, 2, 3))


def level_of(count: int, bounds: Sequence[int]) -> int:
    """Which of `LEVELS` a day has; 0 without an answer."""
    return 0 if not count else 1 + sum(count > bound for bound in bounds)


def _months(first: int, weeks: int) -> str:
    """The names of the months over the weeks that hold their first day."""
    shown = ""
    for week in range(weeks):
        last = date_of(first + 7 * week + 6)
        if last.day <= 7 and len(shown) <= week:
            shown = shown.ljust(week) + f"{last:%b} "
    return shown[:weeks].rstrip()


def beside(left: Sequence[Paragraph], right: Sequence[Paragraph], width: int, gap: int = 6) -> Iterator[Paragraph]:
    """Two stacks of lines side by side, the left one `width` cells wide."""
    nothing = blank()
    for one, other in zip_longest(left, right, fillvalue=nothing):
        text = fit(one.text, width)
        text += " " * (width + gap - cell_len(text))
        moved = [span._replace(start=span.start + len(text), end=span.end + len(text)) for span in _looks(other)]
        kept = [span._replace(end=min(span.end, width)) for span in _looks(one) if span.start < width]
        yield Paragraph(text + other.text, "", (*kept, *moved), gap=0, wrap=False)


def _looks(paragraph: Paragraph) -> Sequence[Span]:
    """The spans of a line, its own look first."""
    whole = [Span(0, len(paragraph.text), paragraph.style)] if paragraph.style else []
    return (*whole, *paragraph.spans)
