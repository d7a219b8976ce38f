"""Looks a name up: what is typed, the names that fit, and the entry of the one chosen."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from sahelreader.dossier.lookup import complete
from sahelreader.tui.document import Document, Paragraph, Writer, read_go
from sahelreader.tui.knowledge import KnowledgeRead, read_knowledge
from sahelreader.tui.messages import EditEntry, GoBack, OpenArticle, ShowStatus
from sahelreader.tui.pages.kinds import LETTERS
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose
from sahelreader.tui.wrapping import fit
from sahelreader.tui.xrays import XRays
from sahelreader.workspace import Workspace

SHOWN = 40
PLACEHOLDER = "a name, a word, an abbreviation; spelling and accents don't matter"


class LookUp(Container):
    """Input, names, entry."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "step_back", "Back", id="lookup.back", show=False),
        Binding("backspace", "entry_back", "Entry before", id="lookup.entry_back", show=False),
        Binding("y", "copy", "Copy the sentence of a mention with its source", id="lookup.copy", show=False),
        Binding("e", "edit", "Open the entry in your editor", id="lookup.edit", show=False),
        Binding("down", "next", "Next name", show=False, id="lookup.next"),
        Binding("up", "previous", "Name before", show=False, id="lookup.previous"),
    ]
    SCOPED_CSS = False  # the screen's breakpoints are asked for
    DEFAULT_CSS = """
    LookUp > Input, LookUp > Input:focus { border: none; height: 1; margin: 1 3; padding: 0 1; background: $panel; }
    LookUp > #found { height: 1fr; layout: horizontal; }
    LookUp #names { width: 36; height: 1fr; }
    LookUp #answer { width: 1fr; height: 1fr; }
    Screen.-drawer LookUp > #found, Screen.-narrow LookUp > #found { layout: vertical; }
    Screen.-drawer LookUp #names, Screen.-narrow LookUp #names { width: 1fr; height: 5; margin-bottom: 1; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="lookup")
        self._workspace = workspace
        self._entries = workspace.entries
        self._alphabet: list[str] = []
        self._trail: list[str] = []
        self._xrays = XRays(workspace, lambda: self._answer)

    def compose(self) -> ComposeResult:
        """Input, names, entry."""
        yield Input(placeholder=PLACEHOLDER, id="query", select_on_focus=False)
        with Container(id="found"):
            yield Menu(measure=40, air=3, center=False, id="names")
            yield Prose(measure=72, air=3, center=False, id="answer")

    @property
    def _menu(self) -> Menu:
        return self.query_one("#names", Menu)

    @property
    def _answer(self) -> Prose:
        return self.query_one("#answer", Prose)

    def open(self, entry: str = "", *, query: str = "", fresh: bool = False) -> None:
        """Ask, or show an entry; `query` asks for that, `fresh` forgets what was asked before."""
        line, name = self.query_one(Input), self._entries.name
        self._alphabet = sorted(self._entries, key=lambda ident: name(ident).casefold())
        if fresh or query:
            line.value = query
        self._list()
        if entry:
            self._menu.cursor_to_link(f"entry:{entry}")
            self._trail.clear()
            self._show(entry)
            self._read()
        else:
            line.focus()
        self.show_status()

    @on(Input.Changed)
    def _asked(self) -> None:
        self._list()

    def _list(self) -> None:
        query = self.query_one(Input).value
        found = complete(self._entries.names, query, SHOWN) if query.strip() else self._alphabet
        rows = []
        for ident in found:
            kind = self._entries.kind(ident)
            row = Writer().add(LETTERS[kind], kind).add("  ")
            rows.append(row.add(fit(self._entries.name(ident), 28), "", f"entry:{ident}").paragraph(gap=0, wrap=False))
        if not rows:
            rows = [Paragraph("Nothing is called so.", "dim")]
        self._menu.show(Document(rows))
        self._trail.clear()
        self._menu.choose_first()
        if not found:
            self._xrays.leave()
            advice = (
                "Try another spelling, or fewer letters." if self._entries else "This dossier has no names or terms."
            )
            self._answer.show(Document([Paragraph(advice, "dim")]))

    @on(Prose.CursorMoved, "#names")
    def _chosen(self, event: Prose.CursorMoved) -> None:
        if event.link:
            self._trail.clear()
            self._show(event.link[6:])

    def _show(self, ident: str) -> None:
        self._trail.append(ident)
        self._xrays.show(ident, whole=self._answer.has_focus)

    @on(Input.Submitted)
    @on(Prose.Followed, "#names")
    def _read(self) -> None:
        self._xrays.complete()
        self._answer.focus()
        if self._xrays.standings is None:
            read_knowledge(self, self._workspace)

    @on(KnowledgeRead)
    def _knowledge_read(self, event: KnowledgeRead) -> None:
        self._xrays.tell(event.standings)

    @on(Prose.Resized)
    def _resized(self) -> None:
        self._xrays.fit()

    @on(Prose.Followed, "#answer")
    def _answer_followed(self, event: Prose.Followed) -> None:
        if self._xrays.follow(event.link):
            return
        if event.link.startswith("entry:"):
            self._show(event.link[6:])
        elif (target := read_go(event.link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

    @property
    def entry(self) -> str:
        """Id of the entry shown."""
        return self._trail[-1] if self._trail else ""

    def action_next(self) -> None:
        """Next name, also while typing."""
        self._menu.action_next_link()

    def action_previous(self) -> None:
        """Name before, also while typing."""
        self._menu.action_previous_link()

    def action_entry_back(self) -> None:
        """The entry before, if one led here."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._xrays.show(self._trail[-1], whole=True)

    def action_copy(self) -> None:
        """Copy the sentence of the mention under the cursor."""
        from sahelreader.tui.cited_copy import copy_sentence

        copy_sentence(self, self._workspace, self._answer.link)

    def action_edit(self) -> None:
        """Open the entry in the reader's editor."""
        if self.entry:
            self.post_message(EditEntry(self.entry))

    def action_step_back(self) -> None:
        """From the entry to the question, from there to where one came from."""
        if self._answer.has_focus and len(self._trail) > 1:
            self.action_entry_back()
        else:
            self.post_message(GoBack())

    def on_descendant_focus(self) -> None:
        """Other keys matter in another part."""
        self.show_status()

    def show_status(self) -> None:
        """Tell what can be pressed."""
        if self._answer.has_focus:
            hints: tuple[Hint, ...] = (
                Hint("tab", "next link", "next_link"),
                Hint("enter", "go there", "follow"),
                Hint("y", "copy", "copy"),
                Hint("g", "ask again", "app.look_up"),
                Hint("esc", "back", "step_back"),
            )
        else:
            hints = (Hint("↓ ↑", "choose", "next"), Hint("enter", "read", "submit"), Hint("esc", "back", "step_back"))
        count = len(self._entries)
        self.post_message(ShowStatus(f"Look up · {count} entr{'y' if count == 1 else 'ies'}", hints))
