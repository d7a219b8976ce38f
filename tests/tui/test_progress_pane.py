"""The progress pane: what it says, where it leads, and what stands there before the first answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.store.store import Store
from sahelreader.tui.panes.quiz import Quiz
from tests.support.studying import studied
from tests.tui.conftest import NOON

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.tui.driving import Driver, Home

pytestmark = pytest.mark.usefixtures("clock", "today")


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pane's day is the quiz's."""
    monkeypatch.setattr("sahelreader.tui.panes.progress.read_clock", lambda: NOON)


@pytest.fixture
def studied_home(home: Home) -> Home:
    """Two months of study."""
    from sahelreader.workspace import Workspace

    facts = Workspace(home.dossier, None, home.cache).facts
    with Store.open(home.data / "reader.db") as store:
        events = studied(facts, dossier="the-coast", until=NOON, days=60, new_a_day=1, seed="coast")
        store.record_review(*events)
    return home


async def test_before_the_first_answer_it_says_what_will_be_here_and_the_key(home: Home) -> None:
    async with home.open() as driver:
        await driver.press("i")
        await driver.until(lambda: "You have answered nothing yet." in driver.flowing)
        assert "z asks you the first questions" in driver.flowing
        await driver.press("z")
        assert driver.pane == "quiz"


async def test_every_chart_says_its_numbers_in_words(studied_home: Home) -> None:
    async with studied_home.open(size=(80, 100)) as driver:
        await driver.press("i")
        await driver.until(lambda: "Hardest" in driver.text)
        told = [
            " known", "of 3 facts", "Today you would know", "due today", "in the next 30.", "19 times of 20",
            "the schedule aims at 90%", "answers on", "of 365 days", "When you were certain", " of 1 known",
            "forgotten",
        ]  # fmt: skip
        for words in told:
            assert words in driver.flowing, words


async def test_escape_leads_back_to_where_one_was(studied_home: Home) -> None:
    async with studied_home.open("harbour") as driver:
        await driver.press("i")
        assert driver.pane == "progress"
        await driver.press("escape")
        assert driver.pane == "reader"


async def test_what_is_due_in_the_library_leads_there_by_mouse(studied_home: Home) -> None:
    async with studied_home.open() as driver:
        await driver.until(lambda: "due today" in driver.text)
        await driver.click_on("due today")
        assert driver.pane == "progress"


@pytest.mark.parametrize(("link", "pane"), [("open:", "reader"), ("entry:", "lookup"), ("go:", "reader")])
async def test_a_link_opens_what_it_names(studied_home: Home, link: str, pane: str) -> None:
    async with studied_home.open(size=(130, 60)) as driver:
        await shown(driver)
        await driver.walk_to(link)
        await driver.press("enter")
        assert driver.pane == pane
        await driver.press("escape")
        assert driver.pane == "progress"


async def test_the_hardest_facts_are_practised_off_the_schedule(studied_home: Home) -> None:
    async with studied_home.open(size=(130, 60)) as driver:
        await shown(driver)
        await driver.walk_to("practise:port")
        fact = driver.prose.link.removeprefix("practise:")
        await driver.press("enter")
        assert driver.pane == "quiz"
        session = driver.get("Quiz", Quiz).session
        assert session is not None
        assert (session.plan.mode, session.plan.selection.facts) == ("practice", frozenset({fact}))
        assert session.current is not None
        assert session.current.fact.id.partition(":")[0] == fact


async def test_what_was_answered_meanwhile_is_counted_when_it_is_opened_again(home: Home) -> None:
    async with home.open(quiz=True) as driver:
        await driver.press("1", "space")
        await driver.press("i")
        await driver.until(lambda: "1 answer on 1 of 365 days" in driver.flowing)


async def test_damage_is_told_in_a_sentence(studied_home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    from sahelreader.store.errors import StoreError
    from sahelreader.workspace import Workspace

    def fail(*_: object) -> None:
        raise StoreError("The file is damaged.")

    monkeypatch.setattr(Workspace, "progress", fail)
    async with studied_home.open() as driver:
        await driver.press("i")
        await driver.until(lambda: "The file is damaged." in driver.text)


@pytest.mark.parametrize("size", [(30, 8), (60, 20), (200, 60)])
async def test_it_fits_any_terminal(studied_home: Home, size: tuple[int, int]) -> None:
    async with studied_home.open(size=size) as driver:
        await shown(driver)
        assert driver.pane == "progress"


@pytest.mark.parametrize(("size", "keys"), [((80, 24), []), ((140, 44), ["D"])], ids=["small", "wide-paper"])
async def test_it_looks_as_in_its_picture(
    studied_home: Home, looks_as_before: Callable[[Driver], Awaitable[bool]], size: tuple[int, int], keys: list[str]
) -> None:
    async with studied_home.open(size=size) as driver:
        await shown(driver)
        await driver.press(*keys)
        assert await looks_as_before(driver)


async def shown(driver: Driver) -> None:
    """Opens the pane and waits until all is counted."""
    await driver.press("i")
    await driver.until(lambda: "answers since" in driver.text)
