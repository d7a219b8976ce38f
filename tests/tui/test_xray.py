"""X-ray pages: what they hold, how one moves in them, and the walk from mention to mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.tui.panes.glossary import GlossaryPane
from sahelreader.tui.panes.lookup import LookUp
from sahelreader.tui.panes.reader import Reader
from sahelreader.tui.widgets.prose import Prose
from tests.study.making import days_later, make_event
from tests.support.small_dossier import ARTICLES, ENTITIES, TERMS, write_dossier
from tests.support.small_voices import CLAIMS, QUOTES
from tests.tui.driving import Home

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.driving import Driver

WIDE = (130, 60)


@pytest.fixture
def told(tmp_path: Path, cache: Path) -> Home:
    """A new reader of the small dossier with quotations, claims, a word that stands nowhere and a name that does."""
    folder = write_dossier(
        tmp_path / "told",
        quotes=QUOTES,
        claims=CLAIMS,
        terms=TERMS + "\n- {id: jib, name: jib, definition: A small sail.}\n",
        entities=ENTITIES + "\n- {id: lunde, kind: place, name: Lunde, note: A port of another coast.}\n",
    )
    return Home(folder, tmp_path / "data", cache)


@pytest.fixture
def bare(tmp_path: Path, cache: Path) -> Home:
    """A new reader of a dossier that has texts and nothing else."""
    folder = write_dossier(tmp_path / "bare", articles=ARTICLES, entities=None, terms=None, facts=None)
    return Home(folder, tmp_path / "data", cache)


def page(driver: Driver, selector: str = "#answer") -> str:
    return "\n".join(paragraph.text for paragraph in driver.get(selector, Prose).document.paragraphs)


def heads(text: str, *headings: str) -> list[int]:
    return [text.index(heading) for heading in headings]


async def test_the_page_says_first_who_it_is_then_where_then_all_else(told: Home) -> None:
    async with told.open(size=WIDE) as driver:
        await driver.press("g", *"ada", "enter")
        text = page(driver)
        assert text.startswith(
            "Ada Keral  person\nKeral\nThe minister who had the port opened again.\nNamed  3 times\n"
        )
        found = heads(
            text, "Described as", "What each source calls it", "In their own words", "Said about it", "Named with",
            "Cards about it", "Herald · Coast Herald · 3 May 2021",
        )  # fmt: skip
        assert found == sorted(found)
        assert "Herald  Minister 1 · Ada Keral 1 · Keral 1" in text.replace("\u00a0", " ")
        assert "“We will not close it a second time,”  the Coast Herald · May 2021 · through Coast Herald" in text
        assert "Élise Maréchal  Bridge" in text.replace("\u00a0¶", " ¶")


async def test_while_choosing_a_name_the_head_of_its_page_is_enough(told: Home) -> None:
    async with told.open(size=WIDE) as driver:
        await driver.press("g", *"ada")
        assert "Described as" in page(driver)
        assert "Named with" not in page(driver)
        assert page(driver).endswith("enter shows every mention, what the sources call it, who it appears with")
        await driver.press("enter")
        assert "Named with" in page(driver)


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("jib", "jib  glossary term\nA small sail.\nIt stands nowhere in these articles."),
        ("lunde", "Lunde  place\nA port of another coast.\nIt stands nowhere in these articles."),
    ],
)
async def test_what_stands_nowhere_has_a_page_all_the_same(told: Home, word: str, lines: str) -> None:
    async with told.open() as driver:
        await driver.press("g", *word, "enter")
        assert page(driver) == lines


async def test_a_dossier_without_a_glossary_is_read_without_one(bare: Home) -> None:
    async with bare.open("harbour", size=WIDE) as driver:
        assert "No name or glossary term is on this" in driver.text
        await driver.press("asterisk")
        assert driver.status.startswith("Whose mention?")
        await driver.press("p", "g", *"ada")
        assert "Nothing is called so." in driver.text


async def test_a_part_is_a_key_away_and_a_cell_leads_to_its_mention(told: Home) -> None:
    async with told.open(size=(100, 20)) as driver:
        await driver.press("g", *"sarela", "enter")
        await driver.walk_to("part:mentions")
        await driver.press("enter")
        assert "Herald · Coast Herald · 3 May 2021" in driver.text
        assert driver.prose.link.startswith("go:harbour#p1:")
        await driver.press("home")
        await driver.walk_to("go:bridge")
        await driver.press("enter")
        assert driver.pane == "reader"
        assert driver.status.startswith("Bridge")


async def test_enter_on_a_name_opens_all_of_its_page_beside_the_text(told: Home) -> None:
    async with told.open("harbour", size=WIDE) as driver:
        await driver.walk_to("entry:ada-keral")
        assert "Named with" not in page(driver, "#entry")
        await driver.press("enter")
        assert "Named with" in page(driver, "#entry")
        assert driver.app.focused is driver.get("#entry", Prose)


async def test_a_pinned_page_is_whole_and_stays_where_it_was(told: Home) -> None:
    async with told.open("harbour", size=WIDE) as driver:
        await driver.walk_to("entry:ada-keral")
        before = driver.lines[1]
        await driver.press("p")
        assert "Named with" in page(driver, "#entry")
        assert driver.lines[1] == before


async def test_long_parts_are_folded_and_open_in_place(told: Home) -> None:
    facts = "".join(
        f"- {{id: f{n}, statement: 'Sarela has pier {n}.', status: reported, entities: [sarela], "
        "why_it_matters: It does., evidence: [{article: harbour, quote: 'The port of Sarela opened again'}], "
        f"cards: [{{id: a, ask: 'Which port has pier {n}?', answer: Sarela, kind: place, lures: "
        "[{text: Nordby}, {text: Lunde}]}, "
        f"{{id: b, ask: 'Where is pier {n}?', answer: Sarela, kind: place}}]}}\n"
        for n in range(9)
    )
    (told.dossier / "glossary" / "facts.yaml").write_text(facts)
    async with told.open(size=(100, 40)) as driver:
        await driver.press("g", *"sarela", "enter")
        assert "pier 4" in page(driver)
        assert "pier 5" not in page(driver)
        await driver.walk_to("more:cards")
        await driver.press("enter")
        assert "pier 8" in page(driver)


async def test_the_page_tells_how_well_its_facts_are_known(told: Home) -> None:
    async with told.open() as driver:
        driver.workspace.store.record_review(make_event(4, dossier="the-coast", fact="price-of-bridge", card="price"))
    async with told.open(size=WIDE) as driver:
        await driver.press("g", *"nordby", "enter")
        await driver.until(lambda: "◑" in page(driver))
        assert "Cards about it  ◑\u00a01\u00a0learned" in page(driver)


async def test_the_page_stays_beside_the_passage_that_it_led_to(told: Home) -> None:
    async with told.open("harbour", size=WIDE) as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("enter")
        await driver.walk_to("go:bridge")
        await driver.press("enter")
        assert driver.status.startswith("Bridge")
        assert driver.find("on: Ada Keral")
        await driver.press("escape")
        assert driver.status.startswith("Herald")
        assert driver.find("on this screen", "follows")


# From the page to the other panes


@pytest.mark.parametrize(
    ("name", "link", "pane"),
    [("ada", "company:", "names"), ("ada", "practise:", "quiz"), ("sarela", "claim:", "claims")],
)
async def test_a_part_of_the_page_leads_to_the_pane_that_has_more_of_it(
    told: Home, name: str, link: str, pane: str
) -> None:
    async with told.open(size=WIDE) as driver:
        await driver.press("g", *name, "enter")
        await driver.walk_to(link)
        await driver.press("enter")
        assert driver.pane == pane
        await driver.press("escape")
        await driver.until(lambda: driver.pane == "lookup")


# Copying a mention


async def test_y_copies_the_sentence_under_the_cursor_with_its_source_on_a_page_and_in_the_pane(told: Home) -> None:
    async with told.open("bridge", size=WIDE) as driver:
        await driver.press("g", *"ada", "enter")
        await driver.press("y")
        assert driver.status.startswith("Which sentence?")
        await driver.walk_to("go:harbour")
        await driver.press("y")
        copied = driver.app.clipboard
        assert "Ada Keral" in copied
        assert "— The port of Sarela reopens, Coast Herald, 3 May 2021, ¶ " in copied
        assert driver.status.startswith("Copied with its source")
        await driver.press("escape")
        await driver.walk_to("entry:ada-keral")
        await driver.press("enter")
        await driver.walk_to("go:bridge")
        await driver.press("y")
        second = driver.app.clipboard
        assert "(sahelreader open bridge#p" in second
    text = (told.data / "copied.md").read_text(encoding="utf-8")
    assert text == f"{copied}\n\n{second}\n\n"


# The mouse


async def test_the_mouse_marks_at_once_and_fills_the_pane_only_when_it_stays(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        text, pane = driver.get("#text", Prose), driver.get("GlossaryPane", GlossaryPane)
        at = driver.find("Keral", "said Minister")
        await driver.point_at(at)
        assert text._lights.hovered is not None
        assert not pane.entry
        await driver.point_at((1, at[1]))
        assert text._hover_timer is None, "moving on stops it"
        await driver.point_at(at)
        await driver.until(lambda: pane.entry == "ada-keral")
        assert driver.app.focused is text
        await driver.press("space")
        assert not pane.entry, "with the text it moves on"


async def test_the_mouse_leaves_a_pinned_entry_alone(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        text, pane = driver.get("#text", Prose), driver.get("GlossaryPane", GlossaryPane)
        await driver.walk_to("entry:blue-lantern")
        await driver.press("p")
        await driver.point_at(driver.find("Keral", "Coast Herald."))
        assert text._lights.hovered is not None
        text.hovered_long()
        await driver.press()
        assert pane.entry == "blue-lantern"


# Walking the mentions


def at(driver: Driver) -> tuple[str, str]:
    """The article that is open, and the link that the cursor is on."""
    reader = driver.get("Reader", Reader)
    assert reader.article
    return reader.article.head.id, reader.text.link


async def test_star_goes_to_the_next_mention_in_any_article_and_says_so(told: Home) -> None:
    async with told.open("harbour", size=WIDE) as driver:
        await driver.walk_to("entry:ada-keral")
        await driver.press("asterisk")
        assert (driver.status, at(driver)) == ("Ada Keral · 2 of 3", ("harbour", "entry:ada-keral"))
        await driver.press("asterisk")
        assert driver.status == "Ada Keral · 3 of 3 · now in Bridge"
        assert at(driver) == ("bridge", "entry:ada-keral")
        await driver.press("asterisk")
        assert driver.status == "Ada Keral · 1 of 3 · now in Herald"
        await driver.press("number_sign")
        assert driver.status == "Ada Keral · 3 of 3 · now in Bridge"
        await driver.press("escape", "escape")
        assert at(driver)[0] == "harbour", "what crossed into another article can be gone back"


async def test_a_step_to_a_mention_of_the_same_article_is_a_leap_that_can_be_gone_back(home: Home) -> None:
    async with home.open("harbour", size=(80, 12)) as driver:
        await driver.walk_to("entry:ada-keral")
        reader = driver.get("Reader", Reader)
        before = reader.stretch
        while reader.stretch == before:
            await driver.press("asterisk")
        await driver.press("ctrl+o")
        assert reader.stretch == before


async def test_a_walk_goes_on_where_the_kind_is_not_marked(told: Home) -> None:
    async with told.open("harbour", size=WIDE) as driver:
        await driver.press("P")
        await driver.press("g", *"ada", "enter", "escape")
        reader = driver.get("Reader", Reader)
        reader.pane.show_entry("ada-keral")
        await driver.press("asterisk")
        assert driver.status == "Ada Keral · 1 of 3"
        assert reader.text.is_lit
        await driver.press("asterisk")
        assert driver.status == "Ada Keral · 2 of 3"


async def test_star_walks_the_page_that_one_reads_and_leads_to_the_text(told: Home) -> None:
    async with told.open("harbour", size=(60, 24)) as driver:
        await driver.walk_to("entry:blue-lantern")
        await driver.press("enter", "asterisk")
        assert driver.app.focused is driver.get("#text", Prose)
        assert driver.status == "Blue Lantern · 1 of 1"
        assert at(driver) == ("harbour", "entry:blue-lantern")


# The rail


def rail(driver: Driver) -> dict[int, str]:
    text = driver.get("#text", Prose)
    column = text.scrollable_content_region.width - 1
    return {
        y: line[column] for y, line in enumerate(driver.lines[: text.size.height]) if line[column : column + 1].strip()
    }


async def test_the_rail_shows_where_the_pinned_name_stands_and_forgets_it(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.walk_to("entry:ada-keral")
        assert rail(driver) == {}
        before = driver.get("#text", Prose).size
        await driver.press("p")
        signs = rail(driver)
        assert set(signs.values()) == {"•"}
        assert len(signs) > 10, "she is named on each of the thirty days"
        assert driver.get("#text", Prose).size == before
        await driver.press("p")
        assert rail(driver) == {}


async def test_the_rail_shows_what_was_found_and_notes_each_with_a_sign_of_its_own(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.press("slash", *"crowns", "enter")
        assert list(rail(driver).values()) == ["‹"]
        driver.get("#text", Prose).mark_rail("note", [(30, 0)])
        await driver.press()
        assert sorted(rail(driver).values()) == ["+", "‹"]
        await driver.press("escape")
        assert list(rail(driver).values()) == ["+"]


# What is known


async def test_names_that_the_quiz_shows_to_be_known_fade(home: Home) -> None:
    def looks(driver: Driver) -> dict[str, str]:
        text = driver.get("#text", Prose)
        return {span.link: span.style for _, span in reversed(list(text.visible_links()))}

    async with home.open("harbour") as driver:
        await driver.press()
        assert looks(driver)["entry:blue-lantern"] == "armed_group"
        after = ""
        for days in (-60, -40, -20):
            values = {"dossier": "the-coast", "fact": "holders-of-port", "card": "who"}
            event = make_event(4, days_later(days), after, **values)
            driver.workspace.store.record_review(event)
            after = event.id
    async with home.open("harbour") as driver:
        await driver.until(lambda: looks(driver)["entry:blue-lantern"] == "armed_group faint")
        assert looks(driver)["entry:ada-keral"] != "person faint"


async def test_the_state_of_the_pane_names_what_it_shows(home: Home) -> None:
    async with home.open("harbour", size=(130, 30)) as driver:
        await driver.walk_to("entry:ada-keral")
        assert driver.find("on: Ada Keral")
        await driver.press("p")
        assert driver.find("pinned: Ada Keral", "p lets go")
        assert driver.get("GlossaryPane", GlossaryPane).pinned


async def test_an_entry_from_the_palette_shows_all_of_its_page(told: Home) -> None:
    async with told.open() as driver:
        await driver.press("g")
        driver.get("LookUp", LookUp).open(entry="ada-keral")
        await driver.press()
        assert "Named with" in page(driver)


async def test_the_rest_of_a_page_is_made_ready_while_its_head_is_read(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sahelreader.tui.panes.glossary.AHEAD_SECONDS", 0.01)
    async with home.open("harbour", size=(120, 40)) as driver:
        await driver.press("tab")
        pane = driver.get("GlossaryPane", GlossaryPane)
        await driver.until(lambda: pane.entry and pane.xrays.has(pane.entry))
        found: list[str] = []
        monkeypatch.setattr(driver.workspace, "xray", found.append)
        await driver.press("enter")
        assert not found
        assert pane.prose.has_focus
