from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import sahelreader.dossier.compiled as compiled_module
from sahelreader.dossier.compiled import CompiledDossier
from sahelreader.dossier.loading import load_dossier
from sahelreader.dossier.lookup import build_table
from tests.support.small_dossier import DOSSIER, swap, write_dossier

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier


def answers(compiled: CompiledDossier) -> dict[str, Any]:
    """Everything that a compiled dossier says."""
    overview, names = compiled.overview(), compiled.names()
    return {
        "overview": overview,
        "articles": [compiled.article(head.id) for head in overview.articles],
        "glossary": compiled.glossary(),
        "facts": compiled.facts(),
        "names": names,
        "entries": {ident: compiled.entry(names, ident) for ident in names["shown"]},
    }


def expected(folder: Path) -> dict[str, Any]:
    dossier: Dossier = load_dossier(folder)
    table = build_table(dossier)
    found = answers(CompiledDossier(folder, None))
    assert found["overview"] == dossier.overview
    assert found["articles"] == list(dossier.articles.values())
    assert (found["glossary"], found["facts"]) == (dossier.glossary, dossier.facts)
    assert {key: found["names"].get(key) for key in table if key != "entries"} == {
        key: value for key, value in table.items() if key != "entries"
    }
    assert found["entries"] == table["entries"]
    return found


