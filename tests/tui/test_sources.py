"""On what the articles differ, what they date, who is quoted, and where it all is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.compare.board import board
from sahelreader.compare.naming import Word
from sahelreader.dossier.model import Evidence, Place
from sahelreader.dossier.voices import Claim, Position, Voice
from sahelreader.tui.messages import ShowPane
from sahelreader.tui.pages.claims import claims_page
from sahelreader.tui.pages.names import places_page
from sahelreader.tui.panes.claims import Claims
from sahelreader.tui.panes.map import Map
from sahelreader.tui.panes.timeline import Timeline
from sahelreader.tui.widgets.filter_line import FilterLine
from sahelreader.tui.widgets.prose import Prose
from tests.support.small_voices import CLAIMS, QUOTES, TIMELINE
from tests.tui.dossier import write_coast
from tests.tui.driving import Home

if TYPE_CHECKING:
    from pathlib import Path

WIDE, SMALL = (160, 45), (80, 24)
SECOND_CLAIM = """
- id: repairs
  question: What do the repairs cost?
  why_it_matters: Somebody must pay.
  entities: [nordby]
  tags: [money]
  positions:
    - {holder: harbour, stance: says, summary: "40,000 crowns", evidence: [{article: harbour, quote: "40,000 crowns"}]}
    - holder: harbour
      voice: "unnamed: fishermen"
      stance: differs
      summary: a free quay was asked for
      evidence: [{article: harbour, quote: "had asked for a free quay"}]
    - {holder: bridge, stance: silent, summary: says nothing of it}
    - {holder: letter, stance: silent, summary: says nothing of it}
"""
PLACED = {"name: Sarela": "name: Sarela\n  at: [60, 10]", "name: Nordby": "name: Nordby\n  at: [14, -4]"}


@pytest.fixture(scope="session")
def voiced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The coast with quotations, claims, a timeline and positions of its places."""
    folder = write_coast(tmp_path_factory.mktemp("voiced"))
    for name, text in (("quotes", QUOTES), ("claims", CLAIMS + SECOND_CLAIM), ("timeline", TIMELINE)):
        (folder / "glossary" / f"{name}.yaml").write_text(text, encoding="utf-8")
    entities = folder / "glossary" / "entities.yaml"
    text = entities.read_text(encoding="utf-8")
    for old, new in PLACED.items():
        assert old in text
        text = text.replace(old, new, 1)
    entities.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def home(voiced: Path, cache: Path, tmp_path: Path) -> Home:
    """A new reader of it."""
    return Home(voiced, tmp_path / "data", cache)


async def test_the_board_has_a_column_an_article_and_shows_silence(home: Home) -> None:
    async with home.open(size=WIDE) as driver:
        await driver.press("C")
        assert driver.pane == "claims"
        heading = driver.lines[1]
        assert heading.index("Herald") < heading.index("Bridge") < heading.index("Letter")
        row = driver.lines[2]
        assert "Whom would a free quay" in row
        assert row[heading.index("Herald")] == "–"
        assert row[heading.index("Bridge") :].startswith("it is cheaper")


def test_no_cell_of_the_board_cuts_what_is_answered_or_by_whom() -> None:
    answer, voice = " ".join(["qualified"] * 20), Voice("unnamed: " + " ".join(["source"] * 20))
    told = Position("a", voice, "says", answer, (Evidence("words", Place("a", 1, 0, 5)),))
    table = claims_page(board((Claim("one", "What?", "", (told,), (), ()),), ["a", "b"]), ["A", "B"], 80)
    shown = " ".join(paragraph.text for paragraph in table.paragraphs)
    assert (shown.count("qualified"), shown.count("source"), shown.count("unnamed")) == (20, 20, 1)
    assert "…" not in shown


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_cursor_tells_the_passages_and_leads_to_them(home: Home, size: tuple[int, int]) -> None:
    async with home.open(size=size) as driver:
        await driver.press("C", "right") if size == WIDE else await driver.press("C")
        assert "says · Bruno Keral: it is cheaper than a bridge" in driver.flowing
        await driver.press("p", "enter")
        assert driver.pane == "reader"
        assert "“A free quay is cheaper.”" in driver.flowing
        await driver.press("escape")
        assert driver.pane == "claims"


