"""The claims board: on what the articles differ, and the sentences behind the answer the cursor is on."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from sahelreader.compare.board import Row, board, concerning, passages
from sahelreader.tui.document import Document, Paragraph, read_go
from sahelreader.tui.messages import Answered, GaveUp, GoBack, OpenArticle, Say, ShowStatus, Typed, side_by_side
from sahelreader.tui.pages.claims import claims_page, claims_widths, passages_page
from sahelreader.tui.pages.table import headings
from sahelreader.tui.panes.resuming import Resuming
from sahelreader.tui.widgets.filter_line import FilterLine
from sahelreader.tui.widgets.grid import Grid
from sahelreader.tui.widgets.lines import Hint, Line
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

FILTER = "a name or a topic, or a part of it …"


class Claims(Resuming):
    """Questions as rows, articles as columns; below them the passages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,f", "filter", "Only some questions", id="claims.filter", show=False),
        Binding("p", "other_part", "To the passages and back", id="claims.other_part", show=False),
        Binding("escape", "step_back", "Back", id="claims.back", show=False),
    ]
    SCOPED_CSS = False  # the screen's breakpoints are asked for
    DEFAULT_CSS = """
    Claims > #columns { margin: 1 0 0 0; padding: 0 1 0 3; text-style: bold; }
    Claims > #board { height: 1fr; }
    Claims > #passages { height: 12; }
    Screen.-drawer Claims > #passages, Screen.-narrow Claims > #passages { height: 8; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="claims")
        self._workspace = workspace
        self._heads = workspace.overview.articles
        self._all: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._words = ""
        self._wanted = ""
        """Id of the question that was asked for."""
        self._kept = "", 0
        """Id of the question that the cursor is on, and number of the article."""

    def compose(self) -> ComposeResult:
        """Names of the articles, board, passages."""
        yield Line(id="columns")
        yield Grid(measure=400, air=3, center=False, id="board")
        panel = Prose(measure=110, air=3, center=False, id="passages")
        panel.add_class("-panel")
        yield panel

    @property
    def grid(self) -> Grid:
        """The board."""
        return self.query_one("#board", Grid)

    @property
    def passages(self) -> Prose:
        """The sentences behind an answer."""
        return self.query_one("#passages", Prose)

    def open(self, about: str = "", claim: str = "") -> None:
        """The board as it was left, the questions that concern an entity or topic, or one question."""
        rows = board(self._workspace.all_claims, [head.id for head in self._heads])
        self._wanted = claim
        if about or claim:
            self.grid.focus()
        else:
            self.read_again(self.grid)
        if about or claim or rows != self._all or not rows:
            self._all = rows
            self._narrow(about if about or claim else self._words)
            self._show()
        self.show_status()

    @property
    def _shorts(self) -> list[str]:
        return [head.short for head in self._heads]

    @on(Prose.Resized, "#board")
    def _show(self) -> None:
        grid = self.grid
        if not grid.is_laid_out:
            return
        if not self._rows:
            words = "No question has to do with that." if self._all else "This dossier has no claims."
            grid.show(Document([Paragraph(words, "dim")]))
            self.passages.show(Document([]))
            self._wanted = ""
        else:
            grid.show(claims_page(self._rows, self._shorts, grid.text_width))
            self._stand()
            self._moved()
        self.query_one("#columns", Line).say(self._headings())

    def _stand(self) -> None:
        """Put the cursor on the question that was asked for, else where it was, else on the first."""
        ident, column = (self._wanted, -1) if self._wanted else self._kept
        self._wanted = ""
        row = next((number for number, row in enumerate(self._rows) if row.claim.id == ident), -1)
        if row >= 0:
            columns = (column, self._rows[row].first_spoken())
            if any(self.grid.stand_on_link(f"cell:{row}:{column}") for column in columns):
                return
        self.grid.choose_first()

    def _headings(self) -> str:
        widths = claims_widths(self.grid.text_width, len(self._heads))
        if not widths:
            return "On what the articles differ"
        names = ["On what they differ", *self._shorts]
        return headings(names, widths)

    def _narrow(self, words: str) -> None:
        entries = self._workspace.entries
        self._words = words
        self._rows = concerning(self._all, words, lambda ident: entries.name(ident) if ident in entries else ident)

    # What is chosen

    @property
    def chosen(self) -> tuple[Row, int] | None:
        """The question and the number of the article that the cursor is on."""
        kind, _, cell = self.grid.link.partition(":")
        if kind != "cell":
            return None
        row, _, column = cell.partition(":")
        return self._rows[int(row)], int(column)

    @on(Prose.CursorMoved, "#board")
    def _moved(self) -> None:
        if self.chosen is not None:
            self._kept = self.chosen[0].claim.id, self.chosen[1]
            heads = [f"{head.short} · {head.dating.shown}" for head in self._heads]
            self.passages.show(passages_page(*self.chosen, heads))
        self.show_status()

    @on(Prose.Followed, "#board")
    def _followed(self, event: Prose.Followed) -> None:
        """Set two answers side by side, show the only one; a click only chooses the cell."""
        if self.chosen is None or event.by_mouse:
            return
        places = passages(*self.chosen)
        if len(places) == 2:
            self.post_message(side_by_side(*places))
        elif places:
            (place,) = places
            self.post_message(OpenArticle(place.article, place.number, place.start, place.end, resume=False))
            self.post_message(Say("No other article answers this."))
        else:
            self.post_message(Say("No article answers this."))

    @on(Prose.Followed, "#passages")
    def _passage_followed(self, event: Prose.Followed) -> None:
        if (target := read_go(event.link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

    # Keys

    def action_filter(self) -> None:
        """Ask what the questions are to be about."""
        if not self.query(FilterLine):
            self.mount(FilterLine(FILTER, self._words))
            self.query_one(FilterLine).focus()
            self.show_status()

    @on(Typed)
    def _filter_changed(self, event: Typed) -> None:
        self._narrow(event.value)
        self._show()
        self.show_status()

    @on(Answered)
    async def _filter_done(self) -> None:
        self.grid.focus()  # before the line goes, or the focus goes elsewhere
        await self.query_one(FilterLine).remove()
        self.show_status()

    @on(GaveUp)
    async def _filter_given_up(self) -> None:
        self._narrow("")
        self._show()
        await self._filter_done()

    def action_other_part(self) -> None:
        """From the board to the passages and back."""
        self.change_part(self.grid, self.passages)

    def action_step_back(self) -> None:
        """From the passages to the board, from some questions to all, to where one came from."""
        if self.passages.has_focus:
            self.grid.focus()
        elif self._words:
            self._narrow("")
            self._show()
            self.show_status()
        else:
            self.post_message(GoBack())

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        if not self.display:
            return
        shown = f"{len(self._rows)} of " if self._words else ""
        count = f"{shown}{len(self._all)} question{'s' * (len(self._all) != 1)}"
        if self.query(FilterLine):
            hints: tuple[Hint, ...] = (Hint("enter", "these", "submit"), Hint("esc", "all", "give_up"))
        elif self.passages.has_focus:
            hints = (
                Hint("tab", "next", "next_link"),
                Hint("enter", "go there", "follow"),
                Hint("esc", "board", "step_back"),
            )
        else:
            is_alone = self.chosen is not None and len(passages(*self.chosen)) < 2
            hints = (
                Hint("enter", "the text" if is_alone else "side by side", "follow"),
                Hint("p", "passages", "other_part"),
                Hint("/", "only about …", "filter"), Hint("?", "keys", "app.pane('help')"),
                Hint("esc", "all" if self._words else "back", "step_back"),
            )  # fmt: skip
        self.post_message(ShowStatus(f"Claims · {count}", hints))
