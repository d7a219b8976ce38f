"""Every command as it is run: what it prints, how it is left, and what it makes of bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from sahelreader.cli.main import CLOSED_PIPE, COMMANDS, FAILED, MISUSED
from tests.support.nasty import UNFIT
from tests.support.small_dossier import DOSSIER, ENTITIES, HARBOUR, SEEDS, TERMS, swap, write_dossier
from tests.support.told import Told

PROGRAM = [sys.executable, "-m", "sahelreader"]
FOUL = "\x1b]0;x\x07\x9b31m\u202e\u200b"
FOUL_YAML = r"\e]0;x\a\x9b31m\u202e\u200b"


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own, and the small dossier as the one that opens."""
    for name in ("LANG", "LC_ALL", "PYTHONIOENCODING", "COLUMNS", "SAHELREADER_DATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SAHELREADER_DOSSIER", str(write_dossier(tmp_path / "coast")))


def start(
    *arguments: str, environ: Mapping[str, str] | None = None, folder: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own; no input unless told."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        env={**os.environ, **(environ or {})},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


def shell(script: str) -> subprocess.CompletedProcess[str]:
    """A bash script in which `sahelreader` is the program."""
    function = f'sahelreader() {{ "{sys.executable}" -m sahelreader "$@"; }}\n'
    return subprocess.run(
        ["/usr/bin/env", "bash", "-c", function + script],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )


# --- what the commands say


def test_entities_as_json_are_one_mention_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "entities", "--json")
    assert told.status == 0
    assert len(told.records) == 18
    for record in told.records:
        assert list(record) == ["article", "file", "start", "end", "text", "entity", "kind"]
        source = SEEDS[record["file"]][record["start"] : record["end"]]
        assert " ".join(source.split()) == record["text"]


def test_entities_of_one_article_are_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "entities", "bridge", "--json")
    assert {(record["article"], record["file"]) for record in told.records} == {("bridge", "bridge.txt")}


def test_entities_as_text_are_counted_by_kind(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "entities", "bridge")
    assert told.out == (
        "person\n     3  Bruno Keral\n     1  Ada Keral\n     1  Élise Maréchal\n"
        "place\n     3  Nordby\n     2  Sarela\n"
    )  # fmt: skip


def test_a_name_broken_over_lines_is_one_mention(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "entities", "harbour", "--json")
    (record,) = (r for r in told.records if r["entity"] == "blue-lantern")
    assert HARBOUR[record["start"] : record["end"]] == "Blue\nLantern"
    assert record["text"] == "Blue Lantern"


def test_define_prints_the_entry(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "define", "lanterne", "Bleue")
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith("Blue Lantern  /bloo LAN-tern/  (armed group)\n  An armed group named after its sign.\n")


def test_define_as_json_is_one_entry_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "define", "keral", "--json")
    assert [record["id"] for record in told.records] == ["ada-keral", "bruno-keral"]
    assert told.records[0]["evidence"][0]["file"] == "harbour.txt"
    for record in told.records:
        assert {
            "id",
            "kind",
            "name",
            "also",
            "definition",
            "note",
            "background",
            "roles",
            "evidence",
            "occurs",
            "see",
        } <= set(record)


def test_define_says_what_it_took_a_slip_for(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "define", "nordbyy")
    assert told.status == 0
    assert told.err == "sahelreader: Nothing is called 'nordbyy'; did you mean Nordby?\n"
    assert told.out.startswith("Nordby")


def test_define_names_what_is_near_where_nothing_fits(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "define", "Sarelania")
    assert (told.status, told.out) == (FAILED, "")
    assert told.err == "sahelreader: Nothing in this dossier is called 'Sarelania'. Near it: Sarela.\n"
    assert Told(capsys, "define", "zzz").err.endswith("'zzz'. sahelreader entities lists the names.\n")


def test_articles_as_json_tell_what_is_known_of_each(capsys: pytest.CaptureFixture[str]) -> None:
    harbour, bridge = Told(capsys, "articles", "--json").records
    assert (harbour["article"], harbour["outlet"], harbour["on"]) == ("harbour", "Coast Herald", "2021-05-03")
    assert (bridge["title_is_editorial"], bridge["outlet"], bridge["not_before"]) == (True, None, "2021-05-03")


def test_articles_as_text_mark_an_editorial_title(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "articles")
    assert "[A bridge to Nordby]" in told.out
    assert "outlet not stated, after 3 May 2021" in told.out


