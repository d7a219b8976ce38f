"""Choosing words by keys or mouse; highlighting, noting, copying, looking up, and cards."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from sahelreader.store.annotation import current
from sahelreader.store.errors import StoreError
from sahelreader.store.store import Store
from sahelreader.tui.panes.lookup import LookUp
from sahelreader.tui.panes.quiz import Quiz
from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.widgets.ask_line import AskLine
from sahelreader.tui.widgets.cursor_line import CursorLine
from sahelreader.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from sahelreader.store.annotation import Annotation
    from tests.tui.driving import Driver, Home

DAY_ONE = (
    "On day 1 of the repairs the crane stood still until noon, because the rope that Nordby had lent was too short."
)


def chosen(driver: Driver) -> str:
    return driver.app.screen.get_selected_text() or ""


def kept(driver: Driver) -> list[Annotation]:
    return current(driver.workspace.store.annotations("the-coast"))


async def test_v_chooses_the_first_sentence_in_view_and_the_arrows_move(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v")
        assert chosen(driver) == DAY_ONE
        assert "by sentence   w word   p paragraph" in driver.text
        assert "enter mark" in driver.text
        await driver.press("right")
        assert chosen(driver).startswith("Ada Keral asked the Coast Herald")
        await driver.press("h", "k")
        assert chosen(driver) == "Operation Heron ends in June." or chosen(driver).endswith("ends in June.")
        await driver.press("escape")
        assert chosen(driver) == ""
        assert driver.app.focused is driver.get("#text", Prose)
        assert driver.pane == "reader"


async def test_it_goes_by_word_and_paragraph_and_remembers_by_what(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "w")
        assert chosen(driver) == "On"
        await driver.press("l", "l", "j")
        assert chosen(driver) != "1"
        await driver.press("up")
        assert chosen(driver) in ("1", "day")
        await driver.press("p")
        assert chosen(driver).startswith("On day 1 of")
        assert chosen(driver).endswith("on the free quay.")
        await driver.press("escape", "v")
        assert "by paragraph" in driver.text


async def test_shift_extends_and_x_makes_moving_extend(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "w", "L", "shift+right")
        assert chosen(driver) == "On day 1"
        await driver.press("H")
        assert chosen(driver) == "On day"
        await driver.press("l", "x", "l", "l")
        assert chosen(driver) == "1 of the"


async def test_the_cursor_begins_on_the_name_chosen(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.walk_to("entry:free-quay")
        await driver.press("v")
        assert chosen(driver).endswith("on the free quay.")


async def test_enter_highlights_and_the_highlight_is_seen_and_outlasts_the_program(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "enter")
        assert driver.status.startswith("Highlighted")
        (record,) = kept(driver)
        assert (record.quote, record.article, record.paragraph, record.start) == (DAY_ONE, "harbour", 7, 0)
        assert record.suffix.startswith(" Ada Keral asked")
        await driver.press("enter")
        assert driver.status.startswith("That is highlighted already")
    async with home.open("harbour", 7) as driver:
        await driver.until(lambda: driver.get("#text", Prose)._lights.kept)
        assert driver.get(".pane#reader", Reader).note_stretches == [(driver.prose.top()[0], 0, len(DAY_ONE))]
        await driver.press("f", "h")
        assert driver.get(".pane#reader", Reader).note_stretches[0][1:] == (0, len(DAY_ONE))
        assert driver.get("#text", Prose)._lights.kept


async def test_a_note_is_written_shown_with_a_sign_and_edited(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "n")
        await driver.write("why so short")
        await driver.press("enter")
        assert [record.note for record in kept(driver)] == ["why so short"]
        assert isinstance(driver.app.focused, CursorLine)
        assert "• why so short" in driver.text
        assert driver.lines[0].startswith(" • On day 1")
        await driver.press("n")
        await driver.write("?")
        await driver.press("enter")
        assert [record.note for record in kept(driver)] == ["why so short?"]
        await driver.press("u")
        assert [record.note for record in kept(driver)] == ["why so short"]


async def test_giving_up_or_writing_nothing_makes_no_note(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "n", "escape", "n", "enter", "c", "enter", "c", "w", "enter", "escape")
        assert kept(driver) == []
        assert isinstance(driver.app.focused, CursorLine)


async def test_backspace_takes_notes_away_and_u_brings_them_back(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "backspace")
        assert driver.status == "Nothing of yours is on these words."
        await driver.press("u")
        assert driver.status == "There is nothing to undo."
        await driver.press("enter", "backspace")
        assert kept(driver) == []
        assert not driver.get("#text", Prose)._lights.kept
        await driver.press("u")
        assert [record.quote for record in kept(driver)] == [DAY_ONE]
        await driver.press("u")
        assert kept(driver) == []
        assert len(driver.workspace.store.annotations("the-coast")) == 4, "nothing is ever lost"


async def test_y_copies_with_the_source_to_the_clipboard_and_to_a_file(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "y")
        expected = (
            f"“{DAY_ONE}”\n— The port of Sarela reopens, Coast Herald, 3 May 2021, ¶ 7 (sahelreader open harbour#p7)"
        )
        assert driver.app.clipboard == expected
        assert driver.status == "Copied with its source; it is in copied.md of your data folder too."
        await driver.press("l", "y")
    text = (home.data / "copied.md").read_text(encoding="utf-8")
    assert text.startswith(expected)
    assert text.count("sahelreader open") == 2
    assert (home.data / "copied.md").stat().st_mode & 0o077 == 0


async def test_a_card_is_made_of_a_sentence_and_the_quiz_asks_it(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "c")
        await driver.write("what was too short")
        await driver.press("enter")
        await driver.write("the rope")
        await driver.press("enter")
        assert driver.status.startswith("The card is kept")
        (record,) = kept(driver)
        assert (record.kind, record.question, record.answer) == ("card", "what was too short", "the rope")
        assert driver.lines[0].startswith(" ? On day 1")
        assert "? what was too short – the rope" in driver.text
        assert [fact.cards[0].ask for fact in driver.workspace.facts][-1] == "what was too short"
        await driver.press("escape", "Z")
        session = driver.get("Quiz", Quiz).session
        assert session is not None
        assert f"own:{record.subject}" in session._facts


async def test_d_shows_the_entry_of_the_name_or_looks_the_word_up(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "l", "d")
        assert driver.pane == "lookup"
        assert driver.get("LookUp", LookUp).entry == "ada-keral"
        await driver.press("escape", "v", "w", *"lllllll", "d")
        assert driver.pane == "lookup"
        assert driver.app.query_one("#query").value == "crane"  # type: ignore[attr-defined]
        assert driver.status.startswith("Look up")
        await driver.press("escape")
        assert driver.pane == "reader"
        assert not driver.app.query(CursorLine)


async def test_what_the_mouse_chose_is_highlighted_and_copied_by_the_same_keys(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("a")
        assert driver.status.startswith("Nothing is chosen")
        await driver.press("y")
        assert driver.status.startswith("Nothing is chosen")
        x, y = driver.find("On day 1 of")
        await driver.drag((x, y), (x + 3, y + 1))
        await driver.press("a")
        (record,) = kept(driver)
        assert record.quote == "On day 1 of the repairs the crane stood still until noon, because the rope"
        await driver.press("y")
        assert driver.app.clipboard.startswith(f"“{record.quote}”")
        await driver.press("v", "n")
        await driver.write("mine")
        await driver.press("enter")
        assert [note.note for note in kept(driver)] == ["mine"]
        await driver.press("escape")
        assert chosen(driver) == ""


async def test_escape_lets_go_of_what_the_mouse_chose_before_it_leads_back(home: Home) -> None:
    async with home.open("bridge") as driver:
        await driver.click_on("engineer", times=2)
        assert "a mark" in driver.text
        await driver.press("escape")
        assert chosen(driver) == ""
        assert driver.pane == "reader"


async def test_a_click_elsewhere_ends_the_cursor(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v")
        await driver.click_on("Nordby had lent")
        assert not driver.app.query(CursorLine)
        assert driver.app.focused is driver.get("#text", Prose)
        await driver.press("v", "slash", "escape")
        assert not driver.app.query(CursorLine)


async def test_in_a_narrowed_text_what_is_not_shown_is_never_highlighted(home: Home) -> None:
    async with home.open("harbour") as driver:
        await driver.press("ampersand")
        await driver.write("day 1 of")
        await driver.press("enter", "v", "p", "L", "enter")
        assert {record.paragraph for record in kept(driver)} <= {7}
        assert all("\n" not in record.quote for record in kept(driver))


async def test_where_nothing_can_be_saved_it_is_told_and_nothing_is_shown_as_kept(home: Home) -> None:
    home.data.mkdir(parents=True)
    with closing(sqlite3.connect(home.data / "reader.db")) as other:
        other.execute("CREATE TABLE of_another_program (id)")
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "enter")
        assert "belongs to another program" in driver.status
        assert not driver.get("#text", Prose)._lights.kept


@pytest.mark.parametrize("words", ["[@click=app.quit]x[/]", "\x1b[31m“red”\u202e"])
async def test_a_note_is_shown_as_it_was_written_whatever_is_in_it(home: Home, words: str) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v")
        await driver.press("n")
        driver.app.query_one("#note").value = words  # type: ignore[attr-defined]
        await driver.press("enter")
        assert "\x1b" not in driver.text
        if words.startswith("["):
            assert f"• {words}" in driver.text


async def test_what_was_written_stays_in_its_line_while_it_cannot_be_kept(home: Home) -> None:
    home.data.write_text("where the folder should be", encoding="utf-8")
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "n")
        await driver.write("the rope")
        await driver.press("enter")
        assert "choose another folder with --data-dir" in driver.status
        assert "the rope" in driver.text
        assert "--data-dir" in driver.flowing, "the mend is seen too"
        await driver.press("right", "enter")
        assert driver.app.query_one(AskLine).value == "the rope"
        await driver.press("right")
        assert "enter try again" in driver.lines[-1]
        home.data.unlink()
        await driver.press("enter")
        assert driver.status.startswith("The note is kept.")
        assert not driver.app.query(AskLine)
        assert [note.note for note in kept(driver)] == ["the rope"]
        await driver.press("escape", "pagedown")
    async with home.open("harbour") as driver:
        assert driver.status.startswith("Herald · ¶ ")
        assert "¶ 1 of" not in driver.status, "places are kept again too"


async def test_a_few_words_chosen_are_offered_as_the_answer_of_their_card(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "w", "c")
        await driver.write("Which?")
        await driver.press("enter")
        assert driver.app.query_one(AskLine).value == "On"
        await driver.press("enter")
        assert [(card.question, card.answer, card.quote) for card in kept(driver)] == [("Which?", "On", "On")]


async def test_a_card_whose_answer_cannot_be_kept_keeps_question_and_answer(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "c")
        await driver.write("How long?")
        await driver.press("enter")
        with monkeypatch.context() as full:
            full.setattr(Store, "annotate", full_disk)
            await driver.write("until noon")
            await driver.press("enter")
        assert driver.status == "The disk is full: free some space and try again."
        await driver.press("enter")
        assert driver.status == "The card is kept, and the quiz (z) will ask it."
        assert [(card.question, card.answer) for card in kept(driver)] == [("How long?", "until noon")]


async def test_giving_up_what_cannot_be_kept_leaves_the_line(home: Home) -> None:
    home.data.write_text("", encoding="utf-8")
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "n", "x", "enter", "escape")
        assert not driver.app.query(AskLine)
        await driver.press("n", "escape", "escape")
        assert driver.app.focused is driver.get("#text", Prose)


def full_disk(*_: object) -> None:
    raise StoreError("The disk is full: free some space and try again.", "full")


async def test_y_copies_the_sentence_of_the_name_that_the_cursor_is_on(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("tab", "y")
        assert driver.app.clipboard.startswith("“Ada Keral asked the Coast Herald to print the tides, ")
        assert driver.status.startswith("Copied with its source")


async def test_what_the_mouse_chose_and_a_marks_is_not_said_to_be_undone_by_a_key_that_scrolls(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.click_on("crane", times=2)
        await driver.press("a")
        assert driver.status == "Highlighted. B lists your notes."


async def test_the_cursor_goes_by_half_screens_and_to_the_ends_and_tab_does_not_lose_it(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "pagedown")
        assert chosen(driver).startswith("On day 3 of")
        await driver.press("pageup")
        assert chosen(driver) == DAY_ONE
        await driver.press("tab")
        assert chosen(driver).startswith("Ada Keral asked")
        await driver.press("shift+tab")
        assert chosen(driver) == DAY_ONE
        await driver.press("x", "space")
        assert chosen(driver).startswith(DAY_ONE)
        assert "On day 3 of" in chosen(driver), "while it extends, it extends by half a screen too"
        await driver.press("x", *["pagedown"] * 18)
        assert chosen(driver).startswith("Ada Keral asked")
        assert driver.get("#text", Prose).at_end()
        await driver.press(*["pageup"] * 20)
        assert driver.get("#text", Prose).top() == (0, 0)


async def test_a_leap_ends_the_cursor_so_that_it_does_not_draw_the_text_back(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "percent_sign", "5", "0", "enter")
        assert " · 50% · " in driver.status
        assert not driver.app.query(CursorLine)
        assert driver.app.focused is driver.get("#text", Prose)
        await driver.press("m", "a", "home", "v", "apostrophe", "a")
        assert " · 50% · " in driver.status
        assert not driver.app.query(CursorLine)


async def test_what_was_chosen_is_let_go_where_another_place_is_opened(home: Home) -> None:
    async with home.open("harbour", 7) as driver:
        await driver.press("v", "o", "end", "enter")
        assert driver.pane == "reader"
        assert chosen(driver) == ""
        assert "a mark" not in driver.lines[-1]
