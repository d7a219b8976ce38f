"""Articles side by side: which, how they are set, and the keys; the sides themselves follow what is read."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.worker import get_current_worker

from sahelreader.compare.findings import tell_reuse
from sahelreader.compare.side_by_side import STANDINGS, SideBySide, Standing
from sahelreader.compare.wanted import GivenUpError, Wanted, always
from sahelreader.tui.messages import GoBack, OpenArticle, Say, ShowPane, ShowStatus
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.pages.compared import choice_page
from sahelreader.tui.places import Places
from sahelreader.tui.widgets.column import Column
from sahelreader.tui.widgets.lines import Hint, Sentences
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.plain import PlainContainer
from sahelreader.tui.widgets.prose import Prose
from sahelreader.tui.widgets.sides import Sides
from sahelreader.workspace import Workspace

STACKED, SINGLE, THREE = 100, 80, 160
"""Columns of the screen: below the first the texts stand above each other, below the second one at a time; from the
third on there is room for three."""
SAID: dict[Standing, str] = {
    "all": "Everything stands out again.",
    "only here": "What the other side tells too stands back; {compare.stand_out:o} goes on.",
    "everywhere": "What only one side tells stands back; {compare.stand_out:o} goes on.",
}
NEXT: dict[Standing, str] = {"all": "only here", "only here": "told by both", "everywhere": "all"}
"""What the key for it does next."""
WAITING = "Looking for what they share; both can be read meanwhile."
NO_COUNTERPART = "There is no counterpart to bring here; {compare.next_shared:]} goes to the next that has one."


class Compare(PlainContainer):
    """Two articles, or three, locked by what they share."""

    DEFAULT_CSS = """
    Compare { layout: vertical; }
    Compare > Sentences { padding: 0 1 0 3; }
    Compare > #finding { margin-bottom: 1; }
    Compare.-stacked > #finding { margin: 0; }
    Compare > #choice { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("equals_sign", "align", "Bring the other side here", id="compare.align", show=False),
        Binding("L", "lock", "Lock the sides together, or not", id="compare.lock", show=False),
        Binding("x", "swap", "Swap the sides", id="compare.swap", show=False),
        Binding("right_square_bracket", "shared(1)", "Next that both tell", id="compare.next_shared", show=False),
        Binding("left_square_bracket", "shared(-1)", "The one before", id="compare.previous_shared", show=False),
        Binding("o", "stand_out", "Only here, everywhere, all", id="compare.stand_out", show=False),
        Binding("c", "choose", "Compare with another article", id="compare.choose", show=False),
        Binding("3", "third", "A third article beside them, or not", id="compare.third", show=False),
        Binding("escape", "step_back", "Back", id="compare.step_back", show=False),
    ]

    def __init__(self, workspace: Workspace, places: Places) -> None:
        super().__init__(id="compare")
        self._workspace = workspace
        self._places = places
        self._articles: list[str] = []
        """Ids of those that are shown."""
        self._kept: list[str] = []
        """Those that another is chosen for, which comes after them."""
        self._is_changing = False
        """Whether the choice was asked for from here, and not from another pane."""
        self._is_choosing = False
        self._from = 0
        """Paragraph of the first side that was asked for with it."""
        self._standing: Standing = "all"
        self._short = workspace.overview.shorts

    def compose(self) -> ComposeResult:
        """A line for the finding, the sides, a line for what ties them; or the articles to choose from."""
        yield Sentences(id="finding")
        yield Sides()
        yield Sentences("title", id="tie")
        yield Menu(measure=72, air=3, id="choice")

    @property
    def sides(self) -> Sides:
        """The texts."""
        return self.query_one(Sides)

    # Opening

    def on_mount(self) -> None:
        """Know the width before the first layout; what ties the sides has as many lines whatever it is."""
        self.query_one("#tie", Sentences).give_room(2)
        self._fit(self.app.size.width)

    def open(self, left: str = "", right: str = "", left_number: int = 0, right_number: int = 0) -> None:
        """Show two articles, from these paragraphs on; without `right` the reader chooses, without both as it was."""
        if left and right:
            self.sides.reads, self._standing = 0, "all"
            self._show([left, right], (left_number, right_number))
        elif left or not self._articles:
            first = left or self._places.last_read or next(iter(self._short), "")
            self.sides.reads, self._from, self._standing = 0, left_number, "all"
            self._is_changing = False
            self._ask([first])
        else:
            self.sides.read(self.sides.reads)

    def _show(self, articles: list[str], asked: tuple[int, int] = (0, 0)) -> None:
        """Show articles and compare them, long ones later."""
        self._articles = articles
        self._choosing(False)
        shown = [self._workspace.article(article) for article in articles]
        self.sides.show(shown, self._places.marking(), asked, self._places.own_marks())
        if all(self._workspace.pairs.is_quick(one, other) for one in articles for other in articles):
            self._compared(self._compare(tuple(articles)))
        else:
            self.query_one("#finding", Sentences).say(WAITING)
            self._compare_later(tuple(articles))

    def _compare(self, articles: tuple[str, ...], is_wanted: Wanted = always) -> SideBySide:
        return SideBySide(self._workspace.pairs, articles, is_wanted)

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare_later(self, articles: tuple[str, ...]) -> None:
        """Compare long articles, in a thread that ends when the app does or others are asked for."""
        worker = get_current_worker()
        with suppress(GivenUpError):
            together = self._compare(articles, lambda: not worker.is_cancelled)
            self.app.call_from_thread(self._compared, together)

    def _compared(self, together: SideBySide) -> None:
        if together.articles == tuple(self._articles):
            self.query_one("#finding", Sentences).say(together.finding(self._short))
            self.sides.compared(together, self._standing)

    def on_resize(self, event: events.Resize) -> None:
        """Beside each other, above each other, or one at a time."""
        self._fit(event.size.width)
        if len(self._articles) > 2 and event.size.width < THREE:
            self._show(self._articles[:2])
        self.call_after_refresh(self._draw)

    def _fit(self, width: int) -> None:
        self.set_class(width < STACKED, "-stacked")
        self.sides.set_out("single" if width < SINGLE else "stacked" if width < STACKED else "beside")

    def _draw(self) -> None:
        if self.display and not self._is_choosing:
            self.sides.draw()

    # Choosing

    def _choosing(self, is_choosing: bool) -> None:
        """Show what there is to choose from, or the sides; no class, for which all in it would be styled anew."""
        self._is_choosing = is_choosing
        self.query_one("#choice").display = is_choosing
        for part in ("#finding", "#sides", "#tie"):
            self.query_one(part).display = not is_choosing

    def _ask(self, taken: list[str]) -> None:
        """Let the reader choose what comes beside the articles taken; the only other one needs no choice."""
        self._kept = taken
        found = [(other, reuse) for other, reuse in self._workspace.pairs.nearest(taken[0]) if other not in taken]
        if not found:
            self.post_message(Say("There is no other article in this dossier to compare it with."))
            if not self._articles:
                self.post_message(GoBack())
        elif len(found) == 1:
            self._choose(found[0][0])
        else:
            heads = {head.id: head for head in self._workspace.overview.articles}
            told = [
                (heads[other], tell_reuse(reuse, self._short.__getitem__) if reuse else "") for other, reuse in found
            ]
            self._choosing(True)
            menu = self.query_one("#choice", Menu)
            names = " and ".join(self._short[article] for article in taken)
            menu.show(choice_page(f"Compare {names} with", told))
            menu.focus()
            menu.choose_first()
            hints = (Hint("enter", "compare", "follow"), Hint("esc", "back", "step_back"))
            self.post_message(ShowStatus("Compare", hints))

    @on(Prose.Followed, "#choice")
    def _chosen(self, event: Prose.Followed) -> None:
        self._choose(event.link.removeprefix("with:"))

    def _choose(self, article: str) -> None:
        number, self._from = self._from, 0
        self._show([*self._kept, article], (number, 0))

    # Status

    @on(Sides.Stood)
    def _stood(self, event: Sides.Stood) -> None:
        """Say what ties the sides here, and name the keys."""
        if not self.display or self._is_choosing:
            return
        sign = f"{event.sign}  " if event.sign else ""
        self.query_one("#tie", Sentences).say(f"{sign}{event.words}")
        apart = event.sign if event.sign and len(self._articles) == 2 else "·"
        names = f" {apart} ".join(self._short[article] for article in self._articles)
        self.post_message(ShowStatus(f"{names} · ¶ {event.number}", self._hints()))

    def _hints(self) -> tuple[Hint, ...]:
        third = Hint("3", "two again" if len(self._articles) == 3 else "a third", "third")
        return (
            Hint("]", "next shared", "shared(1)"),
            Hint("tab", "other side", "change_side(1)"),
            Hint("enter", "read on there", "pick"),
            Hint("o", NEXT[self._standing], "stand_out"),
            Hint("L", "unlock" if self.sides.is_locked else "lock", "lock"),
            *([third] if self.size.width >= THREE and len(self._short) > 2 else []),
            Hint("?", "keys", "app.pane('help')"),
        )

    # Keys

    def action_align(self) -> None:
        """Bring the other sides to where this one is."""
        if not self.sides.follow():
            self.post_message(Say(keyed(NO_COUNTERPART)))

    def action_lock(self) -> None:
        """Let the other sides follow, or not."""
        sides = self.sides
        sides.is_locked = not sides.is_locked
        if sides.is_locked:
            sides.follow()
        sides.draw()

    def action_swap(self) -> None:
        """The first two change places, each standing where it stood."""
        if len(self._articles) > 1:
            self.sides.reads = {0: 1, 1: 0}.get(self.sides.reads, self.sides.reads)
            self._show([self._articles[1], self._articles[0], *self._articles[2:]])

    def action_shared(self, step: int) -> None:
        """To the next paragraph that has a counterpart, or to the one before."""
        if not self.sides.step(forward=step > 0):
            self.post_message(Say(f"Nothing {'after' if step > 0 else 'before'} this was found in both."))

    def action_stand_out(self) -> None:
        """What only one side has, what others have too, all."""
        self._standing = STANDINGS[(STANDINGS.index(self._standing) + 1) % len(STANDINGS)]
        self.sides.let_stand(self._standing)
        self.sides.draw()
        self.post_message(Say(keyed(SAID[self._standing])))

    def action_choose(self) -> None:
        """Another article for the second side."""
        self._change(1)

    async def action_third(self) -> None:
        """A third article, or no longer."""
        if len(self._articles) == 3:
            self._show(self._articles[:2])
        elif self.size.width < THREE:
            self.post_message(Say(f"A third article needs {THREE} columns; this screen has {self.size.width}."))
        else:
            await self.sides.make_third()
            self._change(2)

    def _change(self, keep: int) -> None:
        """Let the reader choose anew what comes after the first articles, if there are any."""
        if self._articles:
            self._is_changing = True
            self._ask(self._articles[:keep])

    @on(Column.Picked)
    def _pick(self) -> None:
        """Read on in the reader."""
        sides = self.sides
        self.post_message(OpenArticle(self._articles[sides.reads], sides.column.reading, resume=False))

    @on(Prose.Followed)
    def _look_up(self, event: Prose.Followed) -> None:
        if event.link.startswith("entry:"):
            self.post_message(ShowPane("lookup", entry=event.link[6:]))

    def action_step_back(self) -> None:
        """From choosing to the sides, from there to where one came from."""
        was_choosing = self._is_choosing
        self._choosing(False)
        if was_choosing and self._is_changing:
            self.sides.read(self.sides.reads)
        else:
            self.post_message(GoBack())
