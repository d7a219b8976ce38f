"""Searches the dossier: what is typed, what was found, what it may be narrowed by."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input

from sahelreader.search.document import Document as Piece
from sahelreader.search.found import Found
from sahelreader.search.narrowing import toggled
from sahelreader.tui.messages import GoBack, OpenArticle, Say, ShowPane, ShowStatus
from sahelreader.tui.pages.search import asking_page, facets_page, results_page
from sahelreader.tui.panes.search_asking import Asking, Completing
from sahelreader.tui.places import Places
from sahelreader.tui.searches import Searches
from sahelreader.tui.widgets.lines import Hint, Line
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

PLACEHOLDER = 'words of the articles; a word*, a "phrase", person:a-name …'


class SearchPane(Asking, Container):
    """Input, results, facets."""

    SCOPED_CSS = False  # the screen's breakpoints are asked for
    DEFAULT_CSS = """
    SearchPane > Input, SearchPane > Input:focus {
        border: none; height: 1; margin: 1 3 0 3; padding: 0 1; background: $panel;
    }
    SearchPane > #told { margin: 0 1 1 4; }
    SearchPane > #results { height: 1fr; layout: horizontal; }
    SearchPane #hits { width: 1fr; height: 1fr; }
    SearchPane #facets { width: 34; height: 1fr; display: none; }
    Screen.-wide SearchPane #facets, Screen.-broad SearchPane #facets { display: block; }
    SearchPane.-narrowing #facets { display: block; }
    Screen.-drawer SearchPane.-narrowing #hits, Screen.-narrow SearchPane.-narrowing #hits { display: none; }
    Screen.-drawer SearchPane #facets, Screen.-narrow SearchPane #facets { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "step_back", "Back", id="search.back", show=False),
        Binding("down", "next", "Next result", id="search.next", show=False),
        Binding("up", "previous", "Result before", id="search.previous", show=False),
        Binding("ctrl+n", "narrow", "Narrow by kind, outlet, year or name", id="search.narrow", show=False),
        Binding("ctrl+s", "keep", "Save this search, or forget it", id="search.keep", show=False),
        Binding("S,slash", "ask", "Type another search", id="search.ask", show=False),
        Binding("tilde", "like", "More like this", id="search.like", show=False),
    ]

    def __init__(self, workspace: Workspace, places: Places) -> None:
        super().__init__(id="search")
        self._searcher = workspace.searcher
        self._searches = Searches(places, workspace.overview.id)
        self._is_new = True
        self._last: Widget | None = None

    def compose(self) -> ComposeResult:
        """Input, what there is to say, results beside facets."""
        suggester = Completing(self._searcher)
        yield Input(placeholder=PLACEHOLDER, id="asked", select_on_focus=False, suggester=suggester)
        yield Line(id="told")
        with Container(id="results"):
            yield Menu(measure=100, air=3, center=False, id="hits")
            yield Menu(measure=32, air=1, center=False, id="facets")

    @property
    def hits(self) -> Menu:
        """The list of what was found."""
        return self.query_one("#hits", Menu)

    @property
    def facets(self) -> Menu:
        """The list of what it may be narrowed by."""
        return self.query_one("#facets", Menu)

    @property
    def found(self) -> Found:
        """What is shown."""
        return self._found

    def open(self, query: str | None = None, *, fresh: bool = False) -> None:
        """Show the search as it was left; `query`: ask that instead; `fresh`: ask anew."""
        if self._is_new:
            self._is_new = False
            self._show()
            self._prepare()
        if query is not None or fresh:
            self._input.value = query or ""
            self._input.cursor_position = len(self._input.value)
            self._input.focus()
        elif not self.has_focus_within:
            (self._last or self._input).focus()
        self.show_status()

    # Showing

    def _show(self) -> None:
        found, names = self._found, self._searcher.names
        if found.query:
            self.hits.show(results_page(found, names, self._meant))
        else:
            searches = self._searches
            self.hits.show(asking_page(searches.saved, searches.recent, names, teaches=not searches.saved))
        self.facets.show(facets_page(found, names, max(self.facets.text_width, 20)))
        self.hits.choose_first()
        self._tell()
        self.show_status()

    def _tell(self) -> None:
        found = self._found
        kinds = found.by_kind()
        texts, articles = kinds.pop("paragraph", 0), found.by_article()
        of = len(self._searcher.names.sources)
        counts = [f"{texts:,} paragraph{'s' * (texts != 1)} in {len(articles)} of {of} articles"]
        counts += [f"{count:,} {_plural(kind, count)}" for kind, count in kinds.items()]
        told = found.problem or (" · ".join([*found.remarks, *counts]) if found.query else self._searcher.advice)
        if found.is_partial and not found.problem:
            told = f"so far, while the index is made: {told}"
        self.query_one("#told", Line).say(told, self._progress)

    def show_status(self) -> None:
        """Tell what can be pressed."""
        narrow = Hint("ctrl+n", "narrow", "narrow")
        if self.facets.has_focus:
            hints: tuple[Hint, ...] = (Hint("enter", "narrow", "follow"), Hint("tab", "next", "next_link"), _BACK)
        elif self.hits.has_focus:
            hints = (_GO, Hint("/", "ask again", "ask"), Hint("~", "more like this", "like"), narrow, _BACK)
        else:
            save = Hint("ctrl+s", "forget" if self._found.query in self._searches.saved else "save", "keep")
            hints = (Hint("↓ ↑", "choose", "next"), _GO, *((narrow, save) if self._found.query else ()), _BACK)
        self.post_message(ShowStatus("Search", hints))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Other keys matter in another part; it has the focus again when one comes back."""
        self._last = event.widget
        self.show_status()

    @on(Prose.Resized)
    def _resized(self) -> None:
        self.facets.show(facets_page(self._found, self._searcher.names, max(self.facets.text_width, 20)))

    # Going

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if self.hits.link:
            self._follow(self.hits.link)

    @on(Prose.Followed)
    def _followed(self, event: Prose.Followed) -> None:
        self._follow(event.link)

    def _follow(self, link: str) -> None:
        kind, _, rest = link.partition(":")
        if kind == "hit" and int(rest) < len(self._found.hits):
            self._searches.add(self._found.query)
            self._go(self._found.hits[int(rest)].document)
        elif kind == "query":
            self.open(rest)
        elif kind == "add":
            self.remove_class("-narrowing")
            self.open(toggled(self._input.value, rest))

    def _go(self, document: Piece) -> None:
        """To what was found: a sentence lit in its article, an entry's page."""
        from sahelreader.search.sentence import best_sentence

        if document.kind in ("term", "entity"):
            self.post_message(ShowPane("lookup", entry=document.key.partition(":")[2]))
        elif document.spots:
            spot, wanted = document.spots[0], self._found.wanted
            start, end = spot.start, spot.end
            if document.kind == "paragraph":
                shown = best_sentence(document, wanted)
                start, end = shown.lit[0] if shown.lit else (shown.start, shown.end)
            lit = wanted if document.kind == "paragraph" else None
            self.post_message(OpenArticle(spot.article, spot.number, start, end, resume=False, wanted=lit))
        else:
            self.post_message(Say("It rests on no sentence of an article."))

    # Keys

    def action_next(self) -> None:
        """Next result, also while typing."""
        self.hits.action_next_link()

    def action_previous(self) -> None:
        """Result before, also while typing."""
        self.hits.action_previous_link()

    def action_ask(self) -> None:
        """Back to what is typed, all of it selected."""
        self.remove_class("-narrowing")
        self._input.focus()
        self._input.select_all()

    def action_narrow(self) -> None:
        """To what the results may be narrowed by."""
        if self._found.total:
            self.add_class("-narrowing")
            self.facets.focus()
            self.facets.choose_first()

    def action_keep(self) -> None:
        """Save the search, or forget it."""
        if query := self._input.value.strip():
            is_kept = self._searches.toggle(query)
            self.post_message(Say("Saved: it stands first when nothing is typed." if is_kept else "No longer saved."))
            self.show_status()

    def action_like(self) -> None:
        """Paragraphs like the one chosen."""
        kind, _, number = self.hits.link.partition(":")
        if kind == "hit" and (spots := self._found.hits[int(number)].document.spots):
            self.open(f"like:{spots[0].address}")

    def action_step_back(self) -> None:
        """From narrowing to the results, from there to where one came from."""
        if self.facets.has_focus:
            self.remove_class("-narrowing")
            self.hits.focus()
        else:
            self.post_message(GoBack())


def _plural(kind: str, count: int) -> str:
    word = {"entity": "name", "term": "glossary term", "furniture": "line", "quote": "quotation"}.get(kind, kind)
    return word + "s" * (count != 1)


_GO = Hint("enter", "go there", "submit")
_BACK = Hint("esc", "back", "step_back")
