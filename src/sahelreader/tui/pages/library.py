"""The library as a document: the dossier's articles, how far each is read, and what is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sahelreader.dossier.model import ArticleHead, Overview
from sahelreader.tui.document import Document, Paragraph, Span, Writer
from sahelreader.tui.wrapping import fit

BAR_CELLS = 7
TABLE_WIDTH = 112
READ = 0.995
PROGRESS = "progress"
"""The link from what is due to the progress pane: for the mouse, the keys have `i`."""
HINTS = (
    ("enter", "reads the article the cursor is on"),
    ("/", "finds sentences by their words, in all articles"),
    ("g", "looks up a name or a word, from anywhere"),
    ("z", "asks you what you have read"),
)


def library_page(
    overview: Overview, progress: Mapping[str, float], due: str, width: int, *, new: bool, notice: str = ""
) -> Document:
    """The page; `progress` is the share read by article id, `due` what the quiz has, `new` a reader's first start.

    `notice`: why nothing can be saved; empty if all is well.
    """
    warning = [Paragraph("", gap=0), Paragraph(notice, "wrong", gap=0)] if notice else []
    return Document([*warning, *_paragraphs(overview, progress, due, width, new=new)])


def _paragraphs(
    overview: Overview, progress: Mapping[str, float], due: str, width: int, *, new: bool
) -> Iterator[Paragraph]:
    yield Paragraph("", gap=0)
    counts = f"{len(overview.articles)} articles · {due}"
    title = fit(overview.title, width)
    if len(title) + len(counts) + 2 <= width:
        spans = (Span(0, len(title), "title"), Span(width - len(counts), width, "dim", PROGRESS, stop=False))
        yield Paragraph(title + counts.rjust(width - len(title)), "", spans, gap=1, wrap=False)
    else:
        yield Paragraph(title, "title", wrap=False, gap=0)
        yield Paragraph(fit(counts, width), "", (Span(0, width, "dim", PROGRESS, stop=False),), gap=1, wrap=False)
    for head in overview.articles:
        yield from _row(head, progress.get(head.id, 0.0), width)
    if any(head.title_is_editorial for head in overview.articles):
        yield Paragraph("Square brackets: a headline of ours, the text has none.", "dim")
    if new:
        for key, words in HINTS:
            yield Writer().add(f"{key:>5}", "key").add(f"  {words}", "dim").paragraph(gap=0)
        if overview.introduction:
            yield Paragraph("", gap=0)
            yield Paragraph(overview.introduction, "dim")


def _row(head: ArticleHead, share: float, width: int) -> Iterator[Paragraph]:
    link = f"open:{head.id}"
    meter = f"{_bar(share)} {_state(share):>5}"
    if width >= TABLE_WIDTH:
        room = width - 18 - 28 - 14 - len(meter) - 3
        title = fit(head.shown_title, room - 2)
        row = Writer().add(title, "", link).add(" " * (room - len(title)))
        row.add(f"{fit(head.shown_outlet, 17):18}{fit(head.dating.shown, 27):28}{head.words:>7,} words   ", "dim")
        yield row.add(meter, "progress" if share else "bar").paragraph(wrap=False, gap=1)
        return
    yield Writer().add(fit(head.shown_title, width), "", link).paragraph(wrap=False, gap=0)
    about = fit(f"{head.shown_outlet} · {head.dating.shown} · {head.words:,} words", width - len(meter) - 2)
    row = Writer().add(about, "dim").add(meter.rjust(width - len(about)), "progress" if share else "bar")
    yield row.paragraph(wrap=False, gap=1)


def _bar(share: float) -> str:
    eighths = round(share * BAR_CELLS * 8)
    full, rest = divmod(eighths, 8)
    bar = "█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")
    return bar.ljust(BAR_CELLS, "░")


def _state(share: float) -> str:
    return "read" if share >= READ else f"{share:.0%}" if share > 0 else ""
