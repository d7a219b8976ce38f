"""The pages of docs/ that are made from the program say what it does now."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_keys_is_that_of_the_bindings() -> None:
    spec = importlib.util.spec_from_file_location("make_keys", DOCS / "make_keys.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "keys.md").read_text(encoding="utf-8") == module.page(), "run: python docs/make_keys.py"


def test_the_pictures_of_the_readme_are_there() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    for name in ("library", "reader", "quiz", "lookup"):
        assert f"docs/screenshots/{name}.svg" in readme
        assert (DOCS / "screenshots" / f"{name}.svg").read_text(encoding="utf-8").startswith("<svg")
