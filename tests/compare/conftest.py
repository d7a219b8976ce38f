from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.dossier.loading import load_dossier
from sahelreader.paths import bundled_dossier
from tests.support.small_dossier import ARTICLES, ENTITIES, HARBOUR, TERMS, swap, write_dossier
from tests.support.small_voices import CLAIMS, QUOTES

if TYPE_CHECKING:
    from pathlib import Path

    from sahelreader.dossier.model import Dossier

GUILD = """
- id: guild
  name: guild
  forms: [guilds, guildsmen]
  definition: A society of craftsmen.
  see: [blue-lantern]
"""
GUILDS = "Ask the guildsmen! The guild of Sarela, a band that sails by night, holds the port.\n\n"
ROLES = """\
  roles:
    - what: guild (its own word), band that sails by night
      evidence: {article: harbour, quote: "The guild of Sarela"}
"""


@pytest.fixture(scope="session")
def bundled() -> Dossier:
    return load_dossier(bundled_dossier())


@pytest.fixture
def small(tmp_path: Path) -> Dossier:
    return load_dossier(write_dossier(tmp_path / "coast", quotes=QUOTES, claims=CLAIMS))


@pytest.fixture
def guild(tmp_path: Path) -> Dossier:
    """The small dossier in which one source calls the Blue Lantern a guild, in a paragraph that does not name it."""
    harbour = swap(HARBOUR, "What comes next\n", GUILDS + "What comes next\n")
    articles = swap(ARTICLES, "lines: 10, as", "lines: 12, as")
    articles = swap(swap(articles, "lines: 12-13", "lines: 14-15"), "lines: 15-16", "lines: 17-18")
    note = "  note: The group that held the port from March to May 2021.\n"
    folder = write_dossier(
        tmp_path / "guild",
        articles=articles,
        entities=swap(ENTITIES, note, note + ROLES),
        terms=TERMS + GUILD,
        seeds={"harbour.txt": harbour},
    )
    return load_dossier(folder)
