"""Reads an article: the text, the glossary pane beside it, and the way between them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer

from sahelreader.dossier.model import Article
from sahelreader.tui.document import EMPTY, Document, read_go
from sahelreader.tui.jumps import Stretch
from sahelreader.tui.knowledge import KnowledgeRead, read_knowledge
from sahelreader.tui.mention_walk import MentionWalk, mentions_of
from sahelreader.tui.messages import EditEntry, GoBack, OpenArticle, Say, ShowPane, ShowStatus
from sahelreader.tui.pages.article import EMPHASES, ArticlePage, Marking
from sahelreader.tui.pages.kinds import LETTERS, WORDS
from sahelreader.tui.panes.annotating import Annotating
from sahelreader.tui.panes.finding import Finding
from sahelreader.tui.panes.glossary import GlossaryPane
from sahelreader.tui.panes.going import Going
from sahelreader.tui.panes.own_names import OwnNames
from sahelreader.tui.panes.set_text import SetText
from sahelreader.tui.places import Places
from sahelreader.tui.reading_clock import ReadingClock
from sahelreader.tui.typesetting import typesetting_of
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

NEW_SHARE = 0.34
"""Of an article's paragraphs; as long as less has been reached, questions can come before reading."""
SAVE_SECONDS = 0.3
"""How long the text must have been at rest before its place is written to disk; leaving it writes at once."""
KNOWLEDGE_SECONDS = 1.0
"""After the first text, when nobody waits for it any more, what the reader knows is read."""
KINDS_OF_LETTER = {letter: kind for kind, letter in LETTERS.items()}


