"""The pages of docs/ that are made from the program say what it does now."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_keys_is_that_of_the_bindings() -> None:
    spec = importlib.util.spec_from_file_location("make_keys", DOCS / "make_keys.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "keys.md").read_text(encoding="utf-8") == module.page(), "run: python docs/make_keys.py"


def test_the_pictures_and_pages_that_the_readme_leads_to_are_there() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"\]\((docs/[^)]+)\)", readme))
    assert {target for target in targets if not (DOCS.parent / target).is_file()} == set()
    assert {page.name for page in DOCS.glob("*.md")} == {Path(t).name for t in targets if t.endswith(".md")}


def test_the_readme_names_every_command() -> None:
    from sahelreader.cli.main import COMMANDS

    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^    sahelreader ([a-z]+)", readme, re.MULTILINE)
    assert {*COMMANDS} - {*named} == set()
