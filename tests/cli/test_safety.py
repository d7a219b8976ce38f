"""`sahelreader backup`, `restore`, `merge` and `verify`."""

from __future__ import annotations

from pathlib import Path

import pytest

from sahelreader.cli.main import main
from sahelreader.store.store import Store
from tests.study.making import DOSSIER, make_event
from tests.support.small_dossier import write_dossier


class Shell:
    """Runs commands on a dossier and a data folder of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.dossier, self.data = folder / "coast", folder / "data"
        write_dossier(self.dossier)
        self._capsys = capsys

    def __call__(self, *words: str) -> tuple[int, str]:
        status = main(["--dossier", str(self.dossier), "--data-dir", str(self.data), *words])
        told = self._capsys.readouterr()
        return status, told.out + told.err

    def answer(self, number: int) -> None:
        with Store.open(self.data / "reader.db") as store:
            for _ in range(number):
                store.record_review(make_event())

    @property
    def answers(self) -> int:
        with Store.open(self.data / "reader.db", readonly=True) as store:
            return len(store.reviews(DOSSIER))


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Shell(tmp_path, capsys)


def test_a_backup_is_made_listed_restored_and_what_was_there_merged_again(shell: Shell) -> None:
    assert shell("restore") == (1, "There is no backup yet; one is made every day on which something was saved.\n")
    shell.answer(2)
    status, told = shell("backup")
    assert (status, told.startswith("2 answers copied to ")) == (0, True)
    shell.answer(3)
    status, told = shell("restore")
    assert (status, told.count("asked")) == (0, 2)
    status, told = shell("restore", "latest")
    assert (status, shell.answers) == (0, 2)
    aside = next((shell.data / "set-aside").glob("*.db"))
    assert str(aside) in told
    assert shell("merge", str(aside)) == (0, "3 answers and 0 places and notes were new.\n")
    assert shell("merge", str(aside)) == (1, f"{aside} holds nothing that is not here already.\n")
    assert shell.answers == 5


def test_what_there_is_no_backup_of_is_told(shell: Shell) -> None:
    assert shell("restore", "latest") == (1, "sahelreader: There is no backup 'latest'; there are none.\n")
    status, told = shell("merge", str(shell.data / "nowhere.db"))
    assert (status, "There is no file" in told) == (1, True)


def test_verify_names_the_file_that_is_not_whole(shell: Shell) -> None:
    shell.answer(3)
    shell("backup")
    status, told = shell("verify")
    assert (status, told.count("whole, 3 answers")) == (0, 2)
    content = bytearray((shell.data / "reader.db").read_bytes())
    at = content.index(b"moura-place")
    content[at : at + 5] = b"MOURA"
    (shell.data / "reader.db").write_bytes(content)
    status, told = shell("verify")
    assert (status, told.count("whole, 3 answers")) == (1, 1)
    assert f"{shell.data / 'reader.db'}: damaged; sahelreader backup makes it anew of what can be read\n" in told


@pytest.mark.parametrize("command", ["backup", "merge"])
def test_what_is_not_whole_is_never_copied_but_rescued_first(shell: Shell, tmp_path: Path, command: str) -> None:
    shell.answer(3)
    other = tmp_path / "other.db"
    other.write_bytes((shell.data / "reader.db").read_bytes())
    content = bytearray((shell.data / "reader.db").read_bytes())
    at = content.index(b"moura-place")
    content[at : at + 5] = b"MOURA"
    (shell.data / "reader.db").write_bytes(content)
    status, told = shell(command, *([str(other)] if command == "merge" else []))
    assert (status, told.count("Your data was damaged: 2 answers came back")) == (0, 1)
    status, told = shell("verify")
    assert (status, "damaged" in told) == (0, False)
    assert shell.answers == (3 if command == "merge" else 2)


def test_a_damaged_backup_is_told_apart(shell: Shell) -> None:
    shell.answer(3)
    shell("backup")
    backup = next((shell.data / "backups").glob("*asked*"))
    backup.write_bytes(b"no database" * 500)
    status, told = shell("verify")
    assert (status, told.count("whole, 3 answers")) == (1, 1)
    assert f"{backup}: damaged; it is of no use as a backup\n" in told


def test_a_damaged_file_is_rescued_when_it_is_next_used_and_that_is_said(shell: Shell) -> None:
    shell.answer(3)
    (shell.data / "reader.db").write_bytes(b"\1" + (shell.data / "reader.db").read_bytes()[1:])
    status, told = shell("backup")
    assert status == 0
    assert "Your data was damaged: 3 answers came back from the file itself" in told
    assert shell.answers == 3


@pytest.mark.parametrize("command", ["merge", "restore"])
def test_a_file_that_is_not_the_readers_is_refused_with_the_mend(shell: Shell, tmp_path: Path, command: str) -> None:
    shell.answer(2)
    empty, page, cut = tmp_path / "empty", tmp_path / "page.html", tmp_path / "cut.db"
    empty.touch()
    page.write_text("no database, but a page of some length\n" * 100, encoding="utf-8")
    cut.write_bytes((shell.data / "reader.db").read_bytes()[:20_000])
    for file in (empty, page, cut):
        status, told = shell(command, str(file))
        assert (status, told.count("\n")) == (1, 1)
        assert told.startswith(f"sahelreader: {file} ")
        assert told.endswith(", and nothing was changed: name another file.\n")
    assert shell.answers == 2


@pytest.mark.parametrize("folder", ["/", "."])
def test_a_folder_can_not_be_merged(shell: Shell, folder: str) -> None:
    told = f"sahelreader: {folder} is not a file: name a reader.db or a backup of one.\n"
    assert shell("merge", folder) == (1, told)
