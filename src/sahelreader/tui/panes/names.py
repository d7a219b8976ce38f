"""Names: what each source calls one, who appears with it, and who with whom."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from sahelreader.compare.company import company
from sahelreader.compare.naming import Naming, Word, forms, naming
from sahelreader.compare.together import frequency, matrix, together
from sahelreader.dossier.model import Article, Place
from sahelreader.text.beginnings import has_beginnings
from sahelreader.tui.document import Document, read_go
from sahelreader.tui.messages import Answered, GaveUp, GoBack, OpenArticle, ShowPane, ShowStatus, Typed
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.pages import names as pages
from sahelreader.tui.panes.resuming import Resuming
from sahelreader.tui.widgets.filter_line import FilterLine
from sahelreader.tui.widgets.grid import Grid
from sahelreader.tui.widgets.lines import Hint, Line
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

VIEWS = {"naming": "What each source calls {}", "company": "Named with {}", "matrix": "Who is named with whom"}
MATRIX_CELL, MATRIX_MOST = 5, 16


class Names(Resuming):
    """A list of names, a table about the one chosen, the passages behind a cell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "view", "What it is called, named with it, who with whom", id="names.view", show=False),
        Binding("right,l", "into_table", "To the table", id="names.into_table", show=False),
        Binding("p", "passages", "To the passages", id="names.passages", show=False),
        Binding("x", "page", "The page of the name", id="names.page", show=False),
        Binding("slash,f", "filter", "Only some names", id="names.filter", show=False),
        Binding("escape", "step_back", "Back", id="names.back", show=False),
    ]
    SCOPED_CSS = False  # the screen's breakpoints are asked for
    DEFAULT_CSS = """
    Names { layout: horizontal; }
    Names > #chooser { width: 38; height: 1fr; }
    Names > Vertical { width: 1fr; height: 1fr; }
    Names #what { margin: 1 0 1 0; padding: 0 1 0 3; text-style: bold; }
    Names #table { height: 1fr; }
    Names #passages { height: 14; }
    Screen.-drawer Names, Screen.-narrow Names { layout: vertical; }
    Screen.-drawer Names > #chooser, Screen.-narrow Names > #chooser { width: 1fr; height: 5; }
    Screen.-drawer Names #what, Screen.-narrow Names #what { margin: 0; }
    Screen.-drawer Names #passages, Screen.-narrow Names #passages { height: 6; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="names")
        self._workspace = workspace
        self._shorts = workspace.overview.shorts
        self._view = "naming"
        self._wanted = ""
        """Id of the name that was asked for."""
        self._words_typed = ""
        """What the names are narrowed to."""
        self._namings: tuple[Naming, ...] = ()
        self._words: list[list[Word | None]] = []
        """The rows of the table of names."""

    def compose(self) -> ComposeResult:
        """Names; table and passages."""
        chooser = Menu(measure=60, air=2, center=False, id="chooser")
        passages = Prose(measure=100, air=3, center=False, id="passages")
        for part in (chooser, passages):
            part.add_class("-panel")
        yield chooser
        with Vertical():
            yield Line(id="what")
            yield Grid(measure=200, air=3, center=False, id="table")
            yield passages

    @property
    def chooser(self) -> Menu:
        """The names."""
        return self.query_one("#chooser", Menu)

    @property
    def table(self) -> Grid:
        """What is told about the one chosen."""
        return self.query_one("#table", Grid)

    @property
    def passages(self) -> Prose:
        """The words behind a cell."""
        return self.query_one("#passages", Prose)

    @cached_property
    def _articles(self) -> list[Article]:
        return [self._workspace.article(head.id) for head in self._workspace.overview.articles]

    @cached_property
    def _frequency(self) -> dict[str, int]:
        return frequency(self._articles)

    def open(self, entity: str = "", view: str = "") -> None:
        """As it was left, or about an entity or term."""
        self._view = view or self._view
        self._wanted = entity
        if entity or view:
            self._words_typed = ""
            self.chooser.focus()
        else:
            self.read_again(self.chooser)
        if entity or view or not self.chooser.document.paragraphs:
            self._show_names()
            self._show_table()
        self.show_status()

    @property
    def _shown(self) -> dict[str, int]:
        """The names that have to do with what was typed, and how often they occur."""
        typed = self._words_typed
        return {ident: n for ident, n in self._frequency.items() if has_beginnings(typed, [self._name_of(ident)])}

    @property
    def chosen(self) -> str:
        """Id of the name chosen."""
        return self.chooser.link.removeprefix("entry:")

    def _name_of(self, ident: str) -> str:
        return self._workspace.entries.name(ident)

    # Showing

    @on(Prose.Resized, "#chooser")
    def _show_names(self) -> None:
        if self.chooser.is_laid_out:
            shown = self._shown
            kinds = {ident: self._workspace.entries.kind(ident) for ident in shown}
            page = pages.chooser_page(shown, kinds, self._name_of, self.chooser.text_width, self._words_typed)
            self.chooser.show(page, keep_place=True)
            if self._wanted:
                self.chooser.cursor_to_link(f"entry:{self._wanted}")
                self.chooser.show_cursor()
            self._wanted = ""
            self.chooser.choose_first()

    @on(Prose.CursorMoved, "#chooser")
    @on(Prose.Resized, "#table")
    def _show_table(self) -> None:
        if not self.table.is_laid_out:
            return
        what = self.query_one("#what", Line)
        if self.chosen:
            self.table.show(self._page(self.chosen, self.table.text_width))
            self.table.choose_first()
            about = VIEWS[self._view].format(self._name_of(self.chosen))
            what.say(about, keyed("{names.view:o} shows another view"))
        else:
            self.table.show(Document(()))
            what.say("")
        self._show_passages()
        self.show_status()

    def _page(self, ident: str, width: int) -> Document:
        if self._view == "company":
            met = sorted(company(ident, self._articles), key=lambda one: -one.paragraphs)
            return pages.company_page(met, self._name_of, width)
        if self._view == "matrix":
            most = min((width - 28) // MATRIX_CELL, MATRIX_MOST)
            targets = list(dict.fromkeys([ident, *self._frequency]))[: max(most, 2)]
            return pages.matrix_page(targets, matrix(targets, self._articles), self._name_of)
        glossary = self._workspace.glossary
        entity = glossary.entities.get(ident)
        if entity:
            self._namings = naming(entity, glossary.terms, self._articles)
        else:
            self._namings = forms(ident, self._articles)
        self._words = pages.rows_of(self._namings)
        return pages.naming_page(self._namings, self._shorts, width)

    @on(Prose.CursorMoved, "#table")
    def _show_passages(self) -> None:
        kind, _, rest = self.table.link.partition(":")
        page = Document(())
        if kind == "word":
            row, _, column = rest.partition(":")
            word = self._words[int(row)][int(column)]
            if word is not None:
                page = pages.places_page(word, self._shorts, self._text_of)
        elif kind in ("with", "pair"):
            first, _, second = rest.partition(":") if kind == "pair" else (self.chosen, "", rest)
            names = (self._name_of(first), self._name_of(second))
            page = pages.together_page(together(first, second, self._articles), names, self._shorts)
        self.passages.show(page)

    def _text_of(self, place: Place) -> str:
        return self._workspace.article(place.article).body[place.number - 1].text

    # Going elsewhere

    @on(Prose.Followed, "#chooser")
    def action_into_table(self) -> None:
        """To the table."""
        self.table.focus()

    @on(Prose.Followed, "#table")
    def action_passages(self) -> None:
        """To the passages."""
        self.passages.focus()
        if not self.passages.link:
            self.passages.action_next_link()

    @on(Prose.Followed, "#passages")
    def _passage_followed(self, event: Prose.Followed) -> None:
        if (target := read_go(event.link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

    def action_page(self) -> None:
        """The page of the name chosen."""
        if self.chosen:
            self.post_message(ShowPane("lookup", entry=self.chosen))

    def action_view(self) -> None:
        """Another view of the same name."""
        views = list(VIEWS)
        self._view = views[(views.index(self._view) + 1) % len(views)]
        self._show_table()

    def action_filter(self) -> None:
        """Ask which names are wanted."""
        if not self.query(FilterLine):
            self.mount(FilterLine("a name, or a part of one …", self._words_typed))
            self.query_one(FilterLine).focus()

    @on(Typed)
    def _filter_changed(self, event: Typed) -> None:
        self._only(event.value)

    @on(Answered)
    async def _filter_done(self) -> None:
        self.chooser.focus()  # before the line goes, or the focus goes elsewhere
        await self.query_one(FilterLine).remove()
        self.show_status()

    @on(GaveUp)
    async def _filter_given_up(self) -> None:
        self._only("")
        await self._filter_done()

    def _only(self, typed: str) -> None:
        self._words_typed = typed
        self._wanted = self.chosen if self.chosen in self._shown else ""
        self._show_names()
        self._show_table()

    def action_step_back(self) -> None:
        """From the passages to the table, from there to the names, from some to all, from there back."""
        if self.passages.has_focus:
            self.table.focus()
        elif self.table.has_focus:
            self.chooser.focus()
        elif self._words_typed:
            self._only("")
        else:
            self.post_message(GoBack())

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        if not self.display:
            return
        shown = f"{len(self._shown)} of " if self._words_typed else ""
        self.post_message(ShowStatus(f"Names · {shown}{len(self._frequency)}", self._hints()))

    def _hints(self) -> tuple[Hint, ...]:
        page = Hint("x", "its page", "page")
        is_first = self._words_typed and self.chooser.has_focus
        back = Hint("esc", "all" if is_first else "back", "step_back")
        if self.query(FilterLine):
            return Hint("enter", "these", "submit"), Hint("esc", "all", "give_up")
        if self.passages.has_focus:
            return Hint("tab", "next", "next_link"), Hint("enter", "go there", "follow"), page, back
        if self.table.has_focus:
            return Hint("enter", "passages", "passages"), Hint("o", "another view", "view"), page, back
        return (
            Hint("enter", "table", "follow"), Hint("o", "another view", "view"), Hint("/", "find", "filter"), page, back
        )  # fmt: skip
