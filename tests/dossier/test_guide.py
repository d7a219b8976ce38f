"""The guide for curators: its example, typed as it stands there, is a dossier without a problem."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sahelreader.cli.main import main
from sahelreader.dossier.loading import load_dossier
from sahelreader.dossier.rules.register import findings

GUIDE = Path(__file__).parents[2] / "docs" / "curating.md"
FILES = dict(re.findall(r"^```(?:yaml|text) (\S+)\n(.*?)^```$", GUIDE.read_text("utf-8"), re.MULTILINE | re.DOTALL))


@pytest.fixture
def typed(tmp_path: Path) -> Path:
    for file, text in FILES.items():
        path = tmp_path / "my-dossier" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "my-dossier"


def test_the_example_has_every_file_of_a_dossier() -> None:
    names = ("dossier", "articles", "entities", "terms", "facts", "quotes", "claims", "timeline")
    assert set(FILES) == {"seeds/ferry.txt", "seeds/letter.txt", *(f"glossary/{name}.yaml" for name in names)}


def test_the_example_breaks_no_rule(typed: Path) -> None:
    assert [str(finding) for finding in findings(typed, load_dossier(typed))] == []


def test_check_says_of_the_example_what_the_guide_says(typed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(typed)]) == 0
    assert f"    $ sahelreader check my-dossier\n    {capsys.readouterr().out}" in GUIDE.read_text("utf-8")


def test_after_each_step_the_example_can_be_read(typed: Path) -> None:
    for name in ("timeline", "claims", "quotes", "facts", "terms", "entities"):
        (typed / "glossary" / f"{name}.yaml").unlink()
        load_dossier(typed)