def test_open_plain_prints_the_body_without_the_furniture(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "open", "harbour", "--plain")
    assert told.out.startswith("The port of Sarela reopens\nCoast Herald · 3 May 2021 · ")
    assert "\n## What comes next\n" in told.out
    assert "Share this page" not in told.out
    assert Told(capsys, "open", "harbour#p4", "--plain").out.count("reopens") == 1


def test_check_counts_what_there_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told = Told(capsys, "check")
    assert told.out == (
        "The coast in 2021: 2 articles, 8 entities, 3 terms, 3 facts with 6 cards. No problems.\n"
    )  # fmt: skip
    broken = write_dossier(tmp_path / "broken", dossier=swap(DOSSIER, "schema: 1", "schema: 2"))
    told = Told(capsys, "check", str(broken))
    assert (told.status, told.out) == (
        FAILED,
        f"glossary/dossier.yaml:1: schema is '2'; this program reads schema 1\n1 problem in {broken}.\n",
    )


def test_paths_tells_every_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told = Told(capsys, "--data-dir", str(tmp_path / "mine"), "paths")
    assert f"dossier  {tmp_path / 'coast'}\n" in told.out
    assert f"{tmp_path / 'mine'}\n" in told.out
    assert f"{tmp_path / 'cache' / 'sahelreader'}" in told.out


def test_help_and_version_are_for_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "--help")
    assert (told.status, told.err) == (0, "")
    assert all(command in told.out for command in COMMANDS)
    assert Told(capsys, "--version").out.startswith("sahelreader 0.")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, command, "--help")
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith(f"usage: sahelreader {command} ")


# --- bad input

