"""The list of the reader's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.store.annotation import Annotation, current
from sahelreader.store.errors import StoreError
from sahelreader.store.place import ReadingPlace
from sahelreader.store.store import Store
from sahelreader.tui.panes.notes import Notes
from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    import pytest

    from tests.tui.driving import Driver, Home


async def take_notes(driver: Driver) -> None:
    """A highlight, a note and a card, on the first three sentences of the paragraphs 7 and 8."""
    await driver.press("v", "enter", "l", "n")
    await driver.write("tides")
    await driver.press("enter", "l", "c")
    await driver.write("Which day")
    await driver.press("enter")
    await driver.write("2")
    await driver.press("enter", "escape")


def kept(driver: Driver) -> list[Annotation]:
    return current(driver.workspace.store.annotations("the-coast"))


async def test_without_notes_the_list_tells_how_to_take_one(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("B")
        assert driver.pane == "notes"
        assert "No notes yet." in driver.text
        assert "writes a note to it" in driver.text
        await driver.press("e", "x", "y", "enter", "s")
        assert driver.status == "There is nothing to save yet."
        await driver.press("U", "escape")
        assert driver.pane == "library"


async def test_notes_are_listed_by_article_and_enter_goes_there_and_escape_back(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await take_notes(driver)
        await driver.press("B")
        for words in ("The port of Sarela reopens", "¶ 7     “On day 1 of", "• tides", "? Which day", "Notes · 3"):
            assert words in driver.text
        await driver.press("end", "enter")
        assert driver.pane == "reader"
        assert driver.get(".pane#reader", Reader).stretch.number in range(5, 9)
        assert driver.get("#text", Prose).is_lit
        await driver.press("escape")
        assert driver.pane == "notes"
        assert driver.prose.link == f"note:{kept(driver)[2].subject}"


async def test_notes_are_rewritten_deleted_and_brought_back(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await take_notes(driver)
        await driver.press("B", "e")
        await driver.write("ropes")
        await driver.press("enter")
        assert [note.note for note in kept(driver)] == ["ropes", "tides", ""]
        await driver.press("x")
        assert driver.status == "Deleted; U brings it back."
        assert [note.note for note in kept(driver)] == ["tides", ""]
        assert "ropes" not in driver.text
        await driver.press("U")
        assert "ropes" in driver.text
        await driver.press("U")
        assert sorted(note.note for note in kept(driver)) == ["", "", "tides"]
        await driver.press("U")
        assert driver.status == "There is nothing to undo."


async def test_a_card_is_rewritten_question_and_answer(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await take_notes(driver)
        await driver.press("B", "end", "e")
        await driver.write(" again")
        await driver.press("enter")
        await driver.write("nd")
        await driver.press("enter")
        (card,) = [note for note in kept(driver) if note.kind == "card"]
        assert (card.question, card.answer) == ("Which day again", "2nd")
        await driver.press("e", "escape", "e", "enter", "escape")
        assert len(kept(driver)) == 3


async def test_notes_are_copied_and_saved_as_markdown(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await take_notes(driver)
        await driver.press("B", "y")
        assert "(sahelreader open harbour#p7)" in driver.app.clipboard
        await driver.press("s")
        assert driver.status.startswith("Saved in")
    text = (home.data / "notes-the-coast.md").read_text(encoding="utf-8")
    assert text.count("`sahelreader open harbour#p") == 3


async def test_what_is_orphaned_is_listed_and_never_dropped(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        store = driver.workspace.store
        ids = [f"00000000-0000-7000-8000-{n:012d}" for n in (1, 2)]
        store.annotate(
            Annotation(ids[0], "the-coast", ids[0], "highlight", 1, 0, "gone", 4, 0, "words of another text"),
            Annotation(ids[1], "the-coast", ids[1], "highlight", 2, 0, "harbour", 9, 0, "words that are not here"),
        )
        store.save_place(ReadingPlace("the-coast", "gone", 3))
        await driver.press("B")
        assert "Orphaned" in driver.text
        assert "¶ 4     “words of another text”" in driver.text
        assert "It stood in gone." in driver.text
        assert "Where you were: gone ¶ 3, the dossier has no such article." in driver.flowing
        await driver.press("home", "enter")
        assert driver.status == "This dossier no longer has gone; the note is kept."
        await driver.press("down", "enter")
        assert driver.pane == "reader"
        assert driver.get(".pane#reader", Reader).stretch.number == 9


async def test_notes_are_offered_by_the_palette(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await take_notes(driver)
        offered = {command.title: command for command in driver.app.entry_commands()}
        assert {"Note: tides", "Note: Which day"} <= set(offered)
        await driver.press("home")
        offered["Note: tides"].callback()
        await driver.press()
        assert driver.get("#text", Prose).is_lit


async def test_a_note_of_another_sahelreader_is_there_when_the_list_is_opened_again(home: Home) -> None:
    async with home.open("harbour", 7) as driver, home.open("harbour", 9) as other:
        await driver.press("B", "escape")
        await other.press("v", "enter", "escape")
        await driver.press("B")
        assert "Notes · 1" in driver.text
        assert driver.get("Notes", Notes).chosen is not None


async def test_a_note_that_cannot_be_rewritten_stays_in_its_line(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(*_: object) -> None:
        raise StoreError("The disk is full: free some space and try again.", "full")

    async with home.open("harbour", 7) as driver:
        await driver.press("v", "enter", "escape", "B", "e")
        await driver.write("a rope")
        with monkeypatch.context() as full:
            full.setattr(Store, "annotate", full_disk)
            await driver.press("enter")
        assert driver.status == "The disk is full: free some space and try again."
        assert "a rope" in driver.text
        await driver.press("enter")
        assert driver.status == "Rewritten."
        assert "• a rope" in driver.text
