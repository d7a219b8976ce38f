"""The man page and the reference of commands say what the program's own help says."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sahelreader.cli.main import ALIASES, COMMANDS, parser
from sahelreader.cli.man import escape, manual
from sahelreader.cli.reference import reference
from tests.support.told import Told

if TYPE_CHECKING:
    import pytest

DOCS = Path(__file__).parents[2] / "docs"


def maker() -> Any:
    spec = importlib.util.spec_from_file_location("make_commands", DOCS / "make_commands.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_in_docs_are_those_of_the_parsers() -> None:
    for path, text in maker().pages().items():
        assert path.read_text(encoding="utf-8") == text, "run: python docs/make_commands.py"


def test_every_command_is_told_once_and_explained() -> None:
    _, commands = reference(parser())
    assert [command.name for command in commands] == list(COMMANDS)
    for command in commands:
        assert command.description.endswith((".", ":", "sahelreader", "1")), command.name
        assert all(argument.words for argument in command.arguments if argument.names.startswith("-")), command.name
    assert not set(ALIASES) & set(COMMANDS)


def test_the_command_prints_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, "man").out == (DOCS / "sahelreader.1").read_text(encoding="ascii")


def test_nothing_of_the_help_is_read_as_a_request() -> None:
    page = manual(parser())
    assert page.isascii()
    for line in page.splitlines():
        assert re.match(r"\.(TH|SH|SS|TP|PP|B)( |$)|[^.']", line), line
    assert escape(".x 'y' -z \\ ¶") == "\\&.x \\(aqy\\(aq \\-z \\e \\[u00B6]"


def test_the_page_has_no_mistakes_that_man_would_tell() -> None:
    man = shutil.which("man")
    if man is not None:  # where there is one
        done = subprocess.run(
            [man, "--warnings", "-l", str(DOCS / "sahelreader.1")], capture_output=True, text=True, timeout=60,
            check=False,
        )  # fmt: skip
        assert done.stderr == ""