MISTAKES = {
    "an unknown command": (["reed"], "There is no command 'reed'; did you mean read?\n"),
    "a command like none": (["xyzzy"], "There is no command 'xyzzy'. See sahelreader --help.\n"),
    "a word too many": (["timeline", "2021"], "Unrecognized arguments: 2021. See sahelreader timeline --help.\n"),
    "an unknown option": (["articles", "--yaml"], "Unrecognized arguments: --yaml. See sahelreader list --help."),
    "no term": (["define"], "The following arguments are required: term. See sahelreader define --help."),
    "an option in the wrong place": (
        ["articles", "--dossier"],
        "Unrecognized arguments: --dossier. See sahelreader list --help.",
    ),
    "no folder": (["--dossier"], "Argument --dossier: expected one argument. See sahelreader --help."),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_on_the_command_line_is_one_sentence(mistake: str, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, said = MISTAKES[mistake]
    told = Told(capsys, *arguments)
    assert (told.status, told.out) == (MISUSED, "")
    assert told.err.count("\n") == 1
    assert told.err.startswith(f"sahelreader: {said}")


@pytest.mark.parametrize("name", ["harbour", "Herald", "HERALD", "hérald"])
def test_an_article_is_found_by_its_short_name_too(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, "read", name).out == Told(capsys, "read", "harbour").out


def test_of_a_dossier_with_many_mistakes_the_first_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_dossier(tmp_path / "broken")
    (folder / "glossary/articles.yaml").write_text("", encoding="utf-8")
    told = Told(capsys, "--dossier", str(folder), "list")
    *first, last = told.err.splitlines()
    assert (told.status, len(first)) == (1, 5)
    assert last.startswith("sahelreader: And ")
    assert last.endswith(" more: sahelreader check lists them all.")


def test_an_option_is_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert Told(capsys, "--doss", "x", "articles").status == MISUSED


@pytest.mark.parametrize("arguments", [["entities", "nowhere"], ["open", "nowhere"], ["open", "nowhere#p1", "--plain"]])
def test_an_unknown_article_is_told_with_those_that_are_known(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(capsys, *arguments)
    assert (told.status, told.out) == (FAILED, "")
    assert told.err == "sahelreader: There is no article 'nowhere' in this dossier; it has harbour, bridge.\n"


@pytest.mark.parametrize("address", ["harbour#p0", "harbour#p99", "harbour#p", "harbour#p²", "harbour#p99999999999"])
def test_an_unknown_paragraph_is_told_with_the_last(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "open", address, "--plain")
    assert (told.status, told.out) == (FAILED, "")
    assert told.err == f"sahelreader: There is no paragraph '{address}'; it has harbour#p1 to #p6.\n"


@pytest.mark.parametrize("address", ["#p3", "harbour#3", "#", "harbour#p1#p2"])
def test_an_address_of_another_form_is_refused(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "open", address, "--plain")
    assert (told.status, told.out) == (FAILED, "")
    assert told.err.count("\n") == 1


DOSSIER_COMMANDS = (["articles"], ["entities"], ["define", "x"], ["open", "x"], ["open"], ["check"])


@pytest.mark.parametrize("command", DOSSIER_COMMANDS, ids=" ".join)
def test_a_folder_that_is_no_dossier_is_one_sentence(
    command: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "none", tmp_path / "empty", tmp_path / ("x" * 300), Path("~nobody-by-this-name")):
        told = Told(capsys, "--dossier", str(folder), *command)
        said = (told.out + told.err).splitlines()
        assert told.status in (FAILED, MISUSED)
        assert len(said) == 1 + (command == ["check"])


@pytest.mark.parametrize("command", DOSSIER_COMMANDS[:4], ids=" ".join)
def test_all_problems_of_a_broken_dossier_are_told_by_every_command(
    command: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = write_dossier(
        tmp_path / "broken",
        terms=swap(TERMS, "name: crown", "nmae: crown"),
        entities=swap(ENTITIES, "name: Sarela", ""),
    )
    told = Told(capsys, "--dossier", str(folder), *command)
    assert told.status == FAILED
    assert told.out == ""
    assert [line.split(": ")[1].rpartition(":")[0] for line in told.err.splitlines()] == [
        "glossary/entities.yaml", "glossary/terms.yaml", "glossary/terms.yaml",
    ]  # fmt: skip


def test_a_dossier_named_like_a_command_is_a_dossier(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_dossier(tmp_path / "define", dossier=swap(DOSSIER, "The coast in 2021", "The dossier define"))
    for arguments in (["--dossier", "define", "articles"], ["--dossier=define", "articles"]):
        assert Told(capsys, *arguments).out.startswith("The dossier define\n")


# --- control characters


@pytest.fixture
def foul_folder(tmp_path: Path) -> Path:
    """A dossier with control characters in its text, names and definitions."""
    return write_dossier(
        tmp_path / "foul",
        dossier=swap(DOSSIER, "title: The coast in 2021", f'title: "The{FOUL_YAML} coast"'),
        terms=swap(TERMS, "The money of the coast.", f'"The money{FOUL_YAML} of it."'),
        entities=swap(ENTITIES, "note: A village", f'background: "Old{FOUL_YAML}"\n  note: A village'),
        facts=None,
        seeds={
            "harbour.txt": HARBOUR.replace("Fishermen", f"Fisher{FOUL}men").replace("Repairs", f"Sarela{FOUL} Repairs")
        },
    )


@pytest.mark.parametrize(
    "command",
    [
        ["articles"], ["articles", "--json"], ["entities"], ["entities", "--json"], ["define", "crown"],
        ["define", "crown", "--json"], ["define", "free", "quay"], ["define", "nordby"], ["define", "nordby", "--json"],
        ["open", "harbour", "--plain"], ["check"], ["paths"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_control_character_of_a_dossier_is_printed(
    command: list[str], foul_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(capsys, "--dossier", str(foul_folder), *command)
    assert (told.status, told.err) == (0, "")
    assert not UNFIT & set(told.out)


@pytest.mark.parametrize(
    "command",
    [
        ["define", FOUL], ["define", f"{FOUL}x", "--json"], ["define", f"nord{FOUL}byy"], ["entities", FOUL],
        ["open", FOUL, "--plain"], ["open", f"harbour#p{FOUL}"], [FOUL], ["articles", FOUL], [f"--{FOUL}"],
        ["check", FOUL], ["--dossier", FOUL, "articles"], ["--dossier", FOUL, "paths"], ["--data-dir", FOUL, "paths"],
        ["quiz", f"--{FOUL}"], ["define", "a\udc9b\udcffb"], ["entities", "\udc80"],
    ],
    ids=ascii,
)  # fmt: skip
def test_no_control_character_of_an_argument_is_printed(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, *command)
    assert not UNFIT & set(told.out + told.err)


def test_del_is_escaped_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    from sahelreader.cli.output import say_json

    say_json({"text": "a\x7f\x9b\u202e"})
    out = capsys.readouterr().out
    assert out == '{"text": "a\\u007f\\u009b\\u202e"}\n'
    assert json.loads(out) == {"text": "a\x7f\x9b\u202e"}


def test_a_very_long_argument_is_cut_where_it_is_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["define"], ["entities"], ["open"]):
        assert len(Told(capsys, *command, "x" * 100_000).err) < 300


# --- the world around


def test_python_m_runs_the_program() -> None:
    done = start("define", "Sarela")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Sarela")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_of_few_letters_gets_what_is_nearest(encoding: str) -> None:
    done = start("open", "bridge", "--plain", environ={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert "?" not in text.replace("bridge?", "")
    assert "lise Mar" in text
    assert ("isn't" if encoding != "cp1252" else "isn’t") in text


def test_json_loses_nothing_where_letters_are_few() -> None:
    done = start("entities", "bridge", "--json", environ={"PYTHONIOENCODING": "ascii"})
    assert "Élise Maréchal" in {json.loads(line)["text"] for line in done.stdout.decode("ascii").splitlines()}


@pytest.mark.parametrize(
    "environ", [{"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_the_c_locale_is_no_trouble(environ: dict[str, str]) -> None:
    done = start("define", "Elise Marechal", environ=environ)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"lise Mar" in done.stdout
    assert b"Traceback" not in start("define", "Élise", environ=environ).stderr


@pytest.mark.parametrize(
    "command", ["entities --json", "articles", "define sarela", "--help", "check", "open harbour --plain"]
)
def test_a_reader_that_goes_away_hears_no_complaint(command: str) -> None:
    done = shell(f"sahelreader {command} | true; exit ${{PIPESTATUS[0]}}")
    assert done.stderr == ""
    assert done.returncode in (0, CLOSED_PIPE)


def test_the_first_line_is_enough_for_head() -> None:
    done = shell("for i in 1 2 3; do sahelreader entities --json | head -1; done")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 3)


def test_a_closed_standard_output_is_said() -> None:
    done = shell("sahelreader articles >&-")
    assert done.returncode == FAILED
    assert done.stderr == "sahelreader: Standard output is closed; there is nowhere to write to.\n"


def test_a_closed_standard_error_changes_nothing() -> None:
    assert shell("sahelreader define zzz 2>&-").returncode == FAILED
    assert shell("sahelreader define sarela 2>&-").stdout.startswith("Sarela")
    assert shell("sahelreader read 2>&-").returncode == MISUSED
    assert shell("sahelreader articles >&- 2>&-").returncode == FAILED


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")  # noqa: PTH110 (a device)
@pytest.mark.parametrize("command", ["entities --json", "articles", "--help"])
def test_a_full_disk_is_one_sentence(command: str) -> None:
    done = shell(f"sahelreader {command} >/dev/full")
    assert done.returncode == FAILED
    assert done.stderr == (
        "sahelreader: What there is to say can't be written to standard output: No space left on device.\n"
    )  # fmt: skip


def test_without_a_terminal_the_app_says_what_works_instead() -> None:
    for arguments in ((), ("open",), ("open", "harbour")):
        done = start(*arguments)
        assert (done.returncode, done.stdout) == (MISUSED, b"")
        assert done.stderr.startswith(b"sahelreader: The app needs a terminal for input and output; ")
    assert shell("sahelreader <&-").returncode == MISUSED


@pytest.mark.parametrize("home", [None, "", "relative/home"])
def test_without_a_home_nothing_is_put_into_the_current_folder(
    home: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)
        if home is not None:
            monkeypatch.setenv(name, home)
    here = tmp_path / "here"
    here.mkdir()
    for command in (["define", "sarela"], ["paths"], ["articles"]):
        done = start(*command, folder=here)
        assert (done.returncode, done.stderr) == (0, b"")
    assert list(here.iterdir()) == []


def test_a_cache_that_can_t_be_written_is_no_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cache").write_text("a file in its place")
    told = Told(capsys, "define", "sarela")
    assert (told.status, told.err) == (0, "")


def test_a_working_folder_that_is_gone_is_no_traceback(tmp_path: Path) -> None:
    script = f'mkdir "{tmp_path}/gone" && cd "{tmp_path}/gone" && rmdir "{tmp_path}/gone"'
    assert shell(f"{script}; PYTHONSAFEPATH=1 sahelreader define sarela").returncode == 0
    done = shell(f"{script}; PYTHONSAFEPATH=1 sahelreader --dossier x articles")
    assert done.returncode == FAILED
    assert done.stderr == (
        "sahelreader: The current folder is gone, and a folder was named within it; change to another one.\n"
    )  # fmt: skip
