"""The text and the glossary pane beside it: what one shows of the other, and the way between them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sahelreader.tui.document import read_go
from sahelreader.tui.knowledge import KnowledgeRead, read_knowledge
from sahelreader.tui.messages import EditEntry, OpenArticle, Say
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.pages.article import ArticlePage
from sahelreader.tui.panes.glossary import GlossaryPane
from sahelreader.tui.panes.marked import Marked
from sahelreader.tui.panes.own_names import OwnNames
from sahelreader.tui.pausing import Pause
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from sahelreader.tui.mention_walk import MentionWalk

KNOWLEDGE_SECONDS = 1.0
"""After the first text and the last key, when nobody waits for it any more, what the reader knows is read."""
NO_ENTRY = "The dossier has no entry for {name}: {glossary.copy:y} takes it in, {glossary.refuse:n} refuses it."
NOTHING_TO_PIN = "Nothing to pin yet: {prose.next_link:tab} goes to a name, {reader.pin:p} then holds its entry."
WHOSE_ENTRY = "Whose entry? {prose.next_link:tab} goes to a name, {reader.edit:e} then opens its entry in your editor."


class Beside(OwnNames, Marked):
    """The part of the reader that has the glossary pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "pin", "Pin the entry", id="reader.pin", show=False),
        Binding("w", "toggle_glossary", "Show or hide the glossary pane", id="reader.glossary", show=False),
        Binding("l,right", "into_pane", "Into the glossary pane", id="reader.into_pane", show=False),
        Binding("e", "edit", "Open its entry in your editor", id="reader.edit", show=False),
        Binding("asterisk", "next_mention", "Its next mention, in any article", id="reader.next_mention", show=False),
        Binding("number_sign", "previous_mention", "Its mention before", id="reader.previous_mention", show=False),
    ]
    _keeps_entry = False
    """Whether what is opened next is a place that the page in the pane leads to, so that the page stays."""
    _is_hovered = False
    """Whether the pane shows what the mouse has stayed on, until something else is done."""

    @cached_property
    def walk(self) -> MentionWalk:
        """The way from mention to mention."""
        raise NotImplementedError

    @property
    def pane(self) -> GlossaryPane:
        """The glossary pane."""
        return self.query_one(GlossaryPane)

    def follow(self) -> None:
        """Show who and what is on the screen."""
        self._is_hovered = False
        targets = [span.link[6:] for _, span in self.text.visible_links() if span.link.startswith("entry:")]
        self.pane.follow(targets, self._marking.hidden, self.offered_on_screen())

    # What is known, and what is pinned

    def await_knowledge(self) -> None:
        """Ask in a moment what the reader knows."""
        Pause(self, KNOWLEDGE_SECONDS, self._ask_what_is_known)

    def _ask_what_is_known(self) -> None:
        read_knowledge(self, self.workspace)

    @on(KnowledgeRead)
    def _knowledge_read(self, event: KnowledgeRead) -> None:
        self._known = event.names
        self.pane.xrays.tell(event.standings)
        page = self.text.document
        if isinstance(page, ArticlePage) and page.fade(event.names):
            self.text.refresh_spans()

    @on(GlossaryPane.Held)
    def mark_pinned(self) -> None:
        """Mark beside the scroll bar where the pinned entry stands."""
        marks: list[tuple[int, int]] = []
        if self.article is not None and self.pane.pinned:
            index_of = {p.number: index for index, p in enumerate(self.text.document.paragraphs) if p.number}
            entry = self.workspace.entries[self.pane.entry]
            from sahelreader.tui.mention_walk import mentions_of

            places = mentions_of(entry, [self.article.head.id])
            marks = [(index_of[place.number], place.start) for place in places if place.number in index_of]
        self.text.mark_rail("mention", marks)

    # What the text tells

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

    @on(Prose.Followed, "#text")
    def _text_followed(self, event: Prose.Followed) -> None:
        if event.link.startswith("fold:"):
            self.toggle_fold(int(event.link[5:]))
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
        """More of the screen for the pane that is read, where it does not stand beside the text anyway.

        In a drawer only for a page: with less of the text on the screen, its list of names would be another one.
        """
        if "-narrow" in self.screen.classes or (self.pane.entry and "-drawer" in self.screen.classes):
            self.add_class("-page")

    def on_resize(self) -> None:
        """The pane that is read may need room now."""
        if self.pane.has_focus_within:
            self._give_pane_room()

    # What the pane tells

    @on(Prose.CursorMoved, "#entry")
    def _pane_cursor_moved(self) -> None:
        if self.pane.has_focus_within:
            self.show_status()

    @on(Prose.Followed, "#entry")
    def _entry_followed(self, event: Prose.Followed) -> None:
        link = event.link
        if self.pane.xrays.follow(link):
            return
        if link.startswith("entry:"):
            self.pane.show_entry(link[6:], add=True, whole=True)
            self._give_pane_room()
            self.show_status()
        elif link.startswith("kind:"):
            self.toggle_kind(link[5:])
        elif name := self.pane.offered:
            self.post_message(Say(keyed(NO_ENTRY, name=name)))
        elif (target := read_go(link)) is not None:
            self._keeps_entry = True
            self.post_message(OpenArticle(*target, resume=False))

    # Keys

    def action_pin(self) -> None:
        """Pin the entry, or let it go."""
        if not self.pane.entry:
            self.post_message(Say(keyed(NOTHING_TO_PIN)))
        elif self.pane.pin():
            self._is_hovered = False
        elif not self.text.link:
            self.follow()
        self.show_status()

    def action_toggle_glossary(self) -> None:
        """Show or hide the pane; where it is a page, go to it or back."""
        if "-narrow" in self.screen.classes:
            if self.pane.has_focus_within:
                self._pane_left()
            else:
                self.action_into_pane()
            return
        self.toggle_class("-closed")
        if self.has_class("-closed"):
            self.remove_class("-page")
            self.text.focus()

    @on(GlossaryPane.Left)
    def _pane_left(self) -> None:
        """Back to the text; what was chosen in the list is so no longer."""
        if not self.pane.entry:
            self.pane.prose.clear_cursor()
        self.remove_class("-page")
        self.text.focus()
        self.show_status()

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
        if entry := self.walk.chosen():
            self.post_message(EditEntry(entry))
        else:
            self.post_message(Say(keyed(WHOSE_ENTRY)))

    def action_next_mention(self) -> None:
        """The next mention of what the cursor is on or the pane holds, in this article or another."""
        self._walk_on(1)

    def action_previous_mention(self) -> None:
        """The mention before."""
        self._walk_on(-1)

    def _walk_on(self, by: int) -> None:
        self.walk.go(by)
        if self.pane.has_focus_within:
            self.remove_class("-page")
            self.text.focus()

    def step_back(self) -> bool:
        """From the entry to the text, from pinned to free, from the cursor to none; False if it is none of them."""
        if self.pane.has_focus_within:
            self._pane_left()
        elif self.pane.pinned:
            self.pane.pin()
            if not self.text.link:
                self.follow()
        elif self.text.clear_cursor():
            pass
        elif self._is_hovered or (self.pane.entry and not self.text.is_lit):
            self.follow()
        else:
            return False
        return True