def parts(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


@pytest.fixture
def no_loading(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def forbid() -> None:
        monkeypatch.setattr(
            compiled_module, "encode_parts", lambda _: pytest.fail("compiled although the cache was fresh")
        )

    return forbid


def test_the_cache_gives_what_the_source_gives(
    small_folder: Path, tmp_path: Path, no_loading: Callable[[], None]
) -> None:
    source = expected(small_folder)
    assert answers(CompiledDossier(small_folder, tmp_path / "cache")) == source
    no_loading()
    assert answers(CompiledDossier(small_folder, tmp_path / "cache")) == source


def test_the_bundled_dossier_comes_out_of_the_cache_as_it_went_in(bundled_folder: Path, tmp_path: Path) -> None:
    first = answers(CompiledDossier(bundled_folder, tmp_path))
    assert answers(CompiledDossier(bundled_folder, tmp_path)) == first


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "a byte short": lambda data: data[:-1],
    "half": lambda data: data[: len(data) // 2],
    "a byte more": lambda data: data + b"x",
    "a bit flipped at the end": lambda data: data[:-3] + bytes([data[-3] ^ 1]) + data[-2:],
    "a bit flipped within": lambda data: data[:-40] + bytes([data[-40] ^ 8]) + data[-39:],
    "noise": lambda data: bytes(reversed(data)),
    "another program's": lambda _: b"\x80\x04\x95cos\nsystem\n",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_mended_without_a_word(
    damage: str, small_folder: Path, tmp_path: Path, no_loading: Callable[[], None]
) -> None:
    source = answers(CompiledDossier(small_folder, tmp_path / "cache"))
    for path in parts(tmp_path / "cache"):
        path.write_bytes(DAMAGE[damage](path.read_bytes()))
    assert answers(CompiledDossier(small_folder, tmp_path / "cache")) == source
    no_loading()
    assert answers(CompiledDossier(small_folder, tmp_path / "cache")) == source


def test_one_damaged_part_is_enough_to_make_all_anew(small_folder: Path, tmp_path: Path) -> None:
    source = answers(CompiledDossier(small_folder, tmp_path / "cache"))
    for path in parts(tmp_path / "cache"):
        path.write_bytes(path.read_bytes()[:-1])
        assert answers(CompiledDossier(small_folder, tmp_path / "cache")) == source
        path.unlink()
        assert answers(CompiledDossier(small_folder, tmp_path / "cache")) == source


def test_the_cache_of_another_version_is_not_read(
    small_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(CompiledDossier(small_folder, tmp_path / "cache"))
    monkeypatch.setattr(compiled_module, "FORMAT", compiled_module.FORMAT + 1)
    newer = CompiledDossier(small_folder, tmp_path / "cache")
    assert newer._read("overview") is None
    assert newer.overview().title == "The coast in 2021"


def test_a_copied_cache_of_another_dossier_is_not_believed(small_folder: Path, tmp_path: Path) -> None:
    other = write_dossier(tmp_path / "other", dossier=swap(DOSSIER, "The coast in 2021", "Another coast"))
    answers(CompiledDossier(small_folder, tmp_path / "cache"))
    answers(CompiledDossier(other, tmp_path / "cache"))
    mine, theirs = (next((tmp_path / "cache" / "dossiers").glob(f"{name}-*")) for name in ("coast", "other"))
    shutil.rmtree(mine)
    shutil.copytree(theirs, mine)
    assert CompiledDossier(small_folder, tmp_path / "cache").overview().title == "The coast in 2021"


def test_a_changed_file_is_noticed(small_folder: Path, tmp_path: Path) -> None:
    assert CompiledDossier(small_folder, tmp_path / "cache").overview().title == "The coast in 2021"
    (small_folder / "glossary" / "dossier.yaml").write_text(swap(DOSSIER, "2021", "2022"), "utf-8")
    assert CompiledDossier(small_folder, tmp_path / "cache").overview().title == "The coast in 2022"


def test_a_change_of_the_same_size_is_noticed_by_its_time(small_folder: Path, tmp_path: Path) -> None:
    CompiledDossier(small_folder, tmp_path / "cache").overview()
    path = small_folder / "glossary" / "dossier.yaml"
    before = path.stat()
    path.write_text(swap(DOSSIER, "2021", "2022"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert CompiledDossier(small_folder, tmp_path / "cache").overview().title == "The coast in 2022"


def test_a_file_added_or_taken_away_is_noticed(small_folder: Path, tmp_path: Path) -> None:
    CompiledDossier(small_folder, tmp_path / "cache").overview()
    (small_folder / "glossary" / "facts.yaml").unlink()
    assert CompiledDossier(small_folder, tmp_path / "cache").overview().facts == 0


def test_a_cache_that_can_t_be_written_is_done_without(small_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    compiled = CompiledDossier(small_folder, tmp_path / "file")
    assert answers(compiled) == expected(small_folder)


def test_a_part_that_can_t_be_replaced_leaves_no_litter(small_folder: Path, tmp_path: Path) -> None:
    folder = Path(str(CompiledDossier(small_folder, tmp_path / "cache")._cache))
    (folder / "overview").mkdir(parents=True)
    assert answers(CompiledDossier(small_folder, tmp_path / "cache")) == expected(small_folder)
    assert not list(folder.glob("*.[0-9]*"))


def test_the_cache_is_the_reader_s_alone(small_folder: Path, tmp_path: Path) -> None:
    CompiledDossier(small_folder, tmp_path / "cache").overview()
    folder = next((tmp_path / "cache" / "dossiers").iterdir())
    assert folder.stat().st_mode & 0o777 == 0o700


def test_an_unknown_article_is_a_key_error(small_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        CompiledDossier(small_folder, tmp_path / "cache").article("none")


def test_processes_that_compile_at_once_all_get_the_same(small_folder: Path, tmp_path: Path) -> None:
    program = """
import sys
from sahelreader.dossier.compiled import CompiledDossier
compiled = CompiledDossier(*sys.argv[1:])
names = compiled.names()
print(compiled.overview().title, len(compiled.facts()), *(compiled.entry(names, i)["name"] for i in names["shown"]))
"""
    command = [sys.executable, "-c", program, str(small_folder), str(tmp_path / "cache")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(4)]
    said = {process.communicate(timeout=60)[0] for process in running}
    assert len(said) == 1
    assert said.pop().startswith("The coast in 2021 3 free quay")
    assert all(path.suffix == "" for path in parts(tmp_path / "cache"))
