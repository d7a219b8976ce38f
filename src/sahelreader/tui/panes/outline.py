"""The outline of an article: a list of its headings, from which one goes there or back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sahelreader.dossier.model import Article
from sahelreader.tui.document import read_go
from sahelreader.tui.messages import GoBack, OpenArticle, ShowStatus
from sahelreader.tui.pages.outline import outline_page
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace


class Outline(Container):
    """Headings to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,o", "leave", "Back to the text", id="outline.leave", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="outline")
        self._workspace = workspace
        self._article: Article | None = None
        self._number = 0
        self._shares: Mapping[int, str] = {}

    def compose(self) -> ComposeResult:
        """The list."""
        yield Menu(measure=90, id="headings")

    @property
    def menu(self) -> Menu:
        """The list."""
        return self.query_one(Menu)

    def open(self, article: str = "", number: int = 0, shares: Mapping[int, str] | None = None) -> None:
        """Show the headings of an article, the cursor on the one that the paragraph `number` stands under.

        `shares`: how far down each paragraph is, by its number, in words.
        """
        if article:
            self._article, self._number, self._shares = self._workspace.article(article), number, shares or {}
            self._fill()
        self.menu.focus()
        if self._article is not None:
            hints = (
                Hint("↓ ↑", "choose", "next_link"),
                Hint("enter", "go there", "follow"),
                Hint("esc", "back", "leave"),
            )
            self.post_message(ShowStatus(f"{self._article.head.short} · outline", hints))

    @on(Prose.Resized)
    def _fill(self) -> None:
        if self._article is None or not self.menu.is_laid_out:
            return
        self.menu.show(outline_page(self._article, self._shares, self.menu.text_width))
        links = [span.link for paragraph in self.menu.document.paragraphs for span in paragraph.spans if span.link]
        above = [link for link in links if (target := read_go(link)) and target[1] <= max(self._number, 1)]
        for link in (above or links)[-1 if above else 0 :][:1]:
            self.menu.cursor_to_link(link)
            self.menu.show_cursor()

    @on(Prose.Followed)
    def _follow(self, event: Prose.Followed) -> None:
        if (target := read_go(event.link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

    def action_leave(self) -> None:
        """Back to the text."""
        self.post_message(GoBack())