async def test_arrows_move_by_rows_and_columns(home: Home) -> None:
    async with home.open(size=WIDE) as driver:
        await driver.press("C")
        board = driver.get("Claims", Claims)
        seen = []
        for key in ("right", "right", "right", "down", "left", "left", "left", "up", "up"):
            await driver.press(key)
            assert board.chosen
            seen.append((board.chosen[0].claim.id, board.chosen[1]))
        assert seen == [
            ("free-quay", 1), ("free-quay", 2), ("free-quay", 2), ("repairs", 2), ("repairs", 1), ("repairs", 0),
            ("repairs", 0), ("free-quay", 0), ("free-quay", 0),
        ]  # fmt: skip


async def test_questions_are_narrowed_as_one_types_and_escape_shows_all(home: Home) -> None:
    async with home.open(size=WIDE) as driver:
        await driver.press("C", "slash", *"nord")
        assert "2 of 2 questions" in driver.status
        await driver.press(*["backspace"] * 4, *"money")
        assert "Whom would" not in driver.text
        await driver.press("enter")
        assert not driver.app.query(FilterLine)
        assert "1 of 2 questions" in driver.status
        await driver.press("escape")
        assert "Whom would" in driver.text
        assert driver.pane == "claims"
        await driver.press("slash", *"zzz")
        assert "No question has to do with that." in driver.text


async def test_what_no_other_article_answers_is_shown_alone(home: Home) -> None:
    async with home.open(size=WIDE) as driver:
        await driver.press("C", "down")
        assert "enter the text" in driver.text
        await driver.press("enter")
        assert driver.status == "No other article answers this."
        assert driver.pane == "reader"
        await driver.press("escape")
        assert driver.pane == "claims"


async def test_the_timeline_has_a_column_an_article_and_zooms(home: Home) -> None:
    async with home.open(size=WIDE) as driver:
        await driver.press("t")
        assert driver.pane == "timeline"
        assert "The port opens again" in driver.text
        assert "3 May 2021" in driver.text
        assert "enter the text" in driver.text
        await driver.press("minus", "minus")
        assert "by year" in driver.status
        assert "enter each event" in driver.text
        assert "●●● 3" in driver.text
        await driver.press("enter", "plus")
        assert "each event" in driver.status


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_sentence_of_an_event_is_one_key_away(home: Home, size: tuple[int, int]) -> None:
    async with home.open(size=size) as driver:
        await driver.press("t", "down")
        assert driver.get("Timeline", Timeline).chosen
        assert "opened again on 3 May 2021" in driver.flowing
        await driver.press("enter")
        assert driver.pane == "reader"
        await driver.press("escape")
        assert driver.pane == "timeline"


async def test_quotations_are_regrouped_and_lead_to_their_place(home: Home) -> None:
    async with home.open(size=WIDE) as driver:
        await driver.press("Q")
        assert "“We will not close it a second time,”" in driver.flowing
        assert "through Coast Herald" in driver.flowing
        await driver.press("o")
        assert "by topic" in driver.text
        await driver.press("o", "o")
        await driver.walk_to("about:sarela")
        await driver.press("enter")
        assert "Who said what about Sarela" in driver.text
        assert "A free quay is cheaper." not in driver.text
        await driver.press("escape")
        assert "A free quay is cheaper." in driver.text
        await driver.walk_to("go:harbour")
        await driver.press("enter")
        assert driver.pane == "reader"


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_map_shows_near_places_and_the_way_to_far_ones(home: Home, size: tuple[int, int]) -> None:
    async with home.open(size=size) as driver:
        await driver.press("M")
        assert driver.pane == "atlas"
        assert "● Nordby" in driver.text
        assert "Sarela ↑" in driver.text
        assert any("\u2800" < character < "\u2900" for character in driver.text)
        await driver.walk_to("entry:sarela", "down")
        await driver.press("m")
        assert "● Sarela" in driver.text
        await driver.press("escape")
        assert "● Nordby" in driver.text
        await driver.press("enter")
        assert driver.pane == "lookup"
        await driver.press("escape")
        assert driver.pane == "atlas"


