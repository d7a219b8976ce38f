"""Choosing a stretch of the article: with a cursor that goes by sentence, or with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Offset
from textual.selection import Selection
from textual.widget import Widget

from sahelreader.tui.document import Paragraph
from sahelreader.tui.messages import CursorAsked, Say
from sahelreader.tui.named_keys import key, keyed
from sahelreader.tui.panes.text_pane import PartOfTextPane
from sahelreader.tui.widgets.lines import Hint, Line
from sahelreader.tui.widgets.prose import Prose

Point = tuple[int, int]
"""A paragraph (index or number, as it is said) and a character."""

MOVING = "{cursor.previous:←} {cursor.next:→} move   {cursor.extend_back:⇧←} {cursor.extend:⇧→} extend"
EXTENDING = "{cursor.previous:←} {cursor.next:→} extend   {cursor.hold:x} done"

if TYPE_CHECKING:
    from sahelreader.text.units import Unit
    from sahelreader.tui.text_cursor import TextCursor


class Selecting(PartOfTextPane):
    """The part of the reader in which something is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "begin_cursor", "Choose a sentence, to mark, note or copy it", id="reader.cursor", show=False),
    ]
    _cursor: TextCursor | None = None
    _unit: Unit = "sentence"

    @property
    def _paragraphs(self) -> list[Paragraph]:
        return list(self.text.document.paragraphs)

    @property
    def has_cursor(self) -> bool:
        """Whether the text has a cursor."""
        return self._cursor is not None

    @property
    def cursor_place(self) -> int | None:
        """Number of the paragraph that the cursor is in; None without one."""
        return self.text.document.paragraphs[self._cursor.at.paragraph].number if self._cursor is not None else None

    @property
    def chosen(self) -> tuple[Point, Point] | None:
        """Where what is chosen begins and ends in the document, by cursor or mouse; None if nothing is."""
        if self._cursor is not None:
            return self._cursor.first, self._cursor.last
        selection = self.screen.selections.get(self.text)
        if selection is None or selection.start is None or selection.end is None:
            return None
        return (selection.start.y, selection.start.x), (selection.end.y, selection.end.x)

    @property
    def chosen_in_article(self) -> tuple[Point, Point] | None:
        """The same by paragraph number, as far as it is text of the article."""
        chosen = self.chosen
        if chosen is None:
            return None
        paragraphs = self.text.document.paragraphs
        (first, start), (last, end) = chosen
        last = min(last, len(paragraphs) - 1)
        numbered = [index for index in range(first, last + 1) if paragraphs[index].number]
        if self.is_narrowed:
            numbered = numbered[:1]  # what lies between two of them is not shown
        if not numbered:
            return None
        begin = start if numbered[0] == first else 0
        stop = min(end, len(paragraphs[last].text)) if numbered[-1] == last else len(paragraphs[numbered[-1]].text)
        return (paragraphs[numbered[0]].number, begin), (paragraphs[numbered[-1]].number, stop)

    @property
    def is_narrowed(self) -> bool:
        """Whether only some paragraphs are shown."""
        return False

    # The cursor

    def action_begin_cursor(self) -> None:
        """Put the cursor on what the mouse has chosen, on the name chosen, or on the first sentence in view."""
        if self.article is None or self._cursor is not None:
            return
        from sahelreader.tui.text_cursor import Stop, TextCursor
        from sahelreader.tui.widgets.cursor_line import CursorLine

        cursor = TextCursor(self.text.document.paragraphs, self._unit)
        chosen = self.chosen
        if chosen is not None:
            (first, start), (last, end) = chosen
            length = len(self.text.document.paragraphs[first].text)
            cursor.hold(
                Stop(first, start, end if first == last else length), Stop(last, start if first == last else 0, end)
            )
        elif not cursor.stand_at(*self._beginning(cursor)):
            self.post_message(Say("There is no sentence here."))
            return
        self._cursor = cursor
        line = CursorLine(id="cursor")
        self.mount(line)
        line.focus()
        self.show_cursor()

    def _beginning(self, cursor: TextCursor) -> Point:
        """Where the cursor is to stand first."""
        if (place := self.text.cursor_place) is not None:
            return place
        index, character = self.text.top()
        cursor.stand_at(index, character)
        if cursor.at.paragraph == index and cursor.at.start < character:  # it began above the screen
            cursor.move(1)
        return cursor.at[:2]

    def show_cursor(self) -> None:
        """Show what is chosen, and tell by what the cursor goes."""
        cursor = self._cursor
        if cursor is None:
            return
        (first, start), (last, end) = cursor.first, cursor.last
        self.screen.selections = {self.text: Selection(Offset(start, first), Offset(end, last))}
        self.text.show_stretch(cursor.at)
        for line in self.query("#cursor").results(Line):
            line.say(self.cursor_told(), keyed(EXTENDING if cursor.extends else MOVING))
        self.show_status()

    def cursor_told(self) -> str:
        """What the line of the cursor tells."""
        from sahelreader.text.units import UNITS

        names = (
            f"{key(f'cursor.{unit}', unit[0])} {unit}" for unit in UNITS if self._cursor and unit != self._cursor.unit
        )
        return f"by {self._cursor.unit if self._cursor else ''}   {'   '.join(names)}"

    def end_cursor(self, *, keep: bool = False) -> None:
        """Take the cursor away, and what is chosen too, unless it is to be kept."""
        if self._cursor is None:
            return
        self._unit, self._cursor = self._cursor.unit, None
        if not keep:
            self.screen.clear_selection()
        self.query("#cursor").remove()

    @on(CursorAsked)
    async def _cursor_asked(self, event: CursorAsked) -> None:
        from sahelreader.text.units import UNITS

        cursor = self._cursor
        if cursor is None:
            return
        if event.what in ("move", "extend"):
            cursor.move(event.by, extend=event.what == "extend")
        elif event.what == "line":
            self._move_line(cursor, event.by)
        elif event.what == "page":
            self._move_page(cursor, event.by)
        elif event.what == "hold":
            cursor.extends = not cursor.extends
        elif event.what in UNITS:
            cursor.go_by(next(unit for unit in UNITS if unit == event.what))
        elif event.what == "blur":
            self._cursor_blurred()
            return
        elif event.what == "leave":
            self.end_cursor()
            self.text.focus()
            self.show_status()
        else:
            await self.deal_with_chosen(event.what)
        self.show_cursor()

    def _move_line(self, cursor: TextCursor, by: int) -> None:
        """Down or up: a line, if it goes by words; else to the next unit."""
        place = self.text.place_below(*cursor.at[:2], by) if cursor.unit == "word" and not cursor.extends else None
        if place is None or not cursor.stand_at(*place):
            cursor.move(by)

    def _move_page(self, cursor: TextCursor, by: int) -> None:
        """Down or up by as many lines of text as are about half a screen."""
        place = self.text.place_below(*cursor.at[:2], by * max(1, self.text.size.height // 2))
        end = len(self._paragraphs) - 1
        cursor.stand_at(*(place or ((0, 0) if by < 0 else (end, len(self._paragraphs[end].text)))))

    async def deal_with_chosen(self, what: str) -> None:
        """Do something with what is chosen."""

    def _cursor_blurred(self) -> None:
        """The focus went elsewhere: to a question about what is chosen, out of the terminal, or away for good."""
        focused = self.screen.focused
        if focused is not None and focused not in self.query("AskLine, #cursor"):
            self.end_cursor(keep=True)
            self.show_status()

    @property
    def resting(self) -> Widget:
        """The line of the cursor, while there is one; else the text."""
        line = next(iter(self.query("#cursor")), None)
        return line if line is not None and self._cursor is not None else super().resting

    @on(Prose.SelectionChanged, "#text")
    def _selection_changed(self) -> None:
        """Other keys matter now."""
        if self._cursor is None:
            self.show_status()

    async def on_key(self, event: Key) -> None:
        """Escape lets go of what the mouse has chosen, and does nothing else then."""
        if event.key == "escape" and self._cursor is None and self.chosen is not None:
            event.stop()
            event.prevent_default()
            self.screen.clear_selection()

    def asked(self) -> None:
        """Show the cursor again after something was asked."""
        if self._cursor is not None:
            self.show_cursor()
        else:
            super().asked()

    def cursor_hints(self) -> tuple[Hint, ...]:
        """The keys that matter while something is chosen; none if nothing is."""
        if self._cursor is not None:
            return (
                Hint("enter", "mark", "ask('highlight')"),
                Hint("n", "note", "ask('note')"),
                Hint("y", "copy", "ask('copy')"),
                Hint("c", "card", "ask('card')"),
                Hint("esc", "leave", "ask('leave')"),
                Hint("d", "define", "ask('define')"),
                Hint("C", "claim", "ask('claim')"),
            )
        if self.chosen is not None:
            return (
                Hint("a", "mark", "highlight"),
                Hint("y", "copy with source", "copy"),
                Hint("v", "more", "begin_cursor"),
                Hint("esc", "let go", "step_back"),
            )
        return ()
