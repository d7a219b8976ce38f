"""The time left at the reader's own pace, and the time spent as the library tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.tui.driving import Driver, Home


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets seconds go by, for the clock of reading."""
    now = [1_000_000]
    monkeypatch.setattr("sahelreader.tui.reading_clock.now_ms", lambda: now[0])

    def pass_by(seconds: float) -> None:
        now[0] += round(seconds * 1000)

    return pass_by


async def read_on(driver: Driver, wait: Callable[[float], None], seconds: float, pages: int) -> None:
    for _ in range(pages):
        wait(seconds)
        await driver.press("space")


async def test_minutes_left_follow_the_readers_own_pace(home: Home, wait: Callable[[float], None]) -> None:
    async with home.open("harbour", size=(80, 40)) as driver:
        usual = driver.status
        assert usual.endswith(" min left")
        await driver.press("q")
    with Store.open(home.data / "reader.db") as store:
        store.add_reading("the-coast", "bridge", 1, [(100, 100_000)] * 9)
    async with home.open("harbour", size=(80, 40)) as driver:
        slow = int(driver.status.split()[-3])
        assert slow > 2 * int(usual.split()[-3])


async def test_time_spent_is_kept_and_told_in_the_library(home: Home, wait: Callable[[float], None]) -> None:
    async with home.open("harbour", size=(130, 24)) as driver:
        await read_on(driver, wait, 40, 4)
        await driver.press("q")
        row = driver.lines[driver.find("Coast Herald")[1]]
        assert "2 min" in row
    with Store.open(home.data / "reader.db") as store:
        assert store.reading_times("the-coast")["harbour"] == pytest.approx(160_000, abs=1_000)
        assert store.latest_stretches(9)


async def test_an_hour_away_is_no_reading(home: Home, wait: Callable[[float], None]) -> None:
    async with home.open("harbour", size=(130, 24)) as driver:
        await read_on(driver, wait, 3_600, 2)
    with Store.open(home.data / "reader.db") as store:
        assert store.reading_times("the-coast") == {}


async def test_the_pace_of_the_settings_holds_until_ones_own_is_known(home: Home) -> None:
    config = home.data.with_name("config")
    config.mkdir()
    async with home.open("harbour", size=(80, 40)) as driver:
        usual = int(driver.status.split()[-3])
    (config / "settings.toml").write_text("[reading]\nwords_a_minute = 60\n")
    async with home.open("harbour", size=(80, 40)) as driver:
        assert int(driver.status.split()[-3]) > 3 * usual


async def test_where_not_all_has_room_the_time_goes_before_the_words(home: Home, wait: Callable[[float], None]) -> None:
    async with home.open("harbour", size=(66, 24)) as driver:
        await read_on(driver, wait, 40, 4)
        await driver.press("q")
        row = driver.lines[driver.find("Coast Herald")[1]]
        assert " min" in row
        assert "…" not in row
