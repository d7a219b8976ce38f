"""Finding in the article that is open: every place lit, or only the paragraphs that hold what is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sahelreader.tui.document import Document
from sahelreader.tui.messages import Answered, GaveUp, Say, Typed
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.panes.text_pane import PartOfTextPane
from sahelreader.tui.widgets.lines import Hint

if TYPE_CHECKING:
    from sahelreader.search.sentence import Wanted
    from sahelreader.tui.search import Search

NOTHING_YET = "Nothing was looked for yet: {reader.find:/} finds, {reader.next_found:n} then goes to the next place."


class Finding(PartOfTextPane):
    """The part of the reader that finds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Find in the text", id="reader.find", show=False),
        Binding("ampersand", "narrow", "Show only the paragraphs that hold a word", id="reader.narrow", show=False),
        Binding("n", "next_found", "Next place found", id="reader.next_found", show=False),
        Binding("N", "previous_found", "Place found before", id="reader.previous_found", show=False),
    ]
    _only = ""
    """What the paragraphs shown hold; empty while all are shown."""
    _narrows = False
    """Whether what is being typed is to narrow the text."""
    _is_typed = False
    """Whether something was typed in the line that is open."""
    _held: int | None = None
    """How many paragraphs hold what is being typed to narrow the text."""

    @cached_property
    def _search(self) -> Search:
        from sahelreader.tui.search import Search

        return Search(self.text)

    @property
    def is_narrowed(self) -> bool:
        """Whether only some paragraphs are shown."""
        return bool(self._only)

    def article_page(self) -> Document:
        """The whole article as a page, made anew."""
        raise NotImplementedError

    def shown_page(self) -> Document:
        """The article as it is to be shown: whole, or narrowed."""
        page = self.article_page()
        if not self._only:
            return page
        from sahelreader.text.find import Finder
        from sahelreader.tui.pages.narrowed import Narrowed

        found = Finder([paragraph.text for paragraph in page.paragraphs]).find(self._only)
        return Narrowed(page, found.paragraphs(), self._only)

    def action_find(self) -> None:
        """Ask what to find."""
        self._ask_what(narrows=False)

    def action_narrow(self) -> None:
        """Ask what the paragraphs shown are to hold."""
        self._ask_what(narrows=True)

    def _ask_what(self, *, narrows: bool) -> None:
        if self.article is not None and not self.query("Input"):
            from sahelreader.tui.widgets.find_line import FindLine

            self._narrows, self._is_typed = narrows, False
            self._search.begin()
            asked = self._search.asked
            what = "show only the paragraphs that hold" if narrows else "find in this article"
            line = FindLine(f"{what}; enter goes on with {asked[-1]}" if asked and not narrows else what, asked)
            self.mount(line)
            line.focus()

    @on(Typed)
    def _find(self, event: Typed) -> None:
        if event.asked != "find" or isinstance(event, Answered):
            return
        self._is_typed = True
        if self._narrows:
            self._held = len(self._search.holding(event.value)) if event.value.strip() else None
        else:
            self._search.look_for(event.value)
        self.show_status()

    @on(Answered)
    async def _found(self, event: Answered) -> None:
        if event.asked != "find":
            return
        await self._close_find_line()
        self._search.keep(event.value)
        if self._narrows and event.value.strip():
            self._narrow_to(event.value.strip())
        elif not (self._narrows or self._is_typed):
            self._search.step(1)
        elif self._search.hit and self.text.top() != self._search.origin:
            self.leap(self.stretch_at(*self._search.origin))
        self.show_status()

    @on(GaveUp)
    async def _give_up_finding(self, event: GaveUp) -> None:
        if event.asked != "find":
            return
        if not self._narrows:
            self._search.end()
        await self._close_find_line()
        self.show_status()

    async def _close_find_line(self) -> None:
        self._held = None
        await self.query("#find").remove()
        self.text.focus()

    def _narrow_to(self, query: str) -> None:
        if not self._search.holding(query):
            self.post_message(Say("No paragraph holds that."))
            return
        self.leap()
        number = self.stretch.number
        self._only = query
        self._show_narrowed(number)

    def _show_narrowed(self, number: int = 0) -> None:
        """Show what is narrowed anew, with every place lit, from a paragraph on."""
        self._search.forget()
        self.show_page()
        self._search.begin((self.text.document.index_of(number), 0))
        self._search.look_for(self._only)

    def show_all(self) -> None:
        """Show the whole article again, at the place that one is at."""
        hit, document = self._search.hit, self.text.document
        index = hit.paragraph if hit is not None else self.text.top()[0]
        number = max(document.paragraphs[index].number, 1) if document.paragraphs else 1
        self._only = ""
        self._search.forget()
        self.show_page()
        self.text.go_to(self.text.document.index_of(number), hit.start if hit is not None else 0)

    def light(self, wanted: Wanted) -> None:
        """Light all that a search over all articles found in this one; `n` and `N` go on from where the text stands."""
        from sahelreader.search.sentence import lights
        from sahelreader.text.find import Hit, Listed

        notes = self.article is not None and self.article.head.note_markers
        paragraphs = enumerate(self.text.document.paragraphs)
        numbered = [(index, paragraph.text) for index, paragraph in paragraphs if paragraph.number]
        hits = [Hit(index, *lit) for index, text in numbered for lit in lights(text, wanted, notes=notes)]
        self._search.take(Listed(hits))
        self.show_status()

    @property
    def is_taken(self) -> bool:
        """Whether what is lit was found elsewhere: giving it up leads back there."""
        return self._search.is_taken and not self._only

    def forget_search(self) -> None:
        """Another text is to be shown."""
        self._only = ""
        self._search.forget()

    def end_search(self) -> bool:
        """Show all again, or put out what was found; whether there was something to end."""
        if self._only:
            self.show_all()
        elif self._search.is_on:
            self._search.end()
        else:
            return False
        return True

    def action_next_found(self) -> None:
        """The next place."""
        self._step_found(1)

    def action_previous_found(self) -> None:
        """The place before."""
        self._step_found(-1)

    def _step_found(self, by: int) -> None:
        if not self._search.step(by) and not self._search.is_on:
            self.post_message(Say(keyed(NOTHING_YET)))
        self.show_status()

    @property
    def search_told(self) -> str:
        """What the status line tells of the search; empty if none is on."""
        if self.query("#find") and self._narrows:
            held = self._held
            return "" if held is None else f"{held or 'no'} paragraph{'s' * (held != 1)} hold{'s' * (held == 1)} it"
        return self._search.told if self._search.is_on else ""

    def search_hints(self) -> tuple[Hint, ...]:
        """The keys that matter while something is looked for; none if nothing is."""
        if self.query("#find"):
            words = "show them" if self._narrows else "stay there"
            return (Hint("enter", words, "submit"), Hint("esc", "give up", "give_up"))
        if self._search.is_vain:
            return (Hint("/", "other words", "find"), Hint("esc", self._way_out, "step_back"))
        if self._search.is_on or self._only:
            return (
                Hint("n", "next", "next_found"),
                Hint("N", "before", "previous_found"),
                Hint("esc", self._way_out, "step_back"),
            )
        return ()

    @property
    def _way_out(self) -> str:
        return "all" if self._only else "to the results" if self.is_taken else "clear"