async def test_the_map_says_it_in_a_list_too_and_zooms(home: Home) -> None:
    async with home.open(size=WIDE) as driver:
        await driver.press("M", *["minus"] * 9)
        assert "● Sarela" in driver.text
        assert driver.get("Map", Map).names.link == "entry:nordby"


@pytest.mark.parametrize("key", ["C", "t", "Q", "M"])
async def test_a_dossier_without_any_of_it_says_so(coast: Path, cache: Path, tmp_path: Path, key: str) -> None:
    async with Home(coast, tmp_path / "data", cache).open(size=SMALL) as driver:
        await driver.press(
            key, "down", "up", "left", "right", "tab", "tab", "slash", "escape", "plus", "minus", "o", "m"
        )
        assert driver.app.is_running


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_names_tell_what_each_source_calls_one_and_with_whom_it_is_named(
    home: Home, size: tuple[int, int]
) -> None:
    async with home.open(size=size) as driver:
        await driver.press("W")
        assert driver.pane == "names"
        await driver.walk_to("entry:nordby", "down")
        assert "What each source calls Nordby" in driver.text
        await driver.press("enter", "enter")
        assert "Nordby" in driver.prose.document.paragraphs[0].text
        await driver.press("escape", "escape", "o")
        assert "Named with Nordby" in driver.text
        counts = [int(line.split()[-2]) for line in driver.lines if " paragraph" in line and "█" in line]
        assert counts == sorted(counts, reverse=True)
        await driver.press("o")
        assert "Who is named with whom" in driver.text
        await driver.press("enter", "enter", "enter")
        assert driver.pane == "reader"
        await driver.press("escape")
        assert driver.pane == "names"


async def test_names_are_narrowed_as_one_types_and_escape_shows_all(home: Home) -> None:
    async with home.open(size=WIDE) as driver:
        await driver.press("W", "slash", *"nord")
        assert driver.status.startswith("Names · 1 of ")
        assert "What each source calls Nordby" in driver.text
        await driver.press("enter", "o")
        assert "Named with Nordby" in driver.text
        counts = [int(line.split()[-2]) for line in driver.lines if " paragraph" in line and "█" in line]
        assert counts == sorted(counts, reverse=True)
        await driver.press("escape")
        assert "of" not in driver.status
        assert "Named with Nordby" in driver.text
        counts = [int(line.split()[-2]) for line in driver.lines if " paragraph" in line and "█" in line]
        assert counts == sorted(counts, reverse=True)
        await driver.press("slash", *"zzz")
        assert "Nothing of that name" in driver.text
        assert "Nordby" not in driver.text
        await driver.press("escape")
        assert "What each source" not in driver.text
        assert driver.pane == "names"


@pytest.mark.parametrize(
    "keys",
    [
        ("C", "right", "p"),
        ("t", "p"),
        ("W", "slash", *"keral", "enter", "enter", "right", "enter"),
        ("Q", "tab", "tab"),
    ],
    ids="".join,
)
async def test_one_comes_back_from_the_text_to_where_one_was(home: Home, keys: tuple[str, ...]) -> None:
    async with home.open(size=WIDE) as driver:
        await driver.press(*keys)
        if keys[0] == "Q":
            await driver.walk_to("go:harbour")
        before, prose, link = driver.text, driver.prose, driver.prose.link
        assert link.startswith("go:")
        await driver.press("enter")
        assert driver.pane == "reader"
        await driver.press("escape")
        assert (driver.text, driver.prose, driver.prose.link) == (before, prose, link)


