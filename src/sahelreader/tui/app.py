"""The app: puts the panes together and leads from one to another."""

from __future__ import annotations

import asyncio
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.events import Event, Key, MouseDown, Resize
from textual.screen import Screen

from sahelreader.tui import guard, mouse_buttons, terminal_watch
from sahelreader.tui.collecting import IDLE_SECONDS, Collecting
from sahelreader.tui.jumps import Jumps, Stretch, Visit
from sahelreader.tui.messages import EditEntry, GoBack, Leap, OpenArticle, Say, ShowPane, ShowStatus
from sahelreader.tui.named_keys import first_shown, key, keyed, use_keys
from sahelreader.tui.pages.kinds import WORDS
from sahelreader.tui.panes.making import make_pane
from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.places import Places
from sahelreader.tui.quiet_screen import QuietScreen
from sahelreader.tui.theme import THEMES
from sahelreader.tui.typing_ahead import TypingAhead
from sahelreader.tui.widgets.lines import Hint, StatusLine
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from textual.command import Provider

MIN_WIDTH, MIN_HEIGHT = 30, 8
TOO_SMALL = f"Needs {MIN_WIDTH}×{MIN_HEIGHT}"
NOTHING_AHEAD = "There is nothing ahead: {app.jump_back:ctrl+o} goes back, {app.jump_forward:alt+right} forward again."
SETTLED_SECONDS = 0.7
"""After the start, when a pause for collecting garbage is not noticed."""


PASSING = frozenset({"outline"})
"""Panes that one only chooses in: nothing leads back to them."""


def _offers() -> type[Provider]:
    from sahelreader.tui.offers import Offers

    return Offers


