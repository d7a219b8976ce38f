"""Reads an article: the text, the glossary pane beside it, and the way between them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.timer import Timer

from sahelreader.dossier.model import Article
from sahelreader.tui.document import EMPTY, Document, read_go
from sahelreader.tui.messages import GoBack, OpenArticle, Say, ShowPane, ShowStatus
from sahelreader.tui.pages.article import EMPHASES, ArticlePage, Marking
from sahelreader.tui.pages.kinds import LETTERS, WORDS
from sahelreader.tui.panes.glossary import GlossaryPane
from sahelreader.tui.places import Places
from sahelreader.tui.search import Search
from sahelreader.tui.widgets.find_line import FindLine
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.search.sentence import Wanted

WORDS_A_MINUTE = 230
"""Silent reading of non-fiction: Brysbaert, "How many words do we read per minute?" (2019), 238; rounded down."""
SAVE_SECONDS = 0.3
"""How long the text must have been at rest before its place is written to disk; leaving it writes at once."""
KINDS_OF_LETTER = {letter: kind for kind, letter in LETTERS.items()}


class Stretch(NamedTuple):
    """Where to go in an article: a stretch of a paragraph."""

    number: int
    start: int = 0
    end: int = 0


class Reader(Container):
    """An article with its glossary pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pin", "Pin the entry", id="reader.pin", show=False),
        Binding("f", "fold", "Show or hide the page around the article", id="reader.fold", show=False),
        Binding("h", "emphasis", "Mark first mentions, all, none", id="reader.emphasis", show=False),
        Binding("w", "toggle_glossary", "Show or hide the glossary pane", id="reader.glossary", show=False),
        Binding("slash", "find", "Find in the text", id="reader.find", show=False),
        Binding("n", "next_found", "Next place found", id="reader.next_found", show=False),
        Binding("N", "previous_found", "Place found before", id="reader.previous_found", show=False),
        Binding("M", "like", "More like this paragraph", id="reader.like", show=False),
        Binding("Z", "practise", "Practise the facts of this article", id="reader.practise", show=False),
        Binding("escape", "step_back", "One step back", id="reader.step_back", show=False),
        *(
            Binding(letter, f"kind('{letter}')", f"Mark {WORDS[kind]}s or not", id=f"reader.kind_{kind}", show=False)
            for kind, letter in LETTERS.items()
        ),
    ]

    def __init__(self, workspace: Workspace, places: Places) -> None:
        super().__init__(id="reader")
        self._workspace = workspace
        self._places = places
        self._marking = places.marking()
        self._unfolded: frozenset[int] = frozenset()
        self._stretch: Stretch | None = None
        self._first_page: Document = EMPTY
        self._save_timer: Timer | None = None
        self.article: Article | None = None

    def compose(self) -> ComposeResult:
        """Text and pane."""
        yield Prose(self._first_page, id="text")
        yield GlossaryPane(self._workspace)

    @property
    def text(self) -> Prose:
        """The text."""
        return self.query_one("#text", Prose)

    @cached_property
    def _search(self) -> Search:
        return Search(self.text)

    @property
    def pane(self) -> GlossaryPane:
        """The glossary pane."""
        return self.query_one(GlossaryPane)

    @property
    def stretch(self) -> Stretch:
        """Where the text stands now."""
        index, character = self.text.top()
        paragraphs = self.text.document.paragraphs
        while index > 0 and not paragraphs[index].number:
            index, character = index - 1, 0
        return Stretch(paragraphs[index].number if paragraphs else 0, character)

    # Opening

    def prepare(self, article: Article, stretch: Stretch | None) -> None:
        """Have an article there from the first paint; `begin` opens it once the reader is mounted."""
        self.article = article
        self._stretch = stretch
        self._first_page = self._page()

    def begin(self) -> None:
        """Open what was prepared."""
        self._go_to(self._stretch)
        self.show_status()

    def open(self, article: Article, stretch: Stretch | None) -> None:
        """Show an article at a stretch; None: where it was left."""
        if self.article is not None:
            self.save()
        if self.article is None or article.head.id != self.article.head.id:
            self._unfolded = frozenset()
        self.article = article
        self._search.forget()
        self.text.show(self._page())
        if not self.pane.pinned:
            self._follow()
        self.remove_class("-page")
        self.text.focus()
        self._go_to(stretch)
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

    def light(self, wanted: Wanted) -> None:
        """Light all that a search found in the article; `n` and `N` go on from where the text stands."""
        from sahelreader.search.sentence import lights

        notes = self.article is not None and self.article.head.note_markers
        paragraphs = enumerate(self.text.document.paragraphs)
        numbered = [(index, paragraph.text) for index, paragraph in paragraphs if paragraph.number]
        places = [(index, *lit) for index, text in numbered for lit in lights(text, wanted, notes=notes)]
        self._search.take(places)
        self.show_status()

    def _page(self) -> ArticlePage:
        assert self.article is not None  # noqa: S101 (only called with an article open)
        return ArticlePage(self.article, self._marking, self._unfolded)

    def _show_again(self) -> None:
        """Show the same article after a change of what is marked or folded, keeping the place."""
        self._search.forget()
        self.text.show(self._page(), keep_place=True)
        self._follow()

    # Text and pane

    @on(Prose.Rested, "#text")
    def _text_rested(self) -> None:
        if self.article is None or not self.display:
            return
        if self._save_timer is not None:
            self._save_timer.stop()
        self._save_timer = self.set_timer(SAVE_SECONDS, self.save)
        if not self.pane.entry:
            self._follow()
        self.show_status()

    @on(Prose.CursorMoved, "#text")
    def _cursor_moved(self, event: Prose.CursorMoved) -> None:
        if self.pane.pinned:
            return
        if event.link.startswith("entry:"):
            self.pane.show_entry(event.link[6:])
        else:
            self._follow()
        self.show_status()

    @on(Prose.Followed, "#text")
    def _text_followed(self, event: Prose.Followed) -> None:
        if event.link.startswith("fold:"):
            self._unfolded ^= {int(event.link[5:])}
            self._show_again()
        elif event.link.startswith("entry:"):
            if self.pane.pinned or not event.by_mouse:
                self.pane.pinned = False
                self.pane.show_entry(event.link[6:])
            if not event.by_mouse or not self.pane.display:
                self.add_class("-page")
                self.remove_class("-closed")
                self.pane.prose.focus()
                self.show_status()

    @on(Prose.Followed, "#entry")
    def _entry_followed(self, event: Prose.Followed) -> None:
        link = event.link
        if link.startswith("entry:"):
            self.pane.show_entry(link[6:], add=True)
            self.show_status()
        elif link.startswith("kind:"):
            self._toggle(link[5:])
        elif (target := read_go(link)) is not None:
            self.post_message(OpenArticle(*target, resume=False))

    def _follow(self) -> None:
        page = self.text.document
        if isinstance(page, ArticlePage):
            targets = [span.link[6:] for _, span in self.text.visible_links() if span.link.startswith("entry:")]
            self.pane.follow(targets, self._marking.hidden)

    def save(self) -> None:
        """Keep where the text stands."""
        if self._save_timer is not None:
            self._save_timer.stop()
            self._save_timer = None
        if self.article is None:
            return
        total = self.article.head.paragraphs
        number, character = self.stretch.number, self.stretch.start
        reached = total if self.text.at_end() else self.text.last_whole() or number
        self._places.save(self.article.head.id, number, character, reached)

    # Keys

    def action_pin(self) -> None:
        """Pin the entry, or let it go."""
        if not self.pane.entry:
            self.post_message(Say("Nothing to pin yet: tab goes to a name, p then holds its entry."))
        elif not self.pane.pin() and not self.text.link:
            self._follow()
        self.show_status()

    def action_fold(self) -> None:
        """Show all furniture, or hide it."""
        if self.article is None:
            return
        if not self.article.furniture:
            self.post_message(Say("There is nothing around this article: its file is all text."))
            return
        self._unfolded = frozenset() if self._unfolded else frozenset(range(len(self.article.furniture)))
        self._show_again()

    def action_emphasis(self) -> None:
        """First mentions, all, none."""
        following = EMPHASES[(EMPHASES.index(self._marking.emphasis) + 1) % len(EMPHASES)]
        self._mark(self._marking._replace(emphasis=following))
        words = {
            "first": "First mentions in a section are marked clearly.",
            "all": "All names are marked.",
            "off": "No name is marked.",
        }
        self.post_message(Say(words[following]))

    def action_kind(self, letter: str) -> None:
        """Switch a kind off or on."""
        self._toggle(KINDS_OF_LETTER[letter])

    def _toggle(self, kind: str) -> None:
        self._mark(self._marking._replace(hidden=self._marking.hidden ^ {kind}))
        state = "no longer marked" if kind in self._marking.hidden else "marked again"
        self.post_message(Say(f"{WORDS[kind].capitalize()}s are {state}; {LETTERS[kind]} switches them."))

    def _mark(self, marking: Marking) -> None:
        self._marking = marking
        self._places.save_marking(marking)
        self.text.clear_cursor()
        self._show_again()

    def action_find(self) -> None:
        """Ask what to find."""
        if not self.query(FindLine):
            self._search.begin()
            self.mount(FindLine())
            self.query_one(FindLine).focus()

    @on(FindLine.Changed)
    def _find(self, event: FindLine.Changed) -> None:
        self._search.look_for(event.value)
        self.show_status()

    @on(FindLine.Submitted)
    async def _found(self) -> None:
        await self.query_one(FindLine).remove()
        self.text.focus()
        self.show_status()

    @on(FindLine.GaveUp)
    async def _give_up_finding(self) -> None:
        self._search.end()
        await self._found()

    def action_next_found(self) -> None:
        """The next place."""
        self._search.step(1)
        self.show_status()

    def action_previous_found(self) -> None:
        """The place before."""
        self._search.step(-1)
        self.show_status()

    def action_practise(self) -> None:
        """Be asked about this article, and leave the schedule alone."""
        if self.article is not None:
            self.post_message(ShowPane("quiz", practise=self.article.head.id))

    def action_like(self) -> None:
        """Search for paragraphs like the one at the top."""
        if self.article is not None:
            self.post_message(ShowPane("search", query=f"like:{self.article.head.id}#p{max(self.stretch.number, 1)}"))

    def action_toggle_glossary(self) -> None:
        """Show or hide the pane."""
        self.toggle_class("-closed")
        if self.has_class("-closed"):
            self.remove_class("-page")
            self.text.focus()

    def action_step_back(self) -> None:
        """From the entry to the text, from pinned to free, from cursor and search to none, to where one came from."""
        if self.pane.has_focus_within:
            self.remove_class("-page")
            self.text.focus()
        elif self.pane.pinned:
            self.pane.pin()
            if not self.text.link:
                self._follow()
        elif self.text.clear_cursor():
            pass
        elif self._search.is_on and not self._search.is_taken:
            self._search.end()
        else:
            self.text.unmark()
            self.post_message(GoBack())
            return
        self.show_status()

    def on_hide(self) -> None:
        """Another pane is shown: keep the place."""
        self.save()

    # Status

    def on_descendant_focus(self) -> None:
        """Other keys matter in another part."""
        self.show_status()

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        if self.article is None:
            return
        head = self.article.head
        number = self.stretch.number
        share = self._share()
        left = round(head.words * (1 - share) / WORDS_A_MINUTE)
        time = f"{left} min left" if left else "at the end" if share >= 1 else "under a minute left"
        where = f"{head.short} · ¶ {max(number, 1)} of {head.paragraphs} · {share:.0%} · "
        where += self._search.told if self._search.is_on else time
        self.post_message(ShowStatus(where, self._hints()))

    def _share(self) -> float:
        """Share of the lines that lie above the end of the screen."""
        return self.text.share_seen()

    def _hints(self) -> tuple[Hint, ...]:
        help_hint = Hint("?", "keys", "app.pane('help')")
        if self.query(FindLine):
            return (Hint("enter", "stay there", "submit"), Hint("esc", "give up", "give_up"))
        if self._search.is_on:
            return (
                Hint("n", "next", "next_found"),
                Hint("N", "before", "previous_found"),
                Hint("esc", "to the results" if self._search.is_taken else "clear", "step_back"),
            )
        if self.pane.has_focus_within:
            return (
                Hint("tab", "next link", "prose.next_link"),
                Hint("enter", "go", "follow"),
                Hint("esc", "text", "step_back"),
                Hint("g", "look up", "app.look_up"),
                help_hint,
            )
        name = Hint("enter", "its page", "follow") if self.text.link else Hint("tab", "names", "next_link")
        if self.text.is_lit and not self.text.link:
            name = Hint("esc", "back to where you came from", "step_back")
        pin = (Hint("p", "let go" if self.pane.pinned else "pin", "pin"),) if self.pane.entry else ()
        return (
            name,
            *pin,
            Hint("g", "look up", "app.look_up"),
            help_hint,
            Hint("z", "quiz", "app.pane('quiz')"),
            Hint("q", "library", "app.leave"),
        )
