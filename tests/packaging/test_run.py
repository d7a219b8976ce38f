"""`./run` sets up what is missing, says in one sentence what stops it, and starts nothing when all is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PROGRAMS = ("bash", "cat", "grep", "ls", "mkdir", "mv", "readlink", "rm", "sleep", "tail")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with blanks in its name that holds `run` and what it reads."""
    folder = tmp_path / "my own checkout"
    (folder / "requirements").mkdir(parents=True)
    for name in ("run", "pyproject.toml", "requirements/run.txt", "requirements/dev.txt"):
        shutil.copy(CHECKOUT / name, folder / name)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder for PATH with the usual programs and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in PROGRAMS:
        program = shutil.which(name)
        assert program is not None
        (folder / name).symlink_to(program)
    return folder


def script(file: Path, text: str) -> None:
    """Write a shell script that can be run."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


def run(checkout: Path, path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call `./run` from another folder, without HOME."""
    command = [str(path / "bash"), str(checkout / "run"), *arguments]
    return subprocess.run(command, cwd="/", env={"PATH": str(path)}, capture_output=True, text=True, check=False)


def pretend_installed(checkout: Path, kind: str) -> Path:
    """An environment that `./run` takes for set up, whose Python tells how it was called; returns that Python."""
    python = checkout / ".venv/bin/python"
    script(python, 'printf "%s|" "$@"')
    lock = (checkout / f"requirements/{kind}.txt").read_text()
    stamp = f"{checkout.resolve()}\n{lock}{(checkout / 'pyproject.toml').read_text()}"
    (checkout / f".venv/.installed-{kind}").write_text(stamp)
    return python


def test_an_old_python_is_named_in_one_sentence(checkout: Path, path: Path) -> None:
    script(path / "python3", "case $1 in --version) echo Python 3.9.18 ;; *) exit 1 ;; esac")
    answer = run(checkout, path)
    assert answer.returncode == 1
    assert answer.stderr == (
        "run: sahelreader needs Python 3.11 or newer, and python3 is Python 3.9.18; install one and run this again.\n"
    )


def test_a_missing_python_is_told_in_one_sentence(checkout: Path, path: Path) -> None:
    answer = run(checkout, path)
    assert answer.returncode == 1
    assert "there is no python3; install one" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_python_without_venv_says_what_to_install(checkout: Path, path: Path) -> None:
    script(path / "python3", "case $2 in *ensurepip*) exit 1 ;; *) exit 0 ;; esac")
    answer = run(checkout, path)
    assert answer.returncode == 1
    assert "apt install python3-venv" in answer.stderr


def test_a_folder_that_is_no_environment_is_left_alone(checkout: Path, path: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv/thesis.txt").write_text("mine")
    answer = run(checkout, path)
    assert answer.returncode == 1
    assert "is no Python environment; move it away" in answer.stderr
    assert (checkout / ".venv/thesis.txt").read_text() == "mine"


def test_what_is_set_up_starts_without_any_other_program(checkout: Path, path: Path) -> None:
    pretend_installed(checkout, "run")
    for name in PROGRAMS[1:]:
        (path / name).unlink()
    answer = run(checkout, path, "define", "two words")
    assert (answer.stdout, answer.stderr) == ("-P|-m|sahelreader|define|two words|", "")


def test_it_works_through_a_link(checkout: Path, path: Path, tmp_path: Path) -> None:
    pretend_installed(checkout, "run")
    (tmp_path / "links").mkdir()
    (tmp_path / "links/run").symlink_to("../my own checkout/run")
    assert run(tmp_path / "links", path, "paths").stdout == "-P|-m|sahelreader|paths|"


@pytest.mark.parametrize(
    ("command", "called"),
    [("test", "-m|pytest|-k|x|"), ("types", "-m|mypy|-k|x|"), ("bench", "-m|bench|-k|x|")],
)
def test_tools_get_the_other_arguments(checkout: Path, path: Path, command: str, called: str) -> None:
    pretend_installed(checkout, "dev")
    assert run(checkout, path, command, "-k", "x").stdout == called


def test_lint_fails_when_any_of_its_checks_fails(checkout: Path, path: Path) -> None:
    python = pretend_installed(checkout, "dev")
    assert run(checkout, path, "lint").returncode == 0
    script(python, 'case "$*" in *format*) exit 1 ;; esac')
    assert run(checkout, path, "lint").returncode == 1


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements/run.txt"])
def test_a_change_of_what_is_wanted_sets_up_again(checkout: Path, path: Path, changed: str) -> None:
    python = pretend_installed(checkout, "run")
    (checkout / ".venv/pyvenv.cfg").touch()
    with (checkout / changed).open("a") as file:
        file.write("\n# changed\n")
    script(python, 'echo "$*" >>"${0%/*}/calls"')
    answer = run(checkout, path)
    assert answer.returncode == 0
    calls = (python.parent / "calls").read_text()
    assert "--require-hashes -r requirements/run.txt" in calls
    assert "--no-deps --no-build-isolation -e ." in calls
    (python.parent / "calls").unlink()
    run(checkout, path)
    assert (python.parent / "calls").read_text() == "-P -m sahelreader\n"


def test_a_failed_installation_shows_its_end_and_is_tried_again(checkout: Path, path: Path) -> None:
    python = pretend_installed(checkout, "run")
    (checkout / ".venv/pyvenv.cfg").touch()
    (checkout / ".venv/.installed-run").unlink()
    script(python, 'case "$*" in *install*) echo "ERROR: no such version"; exit 1 ;; esac')
    for _ in range(2):
        answer = run(checkout, path)
        assert answer.returncode == 1
        assert "ERROR: no such version\nrun: setting up failed" in answer.stderr
    assert not (checkout / ".venv/.installed-run").exists()


def test_the_readme_begins_with_the_two_commands() -> None:
    first, second = (CHECKOUT / "README.md").read_text(encoding="utf-8").splitlines()[:2]
    assert (first.split("#")[0].strip(), second.split("#")[0].strip()) == ("./run", "./run test")
