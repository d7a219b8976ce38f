"""The app: begins with what was asked for, is put together from its parts, and ends so that nothing is lost."""

from __future__ import annotations

import asyncio
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Event, Key, MouseDown
from textual.screen import Screen

from sahelreader.tui import guard, mouse_buttons, terminal_watch
from sahelreader.tui.collecting import IDLE_SECONDS, Collecting
from sahelreader.tui.jumps import Stretch
from sahelreader.tui.named_keys import keyed, use_keys
from sahelreader.tui.offering import Offering
from sahelreader.tui.panes.making import make_pane
from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.pausing import Pause
from sahelreader.tui.places import Places
from sahelreader.tui.quiet_screen import QuietScreen
from sahelreader.tui.telling import MIN_HEIGHT, MIN_WIDTH
from sahelreader.tui.theming import Themed
from sahelreader.tui.visiting import Visiting
from sahelreader.tui.widgets.lines import StatusLine
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from textual.command import Provider

SETTLED_SECONDS = 0.7
"""After the start and the last key, when a pause for collecting garbage is not noticed."""


def _offers() -> type[Provider]:
    from sahelreader.tui.offers import Offers

    return Offers


class SahelReader(Visiting, Themed, Offering, App[None]):
    """Reads a dossier."""

    TITLE = "sahelreader"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_offers}
    SELECT_AUTO_SCROLL_LINES = 2
    SELECT_AUTO_SCROLL_SPEED = 20.0
    """Lines a second: a text that runs away under the mouse can't be chosen from."""
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
        self._collecting = Collecting()
        self._places = Places(workspace, self._said)
        self.begin_theme()
        self.changed_keys = self._places.keymap.keys
        if self.changed_keys:
            self.set_keymap(self.changed_keys)
        use_keys(self.changed_keys)

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
        Pause(self, SETTLED_SECONDS, self._settle)
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

    def _settle(self) -> None:
        """All is there: what was loaded stays, and what couldn't be saved is told."""
        self._collecting.settle()
        self.set_interval(IDLE_SECONDS, self._collecting.collect_if_idle)
        if self._places.notice:
            self._said(self._places.notice)

    async def on_event(self, event: Event) -> None:
        """With the next key or click, what was said has been read."""
        if isinstance(event, (Key, MouseDown)):
            self._collecting.somebody_is_there()
            if not self._is_too_small:
                for line in self.query(StatusLine):
                    line.unsay()
        await super().on_event(event)

    def exit(self, *arguments: Any, **options: Any) -> None:
        """Keep the place in the text, then end."""
        self._keep_place()
        super().exit(*arguments, **options)

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


def run_app(
    workspace: Workspace, article: str | None = None, paragraph: int = 0, quiz: bool = False
) -> tuple[int, str]:
    """Run the app in the terminal until it is left; its exit status, and a traceback if a mistake of ours ended it."""
    guard.install()
    mouse_buttons.install()
    app = SahelReader(workspace, article, paragraph, quiz)
    app.run()
    return 128 + app.ended_by if app.ended_by else app.return_code or 0, app.crash