class SahelReader(TypingAhead, App[None]):
    """Reads a dossier."""

    TITLE = "sahelreader"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_offers}
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (MIN_WIDTH, "-narrow"),
        (70, "-drawer"),
        (100, "-wide"),
        (120, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (MIN_HEIGHT, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "look_up", "Look up a name or a word", id="app.look_up", show=False),
        Binding("S", "pane('search')", "Search all articles and entries", id="app.search", show=False),
        Binding("z", "pane('quiz')", "Quiz", id="app.quiz", show=False),
        Binding("i", "pane('progress')", "Progress", id="app.progress", show=False),
        Binding("t", "pane('timeline')", "What the articles date", id="app.timeline", show=False),
        Binding("C", "pane('claims')", "On what the articles differ", id="app.claims", show=False),
        Binding("Q", "pane('said')", "Who said what", id="app.said", show=False),
        Binding("W", "pane('names')", "Names: by source, and who is with whom", id="app.names", show=False),
        Binding("M", "pane('atlas')", "Map of the places named", id="app.map", show=False),
        Binding("B", "pane('notes')", "Your notes", id="app.notes", show=False),
        Binding("question_mark,f1", "pane('help')", "All keys", id="app.help", show=False),
        Binding("D", "theme", "Theme: ink, paper, high contrast; all under ^p", id="app.theme", show=False),
        Binding("q", "leave", "To the library; there: quit", id="app.leave", show=False),
        Binding("escape", "back", "Back", id="app.back", show=False),
        Binding("ctrl+o,alt+left,mouse_back", "jump_back", "Where you were before", id="app.jump_back", show=False),
        Binding("ctrl+i,alt+right,mouse_forward", "jump_forward", "Forward again", id="app.jump_forward", show=False),
        Binding("ctrl+c", "interrupt", "Copy the selection", id="app.copy", show=False, priority=True),
    ]

    _is_set_up = False

    def __init__(
        self, workspace: Workspace, article: str | None = None, paragraph: int = 0, quiz: bool = False
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._first = (article, paragraph, quiz)
        self.ended_by = 0
        """The signal that ended the app, if one did."""
        self.crash = ""
        """The traceback of a mistake of our own that ended the app, if one did."""
        self._jumps = Jumps()
        self._shown = ""
        self._is_too_small = False
        self._collecting = Collecting()
        for theme in THEMES:
            self.register_theme(theme)
        self._places = Places(workspace, self._said)
        chosen = self._places.settings.look.theme
        # Set before the style sheet is read: an ordinary assignment would apply it to everything a second time.
        if chosen == "terminal":
            self._add_terminal_theme()
        self._is_set_up = True
        self.set_reactive(SahelReader.theme, chosen if chosen in self.available_themes else "ink")
        self.stylesheet.set_variables(self.get_css_variables())
        self.changed_keys = self._places.keymap.keys
        """The reader's own keys, by the ids of the bindings."""
        if self.changed_keys:
            self.set_keymap(self.changed_keys)
        use_keys(self.changed_keys)

    def entry_commands(self) -> Iterator[SystemCommand]:
        """What the palette offers beside that when something is asked for: every entry."""
        entries = self._workspace.entries
        for ident in entries:
            act = partial(self.post_message, ShowPane("lookup", entry=ident))
            yield SystemCommand(f"Look up: {entries.name(ident)}", WORDS[entries.kind(ident)], act)
        from sahelreader.tui.note_offers import note_commands

        yield from note_commands(self._workspace, self.post_message)

    def get_css_variables(self) -> dict[str, str]:
        """The variables of the theme; none until it is known which that is, since they take long to work out."""
        return super().get_css_variables() if self._is_set_up else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colour names, for the themes that don't have them."""
        theme = self.current_theme
        if "quiet" in theme.variables:
            return {}
        from sahelreader.tui.theme_variables import variables_of

        return variables_of(theme)

    def get_default_screen(self) -> Screen[Any]:
        """A screen that knows its breakpoint from the first, so that it isn't styled twice."""
        points = ((self.size.width, self.HORIZONTAL_BREAKPOINTS), (self.size.height, self.VERTICAL_BREAKPOINTS))
        names = ([name for least, name in breakpoints or [] if size >= least][-1] for size, breakpoints in points)
        return QuietScreen(id="_default", classes=" ".join(names))

    def compose(self) -> ComposeResult:
        """The pane asked for, and the status line."""
        article, paragraph, quiz = self._first
        name = "quiz" if quiz else "reader" if article else "library"
        pane = make_pane(name, self._workspace, self._places)
        if isinstance(pane, Reader) and article:
            pane.prepare(self._workspace.article(article), Stretch(paragraph) if paragraph else None)
        self._shown = name
        yield pane
        yield StatusLine(id="status")

    def on_mount(self) -> None:
        """Begin with the pane asked for."""
        pane: Any = self.query_one(f"#{self._shown}")
        if self._shown == "reader":
            pane.begin()
        else:
            pane.open()
        self.set_timer(SETTLED_SECONDS, self._settle)
        self._tell_troubles()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows; a loop of a test's own thread
                loop.add_signal_handler(number, self._end, number)

        if not self.is_headless:
            self.set_interval(terminal_watch.EVERY_SECONDS, self._watch_terminal)

    def _watch_terminal(self) -> None:
        """End as with a hang-up if the terminal has been closed."""
        if terminal_watch.is_gone():
            self._end(signal.SIGHUP)

    def _end(self, number: int) -> None:
        """Leave as a key would, so that the terminal is as it was found."""
        self.ended_by = number
        self.exit()

    def on_resize(self, event: Resize) -> None:
        """Say so if there is no room to read in, and stop saying so when there is."""
        was, self._is_too_small = self._is_too_small, event.size.width < MIN_WIDTH or event.size.height < MIN_HEIGHT
        if self._is_too_small:
            self._said(TOO_SMALL)
        elif was:
            self.query_one(StatusLine).unsay()

    def _settle(self) -> None:
        """All is there: what was loaded stays, and what couldn't be saved is told."""
        self._collecting.settle()
        self.set_interval(IDLE_SECONDS, self._collecting.collect_if_idle)
        if self._places.notice:
            self._said(self._places.notice)

    def _tell_troubles(self) -> None:
        """Say what is wrong in the files of settings and keys: the first of it, and where to read the rest."""
        troubles = self._places.troubles
        if troubles:
            page = key("app.help", "?")
            more = f" {len(troubles) - 1} more under {page}." if len(troubles) > 1 else ""
            self.query_one(StatusLine).say(troubles[0] + more, more or f" {page} tells it whole.")

    async def on_event(self, event: Event) -> None:
        """With the next key or click, what was said has been read."""
        if isinstance(event, (Key, MouseDown)):
            self._collecting.somebody_is_there()
        if isinstance(event, (Key, MouseDown)) and not self._is_too_small:
            for line in self.query(StatusLine):
                line.unsay()
        await super().on_event(event)

    # Panes

    async def _show(self, name: str, **request: Any) -> Any:
        """Show a pane, made when it is first needed; the reader is opened by whoever shows it."""
        panes = list(self.screen.query(".pane"))
        pane: Any = next((pane for pane in panes if pane.id == name), None)
        is_new = pane is None
        self._keep_place()
        if is_new:
            pane = make_pane(name, self._workspace, self._places)
        for other in panes:
            other.display = other is pane
        if is_new:
            await self.screen.mount(pane, before="#status")
        self._shown = name
        if name != "reader":
            pane.open(**request)
        self.hold_keys()
        return pane

    async def _open_article(self, article: str, stretch: Stretch | None) -> None:
        reader: Reader = await self._show("reader")
        reader.open(self._workspace.article(article), stretch)
        self.hold_keys()

    def _keep_place(self) -> None:
        """Save where the text stands, if one is being read."""
        if self._shown == "reader":
            reader = self.query_one(Reader)
            reader.save()
            reader.keep_time()

    def _here(self) -> Visit:
        """Where we are."""
        if self._shown == "reader" and (reader := self.query_one(Reader)).article is not None:
            return Visit("reader", reader.article.head.id, reader.stretch)
        return Visit(self._shown)

    def _remember(self) -> None:
        """Note where we are, to come back."""
        if self._shown not in PASSING:
            self._jumps.leave(self._here())

    async def _go_to(self, visit: Visit) -> None:
        """Show a place again that was left."""
        if visit.pane == "reader":
            await self._open_article(visit.article, visit.stretch)
        else:
            await self._show(visit.pane)

    # What panes ask for

    @on(OpenArticle)
    async def _article_asked(self, event: OpenArticle) -> None:
        self._remember()
        stretch = None if event.resume else Stretch(event.number, event.start, event.end)
        await self._open_article(event.article, stretch)
        if event.wanted is not None:
            self.query_one(Reader).light(event.wanted)

    @on(ShowPane)
    async def _pane_asked(self, event: ShowPane) -> None:
        self._remember()
        await self._show(event.pane, **event.request)

    @on(EditEntry)
    async def _editing_asked(self, event: EditEntry) -> None:
        from sahelreader.tui.entry_editing import edit_entry

        is_new, sentence = edit_entry(self, self._workspace, event.entry)
        if is_new:
            await self._show_anew(event.entry)
        self._said(sentence)

    async def _show_anew(self, entry: str) -> None:
        """Make the panes again after the dossier has changed, and show the same place and entry."""
        here = self._here()
        self._keep_place()
        self._shown = ""
        await self.screen.query(".pane").remove()
        if here.article and self._workspace.overview.article(here.article) is None:
            here = Visit("library")
        if here.pane == "lookup":
            await self._show("lookup", entry=entry if entry in self._workspace.entries else "")
        else:
            await self._go_to(here)
        if here.pane == "reader":
            self.query_one(Reader).pane.show_entry(entry)

    @on(Leap)
    def _leap_announced(self, event: Leap) -> None:
        self._jumps.leave(Visit("reader", event.article, event.stretch), by_leap=True)

    @on(GoBack)
    async def action_back(self) -> None:
        """To the pane or the article before; at the end to the library."""
        if self._shown == "library" and not self._jumps.has_behind:
            self._said(keyed("{app.leave:q} quits."))
        else:
            await self._go_to(self._jumps.step_back(self._here()) or Visit("library"))

    async def action_jump_back(self) -> None:
        """To the place before, be it in the same text."""
        visit = self._jumps.back(self._here())
        if visit is not None:
            await self._go_to(visit)
        else:
            self._said("This is where you began.")

    async def action_jump_last(self) -> None:
        """To the place before, from which the same key comes back here."""
        visit, here = self._jumps.last, self._here()
        if visit is None:
            self._said("This is where you began.")
        else:
            self._jumps.leave(here, by_leap=(visit.pane, visit.article) == (here.pane, here.article))
            await self._go_to(visit)

    async def action_jump_forward(self) -> None:
        """To the place that one came back from."""
        visit = self._jumps.forward(self._here())
        if visit is not None:
            await self._go_to(visit)
        else:
            self._said(keyed(NOTHING_AHEAD))

    @on(ShowStatus)
    def _status_changed(self, event: ShowStatus) -> None:
        if self._is_too_small:
            self._said(TOO_SMALL)
        else:
            hints = event.hints
            if self.changed_keys:
                own = (hint._replace(key=self._key_of(hint)) for hint in hints)
                hints = tuple(hint for hint in own if hint.key)
            self.query_one(StatusLine).show(event.where, hints)

    def _key_of(self, hint: Hint) -> str:
        """The key of a hint, as the reader changed it; empty if it has none."""
        action = hint.action.rpartition(".")[2]
        for _, bindings in self.screen._binding_chain:  # noqa: SLF001 (Textual has no other way to it)
            for _, binding in bindings:
                if binding.action == action and binding.id in self.changed_keys:
                    return first_shown(self.changed_keys[binding.id])
        return hint.key

    @on(Say)
    def _sentence_said(self, event: Say) -> None:
        self._said(event.sentence)

    def _said(self, sentence: str) -> None:
        if self.is_running and self.query(StatusLine):
            self.query_one(StatusLine).say(sentence)

    @on(StatusLine.Pressed)
    async def _hint_pressed(self, event: StatusLine.Pressed) -> None:
        node: DOMNode | None = self.focused or self.screen
        call = event.action.rpartition(".")[2]
        name = call.partition("(")[0]
        while node is not None and not hasattr(node, f"action_{name}"):
            node = node.parent
        if node is not None:
            await self.run_action(call, node)

    # Keys

    async def action_look_up(self) -> None:
        """Ask for a name."""
        if self._shown != "lookup":
            self._remember()
        await self._show("lookup", fresh=True)

    async def action_pane(self, name: str) -> None:
        """Show another pane as it was left."""
        if self._shown != name:
            self._remember()
            await self._show(name)

    def exit(self, *arguments: Any, **options: Any) -> None:
        """Keep the place in the text, then end."""
        self._keep_place()
        super().exit(*arguments, **options)

    async def action_leave(self) -> None:
        """From anywhere to the library, from there out."""
        if self._shown == "library":
            self.exit()
        else:
            self._remember()
            self._jumps.settle()
            await self._show("library")

    def action_theme(self) -> None:
        """The next of our themes."""
        names = [theme.name for theme in THEMES]
        following = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]
        self._use_theme(following)

    def action_choose_theme(self) -> None:
        """Choose among all themes: ours, the terminal's own colours, Textual's."""
        from sahelreader.settings.tables import OTHER_THEMES, OUR_THEMES
        from sahelreader.tui.offer_list import choosing

        choices = {name: partial(self._use_theme, name) for name in OUR_THEMES + OTHER_THEMES}
        self.push_screen(choosing(self.screen, choices, "which theme?"))

    def _use_theme(self, name: str) -> None:
        if name == "terminal":
            self._add_terminal_theme()
        self.theme = name
        self._places.change("look.theme", name)
        if line := self._places.line_in_file("look.theme"):
            self._said(f"{name}. Line {line} of settings.toml holds at the next start.")

    def _add_terminal_theme(self) -> None:
        from sahelreader.tui.theme_variables import TERMINAL

        self.register_theme(TERMINAL)

    def action_interrupt(self) -> None:
        """Copy what is selected; with nothing selected, say how to leave."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self._said("Copied, if your terminal takes OSC 52.")
        else:
            self._said(keyed("{app.leave:q} goes to the library and then quits; ctrl+q quits at once."))

    def _fatal_error(self) -> None:
        """Keep the traceback for a report; Textual's would print texts and local variables to the terminal."""
        self.crash = traceback.format_exc()
        self._close_messages_no_wait()

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Not offered: text could ask for it."""

    async def action_simulate_key(self, key: str) -> None:
        """Not offered: text could ask for it."""

    def action_command_palette(self) -> None:
        """Offer everything the app can do."""
        from sahelreader.tui.offer_list import ASKS, OfferList

        if not isinstance(self.screen, OfferList):
            self.push_screen(OfferList(placeholder=ASKS, id="--command-palette"))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the palette offers: every action with a key, every article."""
        from sahelreader.tui.keys import commands

        for title, hint, action in commands(self, screen):
            yield SystemCommand(title, hint, action)
        yield SystemCommand("Choose a theme", "", self.action_choose_theme)
        for head in self._workspace.overview.articles:
            yield SystemCommand(
                f"Read: {head.shown_title}",
                head.shown_outlet,
                lambda ident=head.id: self.post_message(OpenArticle(ident)),
            )


def run_app(
    workspace: Workspace, article: str | None = None, paragraph: int = 0, quiz: bool = False
) -> tuple[int, str]:
    """Run the app in the terminal until it is left; its exit status, and a traceback if a mistake of ours ended it."""
    guard.install()
    mouse_buttons.install()
    app = SahelReader(workspace, article, paragraph, quiz)
    app.run()
    return 128 + app.ended_by if app.ended_by else app.return_code or 0, app.crash
