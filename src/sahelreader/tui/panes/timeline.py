"""The timeline: what the articles date, one column each, with the sentences behind the event the cursor is on."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sahelreader.compare.synopsis import ZOOMS, Slot, Zoom, density, synopsis
from sahelreader.tui.document import Document, Paragraph, go_to, read_go
from sahelreader.tui.messages import GoBack, OpenArticle, ShowStatus, side_by_side
from sahelreader.tui.pages.table import headings
from sahelreader.tui.pages.timeline import event_page, strip_page, timeline_page, timeline_widths
from sahelreader.tui.panes.resuming import Resuming
from sahelreader.tui.widgets.grid import Grid
from sahelreader.tui.widgets.lines import Hint, Line
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

STRIP_ROOM = 60
"""Columns of the strip's line that are left for words."""


class Timeline(Resuming):
    """Strip, synopsis, sentences."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus,equals_sign", "zoom(1)", "Finer: year, month, day", id="timeline.finer", show=False),
        Binding("minus", "zoom(-1)", "Coarser", id="timeline.coarser", show=False),
        Binding("p", "other_part", "To the sentences and back", id="timeline.other_part", show=False),
        Binding("escape", "step_back", "Back", id="timeline.back", show=False),
    ]
    SCOPED_CSS = False  # the screen's breakpoints are asked for
    DEFAULT_CSS = """
    Timeline > #strip { height: 3; margin: 1 0 0 0; scrollbar-size-vertical: 0; }
    Timeline > #columns { padding: 0 1 0 3; text-style: bold; }
    Timeline > #synopsis { height: 1fr; }
    Timeline > #sentences { height: 10; }
    Screen.-drawer Timeline > #sentences, Screen.-narrow Timeline > #sentences { height: 6; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="timeline")
        self._workspace = workspace
        self._articles = [(head.id, head.short) for head in workspace.overview.articles]
        self._zoom: Zoom = "day"
        self._wanted = ""
        """Id of the event that was asked for."""
        self._slots: tuple[Slot, ...] = synopsis(workspace.events, self._zoom)

    def compose(self) -> ComposeResult:
        """Strip, names of the articles, synopsis, sentences."""
        strip = Prose(measure=400, air=3, center=False, id="strip")
        strip.can_focus = False
        yield strip
        yield Line(id="columns")
        yield Grid(measure=400, air=3, center=False, id="synopsis")
        panel = Prose(measure=110, air=3, center=False, id="sentences")
        panel.add_class("-panel")
        yield panel

    @property
    def grid(self) -> Grid:
        """The synopsis."""
        return self.query_one("#synopsis", Grid)

    @property
    def sentences(self) -> Prose:
        """The sentences behind an event."""
        return self.query_one("#sentences", Prose)

    def open(self, event: str = "") -> None:
        """As it was left, or at an event."""
        if event:
            self._zoom = "day"
        self._wanted = event
        if event:
            self.grid.focus()
        else:
            self.read_again(self.grid)
        if event or not self.grid.document.paragraphs:
            self._show()
        self.show_status()

    @on(Prose.Resized, "#synopsis")
    def _resized(self) -> None:
        self._show()

    def _show(self) -> None:
        """Draw the synopsis; the cursor goes to an event, or stays with the one it was on."""
        grid = self.grid
        if not grid.is_laid_out:
            return
        events = self._workspace.events
        if not events:
            grid.show(Document([Paragraph("This dossier has no timeline.", "dim")]))
            return
        chosen = self.chosen
        kept = self._wanted or (chosen[0].events[0].id if chosen else "")
        column = chosen[1] if chosen else -1
        self._slots = synopsis(events, self._zoom)
        grid.show(timeline_page(self._slots, self._articles, grid.text_width))
        row = next((n for n, slot in enumerate(self._slots) if any(e.id == kept for e in slot.events)), 0)
        if not grid.stand_on_link(f"cell:{row}:{column}"):
            grid.stand_on_link(f"cell:{row}:-1")
        self._wanted = ""
        self._moved()
        self.query_one("#strip", Prose).show(strip_page(density(events, max(grid.text_width - STRIP_ROOM, 12))))
        self.query_one("#columns", Line).say(self._headings())

    def _headings(self) -> str:
        widths = timeline_widths(self.grid.text_width, len(self._articles))
        if not widths:
            return "What the articles date"
        names = ["", "What they date", *(short for _, short in self._articles)]
        return headings(names, widths)

    @property
    def chosen(self) -> tuple[Slot, int] | None:
        """What the cursor is on: events, and the number of an article, or -1 for none."""
        kind, _, cell = self.grid.link.partition(":")
        row, _, column = cell.partition(":")
        return (self._slots[int(row)], int(column)) if kind == "cell" and int(row) < len(self._slots) else None

    @on(Prose.CursorMoved, "#synopsis")
    def _moved(self) -> None:
        if self.chosen is not None:
            slot, column = self.chosen
            article = self._articles[column][0] if column >= 0 else ""
            self.sentences.show(event_page(slot, article, dict(self._articles)))
        self.show_status()

    @on(Prose.Followed, "#synopsis")
    def _followed(self, event: Prose.Followed) -> None:
        """To the sentence; of an event that two articles tell, both side by side; of several events, to each."""
        if self.chosen is None or event.by_mouse:
            return
        slot, column = self.chosen
        if len(slot.events) > 1:
            self.action_zoom(1)
            return
        told = _tellers(slot)
        if column >= 0:
            self._go(go_to(slot.told_by(self._articles[column][0])[0].place))
        elif len(told) > 1:
            left, right = (slot.told_by(article)[0].place for article in told[:2])
            self.post_message(side_by_side(left, right))
        else:
            self._go(go_to(slot.events[0].evidence[0].place))

    def _what_enter_does(self) -> str:
        """As `_followed` does it."""
        if self.chosen is None:
            return "the text"
        slot, column = self.chosen
        if len(slot.events) > 1:
            return "each event"
        return "side by side" if column < 0 and len(_tellers(slot)) > 1 else "the text"

    @on(Prose.Followed, "#sentences")
    def _sentence_followed(self, event: Prose.Followed) -> None:
        self._go(event.link)

    def _go(self, link: str) -> None:
        if (target := read_go(link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

    # Keys

    def action_zoom(self, by: int) -> None:
        """Finer or coarser."""
        at = ZOOMS.index(self._zoom) + by
        if 0 <= at < len(ZOOMS):
            self._zoom = ZOOMS[at]
            self._show()
            self.show_status()

    def action_other_part(self) -> None:
        """From the synopsis to the sentences and back."""
        self.change_part(self.grid, self.sentences)

    def action_step_back(self) -> None:
        """From the sentences to the synopsis, from there to where one came from."""
        if self.sentences.has_focus:
            self.grid.focus()
        else:
            self.post_message(GoBack())

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        if not self.display:
            return
        by = {"year": "by year", "month": "by month", "day": "each event"}[self._zoom]
        if self.sentences.has_focus:
            hints: tuple[Hint, ...] = (
                Hint("tab", "next", "next_link"),
                Hint("enter", "go there", "follow"),
                Hint("esc", "timeline", "step_back"),
            )
        else:
            hints = (
                Hint("enter", self._what_enter_does(), "follow"), Hint("- +", "coarser, finer", "zoom(1)"),
                Hint("p", "sentences", "other_part"), Hint("?", "keys", "app.pane('help')"),
                Hint("esc", "back", "step_back"),
            )  # fmt: skip
        count = len(self._workspace.events)
        self.post_message(ShowStatus(f"Timeline · {by} · {count} event{'s' * (count != 1)}", hints))


def _tellers(slot: Slot) -> list[str]:
    """The articles that tell of a slot's first event, in the order of its evidence."""
    return list(dict.fromkeys(piece.place.article for piece in slot.events[0].evidence))
