"""Reading without a screen: read, list, outline and open as text and as JSON, in the pager and in a pipe."""

from __future__ import annotations

import os
import pty
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sahelreader.store.place import ReadingPlace
from sahelreader.store.store import Store
from tests.support.small_dossier import write_dossier
from tests.support.told import Told


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with the small dossier."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(write_dossier(tmp_path / "coast")))
    return tmp_path


def test_read_prints_what_open_prints(capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, "read", "harbour").out == Told(capsys, "open", "harbour", "--plain").out


@pytest.mark.parametrize(
    "command",
    ["list", "outline harbour", "settings", "notes", "stats", "who sarela", "search sarela", "claims", "quotes",
     "timeline", "compare harbour bridge", "export csv", "export md"],
)  # fmt: skip
def test_what_only_tells_makes_no_file_of_the_reader(
    command: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Told(capsys, *command.split())
    assert not (home / "XDG_DATA_HOME").exists()


@pytest.mark.parametrize("width", [20, 40, 100])
def test_no_line_is_wider_than_asked_for(width: int, capsys: pytest.CaptureFixture[str]) -> None:
    lines = Told(capsys, "read", "harbour", "--width", str(width)).out.splitlines()
    body = [line for line in lines if " " in line]
    assert max(map(len, body)) <= width
    assert max(map(len, body)) > width * 0.7


@pytest.mark.parametrize("width", ["19", "1001", "-30", "wide", "1" * 5000])
def test_a_width_that_is_none_is_misuse(width: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "read", "harbour", f"--width={width}")
    assert (told.status, told.out) == (2, "")
    assert "takes a number from 20 to 1000, not " in told.err


def test_a_paragraph_can_be_begun_with(capsys: pytest.CaptureFixture[str]) -> None:
    whole = [record["paragraph"] for record in Told(capsys, "read", "harbour", "--json").records]
    assert [record["paragraph"] for record in Told(capsys, "read", "harbour#p3", "--json").records] == whole[2:]
    assert [record["paragraph"] for record in Told(capsys, "open", "harbour#p3", "--json").records] == [3]
    assert list(Told(capsys, "open", "harbour#p3", "--json").records[0]) == [
        "article", "address", "paragraph", "kind", "level", "text"
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["read", "open"])
@pytest.mark.parametrize("address", ["harbour#p99", "harbour#3", "none", "harbour#p²", "harbour#x"])
def test_an_address_that_leads_nowhere_is_told(command: str, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, command, address, "--json")
    assert told.status == 1
    assert "There is no" in told.err
    assert told.out == ""


def test_the_list_tells_how_far_one_is(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "not begun" in Told(capsys, "list").out
    with Store.open(home / "XDG_DATA_HOME/sahelreader/reader.db") as store:
        store.save_place(ReadingPlace("the-coast", "harbour", 2, 0, 3, 1))
    record = next(record for record in Told(capsys, "list", "--json").records if record["article"] == "harbour")
    assert record["at"] == "harbour#p2"
    assert record["read"] == round(3 / record["paragraphs"], 3)
    assert "% read" in Told(capsys, "list").out
    assert Told(capsys, "articles", "--json").out == Told(capsys, "list", "--json").out


def test_the_outline_is_the_headings(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "outline", "harbour", "--json")
    assert told.status == 0
    kinds = {record["paragraph"]: record for record in Told(capsys, "read", "harbour", "--json").records}
    for record in told.records:
        number = int(record["address"].rpartition("#p")[2])
        assert kinds[number]["kind"] == "heading"
        assert kinds[number]["text"] == record["text"]
    assert told.records[0]["address"] in Told(capsys, "outline", "harbour").out


def test_an_article_without_headings_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    heads = {record["article"] for record in Told(capsys, "list", "--json").records}
    bare = next(head for head in sorted(heads) if not Told(capsys, "outline", head, "--json").out)
    told = Told(capsys, "outline", bare)
    assert told.status == 1
    assert "has no headings" in told.err


def in_a_terminal(home: Path, *arguments: str, **environ: str) -> str:
    """What a command writes to a terminal."""
    pid, master = pty.fork()
    if pid == 0:
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "60", **environ}
        os.execve(sys.executable, [sys.executable, "-m", "sahelreader", *arguments], environment)  # noqa: S606
    written = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    os.waitpid(pid, 0)
    os.close(master)
    return written.decode().replace("\r\n", "\n")


def script(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_on_a_terminal_the_pager_is_given_the_text(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pager = script(home / "pager", 'echo "paged $1"; cat')
    written = in_a_terminal(home, "read", "harbour", "--width", "58", PAGER=f"{pager} 'a b'")
    assert written == "paged a b\n" + Told(capsys, "read", "harbour", "--width", "58").out


@pytest.mark.parametrize("pager", ["/no/such/pager", "'unfinished", ""])
def test_without_a_pager_that_works_it_is_printed(home: Path, pager: str, monkeypatch: pytest.MonkeyPatch) -> None:
    script(home / "less", "cat")
    written = in_a_terminal(home, "read", "harbour", PAGER=pager, PATH=f"{home}:{os.environ['PATH']}")
    assert "Coast Herald" in written
    assert "Traceback" not in written


def test_a_pager_left_early_is_no_trouble(home: Path) -> None:
    written = in_a_terminal(home, "read", "harbour", PAGER=script(home / "pager", "head -n 1"))
    assert "Traceback" not in written
    assert "sahelreader:" not in written


def test_on_a_terminal_that_cannot_move_about_it_is_printed(home: Path) -> None:
    assert "paged" not in in_a_terminal(home, "read", "harbour", PAGER=script(home / "p", "echo paged"), TERM="dumb")
    assert "paged" not in in_a_terminal(home, "read", "harbour", "--plain", PAGER=script(home / "p", "echo paged"))


# Completions


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh", "fish"])
def test_a_script_is_made_for_every_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "completions", shell)
    assert told.status == 0
    for word in ("outline", "articles"):
        assert word in told.out
    assert "sahelreader completions --ids" in told.out


def test_bash_completes_commands_options_articles_and_entries(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "complete.bash").write_text(Told(capsys, "completions", "bash").out)
    program = f"""
sahelreader() {{ "{sys.executable}" -m sahelreader "$@"; }}
source "{home}/complete.bash"
try() {{ COMP_WORDS=(sahelreader "$@"); COMP_CWORD=$#; COMPREPLY=(); _shtab_sahelreader; echo "${{COMPREPLY[*]}}"; }}
try outl; try outline har; try read --pl; try define ada; try settings --m
try quiz --article har; try search --in har; try quotes --by ada
"""
    done = subprocess.run(
        ["/usr/bin/env", "bash", "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["outline"], ["harbour"], ["--plain"], ["ada-keral"], ["--make"], ["harbour"], ["harbour"], ["ada-keral"]
    ]  # fmt: skip


def test_ids_are_words_that_no_shell_reads_as_more(capsys: pytest.CaptureFixture[str]) -> None:
    for what in ("articles", "entries"):
        for ident in Told(capsys, "completions", "--ids", what).out.split("\n"):
            assert all(part.isalnum() for part in ident.split("-")) or not ident


def test_what_is_asked_of_completions_must_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "completions")
    assert (told.status, told.err) == (
        2, "sahelreader: For which shell? Name one of bash, zsh, tcsh, fish: sahelreader completions bash.\n"
    )  # fmt: skip
    assert Told(capsys, "completions", "elvish").status == 2


def test_the_list_makes_no_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, "list").status == 0
    assert not (home / "XDG_DATA_HOME").exists()


@pytest.mark.parametrize("command", [["list"], ["compare", "harbour", "bridge"], ["search", "the", "--limit", "1"]])
def test_lines_end_where_the_terminal_does(
    command: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "42")
    assert max(map(len, Told(capsys, *command).out.splitlines())) <= 40
