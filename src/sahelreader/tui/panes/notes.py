"""The reader's notes in a list: to go to, to rewrite, to delete and bring back, to copy and to give out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from sahelreader.tui.messages import Answered, GaveUp, GoBack, OpenArticle, Say, ShowStatus
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.pages.notes import LINK, notes_page
from sahelreader.tui.widgets.ask_line import AskLine
from sahelreader.tui.widgets.lines import Hint
from sahelreader.tui.widgets.menu import Menu
from sahelreader.tui.widgets.prose import Prose
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.notes.notebook import Note

MEASURE = 100


class Notes(Container):
    """All highlights, notes and cards of the reader's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "rewrite", "Rewrite the note or the card", id="notes.rewrite", show=False),
        Binding("x,delete", "erase", "Delete", id="notes.erase", show=False),
        Binding("U", "undo", "Undo", id="notes.undo", show=False),
        Binding("y", "copy", "Copy with the source", id="notes.copy", show=False),
        Binding("s", "give_out", "Save all as Markdown", id="notes.give_out", show=False),
        Binding("escape", "leave", "Back", id="notes.leave", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(id="notes")
        self._workspace = workspace
        self._notes: list[Note] = []
        self._undo: list[Callable[[], object]] = []
        self._question = ""
        self._next: AskLine | None = None
        self._stays = False
        """Whether what was written can't be kept now, and stays in its line."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield Menu(measure=MEASURE, id="list")

    @property
    def menu(self) -> Menu:
        """The list."""
        return self.query_one(Menu)

    def open(self) -> None:
        """Show the notes as they are now, the cursor where it was."""
        self.read()
        self.menu.focus()

    def read(self) -> None:
        """Read all notes anew."""
        from sahelreader.store.errors import StoreError

        try:
            self._notes = self._workspace.notebook.notes()
        except StoreError as error:
            self._notes = []
            self.post_message(Say(str(error)))
        self._fill()
        self.show_status()

    @on(Prose.Resized)
    def _fill(self) -> None:
        from sahelreader.notes.orphans import orphaned_places

        menu = self.menu
        if not menu.is_laid_out:
            return
        store, overview = self._workspace.store_for_reading, self._workspace.overview
        orphans = orphaned_places(store.places(overview.id), store.marks(overview.id), overview.articles)
        chosen = menu.link
        menu.show(notes_page(self._notes, orphans, overview.articles, menu.text_width), keep_place=True)
        menu.clear_cursor()
        if chosen:
            menu.cursor_to_link(chosen)
        menu.choose_first()

    @property
    def chosen(self) -> Note | None:
        """The note under the cursor."""
        ident = self.menu.link.removeprefix(LINK)
        return next((note for note in self._notes if note.record.subject == ident), None)

    @on(Prose.Followed)
    def _follow(self) -> None:
        note = self.chosen
        if note is None:
            return
        article = note.record.article
        if self._workspace.overview.article(article) is None:
            self.post_message(Say(f"This dossier no longer has {article}; the note is kept."))
        elif note.places:
            place = note.places[0]
            self.post_message(OpenArticle(article, place.number, place.start, place.end, resume=False))
        else:
            self.post_message(OpenArticle(article, note.number, resume=False))
            self.post_message(Say("The words of this note are no longer here; this is where they were."))

    def show_status(self) -> None:
        """Tell how many there are and what can be pressed."""
        if self.query(AskLine):
            hints: tuple[Hint, ...] = (
                Hint("enter", "try again" if self._stays else "done", "submit"),
                Hint("esc", "give up", "give_up"),
            )
        elif not self._notes:
            hints = (Hint("U", "undo", "undo"),) * bool(self._undo) + (Hint("esc", "back", "leave"),)
        else:
            hints = (
                Hint("enter", "go", "follow"),
                Hint("e", "rewrite", "rewrite"),
                Hint("x", "delete", "erase"),
                *(Hint("U", "undo", "undo"),) * bool(self._undo),
                Hint("y", "copy", "copy"),
                Hint("s", "save all", "give_out"),
                Hint("esc", "back", "leave"),
            )
        count = len(self._notes)
        self.post_message(ShowStatus(f"Notes · {count or 'none'}", hints))

    # Changing them

    def _keep(self, deed: Callable[[], object], words: str) -> bool:
        """Do something with the notebook and say so, or what went wrong. Whether it is done, and on disk."""
        from sahelreader.notes.notebook import NoteError
        from sahelreader.store.errors import StoreError

        try:
            deed()
        except (NoteError, StoreError) as error:
            self.post_message(Say(str(error)))
            return False
        self.read()
        self.post_message(Say(words))
        return True

    def action_erase(self) -> None:
        """Delete the note under the cursor."""
        note = self.chosen
        if note is None:
            return

        def erase() -> None:
            self._workspace.notebook.delete(note)
            self._undo.append(partial(self._workspace.notebook.restore, note))

        self.menu.action_next_link()  # so that the cursor stays about there
        self._keep(erase, keyed("Deleted; {notes.undo:U} brings it back."))

    def action_undo(self) -> None:
        """Undo the last deletion or rewriting."""
        if not self._undo:
            self.post_message(Say("There is nothing to undo."))
        elif self._keep(self._undo[-1], "Undone."):
            self._undo.pop()

    def action_rewrite(self) -> None:
        """Ask for other words."""
        note = self.chosen
        if note is None:
            return
        if note.is_card:
            self._ask(AskLine("the question", note.record.question, id="question"))
        else:
            self._ask(AskLine("a note to these words", note.record.note, id="note"))

    def _ask(self, line: AskLine) -> None:
        if not self.query(AskLine):
            self.mount(line)
            line.focus()
            self.call_after_refresh(self.show_status)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        note = self.chosen
        if event.asked == "note":
            self._rewrite(text=event.value)
        elif event.asked == "answer":
            self._rewrite(question=self._question, answer=event.value)
        elif note is not None:
            self._question = event.value
            self._next = AskLine("the answer", note.record.answer, id="answer")

    def _rewrite(self, text: str = "", question: str = "", answer: str = "") -> None:
        note = self.chosen
        if note is None:
            return
        work = self._workspace
        self._stays = not self._keep(
            lambda: work.notebook_to_write.rewrite(note, text=text, question=question, answer=answer), "Rewritten."
        )
        if not self._stays:
            self._undo.append(partial(work.notebook.restore, note))

    @on(Answered)
    @on(GaveUp)
    async def _close_line(self, event: Answered | GaveUp) -> None:
        if self._stays and isinstance(event, Answered):
            self.show_status()
            return
        self._stays = False
        following, self._next = self._next, None
        self.screen.set_focus(self.menu)
        await self.query(AskLine).remove()
        if following is not None:
            self._ask(following)
        self.show_status()

    # Taking them elsewhere

    def action_copy(self) -> None:
        """Copy the words of a note with their source."""
        from sahelreader.tui.cited_copy import copy_cited

        note = self.chosen
        if note is not None:
            copy_cited(self, self._workspace, note.record.quote, note.record.article, note.number)

    def action_give_out(self) -> None:
        """Save all notes as Markdown in the reader's folder."""
        from sahelreader.notes.copying import write_notes
        from sahelreader.notes.giving_out import give_out
        from sahelreader.store.errors import StoreError

        overview, folder = self._workspace.overview, self._workspace.data
        if not self._notes or folder is None:
            self.post_message(Say("There is nothing to save yet." if folder else "There is no folder to save it in."))
            return
        try:
            path = write_notes(folder, f"notes-{overview.id}.md", give_out("md", self._notes, overview.articles) + "\n")
        except StoreError as error:
            self.post_message(Say(str(error)))
        else:
            self.post_message(Say(f"Saved in {path}"))

    def action_leave(self) -> None:
        """Back."""
        self.post_message(GoBack())
