"""What a command may load: held by what is in `sys.modules`, not by a clock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.small_dossier import write_dossier

PROGRAM = """
import json, sys
before = set(sys.modules)
from sahelreader.cli.main import main
status = main(sys.argv[1:])
print("loaded", json.dumps([status, sorted(set(sys.modules) - before)]), file=sys.stderr)
"""
SCREENS = {"textual", "rich", "sahelreader.tui"}
HEAVY = SCREENS | {"yaml", "whoosh", "fsrs", "sqlite3", "platformdirs", "hashlib", "difflib", "datetime", "dataclasses"}
SLOW_START = HEAVY | {"msgspec", "pathlib", "typing", "inspect", "shutil", "textwrap", "subprocess", "logging", "uuid"}


def loaded(tmp_path: Path, *arguments: str) -> set[str]:
    """The modules that a command loads when the cache is warm."""
    environ = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "XDG_DATA_HOME": str(tmp_path / "data")}
    environ["SAHELREADER_DOSSIER"] = str(tmp_path / "coast")
    command = [sys.executable, "-S", "-c", PROGRAM, *arguments]
    environ["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)  # -S: nothing that site loads counts
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=60, check=True, stdin=subprocess.DEVNULL
    )
    told = next(line for line in done.stderr.splitlines() if line.startswith("loaded "))
    names: list[str] = json.loads(told.removeprefix("loaded "))[1]
    return {part for name in names for part in (name, name.partition(".")[0])}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("budget")
    write_dossier(folder / "coast")
    loaded(folder, "entities")
    return folder


@pytest.mark.parametrize("arguments", [["sarela"], ["sarela", "--json"], ["Élise", "Maréchal"], ["keral"]])
def test_define_loads_next_to_nothing(arguments: list[str], warm: Path) -> None:
    assert not SLOW_START & loaded(warm, "define", *arguments)


@pytest.mark.parametrize("arguments", [[], ["--json"], ["bridge", "--json"]])
def test_entities_loads_the_model_and_no_more(arguments: list[str], warm: Path) -> None:
    assert not HEAVY - {"datetime", "dataclasses"} & loaded(warm, "entities", *arguments)


@pytest.mark.parametrize(
    "command",
    [
        ["articles"], ["list", "--json"], ["outline", "harbour"], ["read", "harbour"], ["settings"],
        ["man"], ["completions", "bash"], ["completions", "--ids", "entries"],
        ["check"], ["paths"], ["open", "harbour", "--plain"], ["quiz", "--plain"], ["--help"],
        ["--version"], ["open"], ["read"], ["define", "zzzz"], ["quiz", "--help"], ["quotes", "--by", "keral"],
        ["claims"], ["timeline"], ["compare", "harbour", "bridge"], ["who", "sarela"], ["search", "sarela"],
        ["stats"], ["stats", "--json"], ["export", "md"], ["export", "json"], ["import", "json", "zzz"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_command_but_the_app_loads_a_screen(command: list[str], warm: Path) -> None:
    assert not SCREENS & loaded(warm, *command)


def test_a_command_loads_no_other_command(warm: Path) -> None:
    found = loaded(warm, "define", "sarela")
    assert {name for name in found if name.startswith("sahelreader.cli.")} == {
        "sahelreader.cli.main", "sahelreader.cli.output", "sahelreader.cli.define",
    }  # fmt: skip
