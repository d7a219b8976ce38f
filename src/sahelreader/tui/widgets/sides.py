"""The sides of a comparison: the one that is read leads, the others follow to where they tell the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message

from sahelreader.compare.following import NOWHERE, Stand, Tie
from sahelreader.compare.side_by_side import SideBySide, Standing
from sahelreader.dossier.model import Article, Block, Mention
from sahelreader.tui.pages.article import Marking
from sahelreader.tui.pages.compared import ComparedPage
from sahelreader.tui.widgets.column import Column
from sahelreader.tui.widgets.gutter import SIGNS, Gutter
from sahelreader.tui.widgets.plain import PlainContainer
from sahelreader.tui.widgets.side import Side

PERHAPS = "perhaps the same, "
Setting = Literal["beside", "stacked", "single"]
"""Beside each other, above each other, or one at a time."""


class Sides(PlainContainer):
    """Two or three articles beside each other."""

    DEFAULT_CSS = """
    Sides { layout: horizontal; height: 1fr; }
    Sides Side > Column { margin-top: 1; }
    Sides.-stacked { layout: vertical; }
    Sides.-stacked Side > Column { margin-top: 0; }
    """

    class Stood(Message):
        """The sides stand somewhere else, or another one is read."""

        def __init__(self, number: int, sign: str, words: str) -> None:
            super().__init__()
            self.number = number
            """The paragraph that is read."""
            self.sign = sign
            self.words = words
            """What ties it to the other side."""

    def __init__(self) -> None:
        super().__init__(id="sides")
        self.articles: tuple[Article, ...] = ()
        self.is_locked = True
        """Whether the other sides follow."""
        self.reads = 0
        """Index of the side that is read."""
        self._setting: Setting = "beside"
        self._asked = 0, 0
        """Paragraphs of the first two sides that were asked for beside each other; 0 for the counterpart."""
        self._together: SideBySide | None = None

    def compose(self) -> ComposeResult:
        """Two sides and the gutter between them."""
        yield Side(0, self)
        yield Gutter(id="gutter-0")
        yield Side(1, self)

    async def make_third(self) -> None:
        """Make a third side; it is seldom wanted."""
        if not self.query("#side-2"):
            gutter, side = Gutter(id="gutter-1"), Side(2, self)
            gutter.display = side.display = False
            await self.mount(gutter, side)

    @property
    def held(self) -> list[Side]:
        """Those that hold an article."""
        return list(self.query(Side))[: len(self.articles)]

    @property
    def column(self) -> Column:
        """The text that is read."""
        return self.query_one(f"#side-{self.reads}", Side).column

    # How they stand

    def set_out(self, setting: Setting) -> None:
        """Beside each other, above each other, or one at a time."""
        if setting != self._setting:
            self._setting = setting
            self.set_class(setting != "beside", "-stacked")
            self._display()
            self._sign()

    def _display(self) -> None:
        """Show what holds an article and has room."""
        count, is_single = len(self.articles), self._setting == "single"
        for side in self.query(Side):
            side.display = side.index == self.reads if is_single else side.index < count
        for i, gutter in enumerate(self.query(Gutter)):
            gutter.display = self._setting == "beside" and i + 1 < count

    def column_laid_out(self) -> None:
        """When all have their width, bring the others to where the one that is read stands, before they are painted."""
        if self.articles and all(side.column.is_laid_out for side in self.held if side.display):
            self._bring()

    # What they hold

    def show(
        self,
        articles: Sequence[Article],
        marking: Marking,
        asked: tuple[int, int] = (0, 0),
        own: Callable[[Block], Sequence[Mention]] | None = None,
    ) -> None:
        """Show articles, not compared yet; paragraphs that are 0 stand where they stood, if they were there already.

        `own`: finds names of the reader's own in a paragraph.
        """
        pages = ((side.column, side.column.document) for side in self.query(Side))
        stood = {page.article: column.reading for column, page in pages if isinstance(page, ComparedPage)}
        self.articles = tuple(articles)
        self.reads = min(self.reads, len(articles) - 1)
        self._asked, self._together = asked, None
        for side, article, wanted in zip(self.held, articles, (*asked, 0), strict=False):
            side.column.show(ComparedPage(article, marking, own))
            if place := wanted or stood.get(article.head.id, 0):
                side.column.read(place)
        self.read(self.reads)

    def compared(self, together: SideBySide, standing: Standing) -> None:
        """Lock them by what they share."""
        self._together = together
        self.let_stand(standing)
        self._sign()
        self.column_laid_out()

    def let_stand(self, standing: Standing) -> None:
        """Let stand back what is to."""
        for side in self.held:
            page = side.column.document
            if isinstance(page, ComparedPage):
                lengths = {paragraph.number: len(paragraph.text) for paragraph in page.paragraphs}
                page.fade_all(self._together.faded(side.index, standing, lengths) if self._together else {})
                side.column.repaint()

    def _sign(self) -> None:
        """Where there is no gutter, say in the margin how each paragraph is tied."""
        for side in self.held:
            ties: dict[int, Tie] = {}
            if self._together is not None and self._setting != "beside":
                ties = {p.number: self._together.tie(side.index, p.number) for p in side.column.document.paragraphs}
            side.column.sign({number: SIGNS[tie] for number, tie in ties.items() if number and tie != "none"})

    # Reading

    def read(self, index: int) -> None:
        """Read a side."""
        self.reads = index
        self._display()
        self.column.focus()
        self.draw()

    @on(Column.SideAsked)
    def _change_side(self, event: Column.SideAsked) -> None:
        """Read another side; where only one has room, it comes to where the one before was."""
        there = (self.reads + event.step) % len(self.articles)
        number = self._there(there, self.column.reading)
        self.read(there)
        if self._setting == "single" and self.is_locked and number:
            self.call_after_refresh(self.column.read, number)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click on a side reads it."""
        for side in self.held:
            if side.column is event.widget and side.index != self.reads:
                self.read(side.index)

    def column_moved(self, column: Column) -> None:
        """When it is the one that is read, the others follow before the next paint."""
        if self.articles and column is self.column:
            self._bring()

    def _bring(self) -> None:
        """Bring the other sides here if they are locked."""
        if self.is_locked:
            self.follow()
        else:
            self.draw()

    def follow(self) -> bool:
        """Slide the other sides to where they tell the same, the one that is read stays; whether there was any."""
        leader, number, found = self.column, self.column.reading, False
        for side in self._others:
            if there := self._there(side.index, number):
                found = True
                side.column.slide(there, _row(leader, side.column, number, there))
        self.draw()
        return found

    def step(self, *, forward: bool) -> bool:
        """Read the next paragraph that has a counterpart, or the one before; whether there is one."""
        number = self._together.next(self.reads, self.column.reading, forward=forward) if self._together else 0
        if number:
            self.column.read(number)
            self.follow()
        return bool(number)

    @property
    def _others(self) -> list[Side]:
        return [side for side in self.held if side.index != self.reads]

    def _there(self, other: int, number: int) -> int:
        """The paragraph of another side that belongs beside one: what was asked for, else the counterpart."""
        asked = self._asked[1] if (self.reads, other, number) == (0, 1, self._asked[0]) else 0
        return asked or self._stand(other, number).number

    def _stand(self, other: int, number: int) -> Stand:
        return self._together.stand(self.reads, other, number) if self._together else NOWHERE

    # What is shown of it

    def draw(self) -> None:
        """Gutters, heads and sentences for where the sides stand."""
        if not self.articles or not self.display:
            return
        number = self.column.reading
        self._draw_gutters(number)
        for side in self.held:
            shown = number if side.index == self.reads else self._there(side.index, number)
            head = self.articles[side.index].head
            where = f" · ¶ {shown} of {head.paragraphs}" if shown else ""
            side.head(f"{head.short}{where}", "" if self.is_locked else "unlocked", is_read=side.index == self.reads)
        self._ground(number)
        self.post_message(self.Stood(number, *self._told(number)))

    def _draw_gutters(self, number: int) -> None:
        rows = list(self.column.rows())
        now = next((row for row, there in rows if there == number), -1)
        for i in range(len(self.articles) - 1):
            other = i + 1 if self.reads <= i else i
            ties = {row: self._stand(other, there).tie for row, there in rows}
            self.query_one(f"#gutter-{i}", Gutter).show(ties, now)

    def _ground(self, number: int) -> None:
        """Ground the sentences that tell the same."""
        links = {i: self._stand(i, number).link for i in (side.index for side in self._others)}
        links = {i: p if p is not None and p.right == self._there(i, number) else None for i, p in links.items()}
        first = next((link for link in links.values() if link is not None), None)
        for side in self.held:
            link = links.get(side.index)
            told = (link.right, *link.right_sentence) if link is not None else None
            if side.index == self.reads and first is not None:
                told = first.left, *first.left_sentence
            page = side.column.document
            if isinstance(page, ComparedPage) and page.told != told:
                page.told = told
                side.column.repaint()

    def _told(self, number: int) -> tuple[str, str]:
        """The sign, and the words that say what ties them."""
        if self._together is None:
            return "", ""
        shorts = {side.index: self.articles[side.index].head.short for side in self._others}
        stands = {index: self._stand(index, number) for index in shorts}
        for other, stand in stands.items():
            if self._there(other, number) != stand.number:
                return "", f"¶ {self._there(other, number)} of {shorts[other]} is beside it, as it was asked for"
        tied = [(index, stand) for index, stand in stands.items() if stand.link is not None]
        if tied and len(stands) == 1:
            return SIGNS[tied[0][1].tie], _words(tied[0][1])
        if tied:
            told = (f"{SIGNS[stand.tie]}  {shorts[i]} ¶ {stand.number}: {_words(stand)}" for i, stand in tied)
            return "", "   ".join(told)
        if any(stand.tie == "between" for stand in stands.values()):
            return SIGNS["between"], "between two passages that both tell"
        return "", f"no counterpart found in {' or '.join(shorts.values())}"


def _words(stand: Stand) -> str:
    """What holds the two together, and that it may not."""
    return (PERHAPS if stand.tie == "perhaps" else "") + (stand.link.words if stand.link else "")


def _row(leader: Column, follower: Column, number: int, other: int) -> int:
    """The row for a counterpart: that of the paragraph read; above the view, by the same share of its lines."""
    row = leader.row_of(number)
    return row if row >= 0 else round(row * follower.lines_of(other) / max(leader.lines_of(number), 1))
