"""A dossier of one sentence: every pane opens, says what is not there, and counts in the singular."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from tests.tui.driving import Home

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """\
- id: rain
  file: rain.txt
  sha256: {sha256}
  title: Rain
  title_source: editorial
  date: {{shown: undated}}
  short: Rain
"""


@pytest.fixture
def smallest(tmp_path: Path) -> Home:
    folder = tmp_path / "dossier"
    (folder / "seeds").mkdir(parents=True)
    (folder / "glossary").mkdir()
    (folder / "seeds/rain.txt").write_text("It rained.")
    (folder / "glossary/dossier.yaml").write_text("schema: 1\nid: one\ntitle: One\n")
    sha256 = hashlib.sha256(b"It rained.").hexdigest()
    (folder / "glossary/articles.yaml").write_text(ARTICLE.format(sha256=sha256))
    return Home(folder, tmp_path / "data", tmp_path / "cache")


async def test_one_article_is_counted_as_one(smallest: Home) -> None:
    async with smallest.open() as driver:
        assert "1 article · 0 facts" in driver.text
        await driver.press("enter")
        assert "It rained." in driver.text


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("c", "There is no other article"), ("C", "no claims"), ("t", "no timeline"), ("Q", "Nobody is quoted"),
        ("W", "Nobody and nothing is named"), ("M", "No place is named"), ("B", "No notes yet"),
        ("g", "This dossier has no names or terms."),
    ],
)  # fmt: skip
async def test_what_is_not_there_is_said(smallest: Home, key: str, words: str) -> None:
    async with smallest.open() as driver:
        await driver.press(key)
        assert words in driver.flowing
        await driver.press("enter", "escape", "escape")
        assert driver.pane == "library"
