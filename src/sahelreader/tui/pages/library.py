"""The library as a document: the dossier's articles, how far each is read, and what is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sahelreader.dossier.model import ArticleHead, Overview
from sahelreader.tui.document import Document, Paragraph, Span, Writer
from sahelreader.tui.named_keys import key
from sahelreader.tui.wrapping import fit

BAR_CELLS = 7
TABLE_WIDTH = 112
READ = 0.995
PROGRESS = "pane:progress"
"""The link from what is due to the progress pane: for the mouse, the keys have `i`."""
HINTS = (
    ("prose.follow", "enter", "reads the article the cursor is on"),
    ("library.search", "/", "finds sentences by their words, in all articles"),
    ("app.look_up", "g", "looks up a name or a word, from anywhere"),
    ("app.quiz", "z", "asks you what you have read"),
)


class Reading(NamedTuple):
    """How far an article has been read, and how long it took."""

    share: float = 0.0
    minutes: int = 0
    """Spent on it."""
    left: int = 0
    """Minutes that the rest takes."""


VIEWS = (
    ("library.compare", "c", "compare", "compare"),
    ("app.timeline", "t", "timeline", "timeline"),
    ("app.claims", "C", "claims", "claims"),
    ("app.said", "Q", "who said what", "said"),
    ("app.names", "W", "names", "names"),
    ("app.map", "M", "map", "atlas"),
    ("app.notes", "B", "my notes", "notes"),
    ("app.progress", "i", "progress", "progress"),
)
"""Binding, its usual key, words and pane of what all articles have in common."""
UNREAD = Reading()


def library_page(
    overview: Overview, progress: Mapping[str, Reading], due: str, width: int, *, new: bool, notice: str = ""
) -> Document:
    """The page; `progress` is what was read by article id, `due` what the quiz has, `new` a reader's first start.

    `notice`: why nothing can be saved; empty if all is well.
    """
    warning = [Paragraph("", gap=0), Paragraph(notice, "wrong", gap=0)] if notice else []
    return Document([*warning, *_paragraphs(overview, progress, due, width, new=new)])


def _paragraphs(
    overview: Overview, progress: Mapping[str, Reading], due: str, width: int, *, new: bool
) -> Iterator[Paragraph]:
    yield Paragraph("", gap=0)
    number = len(overview.articles)
    counts = f"{number} article{'s' * (number != 1)} · {due}"
    title = fit(overview.title, width)
    if len(title) + len(counts) + 2 <= width:
        spans = (Span(0, len(title), "title"), Span(width - len(counts), width, "dim", PROGRESS, stop=False))
        yield Paragraph(title + counts.rjust(width - len(title)), "", spans, gap=1, wrap=False)
    else:
        yield Paragraph(title, "title", wrap=False, gap=0)
        yield Paragraph(fit(counts, width), "", (Span(0, width, "dim", PROGRESS, stop=False),), gap=1, wrap=False)
    for head in overview.articles:
        yield from _row(head, progress.get(head.id, UNREAD), width)
    if any(head.title_is_editorial for head in overview.articles):
        yield Paragraph("Square brackets: a headline of ours, the text has none.", "dim")
    yield _other_views()
    if new:
        for ident, usual, words in HINTS:
            yield Writer().add(f"{key(ident, usual):>5}", "key").add(f"  {words}", "dim").paragraph(gap=0)
        if overview.introduction:
            yield Paragraph("", gap=0)
            yield Paragraph(overview.introduction, "dim")


def _other_views() -> Paragraph:
    """What there is beside the articles, each with its key; the names of a view stay together."""
    line = Writer()
    for i, (ident, usual, words, pane) in enumerate(VIEWS):
        line.add("   " if i else "").add(key(ident, usual), "key").add("\u00a0")
        line.add(words.replace(" ", "\u00a0"), "", f"pane:{pane}")
    return line.paragraph()


def _row(head: ArticleHead, reading: Reading, width: int) -> Iterator[Paragraph]:
    link, share, words = f"open:{head.id}", reading.share, f"{head.words:,} words"
    meter = f"{_bar(share)} {_state(share):>5}"
    if width >= TABLE_WIDTH:
        room = width - 18 - 28 - 14 - len(meter) - 3
        title = fit(head.shown_title, room - 2)
        row = Writer().add(title, "", link).add(" " * (room - len(title)))
        time = _time(reading) or words
        row.add(f"{fit(head.shown_outlet, 17):19}{fit(head.dating.shown, 26):27}{time:>13}   ", "dim", link, stop=False)
        yield row.add(meter, "progress" if share else "bar", link, stop=False).paragraph(wrap=False, gap=1)
        return
    yield Writer().add(fit(head.shown_title, width), "", link).paragraph(wrap=False, gap=0)
    parts = [part for part in (head.shown_outlet, head.dating.shown, words, _time(reading)) if part]
    about, room = " · ".join(parts), width - len(meter) - 2
    if len(about) > room:
        parts.remove(words)  # what is left tells more
    about = fit(" · ".join(parts), room)
    row = Writer().add(about, "dim", link, stop=False)
    row.add(meter.rjust(width - len(about)), "progress" if share else "bar", link, stop=False)
    yield row.paragraph(wrap=False, gap=1)


def _bar(share: float) -> str:
    eighths = round(share * BAR_CELLS * 8)
    full, rest = divmod(eighths, 8)
    bar = "█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")
    return bar.ljust(BAR_CELLS, "░")


def _time(reading: Reading) -> str:
    """Minutes spent and left; empty while none are."""
    if not reading.minutes:
        return ""
    spent = f"{reading.minutes} min" if reading.minutes < 60 else f"{reading.minutes / 60:.1f} h"
    return f"{spent}, {reading.left} left" if reading.share < READ and reading.left else spent


def _state(share: float) -> str:
    return "read" if share >= READ else f"{share:.0%}" if share > 0 else ""
