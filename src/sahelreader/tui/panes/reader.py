"""Reads an article: opens it, keeps the place in it, and tells where one is; the rest is in the classes it is of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from sahelreader.dossier.model import Article
from sahelreader.tui.document import EMPTY, Document
from sahelreader.tui.jumps import Stretch
from sahelreader.tui.messages import GoBack, ShowStatus
from sahelreader.tui.pages.article import ArticlePage
from sahelreader.tui.panes.annotating import Annotating
from sahelreader.tui.panes.beside import Beside
from sahelreader.tui.panes.finding import Finding
from sahelreader.tui.panes.glossary import GlossaryPane
from sahelreader.tui.panes.going import Going
from sahelreader.tui.panes.onward import Onward
from sahelreader.tui.panes.set_text import SetText
from sahelreader.tui.panes.text_pane import TextPane
from sahelreader.tui.places import Places
from sahelreader.tui.reading_clock import ReadingClock
from sahelreader.tui.typesetting import typesetting_of
from sahelreader.tui.widgets.laid_text import in_percent
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.tui.mention_walk import MentionWalk

SAVE_SECONDS = 0.3
"""How long the text must have been at rest before its place is written to disk; leaving it writes at once."""


class Reader(Finding, Going, Annotating, SetText, Onward, Beside, TextPane):
    """An article with its glossary pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "step_back", "One step back", id="reader.step_back", show=False),
    ]

    def __init__(self, workspace: Workspace, places: Places) -> None:
        super().__init__(id="reader")
        self._workspace = workspace
        self._places = places
        self._clock = ReadingClock(places)
        self._marking = places.marking()
        self._stretch: Stretch | None = None
        self._first_page: Document = EMPTY
        self._save_timer: Timer | None = None

    @cached_property
    def walk(self) -> MentionWalk:
        """The way from mention to mention."""
        from sahelreader.tui.mention_walk import MentionWalk

        return MentionWalk(self, self._workspace)

    def compose(self) -> ComposeResult:
        """Text and pane."""
        typesetting = typesetting_of(self._places.settings.reading, self._language)
        yield Prose(self._first_page, typesetting=typesetting, id="text")
        yield GlossaryPane(self._workspace)

    @property
    def workspace(self) -> Workspace:
        """The dossier and the reader's data."""
        return self._workspace

    @property
    def places(self) -> Places:
        """What is kept of the reader's reading."""
        return self._places

    def has_article(self, ident: str) -> bool:
        """Whether the dossier has an article."""
        return self._workspace.overview.article(ident) is not None

    def short_of(self, ident: str) -> str:
        """The short name of an article; its id, if the dossier has it no longer."""
        head = self._workspace.overview.article(ident)
        return head.short if head else ident

    @property
    def _language(self) -> str:
        return self.article.head.language if self.article else "en"

    def set_texts(self) -> tuple[tuple[Prose, str], ...]:
        """The article."""
        return ((self.text, self._language),)

    # Opening

    def prepare(self, article: Article, stretch: Stretch | None) -> None:
        """Have an article there from the first paint; `begin` opens it once the reader is mounted."""
        self.article = article
        self._stretch = stretch
        self._first_page = self.shown_page()

    def begin(self) -> None:
        """Open what was prepared."""
        self._go_to(self._stretch)
        self.show_status()
        self.await_names()
        self.call_after_refresh(self.read_notes)

    def open(self, article: Article, stretch: Stretch | None) -> None:
        """Show an article at a stretch; None: where it was left."""
        if self.article is not None:
            self.save()
        if self.article is None or article.head.id != self.article.head.id:
            self._unfolded = frozenset()
        self.article = article
        self.await_names()
        self.forget_search()
        self.end_cursor()
        if self.chosen is not None:
            self.screen.clear_selection()
        self.set_type()
        self.show_page()
        self.read_notes()
        if not self.pane.pinned and not self._keeps_entry:
            self.follow()
        self._keeps_entry = False
        self.remove_class("-page")
        self.text.focus()
        self._go_to(stretch)
        if "walk" in self.__dict__:
            self.walk.opened(stretch)
        self.mark_pinned()
        self.show_status()

    def _go_to(self, stretch: Stretch | None) -> None:
        document = self.text.document
        if stretch is None:
            place = self._places.get(self.article.head.id) if self.article else None
            if place and place.number:
                self.text.go_to(document.index_of(place.number), place.character, margin=0)
        elif stretch.end > stretch.start:
            self.text.mark(document.index_of(stretch.number), stretch.start, stretch.end)
        elif stretch.number:
            self.text.go_to(document.index_of(stretch.number), stretch.start, margin=0)

    def article_page(self) -> ArticlePage:
        """The article as it is marked and folded now."""
        assert self.article is not None  # noqa: S101 (only called with an article open)
        return ArticlePage(self.article, self._marking, self._unfolded, self._known, self._places.own_marks())

    def show_again(self) -> None:
        """Show the same article after a change of what is marked or folded, keeping the place."""
        if self.is_narrowed:
            self._show_narrowed(self.stretch.number)
        else:
            self.forget_search()
            self.show_page(keep_place=True)
        self.mark_pinned()
        self.follow()

    # The place

    @on(Prose.Rested, "#text")
    def _text_rested(self) -> None:
        if self.article is None or not self.display:
            return
        if self._save_timer is not None:
            self._save_timer.stop()
        self._save_timer = self.set_timer(SAVE_SECONDS, self.save)
        self._see()
        if not self.pane.entry or self._is_hovered:
            self.follow()
        self.show_status()

    def _see(self) -> None:
        """Tell the clock what is read from now on; a narrowed text is searched and not read."""
        if self.article is None or self.is_narrowed:
            self._clock.stop()
        else:
            self._clock.see(self.article.head, self.text.document, self.text.top(), self.text.bottom())

    def keep_time(self) -> None:
        """The text is left for now: keep how long it was read."""
        self._clock.stop()

    def save(self) -> None:
        """Keep where the text stands."""
        if self._save_timer is not None:
            self._save_timer.stop()
            self._save_timer = None
        if self.article is None or self.is_narrowed:
            return
        total = self.article.head.paragraphs
        number, character = self.stretch.number, self.stretch.start
        reached = total if self.text.at_end() else self.text.last_whole() or number
        self._places.save(self.article.head.id, number, character, reached)

    # Leaving

    def action_step_back(self) -> None:
        """From the entry to the text, from pinned to free, from cursor and search to none, to where one came from."""
        if self.step_back():
            pass
        elif not self.is_taken and self.end_search():
            self.follow()
        else:
            self.text.unmark()
            self.post_message(GoBack())
            return
        self.show_status()

    def on_show(self) -> None:
        """Questions may have been answered meanwhile."""
        self.await_knowledge()

    def on_hide(self) -> None:
        """Another pane is shown: keep the place."""
        self.save()
        self.keep_time()

    # Status

    def on_descendant_focus(self) -> None:
        """Other keys matter in another part, and an entry that is read stays."""
        self._is_hovered = self._is_hovered and not self.pane.has_focus_within
        if not self.pane.has_focus_within:
            self.remove_class("-page")
        self.show_status()

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        if self.article is None or not self.display:
            return
        head = self.article.head
        place = self.cursor_place
        if place is None and self.pane.has_focus_within and not {"-wide", "-broad"} & self.screen.classes:
            place = max(self.stretch.number, 1)
        if place is not None:  # the rest of the line is for the keys of what one does here
            self.post_message(ShowStatus(f"{head.short} · ¶ {place} of {head.paragraphs}", self._hints()))
            return
        number = self.stretch.number or next((p.number for p in self.text.document.paragraphs if p.number), 1)
        share = self.text.share_passed()
        left = self._clock.minutes_left(head, share)
        time = f"{left} min left" if left else "at the end" if share >= 1 else "under a minute left"
        shown = "narrowed" if self.is_narrowed else in_percent(share)
        where = f"{head.short} · ¶ {number} of {head.paragraphs} · {shown} · "
        where += self.search_told or time
        self.post_message(ShowStatus(where, self._hints()))

    def _hints(self) -> tuple[Hint, ...]:
        help_hint = Hint("?", "keys", "app.pane('help')")
        if asking := self.asking_hints() or self.cursor_hints() or self.search_hints():
            return asking
        if self.pane.has_focus_within and not self.pane.entry:
            judging = (Hint("y", "take in", "copy"), Hint("n", "refuse", "refuse")) if self.pane.offered else ()
            return (
                Hint("tab", "next name", "prose.next_link"),
                Hint("enter", "its page", "follow"),
                *judging,
                Hint("esc", "text", "step_back"),
                help_hint,
            )
        if self.pane.has_focus_within:
            return (
                Hint("tab", "next link", "prose.next_link"),
                Hint("enter", "go", "follow"),
                Hint("esc", "text", "step_back"),
                Hint("*", "next mention", "next_mention"),
                Hint("y", "copy", "copy"),
                Hint("g", "look up", "app.look_up"),
                help_hint,
            )
        name = Hint("enter", "its page", "follow") if self.text.link else Hint("tab", "names", "next_link")
        if self.text.is_lit and not self.text.link:
            name = Hint("esc", "back to where you came from", "step_back")
        entry: tuple[Hint, ...] = ()
        if self.pane.entry:
            words = "let go" if self.pane.pinned else "pin"
            entry = (Hint("*", "next mention", "next_mention"), Hint("p", words, "pin"))
        return (
            name,
            *self.quiz_offer(),
            *entry,
            Hint("g", "look up", "app.look_up"),
            help_hint,
            Hint("z", "quiz", "app.pane('quiz')"),
            Hint("q", "library", "app.leave"),
        )
