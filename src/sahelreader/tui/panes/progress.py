"""The progress pane: how the reader stands, with the way to each source and to practise."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container

from sahelreader.store.errors import StoreError
from sahelreader.store.moment import read_clock
from sahelreader.study.statistics_progress import Progress
from sahelreader.tui.document import EMPTY, Document, Paragraph, read_go
from sahelreader.tui.messages import OpenArticle, ShowPane, ShowStatus
from sahelreader.tui.pages.progress import PRACTISE, hardest_shown, progress_page
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

MEASURE = 150


class ProgressPane(Container):
    """Shows the statistics of a year; counted anew each time it is opened."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="progress")
        self._workspace = workspace
        self._found: Progress | None = None
        self._trouble = ""
        """Why nothing can be counted, if so."""

    def compose(self) -> ComposeResult:
        """The page."""
        yield Prose(measure=MEASURE, id="charts")

    @property
    def prose(self) -> Prose:
        """The page."""
        return self.query_one(Prose)

    def open(self) -> None:
        """Count, and show what was counted before meanwhile."""
        self._count()
        self.prose.focus()
        hints = (
            Hint("tab", "next link", "next_link"), Hint("enter", "open", "follow"),
            Hint("z", "quiz", "app.pane('quiz')"), Hint("esc", "back", "app.back"),
            Hint("?", "keys", "app.pane('help')"),
        )  # fmt: skip
        self.post_message(ShowStatus("Progress", hints))

    @on(Prose.Resized)
    def _resized(self) -> None:
        self._show()

    @work(thread=True, exclusive=True, group="progress", exit_on_error=False)
    def _count(self) -> None:
        """Go through every answer; in a thread, so that the screen waits for nothing."""
        try:
            found = self._workspace.progress(read_clock().study_day)
        except StoreError as error:
            self.app.call_from_thread(self._fail, str(error))
        else:
            trouble = "" if found.answers.total else self._workspace.store_for_reading.notice
            if trouble:
                self.app.call_from_thread(self._fail, trouble)
            else:
                self.app.call_from_thread(self._counted, found)

    def _counted(self, found: Progress) -> None:
        if found != self._found:
            self._found, self._trouble = found, ""
            self._show()

    def _fail(self, sentence: str) -> None:
        self._found, self._trouble = None, sentence
        self._show()

    def _show(self) -> None:
        if not self.prose.is_laid_out:
            return
        page = EMPTY
        if self._trouble:
            page = Document([Paragraph("", gap=0), Paragraph("Progress", "title"), Paragraph(self._trouble)])
        elif self._found:
            entries = self._workspace.entries
            names = {row.id: entries.name(row.id) for row in self._found.standing.entities[:20] if row.id in entries}
            page = progress_page(self._found, self._workspace.overview, names, self.prose.text_width)
        self.prose.show(page, keep_place=True)

    @on(Prose.Followed)
    def _follow(self, event: Prose.Followed) -> None:
        link = event.link
        if (place := read_go(link)) is not None:
            self.post_message(OpenArticle(*place, resume=False))
        elif link.startswith("open:"):
            self.post_message(OpenArticle(link.removeprefix("open:")))
        elif link.startswith("entry:"):
            self.post_message(ShowPane("lookup", entry=link.removeprefix("entry:")))
        elif link.startswith(PRACTISE) and self._found:
            fact = link.removeprefix(PRACTISE)
            facts = (fact,) if fact else tuple(hard.fact.id for hard in hardest_shown(self._found))
            self.post_message(ShowPane("quiz", facts=facts))
