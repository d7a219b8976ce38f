"""Who said what: all quotations, by speaker, by topic or by article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sahelreader.compare.said import GROUPINGS, Grouping, about, grouped
from sahelreader.dossier.quotations import words_of
from sahelreader.dossier.voices import Quotation
from sahelreader.tui.document import Document, Paragraph, read_go
from sahelreader.tui.messages import GoBack, OpenArticle, ShowPane, ShowStatus
from sahelreader.tui.pages.said import said_page
from sahelreader.tui.widgets.lines import Hint, Line
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace


class Said(Container):
    """The quotations."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "regroup", "By speaker, topic, article", id="said.regroup", show=False),
        Binding("escape", "step_back", "Back", id="said.back", show=False),
    ]
    DEFAULT_CSS = """
    Said > Line { margin: 1 0 1 0; padding: 0 1 0 3; text-style: bold; }
    Said > Prose { height: 1fr; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="said")
        self._workspace = workspace
        self._shorts = workspace.overview.shorts
        self._grouping: Grouping = "speaker"
        self._about = ""

    def compose(self) -> ComposeResult:
        """What is shown, and the quotations."""
        yield Line(id="what")
        yield Prose(measure=84, air=3, center=False, id="quotations")

    @property
    def prose(self) -> Prose:
        """The quotations."""
        return self.query_one("#quotations", Prose)

    def open(self, about: str = "", by: str = "") -> None:
        """As it was left, only what was said about an entity, or at the first words of one."""
        self._about = about or self._about
        if about or by or not self.prose.document.paragraphs:
            self._show()
        if by:
            self.prose.cursor_to_link(f"entry:{by}")
            self.prose.action_next_link()
        self.prose.focus()
        self.show_status()

    def _name_of(self, ident: str) -> str:
        entries = self._workspace.entries
        return self._shorts.get(ident) or (entries.name(ident) if ident in entries else ident)

    def _words(self, quote: Quotation) -> str:
        return words_of(quote, self._workspace.article(quote.article))

    @property
    def _quotes(self) -> Sequence[Quotation]:
        """Those that are shown."""
        return about(self._workspace.quotes, self._about) if self._about else self._workspace.quotes

    def _show(self) -> None:
        if quotes := self._quotes:
            groups = grouped(quotes, self._grouping, self._name_of)
            self.prose.show(said_page(groups, self._grouping, self._words, self._shorts, self._name_of))
        else:
            self.prose.show(Document([Paragraph("Nobody is quoted here.", "dim")]))
        topic = f" about {self._name_of(self._about)}" if self._about else ""
        self.query_one("#what", Line).say(f"Who said what{topic}", f"by {self._grouping}")

    @on(Prose.Followed)
    def _followed(self, event: Prose.Followed) -> None:
        kind, _, ident = event.link.partition(":")
        if kind == "entry":
            self.post_message(ShowPane("lookup", entry=ident))
        elif kind == "about":
            self._about = ident
            self._show()
            self.show_status()
        elif (target := read_go(event.link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

    def action_regroup(self) -> None:
        """By speaker, topic, article."""
        self._grouping = GROUPINGS[(GROUPINGS.index(self._grouping) + 1) % len(GROUPINGS)]
        self._show()

    def action_step_back(self) -> None:
        """From what is said about one to all, from there to where one came from."""
        if self._about:
            self._about = ""
            self._show()
            self.show_status()
        else:
            self.post_message(GoBack())

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        hints = (
            Hint("tab", "next", "next_link"), Hint("enter", "go there", "follow"),
            Hint("o", "by speaker, topic, article", "regroup"), Hint("?", "keys", "app.pane('help')"),
            Hint("esc", "all" if self._about else "back", "step_back"),
        )  # fmt: skip
        shown = f"{len(self._quotes)} of " if self._about else ""
        self.post_message(ShowStatus(f"Quotations · {shown}{len(self._workspace.quotes)}", hints))
