"""Articles side by side: the paragraph that is read on one side finds its counterpart on the others."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sahelreader.compare.following import NOWHERE, Stand
from sahelreader.compare.side_by_side import STANDINGS, SideBySide, Standing
from sahelreader.compare.telling import tell_reuse
from sahelreader.tui.messages import GoBack, OpenArticle, Say, ShowPane, ShowStatus
from sahelreader.tui.pages.compared import ComparedPage, choice_page
from sahelreader.tui.places import Places
from sahelreader.tui.widgets.column import Column
from sahelreader.tui.widgets.gutter import SIGNS, Gutter
from sahelreader.tui.widgets.lines import Hint, Line
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose
from sahelreader.tui.widgets.side import LookingLine, Side
from sahelreader.workspace import Workspace

STACKED, SINGLE, THREE = 100, 80, 160
"""Columns of the screen: below the first the texts stand above each other, below the second one at a time; from the
third on there is room for three."""
SAID: dict[Standing, str] = {
    "all": "Everything stands out again.",
    "only here": "What the other side tells too stands back; o goes on.",
    "everywhere": "What only one side tells stands back; o goes on.",
}
WAITING = "Looking for what they share; both can be read meanwhile."


class Compare(Container):
    """Two articles, or three, locked by what they share."""

    DEFAULT_CSS = """
    Compare { layout: vertical; }
    Compare > Line { padding: 0 1 0 3; }
    Compare > #finding { margin-bottom: 1; }
    Compare > #anchor { margin-top: 1; }
    Compare Side > Column { margin-top: 1; }
    Compare Gutter { margin-top: 2; }
    Compare.-stacked > #finding, Compare.-stacked > #anchor, Compare.-stacked Side > Column { margin: 0; }
    Compare > #sides { layout: horizontal; height: 1fr; }
    Compare > #choice { display: none; height: 1fr; }
    Compare.-choosing > #choice { display: block; }
    Compare.-choosing > #sides, Compare.-choosing > Line { display: none; }
    Compare.-stacked > #sides { layout: vertical; }
    Compare.-stacked Gutter { display: none; }
    Compare.-two #side-2, Compare.-two #gutter-1 { display: none; }
    Compare.-single Side { display: none; }
    Compare.-single Side.-read { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("equals_sign", "align", "Bring the other side here", id="compare.align", show=False),
        Binding("L", "lock", "Lock the sides together, or not", id="compare.lock", show=False),
        Binding("x", "swap", "Swap the sides", id="compare.swap", show=False),
        Binding("right_square_bracket", "anchor(1)", "Next anchor", id="compare.next_anchor", show=False),
        Binding("left_square_bracket", "anchor(-1)", "Anchor before", id="compare.previous_anchor", show=False),
        Binding("o", "stand_out", "Only here, everywhere, all", id="compare.stand_out", show=False),
        Binding("c", "choose", "Compare with another article", id="compare.choose", show=False),
        Binding("3", "third", "A third article beside them, or not", id="compare.third", show=False),
        Binding("escape", "step_back", "Back", id="compare.step_back", show=False),
    ]

    def __init__(self, workspace: Workspace, places: Places) -> None:
        super().__init__(id="compare", classes="-two")
        self._workspace = workspace
        self._places = places
        self._articles: list[str] = []
        self._side = 0
        """Index of the side that is read."""
        self._slot = 1
        """Index of the side that an article is chosen for."""
        self._from = 0
        """Paragraph of the first side that was asked for with it."""
        self._asked = 0, 0
        """Paragraphs of the first two sides that were asked for beside each other; 0 for the counterpart."""
        self._is_locked = True
        self._standing: Standing = "all"
        self._together: SideBySide | None = None
        self._short = {head.id: head.short for head in workspace.overview.articles}

    def compose(self) -> ComposeResult:
        """A line for the finding, the sides, a line for the anchor; or the articles to choose from."""
        self._fit(self.app.size.width)
        yield Line(id="finding")
        with Container(id="sides"):
            yield Side(0)
            yield Gutter(id="gutter-0")
            yield Side(1)
            yield Gutter(id="gutter-1")
            yield Side(2)
        yield LookingLine("title", id="anchor")
        yield Menu(measure=72, air=3, id="choice")

    @property
    def sides(self) -> list[Side]:
        """Those that hold an article."""
        return list(self.query(Side))[: len(self._articles)]

    @property
    def column(self) -> Column:
        """The text that is read."""
        return self.query_one(f"#side-{self._side}", Side).column

    # Opening

    def open(self, left: str = "", right: str = "", left_number: int = 0, right_number: int = 0) -> None:
        """Show two articles, from these paragraphs on; without `right` the reader chooses, without both as it was."""
        if left and right:
            self._side = 0
            self._show([left, right], left_number, right_number)
        elif left or not self._articles:
            self._articles = [left or self._places.last_read or next(iter(self._short), "")]
            self._side, self._from = 0, left_number
            self._ask(1)
        else:
            self._focus()

    def _show(self, articles: list[str], number: int = 0, other_number: int = 0) -> None:
        """Show articles; paragraphs that are 0 stand where they stood, if the article was there already."""
        pages = ((side.column, side.column.document) for side in self.query(Side))
        stood = {page.article: column.reading for column, page in pages if isinstance(page, ComparedPage)}
        self._articles = articles
        self._together = None
        self.remove_class("-choosing")
        self.set_class(len(articles) < 3, "-two")
        self._asked = number, other_number
        wanted = (number, other_number, 0)
        for i, side in enumerate(self.sides):
            side.column.show(ComparedPage(self._workspace.article(articles[i]), self._places.marking()))
            if place := wanted[i] or stood.get(articles[i], 0):
                side.column.read(place)
        self._focus()
        if all(self._workspace.comparisons.is_quick(one, other) for one in articles for other in articles):
            self._compared(self._compare(tuple(articles)))
        else:
            self.query_one("#finding", Line).say(WAITING)
            self._compare_later(tuple(articles))

    def _compare(self, articles: tuple[str, ...]) -> SideBySide:
        return SideBySide(self._workspace.comparisons, self._workspace.teller, articles)

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare_later(self, articles: tuple[str, ...]) -> None:
        """Compare long articles, in a thread."""
        self.app.call_from_thread(self._compared, self._compare(articles))

    def _compared(self, together: SideBySide) -> None:
        if together.articles != tuple(self._articles):
            return
        self._together = together
        self.query_one("#finding", Line).say(together.finding(self._short))
        self._let_stand()
        if self._is_locked:
            self.call_after_refresh(self._follow)
        self._draw()

    def _focus(self) -> None:
        for side in self.query(Side):
            side.set_class(side.index == self._side, "-read")
        self.column.focus()
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Beside each other, above each other, or one at a time."""
        self._fit(event.size.width)
        if len(self._articles) > 2 and event.size.width < THREE:
            self.action_third()
        self.call_after_refresh(self._draw)

    def _fit(self, width: int) -> None:
        self.set_class(width < STACKED, "-stacked")
        self.set_class(width < SINGLE, "-single")

    # Choosing

    def _ask(self, slot: int) -> None:
        """Let the reader choose the article of a side; the only other one needs no choice."""
        self._slot = slot
        taken = self._articles[:slot]
        found = [reuse for reuse in self._workspace.comparisons.nearest(taken[0]) if reuse.other not in taken]
        if not found:
            self.post_message(Say("There is no other article in this dossier to compare it with."))
            if slot == 1:
                self.post_message(GoBack())
        elif len(found) == 1:
            self._choose(found[0].other)
        else:
            heads = {head.id: head for head in self._workspace.overview.articles}
            told = [(heads[reuse.other], tell_reuse(reuse, self._short.__getitem__)) for reuse in found]
            self.add_class("-choosing")
            menu = self.query_one("#choice", Menu)
            menu.show(choice_page(f"Compare {self._short[taken[0]]} with", told))
            menu.focus()
            menu.choose_first()
            hints = (Hint("enter", "compare", "follow"), Hint("esc", "back", "step_back"))
            self.post_message(ShowStatus("Compare", hints))

    @on(Prose.Followed, "#choice")
    def _chosen(self, event: Prose.Followed) -> None:
        self._choose(event.link.removeprefix("with:"))

    def _choose(self, article: str) -> None:
        number, self._from = self._from, 0
        self._show([*self._articles[: self._slot], article], number)

    # Following

    @on(Column.Moved)
    def _moved(self, event: Column.Moved) -> None:
        if self._articles and event.column is self.column:
            if self._is_locked:
                self._follow()
            else:
                self._draw()

    def _follow(self) -> None:
        """Slide the other sides to where they tell the same; the one that is read stays."""
        leader = self.column
        number = leader.reading
        for side in self.sides:
            there = self._stand(side.index, number).number
            if (self._side, side.index, number) == (0, 1, self._asked[0]):
                there = self._asked[1] or there
            if side.index != self._side and there:
                side.column.slide(there, _row(leader, side.column, number, there))
        self._draw()

    def _stand(self, other: int, number: int) -> Stand:
        return self._together.stand(self._side, other, number) if self._together else NOWHERE

    # What is shown of it

    def _draw(self) -> None:
        """Gutters, heads, the anchor and the status for where the sides stand."""
        if not self._articles or not self.display or self.has_class("-choosing"):
            return
        leader, number = self.column, self.column.reading
        rows = list(leader.rows())
        now = next((row for row, there in rows if there == number), -1)
        for i in range(len(self._articles) - 1):
            other = i + 1 if self._side <= i else i
            ties = {row: self._stand(other, there).tie for row, there in rows}
            self.query_one(f"#gutter-{i}", Gutter).show(ties, now)
        for side in self.sides:
            shown = number if side.index == self._side else self._stand(side.index, number).number
            head = self._workspace.article(self._articles[side.index]).head
            where = f" · ¶ {shown} of {head.paragraphs}" if shown else ""
            state = "" if self._is_locked else "unlocked"
            side.head(f"{head.short}{where}", state, is_read=side.index == self._side)
        self._mark(number)
        sign, words = self._told(number)
        self.query_one("#anchor", Line).say(f"{sign}  {words}" if sign else words)
        self._show_status(sign, number)

    def _mark(self, number: int) -> None:
        """Ground the sentences that tell the same."""
        pairings = {side.index: self._stand(side.index, number).pairing for side in self.sides}
        first = next((pairing for pairing in pairings.values() if pairing is not None), None)
        for side in self.sides:
            pairing = pairings[side.index]
            told = (pairing.right, *pairing.right_sentence) if pairing is not None else None
            if side.index == self._side and first is not None:
                told = first.left, *first.left_sentence
            page = side.column.document
            if isinstance(page, ComparedPage) and page.told != told:
                page.told = told
                side.column.repaint()

    def _told(self, number: int) -> tuple[str, str]:
        """The sign, and the words that name the anchor."""
        if self._together is None:
            return "", ""
        stands = {side.index: self._stand(side.index, number) for side in self.sides if side.index != self._side}
        for other, stand in stands.items():
            if stand.tie == "same":
                where = f"{self._short[self._articles[other]]} ¶ {stand.number}: " if len(stands) > 1 else ""
                return SIGNS["same"], where + self._together.tell(self._side, other, number)
        if any(stand.tie == "between" for stand in stands.values()):
            return SIGNS["between"], "between two anchors"
        others = " or ".join(self._short[self._articles[other]] for other in stands)
        return "", f"no counterpart in {others}"

    def _show_status(self, sign: str, number: int) -> None:
        names = f" {sign or '·'} ".join(f"{self._short[self._articles[side.index]]}" for side in self.sides)
        hints = (
            Hint("]", "next anchor", "anchor(1)"),
            Hint("tab", "other side", "change_side(1)"),
            Hint("enter", "read on there", "pick"),
            Hint("o", "only here", "stand_out"),
            Hint("L", "unlock" if self._is_locked else "lock", "lock"),
            Hint("?", "keys", "app.pane('help')"),
        )
        self.post_message(ShowStatus(f"{names} · ¶ {number}", hints))

    def _let_stand(self) -> None:
        """Let stand back what is to."""
        for side in self.sides:
            page = side.column.document
            if isinstance(page, ComparedPage):
                page.faded = self._together.faded(side.index, self._standing) if self._together else frozenset()
                side.column.repaint()

    # Keys

    @on(Column.SideAsked)
    def _change_side(self, event: Column.SideAsked) -> None:
        """Read another side; where only one has room, it comes to where the one before was."""
        number, before = self.column.reading, self._side
        self._side = (self._side + event.step) % len(self._articles)
        stand = self._together.stand(before, self._side, number) if self._together else NOWHERE
        self._focus()
        if self.has_class("-single") and self._is_locked and stand.number:
            self.call_after_refresh(self.column.read, stand.number)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click on a side reads it."""
        for side in self.sides:
            if side.column is event.widget and side.index != self._side:
                self._side = side.index
                self._focus()

    def action_align(self) -> None:
        """Bring the other sides to where this one is."""
        if not self._stand_anywhere():
            self.post_message(Say("There is no counterpart to bring here; ] goes to the next that has one."))
        self._follow()

    def _stand_anywhere(self) -> bool:
        number = self.column.reading
        return any(self._stand(side.index, number).number for side in self.sides)

    def action_lock(self) -> None:
        """Let the other sides follow, or not."""
        self._is_locked = not self._is_locked
        if self._is_locked:
            self._follow()
        self._draw()

    def action_swap(self) -> None:
        """The first two change places, each standing where it stood."""
        if len(self._articles) > 1:
            self._side = {0: 1, 1: 0}.get(self._side, self._side)
            self._show([self._articles[1], self._articles[0], *self._articles[2:]])

    def action_anchor(self, step: int) -> None:
        """To the next paragraph that has a counterpart, or to the one before."""
        number = self._together.next(self._side, self.column.reading, forward=step > 0) if self._together else 0
        if not number:
            self.post_message(Say(f"There is no anchor {'after' if step > 0 else 'before'} this."))
            return
        self.column.read(number)
        self._follow()

    def action_stand_out(self) -> None:
        """What only one side has, what others have too, all."""
        self._standing = STANDINGS[(STANDINGS.index(self._standing) + 1) % len(STANDINGS)]
        self._let_stand()
        self.post_message(Say(SAID[self._standing]))

    def action_choose(self) -> None:
        """Another article for the second side."""
        self._ask(1)

    def action_third(self) -> None:
        """A third article, or no longer."""
        if len(self._articles) == 3:
            self._side = min(self._side, 1)
            self._show(self._articles[:2])
        elif self.size.width < THREE:
            self.post_message(Say(f"A third article needs {THREE} columns; this screen has {self.size.width}."))
        else:
            self._ask(2)

    @on(Column.Picked)
    def _pick(self) -> None:
        """Read on in the reader."""
        self.post_message(OpenArticle(self._articles[self._side], self.column.reading, resume=False))

    @on(Prose.Followed)
    def _look_up(self, event: Prose.Followed) -> None:
        if event.link.startswith("entry:"):
            self.post_message(ShowPane("lookup", entry=event.link[6:]))

    def action_step_back(self) -> None:
        """From choosing to the sides, from there to where one came from."""
        if self.has_class("-choosing") and len(self._articles) > 1:
            self.remove_class("-choosing")
            self._focus()
        else:
            self.remove_class("-choosing")
            self.post_message(GoBack())


def _row(leader: Column, follower: Column, number: int, other: int) -> int:
    """The row for a counterpart: that of the paragraph read; above the view, by the same share of its lines."""
    row = leader.row_of(number)
    return row if row >= 0 else round(row * follower.lines_of(other) / max(leader.lines_of(number), 1))
