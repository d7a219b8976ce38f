"""What is done with what is chosen in an article: highlight, note, card, copy, look up; and the showing of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sahelreader.tui.document import go
from sahelreader.tui.messages import Answered, Say, ShowPane
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.panes.selecting import Selecting
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.notes.notebook import Note

NOTE_SIGN, CARD_SIGN, CLAIM_SIGN, SIGN = "•", "?", "≠", "▏"
"""What stands in the margin: at a note, a card, words set down in a claim, words that are only highlighted."""
SHORT = 60
"""Characters of words that may be the answer of a card as they are; more are a sentence that it is found in."""
NOTHING_CHOSEN = "Nothing is chosen: {reader.cursor:v} puts a cursor on a sentence, the mouse drags over words."
HIGHLIGHTED = "Highlighted. {app.notes:B} lists your notes."
HIGHLIGHTED_BY_CURSOR = "Highlighted. {app.notes:B} lists your notes; {cursor.undo:u} takes it back."
ALREADY = "That is highlighted already; {reader.cursor:v} and then {cursor.erase:backspace} takes it away."
ALREADY_BY_CURSOR = (
    "That is highlighted already; {cursor.erase:backspace} takes it away, {cursor.note:n} writes a note to it."
)
SET_DOWN = (
    "Set down. {cursor.claim:C} does the same with another article; without the cursor {app.claims:C} is the board."
)


class Annotating(Selecting):
    """The part of the reader that keeps notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "highlight", "Highlight what is chosen", id="reader.highlight", show=False),
        Binding(
            "y", "copy", "Copy what is chosen, or a name's sentence, with its source", id="reader.copy", show=False
        ),
    ]
    _noted: Note | None = None
    """The note that is being written to, if there is one already."""
    _question = ""
    """Of a card that is being made."""
    _claim = ""
    """The question that words were last set down under."""
    _notes: tuple[Note, ...] = ()
    """Those of the article that is open."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._undo: list[Callable[[], object]] = []

    @property
    def workspace(self) -> Workspace:
        """The dossier and the reader's data."""
        raise NotImplementedError

    # What was done

    @property
    def note_stretches(self) -> list[tuple[int, int, int]]:
        """Paragraph index in the document, start and end of every note."""
        indexes = self._indexes() if self._notes else {}
        return [
            (indexes[place.number], place.start, place.end)
            for note in self._notes for place in note.places if place.number in indexes
        ]  # fmt: skip

    def read_notes(self) -> None:
        """Read the notes on the article anew, and show them."""
        from sahelreader.store.errors import StoreError

        try:
            is_noted = self.article is not None and self.workspace.has_notes
            self._notes = (
                tuple(self.workspace.notebook.notes(self.article.head.id)) if self.article and is_noted else ()
            )
        except StoreError as error:
            self._notes = ()
            self.post_message(Say(str(error)))
        self.paint_notes()

    def paint_notes(self) -> None:
        """Show the notes that were read in the document as it is now."""
        self.text.mark_rail("note", [(index, start) for index, start, _ in self.note_stretches])
        if not self._notes:
            self.text.show_kept({}, {})
            return
        kept: dict[int, list[tuple[int, int]]] = {}
        for index, start, end in self.note_stretches:
            kept.setdefault(index, []).append((start, end))
        signs: dict[int, list[tuple[int, str]]] = {}
        indexes = self._indexes()
        for note in self._notes:
            sign = _sign_of(note)
            if note.places and note.places[0].number in indexes:
                signs.setdefault(indexes[note.places[0].number], []).append((note.places[0].start, sign))
        self.text.show_kept(kept, signs)

    def _indexes(self) -> dict[int, int]:
        """Index in the document of each numbered paragraph."""
        return {p.number: index for index, p in enumerate(self.text.document.paragraphs) if p.number}

    @property
    def notes_chosen(self) -> list[Note]:
        """The notes on words that are chosen."""
        chosen = self.chosen_in_article
        if chosen is None:
            return []
        begin, end = chosen
        return [
            note for note in self._notes
            if any((p.number, p.start) < end and begin < (p.number, p.end) for p in note.places)
        ]  # fmt: skip

    def cursor_told(self) -> str:
        """The note under the cursor; else by what the cursor goes."""
        for note in self.notes_chosen:
            if note.is_position:
                return f"{CLAIM_SIGN} {note.record.question}"
            if note.is_card:
                return f"{CARD_SIGN} {note.record.question} – {note.record.answer}"
            if note.record.note:
                return f"{NOTE_SIGN} {note.record.note}"
        return super().cursor_told()

    # What is to be done

    async def deal_with_chosen(self, what: str) -> None:
        """Do something with what is chosen; `what` as the cursor's keys name it."""
        deeds: dict[str, Callable[[], None]] = {
            "highlight": self.action_highlight, "note": self._ask_note, "card": self._ask_question,
            "claim": self._ask_claim, "copy": self.action_copy, "define": self._define, "erase": self._erase,
            "undo": self._undo_last,
        }  # fmt: skip
        deeds[what]()

    def action_highlight(self) -> None:
        """Highlight what is chosen."""
        highlights = [note for note in self.notes_chosen if not (note.is_card or note.is_position)]
        if any(self._is_just(note) for note in highlights):
            self.post_message(Say(keyed(ALREADY_BY_CURSOR if self.has_cursor else ALREADY)))
        elif self._keep(lambda: self._take("")):
            self.post_message(Say(keyed(HIGHLIGHTED_BY_CURSOR if self.has_cursor else HIGHLIGHTED)))

    def _is_just(self, note: Note) -> bool:
        """Whether a note is on what is chosen and on nothing else."""
        chosen = self.chosen_in_article
        if not chosen or not note.places:
            return False
        first, last = note.places[0], note.places[-1]
        return chosen == ((first.number, first.start), (last.number, last.end))

    def _take(self, text: str) -> Note:
        chosen = self.chosen_in_article
        from sahelreader.notes.notebook import NoteError

        if chosen is None or self.article is None:
            raise NoteError(keyed(NOTHING_CHOSEN))
        note = self.workspace.notebook_to_write.highlight(self.article.head.id, *chosen, note=text)
        self._undo.append(partial(self.workspace.notebook.delete, note))
        return note

    def _keep(self, deed: Callable[[], object]) -> bool:
        """Do something with the notebook; what went wrong is said. Whether it is done, and on disk."""
        from sahelreader.notes.notebook import NoteError
        from sahelreader.store.errors import StoreError

        try:
            deed()
        except (NoteError, StoreError) as error:
            self.post_message(Say(str(error)))
            return False
        self.read_notes()
        return True

    @on(Answered)
    def _written(self, event: Answered) -> None:
        takers = {
            "note": self._note_written, "question": self._question_written, "answer": self._answer_written,
            "claim": self._claim_written,
        }  # fmt: skip
        if event.asked in takers:
            self.ask_again(not takers[event.asked](event))

    # Notes

    def _ask_note(self) -> None:
        self._noted = next((note for note in self.notes_chosen if not note.is_card), None)
        written = self._noted.record.note if self._noted else ""
        self.ask("note", "a note to these words", written)

    def _note_written(self, event: Answered) -> bool:
        noted = self._noted
        if noted is None and not event.value.strip():
            return True
        if noted is None:
            done = self._keep(lambda: self._take(event.value))
        else:
            done = self._keep(lambda: self.workspace.notebook_to_write.rewrite(noted, text=event.value))
            self._undo += [partial(self.workspace.notebook.restore, noted)] * done
        if done:
            self.post_message(Say(keyed("The note is kept. {app.notes:B} lists your notes.")))
        return done

    def _erase(self) -> None:
        """Delete the notes on what is chosen."""
        notes = self.notes_chosen
        if not notes:
            self.post_message(Say("Nothing of yours is on these words."))
            return
        book = self.workspace.notebook

        def erase() -> None:
            book.delete(*notes)
            self._undo.append(partial(book.restore, *notes))

        if self._keep(erase):
            what = "It is" if len(notes) == 1 else f"{len(notes)} notes are"
            self.post_message(Say(keyed("{what} taken away; {cursor.undo:u} undoes that.", what=what)))

    def _undo_last(self) -> None:
        if not self._undo:
            self.post_message(Say("There is nothing to undo."))
        elif self._keep(self._undo[-1]):
            self._undo.pop()
            self.post_message(Say("Undone."))

    # Cards

    def _ask_question(self) -> None:
        self.ask("question", "the question of your card, which these words answer")

    def _question_written(self, event: Answered) -> bool:
        self._question = event.value.strip()
        if self._question:
            words = " ".join(self._chosen_words().split())
            self.ask_next("answer", f"the answer to: {self._question}", words if len(words) <= SHORT else "")
        return True

    def _answer_written(self, event: Answered) -> bool:
        if done := self._keep(lambda: self._make_card(event.value)):
            self.post_message(Say(keyed("The card is kept, and the quiz ({app.quiz:z}) will ask it.")))
        return done

    def _make_card(self, answer: str) -> None:
        from sahelreader.notes.notebook import NoteError

        chosen = self.chosen_in_article
        if chosen is None or self.article is None:
            raise NoteError(keyed(NOTHING_CHOSEN))
        note = self.workspace.notebook_to_write.make_card(self.article.head.id, *chosen, self._question, answer)
        self._undo.append(partial(self.workspace.notebook.delete, note))

    # Claims

    def _ask_claim(self) -> None:
        self.ask("claim", "the question that these words answer, and another article otherwise", self._claim)

    def _claim_written(self, event: Answered) -> bool:
        if done := self._keep(lambda: self._take_position(event.value)):
            self._claim = event.value.strip()
            self.post_message(Say(keyed(SET_DOWN)))
        return done

    def _take_position(self, question: str) -> None:
        from sahelreader.notes.notebook import NoteError

        chosen = self.chosen_in_article
        if chosen is None or self.article is None:
            raise NoteError(keyed(NOTHING_CHOSEN))
        note = self.workspace.notebook_to_write.take_position(self.article.head.id, *chosen, question)
        self._undo.append(partial(self.workspace.notebook.delete, note))

    # Copying and looking up

    def _chosen_words(self) -> str:
        """What is chosen, unwrapped, paragraphs on lines of their own."""
        chosen, article = self.chosen_in_article, self.article
        if chosen is None or article is None:
            return ""
        (first, start), (last, end) = chosen
        texts = [block.text for block in article.body[first - 1 : last]]
        texts[-1] = texts[-1][:end]
        texts[0] = texts[0][start:]
        return "\n".join(texts).strip()

    def action_copy(self) -> None:
        """Copy what is chosen with its source, or the sentence of a name; to the clipboard and the file of copies."""
        from sahelreader.tui.cited_copy import copy_cited, copy_sentence

        words, chosen, place = self._chosen_words(), self.chosen_in_article, self.text.cursor_place
        number = self.text.document.paragraphs[place[0]].number if place is not None else 0
        if self.article is not None and words and chosen is not None:
            copy_cited(self, self.workspace, words, self.article.head.id, chosen[0][0])
        elif self.article is not None and place is not None and number:
            copy_sentence(self, self.workspace, go(self.article.head.id, number, place[1], place[1] + 1))
        else:
            self.post_message(Say(keyed(NOTHING_CHOSEN)))

    def _define(self) -> None:
        """Look up the name that is chosen, or the words."""
        chosen = self.chosen
        if chosen is None:
            return
        (first, start), (last, end) = chosen
        for index in range(first, last + 1):
            for span in self.text.document.spans(index):
                is_chosen = (index > first or span.end > start) and (index < last or span.start < end)
                if is_chosen and span.link.startswith("entry:"):
                    self.post_message(ShowPane("lookup", entry=span.link[6:]))
                    return
        self.post_message(ShowPane("lookup", query=self._chosen_words()[:60]))


def _sign_of(note: Note) -> str:
    """What stands in the margin beside it."""
    if note.is_position:
        return CLAIM_SIGN
    return CARD_SIGN if note.is_card else NOTE_SIGN if note.record.note else SIGN
