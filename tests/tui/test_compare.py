"""Side by side: what is read finds its counterpart, and stays where it is itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.containers import Container
from textual.geometry import Region

from sahelreader.tui.messages import ShowPane
from sahelreader.tui.widgets.gutter import Gutter
from sahelreader.tui.widgets.lines import Sentences
from sahelreader.tui.widgets.side import Side
from tests.compare.tellings import write_tellings
from tests.tui.driving import Driver, Home

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from sahelreader.tui.widgets.column import Column

WIDE = (130, 30)
CAPTAINS, CHAMPION, LANTERN = 1, 9, 21
"""Paragraphs of the first that the second tells too: there they are 5, 9 and 1."""


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tellings(tmp_path_factory.mktemp("tellings"), long=True)


@pytest.fixture
def tellings(dossier: Path, cache: Path, tmp_path: Path) -> Home:
    return Home(dossier, tmp_path / "data", cache)


async def compare(driver: Driver, left: str = "first", right: str = "second", **request: int) -> None:
    """Ask for two articles side by side."""
    driver.app.post_message(ShowPane("compare", left=left, right=right, **request))
    await driver.press()


def column(driver: Driver, index: int) -> Column:
    return driver.get(f"#side-{index}", Side).column


def tie(driver: Driver) -> str:
    """What the line that tells what ties them says."""
    return next(line.strip() for line in driver.lines if line.strip()[:1] in ("═", "┄") or "no counterpart" in line)


# Opening


async def test_c_in_the_reader_offers_the_article_that_shares_most_first(tellings: Home) -> None:
    async with tellings.open("second", size=WIDE) as driver:
        await driver.press("c")
        assert driver.pane == "compare"
        assert driver.text.index("An opening") < driver.text.index("Le fromage")
        assert "First has 4 of the 4 dates, quotes and figures in Second" in driver.flowing
        await driver.press("enter")
        assert "Second · ¶" in driver.text
        assert "First · ¶" in driver.text


async def test_c_in_the_library_compares_the_article_under_the_cursor(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await driver.press("down", "c", "enter")
        assert column(driver, 0).document.paragraphs[1].text == "[Another opening]"


async def test_the_only_other_article_needs_no_choice(home: Home) -> None:
    async with home.open("harbour", size=WIDE) as driver:
        await driver.press("c")
        assert "Compare Herald with" in driver.text
        await driver.press("escape")
        assert driver.pane == "reader"


async def test_the_place_in_the_text_goes_with_it(tellings: Home) -> None:
    async with tellings.open("first", CHAMPION, size=WIDE) as driver:
        await driver.press("c", "enter")
        assert column(driver, 0).reading == CHAMPION
        assert column(driver, 1).row_of(9) == column(driver, 0).row_of(CHAMPION)


async def test_a_pane_can_ask_for_a_paragraph_of_either_side(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver, left_number=CHAMPION, right_number=13)
        assert column(driver, 0).reading == CHAMPION
        assert column(driver, 1).row_of(13) == column(driver, 0).row_of(CHAMPION)
        assert "¶ 13 of Second is beside it, as it was asked for" in driver.text


async def test_a_choice_that_is_not_made_leaves_what_was_compared_before(tellings: Home) -> None:
    async with tellings.open("first", size=WIDE) as driver:
        await compare(driver)
        await driver.press("escape", "c", "escape")
        assert driver.status.startswith("First · ¶")
        await compare(driver, "", "")
        assert driver.status == "First ═ Second · ¶ 1"
        await driver.press("]")
        assert "Second · ¶ 17 of" in driver.text


# Following


async def test_the_counterpart_slides_to_the_row_of_what_is_read(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        while column(driver, 0).reading < CHAMPION:
            await driver.tap("down")
        assert column(driver, 0).reading == CHAMPION
        assert column(driver, 1).row_of(9) == column(driver, 0).row_of(CHAMPION)
        assert tie(driver).startswith("═  both quote “We need your friendship")


async def test_the_side_that_is_read_never_moves_by_itself(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        await driver.press("]", "]")
        left, right = column(driver, 0), column(driver, 1)
        before = left.scroll_y
        await driver.press("tab")
        assert (driver.prose, left.scroll_y) == (right, before)
        there = right.scroll_y
        await driver.press("equals_sign")
        assert right.scroll_y == there
        await driver.press("tab")
        assert right.scroll_y == there


async def test_what_only_one_side_tells_leaves_the_other_where_it_is(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        await driver.press("]", "]")
        there = column(driver, 1).scroll_y
        while column(driver, 0).reading == CHAMPION or column(driver, 0).reading < CHAMPION:
            await driver.press("down")
            if column(driver, 0).reading == CHAMPION:
                there = column(driver, 1).scroll_y
        assert column(driver, 1).scroll_y == there
        assert tie(driver) == "no counterpart found in Second"


async def test_brackets_go_from_one_shared_passage_to_the_next(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        walked = []
        for key in ("]", "]", "]", "]", "[", "["):
            await driver.press(key)
            walked.append(column(driver, 0).reading)
        assert walked == [5, 9, 21, 21, 9, 5]
        assert "Nothing" not in driver.status
        await driver.press("[", "[")
        assert driver.status == "Nothing before this was found in both."


async def test_unlocked_sides_are_moved_one_by_one_and_brought_together_by_a_key(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        await driver.press("L")
        assert "unlocked" in driver.text
        before = column(driver, 1).scroll_y
        while column(driver, 0).reading < CHAMPION:
            await driver.tap("down")
        assert column(driver, 1).scroll_y == before
        await driver.press("equals_sign")
        assert column(driver, 1).row_of(9) == column(driver, 0).row_of(CHAMPION)
        await driver.press("L")
        assert "unlocked" not in driver.text


async def test_the_gutter_tells_how_each_paragraph_is_tied(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        await driver.press("]", "]")
        ties = driver.get("#gutter-0", Gutter).ties
        left = column(driver, 0)
        assert ties[left.row_of(CHAMPION)] == "same"
        assert ties[left.row_of(CHAMPION + 1)] == "none"
        lines = driver.text.splitlines()
        assert [line.count("══") for line in lines[left.region.y + left.row_of(CHAMPION) :]][:2] == [1, 0]


async def test_where_no_colours_are_wanted_no_line_of_a_comparison_has_any(
    tellings: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        pane = driver.get("#compare", Container)
        whole = Region(0, 0, *pane.size)
        shown = [pane, *pane.query("Sides, Side, Gutter")]
        styles = {segment.style for widget in shown for strip in widget.render_lines(whole) for segment in strip}
        colours = {colour for style in styles if style for colour in (style.color, style.bgcolor) if colour}
        assert colours
        assert all(colour.triplet is None or len(set(colour.triplet)) == 1 for colour in colours)


async def test_the_texts_fill_the_room_between_head_and_tie(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        line = driver.get("#tie", Sentences).region.y
        assert [column(driver, index).region.bottom for index in (0, 1)] == [line, line]


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_what_ties_the_sides_has_two_lines(tellings: Home, size: tuple[int, int]) -> None:
    async with tellings.open(size=size) as driver:
        await compare(driver)
        line = driver.get("#tie", Sentences)
        for count, ends in ((10, ["", "g"]), (30, ["g", "g"]), (200, ["g", "…"])):
            line.say(" ".join(["long"] * count))
            await driver.press()
            shown = driver.lines[line.region.y : line.region.bottom]
            assert [row.rstrip()[-1:] for row in shown] == ends


# What stands out


async def test_o_lets_stand_back_what_both_tell_then_what_one_tells(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)

        def is_faded(number: int, character: int = 0) -> bool:
            document = column(driver, 0).document
            spans = document.spans(document.index_of(number))
            return any(span.style == "dim" and span.start <= character < span.end for span in spans)

        assert not is_faded(CHAMPION)
        await driver.press("o")
        assert is_faded(CHAMPION)
        assert not is_faded(CHAMPION + 1)
        await driver.press("o")
        assert not is_faded(CHAMPION)
        assert is_faded(CHAMPION + 1)
        await driver.press("o")
        assert not is_faded(CHAMPION + 1)


async def test_x_swaps_the_sides_and_each_stays_where_it_was(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        await driver.press("]", "]", "x")
        assert column(driver, 1).document.paragraphs[1].text == "[An opening]"
        assert driver.prose is column(driver, 1)
        assert column(driver, 1).reading == CHAMPION


# Ways about


async def test_enter_reads_on_in_the_reader_and_escape_comes_back(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        await driver.press("]", "]", "tab", "enter")
        assert driver.pane == "reader"
        assert driver.status.startswith("Second · ¶ 9")
        await driver.press("escape")
        assert driver.pane == "compare"
        assert driver.prose is column(driver, 1)
        assert column(driver, 0).reading == CHAMPION


async def test_c_chooses_another_article_and_escape_keeps_this_one(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        await driver.press("c", "escape")
        assert driver.prose is column(driver, 0)
        await driver.press("c", "down", "enter")
        assert "No date is told in Alien" in driver.flowing
        assert "No paragraph of one tells what one of the other tells, as far as can be found." in driver.flowing
        assert "Le fromage se mange frais." in driver.text


async def test_a_third_article_needs_room(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        await driver.press("3")
        assert driver.status == "A third article needs 160 columns; this screen has 130."
    async with tellings.open(size=(165, 30)) as driver:
        await compare(driver)
        await driver.press("3")
        assert "Alien" in driver.text
        await driver.press("]", "]")
        assert "═  Second ¶ 9: both quote “We need your friendship" in driver.text
        await driver.press("left")
        assert driver.prose is column(driver, 2)
        await driver.press("3")
        assert "Le fromage" not in driver.text
        assert driver.prose is column(driver, 1)


async def test_the_third_goes_when_the_screen_becomes_too_narrow(tellings: Home) -> None:
    async with tellings.open(size=(165, 30)) as driver:
        await compare(driver)
        await driver.press("3", "left")
        await driver.pilot.resize_terminal(120, 30)
        await driver.press()
        assert "Le fromage" not in driver.text
        assert driver.prose is column(driver, 1)


async def test_narrow_screens_set_them_above_each_other_and_narrower_ones_flip(tellings: Home) -> None:
    async with tellings.open(size=(80, 26)) as driver:
        await compare(driver)
        assert column(driver, 1).region.y > column(driver, 0).region.y
        assert column(driver, 1).region.x == column(driver, 0).region.x
        assert any(line.startswith(" ═ On 3 May 2021") for line in driver.lines)
        assert any(line.startswith("   On bench 2") for line in driver.lines)
    async with tellings.open(size=(60, 24)) as driver:
        await compare(driver)
        await driver.press("]", "]")
        assert "Second · ¶" not in driver.text.replace(driver.status, "")
        await driver.press("tab")
        assert "Second · ¶ 9 of" in driver.text
        assert "First · ¶" not in driver.text
        assert column(driver, 1).reading == 9


async def test_a_click_reads_the_other_side(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        await driver.click_on("Weavers of basalt")
        assert driver.prose is column(driver, 1)


# What cannot be compared


async def test_the_same_article_twice_is_two_readable_columns_and_a_sentence(tellings: Home) -> None:
    async with tellings.open(size=WIDE) as driver:
        await compare(driver, "first", "first")
        assert "Both sides are the same article" in driver.text
        await driver.press("]", "]")
        assert column(driver, 1).row_of(3) == column(driver, 0).row_of(3)


async def test_long_articles_are_compared_while_they_can_be_read(
    tellings: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sahelreader.compare.pairs.FEW_WORDS", 10)
    async with tellings.open(size=WIDE) as driver:
        await compare(driver)
        assert "The port of Sarela opened again" in driver.text
        await driver.until(lambda: "has 4 of the 4 dates" in driver.text)


@pytest.mark.parametrize("size", [(130, 36), (80, 24)], ids=["wide", "small"])
async def test_it_looks_as_in_its_picture(
    tellings: Home, looks_as_before: Callable[[Driver], Awaitable[bool]], size: tuple[int, int]
) -> None:
    async with tellings.open(size=size) as driver:
        await compare(driver)
        await driver.press("]", "]")
        assert await looks_as_before(driver)