async def test_a_claim_of_ones_own_is_made_of_two_sentences_and_stands_on_the_board(home: Home) -> None:
    async with home.open("harbour", 2, size=WIDE) as driver:
        await driver.press("v", "C")
        await driver.write("Who wants a quay")
        await driver.press("enter")
        assert driver.status.startswith("Set down.")
        await driver.press("escape", "escape", "down", "enter", "v", "right", "C", "enter", "escape", "C")
        assert "3 questions" in driver.status
        await driver.press("slash", *"wants", "enter")
        row = next(line for line in driver.lines if "Who wants a quay" in line)
        assert "The port of Sarela opened" in row
        assert "The engineer Bruno Keral" in row
        assert "yours" in driver.text
        assert "opened again on 3 May 2021" in driver.flowing
        await driver.press("enter")
        assert driver.pane == "compare"
        await driver.press("escape", "right", "right")
        assert "Says nothing of it." in driver.text
        await driver.press("enter")
        assert driver.pane == "compare"


async def test_the_sentences_of_the_timeline_are_a_key_and_enter_away(home: Home) -> None:
    async with home.open(size=SMALL) as driver:
        await driver.press("t", "p", "enter")
        assert driver.pane == "reader"
        await driver.press("escape")
        assert driver.pane == "timeline"


async def test_other_panes_lead_to_a_question_an_event_and_a_name(home: Home) -> None:
    async with home.open(size=WIDE) as driver:
        for request, told in (
            (ShowPane("claims", claim="repairs"), "says: 40,000 crowns"),
            (ShowPane("timeline", event="heron-ends"), "▏ “Operation Heron ends in June”"),
            (ShowPane("names", entity="nordby", view="company"), "Named with Nordby"),
        ):
            driver.app.post_message(request)
            await driver.press()
            assert driver.pane == request.pane
            assert told in driver.text


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_a_question_and_an_event_asked_for_have_the_cursor_and_are_shown_whole(
    home: Home, size: tuple[int, int]
) -> None:
    async with home.open(size=size) as driver:
        driver.app.post_message(ShowPane("claims", claim="repairs"))
        await driver.press()
        board = driver.get("Claims", Claims)
        assert board.chosen
        assert (board.chosen[0].claim.id, board.chosen[1]) == ("repairs", 0)
        driver.app.post_message(ShowPane("timeline", event="port-opened"))
        await driver.press("minus", "plus")
        timeline = driver.get("Timeline", Timeline)
        assert timeline.chosen
        assert [event.id for event in timeline.chosen[0].events] == ["port-opened"]


async def test_where_answers_stand_below_each_other_the_question_is_seen_over_them(home: Home) -> None:
    async with home.open(size=(80, 16)) as driver:
        await driver.press("C", "down")
        question = "What do the repairs cost?"
        assert driver.text.count(question) == 2
        await driver.press("slash", *"money")
        assert driver.text.count(question) == 2


def test_a_sentence_in_which_a_word_stands_twice_is_shown_once() -> None:
    places = tuple(Place("harbour", 1, start, start + 3) for start in (0, 8, 17))
    page = places_page(Word("Ada", "name", places, 3), {"harbour": "Herald"}, lambda _: "Ada and Ada met. Ada left.")
    texts = [paragraph.text.replace("\u00a0", " ") for paragraph in page.paragraphs]
    assert texts == ["Ada  3 in Herald", "Ada and Ada met.  Herald ¶ 1", "Ada left.  Herald ¶ 1"]
    assert [(s.start, s.end) for s in page.paragraphs[1].spans if s.style == "chosen"] == [(0, 3), (8, 11)]


async def test_on_a_narrow_screen_parts_stand_below_each_other(home: Home) -> None:
    async with home.open(size=(60, 24)) as driver:
        for key, part in (("W", "#chooser"), ("M", "#places"), ("g", "LookUp #names")):
            await driver.press(key, *("nord" if key == "g" else ""))
            assert driver.get(part, Prose).size.width > 50, key
            await driver.press("escape")
        await driver.press("C", "t", "S")
        selectors = (part for rule in driver.app.stylesheet.rules for part in rule.selectors.split(", "))
        assert not [part for part in selectors if " Screen." in part and not part.startswith("App ")]