class Reader(Finding, Going, Annotating, SetText, OwnNames):
    """An article with its glossary pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pin", "Pin the entry", id="reader.pin", show=False),
        Binding("f", "fold", "Show or hide the page around the article", id="reader.fold", show=False),
        Binding("h", "emphasis", "Mark first mentions, all, none", id="reader.emphasis", show=False),
        Binding("w", "toggle_glossary", "Show or hide the glossary pane", id="reader.glossary", show=False),
        Binding("c", "compare", "Compare with another article", id="reader.compare", show=False),
        Binding("tilde", "like", "More like this paragraph", id="reader.like", show=False),
        Binding("Z", "practise", "Practise the facts of this article", id="reader.practise", show=False),
        Binding("R", "short_quiz", "Three questions before reading, a short quiz after", id="reader.quiz", show=False),
        Binding("asterisk", "next_mention", "Its next mention, in any article", id="reader.next_mention", show=False),
        Binding("number_sign", "previous_mention", "Its mention before", id="reader.previous_mention", show=False),
        Binding("l,right", "into_pane", "Into the glossary pane", id="reader.into_pane", show=False),
        Binding("e", "edit", "Open its entry in your editor", id="reader.edit", show=False),
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
        self._clock = ReadingClock(places)
        self._marking = places.marking()
        self._unfolded: frozenset[int] = frozenset()
        self._stretch: Stretch | None = None
        self._first_page: Document = EMPTY
        self._save_timer: Timer | None = None
        self._known: frozenset[str] = frozenset()
        self._walk = MentionWalk(self, workspace)
        self._keeps_entry = False
        """Whether what is opened next is a place that the page in the pane leads to, so that the page stays."""
        self._is_hovered = False
        """Whether the pane shows what the mouse has stayed on, until something else is done."""

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

    @property
    def pane(self) -> GlossaryPane:
        """The glossary pane."""
        return self.query_one(GlossaryPane)

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
        self.set_type()
        self.show_page()
        self.read_notes()
        if not self.pane.pinned and not self._keeps_entry:
            self.follow()
        self._keeps_entry = False
        self.remove_class("-page")
        self.text.focus()
        self._go_to(stretch)
        self._walk.opened(stretch)
        self._mark_pinned()
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
        return ArticlePage(self.article, self._marking, self._unfolded, self._known)

    def _show_again(self) -> None:
        """Show the same article after a change of what is marked or folded, keeping the place."""
        if self.is_narrowed:
            self._show_narrowed(self.stretch.number)
        else:
            self.forget_search()
            self.show_page(keep_place=True)
        self._mark_pinned()
        self.follow()

    # What is known, and what is pinned

    def _ask_what_is_known(self) -> None:
        read_knowledge(self, self._workspace)

    @on(KnowledgeRead)
    def _knowledge_read(self, event: KnowledgeRead) -> None:
        self._known = event.names
        self.pane.xrays.tell(event.standings)
        page = self.text.document
        if isinstance(page, ArticlePage) and page.fade(event.names):
            self.text.refresh_spans()

    @on(GlossaryPane.Held)
    def _mark_pinned(self) -> None:
        """Mark beside the scroll bar where the pinned entry stands."""
        marks: list[tuple[int, int]] = []
        if self.article is not None and self.pane.pinned:
            index_of = {p.number: index for index, p in enumerate(self.text.document.paragraphs) if p.number}
            entry = self._workspace.entries[self.pane.entry]
            places = mentions_of(entry, [self.article.head.id])
            marks = [(index_of[place.number], place.start) for place in places if place.number in index_of]
        self.text.mark_rail("mention", marks)

    # Text and pane

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

    @on(Prose.Hovered, "#text")
    def _text_hovered(self, event: Prose.Hovered) -> None:
        """Show the entry of the name that the mouse stays on, unless the pane is read or holds one."""
        if event.link.startswith("entry:") and not (self.pane.pinned or self.pane.has_focus_within):
            self._is_hovered = self.pane.show_entry(event.link[6:])
            self.show_status()

    @on(Prose.CursorMoved, "#text")
    def _cursor_moved(self, event: Prose.CursorMoved) -> None:
        if self.pane.pinned:
            return
        self._is_hovered = False
        if event.link.startswith("entry:"):
            self.pane.show_entry(event.link[6:])
        else:
            self.follow()
        self.show_status()

    @on(Prose.CursorMoved, "#entry")
    def _pane_cursor_moved(self) -> None:
        if self.pane.has_focus_within:
            self.show_status()

    @on(Prose.Followed, "#text")
    def _text_followed(self, event: Prose.Followed) -> None:
        if event.link.startswith("fold:"):
            self._unfolded ^= {int(event.link[5:])}
            self._show_again()
        elif event.link.startswith("entry:"):
            if self.pane.pinned or not event.by_mouse:
                self.pane.pinned = False
                if self.pane.entry != event.link[6:]:
                    self.pane.show_entry(event.link[6:])
            if not event.by_mouse or not self.pane.display:
                self._give_pane_room()
                self.remove_class("-closed")
                self.pane.read()
                self.show_status()

    def _give_pane_room(self) -> None:
        """More of the screen for the pane that is read, where it does not stand beside the text anyway."""
        if not {"-wide", "-broad"} & self.screen.classes:  # else all would be laid out and painted anew for nothing
            self.add_class("-page")

    def on_resize(self) -> None:
        """The pane that is read may need room now."""
        if self.pane.has_focus_within:
            self._give_pane_room()

    @on(Prose.Followed, "#entry")
    def _entry_followed(self, event: Prose.Followed) -> None:
        link = event.link
        if self.pane.xrays.follow(link):
            return
        if link.startswith("entry:"):
            self.pane.show_entry(link[6:], add=True, whole=True)
            self.show_status()
        elif link.startswith("kind:"):
            self._toggle(link[5:])
        elif name := self.pane.offered:
            self.post_message(Say(f"The dossier has no entry for {name}: y takes it in, n refuses it."))
        elif (target := read_go(link)) is not None:
            self._keeps_entry = True
            self.post_message(OpenArticle(*target, resume=False))

    def follow(self) -> None:
        """Show who and what is on the screen."""
        self._is_hovered = False
        targets = [span.link[6:] for _, span in self.text.visible_links() if span.link.startswith("entry:")]
        self.pane.follow([*targets, *self.own_on_screen()], self._marking.hidden, self.offered_on_screen())

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

    # Keys

    def action_pin(self) -> None:
        """Pin the entry, or let it go."""
        if not self.pane.entry:
            self.post_message(Say("Nothing to pin yet: tab goes to a name, p then holds its entry."))
        elif self.pane.pin():
            self._is_hovered = False
        elif not self.text.link:
            self.follow()
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

    def action_next_mention(self) -> None:
        """The next mention of what the cursor is on or the pane holds, in this article or another."""
        self._walk_on(1)

    def action_previous_mention(self) -> None:
        """The mention before."""
        self._walk_on(-1)

    def _walk_on(self, by: int) -> None:
        self._walk.go(by)
        if self.pane.has_focus_within:
            self.remove_class("-page")
            self.text.focus()

    def action_into_pane(self) -> None:
        """Into the list of what is on the screen, or the entry."""
        self._give_pane_room()
        self.remove_class("-closed")
        self.pane.read()
        if not self.pane.prose.link:
            self.pane.prose.action_next_link()
        self.show_status()

    def action_edit(self) -> None:
        """Open the entry of what the cursor is on or the pane shows in the reader's editor."""
        if entry := self._walk.chosen():
            self.post_message(EditEntry(entry))
        else:
            self.post_message(Say("Whose entry? tab goes to a name, e then opens its entry in your editor."))

    def action_practise(self) -> None:
        """Be asked about this article, and leave the schedule alone."""
        if self.article is not None:
            self.post_message(ShowPane("quiz", practise=self.article.head.id))

    def action_short_quiz(self) -> None:
        """Before reading: three questions that don't count. After it: a short quiz, by the schedule."""
        if self.article is not None:
            how = "pretest" if self._is_new() else "short"
            self.post_message(ShowPane("quiz", **{how: self.article.head.id}))

    def _is_new(self) -> bool:
        """Whether hardly anything of the article has been read."""
        if self.article is None:
            return False
        kept = self._places.get(self.article.head.id)
        reached = max(kept.reached if kept else 0, self.stretch.number)
        return reached < NEW_SHARE * self.article.head.paragraphs and not self.text.at_end()

    def _quiz_offer(self) -> tuple[Hint, ...]:
        """The questions that are offered now: before the first paragraphs, and at the end."""
        if self.text.at_end():
            return (Hint("R", "short quiz", "short_quiz"),)
        is_offered = self.stretch.number <= 1 and self._is_new() and not self.text.link
        return (Hint("R", "3 questions first", "short_quiz"),) if is_offered else ()

    def action_compare(self) -> None:
        """Put another article beside this one."""
        if self.article is not None:
            number = self.stretch.number
            self.post_message(ShowPane("compare", left=self.article.head.id, left_number=number))

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
                self.follow()
        elif self.text.clear_cursor():
            pass
        elif self._is_hovered or (not self.is_taken and self.end_search()):
            self.follow()
        else:
            self.text.unmark()
            self.post_message(GoBack())
            return
        self.show_status()

    def on_show(self) -> None:
        """Questions may have been answered meanwhile."""
        self.set_timer(KNOWLEDGE_SECONDS, self._ask_what_is_known)

    def on_hide(self) -> None:
        """Another pane is shown: keep the place."""
        self.save()
        self.keep_time()

    # Status

    def on_descendant_focus(self) -> None:
        """Other keys matter in another part, and an entry that is read stays."""
        self._is_hovered = self._is_hovered and not self.pane.has_focus_within
        self.show_status()

    def show_status(self) -> None:
        """Tell where one is and what can be pressed."""
        if self.article is None:
            return
        head = self.article.head
        if (place := self.cursor_place) is not None:
            self.post_message(ShowStatus(f"{head.short} · ¶ {place} of {head.paragraphs}", self._hints()))
            return
        number = self.stretch.number
        share = self._share()
        left = self._clock.minutes_left(head, share)
        time = f"{left} min left" if left else "at the end" if share >= 1 else "under a minute left"
        shown = "narrowed" if self.is_narrowed else f"{share:.0%}"
        where = f"{head.short} · ¶ {max(number, 1)} of {head.paragraphs} · {shown} · "
        where += self.search_told or time
        self.post_message(ShowStatus(where, self._hints()))

    def _share(self) -> float:
        """Share of the lines that lie above the end of the screen."""
        return self.text.share_seen()

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
                Hint("*", "next mention", "next_mention"),
                Hint("y", "copy", "copy"),
                Hint("esc", "text", "step_back"),
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
            *self._quiz_offer(),
            *entry,
            Hint("g", "look up", "app.look_up"),
            help_hint,
            Hint("z", "quiz", "app.pane('quiz')"),
            Hint("q", "library", "app.leave"),
        )
