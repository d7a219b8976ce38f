"""Names that the dossier lacks: offered in the pane, taken in, refused, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from sahelreader.tui.pages.compared import ComparedPage
from sahelreader.tui.panes.glossary import GlossaryPane
from sahelreader.tui.widgets.prose import Prose
from tests.support.small_dossier import write_dossier
from tests.tui.driving import Driver, Home

WIDE = (130, 40)


@pytest.fixture
def bare(tmp_path: Path, cache: Path) -> Home:
    """A new reader of the small dossier without a glossary: every name lacks an entry."""
    return Home(write_dossier(tmp_path / "bare", entities=None, terms=None, facts=None), tmp_path / "data", cache)


def page(driver: Driver) -> str:
    return "\n".join(paragraph.text for paragraph in driver.get("#entry", Prose).document.paragraphs)


async def offered(driver: Driver) -> None:
    await driver.until(lambda: "No entry yet" in page(driver))


async def test_a_name_is_offered_taken_in_and_has_a_page_of_its_own(bare: Home) -> None:
    async with bare.open("harbour", size=WIDE) as driver:
        await offered(driver)
        assert "?  Ada Keral" in page(driver)
        await driver.press("l")
        await driver.walk_to("offer:Ada Keral")
        await driver.press("enter")
        assert driver.status == "The dossier has no entry for Ada Keral: y takes it in, n refuses it."
        await driver.press("y")
        assert driver.status.startswith("Ada Keral is among your names now")
        assert "T  Ada Keral" in page(driver)
        assert driver.prose.link.startswith("offer:"), "the cursor goes on to the next"
        await driver.walk_to("entry:own:Ada Keral", "shift+tab")
        await driver.press("enter")
        assert page(driver).startswith("Ada Keral  a name of your own\n")
        assert "A bridge to Nordby" not in page(driver)
        assert "Bridge · " in page(driver), "its mentions in every article"
        await driver.press("asterisk")
        assert driver.status.startswith("Ada Keral · ")
        await driver.press("e")
        assert driver.status == "Ada Keral is a name of your own; no file of the dossier has it."
    async with bare.open("harbour", size=WIDE) as driver:
        await driver.until(lambda: "T  Ada Keral" in page(driver))
        assert "?  Ada Keral" not in page(driver)


async def test_a_refused_name_is_never_offered_again_and_n_finds_elsewhere(bare: Home) -> None:
    async with bare.open("harbour", size=WIDE) as driver:
        await offered(driver)
        await driver.press("l")
        await driver.walk_to("offer:Blue Lantern")
        await driver.press("n")
        assert driver.status == "Blue Lantern is not offered any more."
        assert "Blue Lantern" not in page(driver)
    async with bare.open("harbour", size=WIDE) as driver:
        await offered(driver)
        assert "Blue Lantern" not in page(driver)


async def test_a_name_that_was_taken_in_can_be_taken_out(bare: Home) -> None:
    async with bare.open("harbour", size=WIDE) as driver:
        await offered(driver)
        await driver.press("l")
        await driver.walk_to("offer:Ada Keral")
        await driver.press("y")
        await driver.walk_to("entry:own:Ada Keral", "shift+tab")
        await driver.press("n")
        assert "Ada Keral" not in page(driver)
        assert "own:Ada Keral" not in driver.workspace.entries


async def test_nothing_is_written_to_the_dossier(bare: Home) -> None:
    before = {path: path.read_bytes() for path in bare.dossier.rglob("*") if path.is_file()}
    async with bare.open("harbour", size=WIDE) as driver:
        await offered(driver)
        await driver.press("l", "tab", "y", "n")
    assert {path: path.read_bytes() for path in bare.dossier.rglob("*") if path.is_file()} == before


async def test_the_key_into_the_pane_leads_to_its_list_and_escape_back(home: Home) -> None:
    async with home.open("harbour", size=WIDE) as driver:
        await driver.press("right")
        assert driver.app.focused is driver.get("#entry", Prose)
        assert driver.prose.link == "entry:sarela"
        await driver.press("enter")
        assert driver.get("GlossaryPane", GlossaryPane).entry == "sarela"
        await driver.press("escape")
        assert driver.app.focused is driver.get("#text", Prose)


async def taken(driver: Driver, name: str) -> None:
    """Take a name in."""
    await offered(driver)
    await driver.press("l")
    await driver.walk_to(f"offer:{name}")
    await driver.press("y", "escape")


def links(driver: Driver) -> list[str]:
    visible = driver.get("#text", Prose).visible_links()
    return [span.link for _, span in visible if span.link.startswith("entry:")]


async def test_a_name_that_was_taken_in_is_marked_in_the_text_like_any_other(bare: Home) -> None:
    async with bare.open("harbour", size=WIDE) as driver:
        assert links(driver) == []
        await taken(driver, "Ada Keral")
        assert "entry:own:Ada Keral" in links(driver)
        await driver.walk_to("entry:own:Ada Keral")
        assert page(driver).startswith("Ada Keral  a name of your own\n")
        await driver.press("asterisk")
        assert driver.prose.link == "entry:own:Ada Keral", "the cursor is on the next mention"
        await driver.press("T")
        assert links(driver) == [], "they are switched with the terms"
        await driver.press("T", "ampersand")
        await driver.write("Keral")
        await driver.press("enter")
        assert "entry:own:Ada Keral" in links(driver)
    async with bare.open("harbour", size=WIDE) as driver:
        assert "entry:own:Ada Keral" in links(driver), "from the first paint on"
        await driver.press("right")
        await driver.walk_to("entry:own:Ada Keral")
        await driver.press("n")
        assert links(driver) == []


async def test_a_name_that_was_taken_in_is_marked_where_articles_are_compared_and_found_by_name(bare: Home) -> None:
    async with bare.open("harbour", size=WIDE) as driver:
        await taken(driver, "Ada Keral")
    async with bare.open(size=WIDE) as driver:
        await driver.press("g")
        await driver.write("ada keral")
        await driver.press("enter")
        assert "a name of your own" in driver.text
        await driver.press("escape", "escape", "c", "enter")
        pages = [prose.document for prose in driver.app.query(Prose) if isinstance(prose.document, ComparedPage)]
        spans = [span for page in pages for index in range(len(page.paragraphs)) for span in page.spans(index)]
        assert {span.link for span in spans if span.link} == {"entry:own:Ada Keral"}


async def test_the_list_of_all_names_has_those_that_were_taken_in_since_and_not_those_taken_out(bare: Home) -> None:
    async with bare.open("harbour", size=WIDE) as driver:
        await driver.press("g")
        assert "Ada Keral" not in driver.text
        await driver.press("escape")
        await taken(driver, "Ada Keral")
        await driver.press("g")
        assert driver.find("T  Ada Keral")
        await driver.press("escape", "right")
        await driver.walk_to("entry:own:Ada Keral")
        await driver.press("n", "g")
        assert "Nothing is called so." in driver.text


async def test_a_reader_without_names_of_their_own_pays_nothing_for_them(home: Home) -> None:
    async with home.open("harbour") as driver:
        assert driver.app._places.own_marks() is None


@pytest.mark.parametrize("key", ["left", "h"])
async def test_the_keys_to_the_left_lead_back_from_the_pane_as_those_to_the_right_lead_into_it(
    home: Home, key: str
) -> None:
    async with home.open("harbour", size=(80, 24)) as driver:
        await driver.press("l", "enter")
        assert driver.app.focused is driver.get("#entry", Prose)
        await driver.press(key)
        assert driver.app.focused is driver.get("#text", Prose)
        assert driver.get("GlossaryPane", GlossaryPane).size.height == 7
        assert "Names" not in driver.status, "h has not switched what is marked"


@pytest.mark.parametrize("size", [(80, 24), (69, 24), (130, 40)])
async def test_the_list_of_names_stays_the_same_while_one_chooses_in_it(home: Home, size: tuple[int, int]) -> None:
    async with home.open("harbour", size=size) as driver:
        await driver.press("right", "tab")
        link, names = driver.prose.link, [span for p in driver.prose.document.paragraphs for span in p.spans]
        assert link.startswith("entry:")
        await driver.pilot.pause(0.1)
        assert driver.prose.link == link
        assert [span for p in driver.prose.document.paragraphs for span in p.spans] == names
        await driver.press("enter")
        assert driver.get("GlossaryPane", GlossaryPane).entry == link[6:]
        await driver.press("escape", "escape")
        assert driver.pane == "reader"
        assert driver.get("GlossaryPane", GlossaryPane).entry == "", "it follows the text again"
        await driver.press("escape")
        assert driver.pane == "library"


async def test_the_drawer_is_a_drawer_while_one_chooses_in_it(home: Home) -> None:
    async with home.open("harbour", size=(80, 24)) as driver:
        before = driver.lines[:16]
        await driver.press("right", "tab", "tab")
        assert driver.lines[:16] == before
        assert driver.prose.link
        await driver.press("escape")
        assert driver.get("#entry", Prose).link == "", "nothing looks chosen in it any more"


async def test_the_list_has_a_line_for_each_name_where_it_is_a_page(home: Home) -> None:
    async with home.open("harbour", size=(69, 24)) as driver:
        await driver.press("right")
        assert len([line for line in driver.lines if line.lstrip()[:3] in ("P  ", "L  ", "O  ", "T  ")]) > 3


async def test_w_leads_to_the_list_and_back_where_it_is_a_page(home: Home) -> None:
    async with home.open("harbour", size=(69, 24)) as driver:
        await driver.press("w")
        assert driver.app.focused is driver.get("#entry", Prose)
        assert "on this screen" in driver.text
        await driver.press("w")
        assert driver.app.focused is driver.get("#text", Prose)
        assert "on this screen" not in driver.text
