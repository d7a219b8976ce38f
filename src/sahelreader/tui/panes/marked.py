"""Which names of an article are marked, and how much of the page around it is shown."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from sahelreader.tui.messages import Say
from sahelreader.tui.named_keys import key
from sahelreader.tui.pages.article import EMPHASES, Marking
from sahelreader.tui.pages.kinds import LETTERS, WORDS
from sahelreader.tui.panes.text_pane import PartOfTextPane
from sahelreader.tui.places import Places

KINDS_OF_LETTER = {letter: kind for kind, letter in LETTERS.items()}


class Marked(PartOfTextPane):
    """The part of the reader that marks and folds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "fold", "Show or hide the page around the article", id="reader.fold", show=False),
        Binding("h", "emphasis", "Mark first mentions, all, none", id="reader.emphasis", show=False),
        *(
            Binding(letter, f"kind('{letter}')", f"Mark {WORDS[kind]}s or not", id=f"reader.kind_{kind}", show=False)
            for kind, letter in LETTERS.items()
        ),
    ]
    _marking = Marking()
    _unfolded: frozenset[int] = frozenset()
    """Groups of furniture that are shown."""
    _known: frozenset[str] = frozenset()
    """Ids of names that need no clear mark."""

    @property
    def places(self) -> Places:
        """What is kept of the reader's reading."""
        raise NotImplementedError

    def show_again(self) -> None:
        """Show the same article after a change of what is marked or folded, keeping the place."""
        raise NotImplementedError

    def toggle_fold(self, group: int) -> None:
        """Show a group of furniture, or hide it."""
        self._unfolded ^= {group}
        self.show_again()

    def action_fold(self) -> None:
        """Show all furniture, or hide it."""
        if self.article is None:
            return
        if not self.article.furniture:
            self.post_message(Say("There is nothing around this article: its file is all text."))
            return
        self._unfolded = frozenset() if self._unfolded else frozenset(range(len(self.article.furniture)))
        self.show_again()
        lines = sum(group.lines for group in self.article.furniture)
        many = f"{lines} line{'s' * (lines != 1)}"
        state = f"shown: {many} before, in or after the text" if self._unfolded else "folded away"
        self.post_message(Say(f"The page around the article is {state}."))

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
        self.toggle_kind(KINDS_OF_LETTER[letter])

    def toggle_kind(self, kind: str) -> None:
        """Mark a kind no longer, or again."""
        self._mark(self._marking._replace(hidden=self._marking.hidden ^ {kind}))
        state = "no longer marked" if kind in self._marking.hidden else "marked again"
        self.post_message(
            Say(f"{WORDS[kind].capitalize()}s are {state}; {key(f'reader.kind_{kind}', LETTERS[kind])} switches them.")
        )

    def _mark(self, marking: Marking) -> None:
        self._marking = marking
        self.places.save_marking(marking)
        self.text.clear_cursor()
        self.show_again()
