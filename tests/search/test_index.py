"""The index on disk: private, fresh, whole, and worth nothing to anyone who puts another in its place."""

from __future__ import annotations

import os
import pickle
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sahelreader.search.builder import LARGE, engine_for
from sahelreader.search.generations import Generations
from sahelreader.workspace import Workspace
from tests.search.killing import kill_builders, start_builder, write_version
from tests.support.small_dossier import FACTS, HARBOUR, swap, write_dossier

if TYPE_CHECKING:
    from sahelreader.search.searcher import Searcher


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return write_dossier(tmp_path / "coast")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def searcher_of(dossier: Path, cache: Path | None, engine: str = "") -> Searcher:
    return Workspace(dossier, None, cache).searcher_with(engine)


def prepared(dossier: Path, cache: Path | None, engine: str = "") -> Searcher:
    searcher = searcher_of(dossier, cache, engine)
    searcher.prepare()
    return searcher


def total(searcher: Searcher, query: str) -> int:
    return searcher.find(f"{query} kind:paragraph").total


def root(cache: Path) -> Path:
    return next((cache / "search").iterdir())


def test_it_is_made_once_and_opened_after(dossier: Path, cache: Path) -> None:
    assert not searcher_of(dossier, cache).open()
    assert total(prepared(dossier, cache), "sarela") == 4
    again = searcher_of(dossier, cache)
    assert again.open()
    assert total(again, "sarela") == 4


def test_nobody_else_can_read_or_write_it(dossier: Path, cache: Path) -> None:
    prepared(dossier, cache)
    for folder in (root(cache), *(path for path in root(cache).iterdir() if path.is_dir())):
        assert folder.stat().st_mode & 0o077 == 0


def test_nothing_is_written_to_the_dossier(dossier: Path, cache: Path) -> None:
    before = sorted(dossier.rglob("*"))
    prepared(dossier, cache)
    assert sorted(dossier.rglob("*")) == before


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_changed_article_is_found_and_the_others_are_kept(dossier: Path, cache: Path, engine: str) -> None:
    prepared(dossier, cache, engine)
    write_dossier(dossier, seeds={"harbour.txt": HARBOUR.replace("Fishermen", "Zebras")})
    changed = searcher_of(dossier, cache, engine)
    assert not changed.open()
    assert total(changed, "fishermen") == 2, "until it is brought up to date, the old index answers"
    changed.build()
    assert changed.is_fresh
    assert (total(changed, "zebra"), total(changed, "fishermen"), total(changed, "bridge")) == (1, 1, 2)
    assert len([path for path in root(cache).iterdir() if path.is_dir()]) == 2, "the last one and that before it"


def test_a_changed_entry_is_found(dossier: Path, cache: Path) -> None:
    prepared(dossier, cache)
    write_dossier(dossier, facts=swap(FACTS, "It was closed for two months.", "It had been closed by a blockade."))
    assert prepared(dossier, cache).find("blockade").counts == {("harbour", "fact"): 1}


def test_files_that_were_only_touched_change_nothing(dossier: Path, cache: Path) -> None:
    prepared(dossier, cache)
    before = {path.name for path in root(cache).iterdir()}
    os.utime(dossier / "seeds" / "harbour.txt", (1, 1))
    touched = prepared(dossier, cache)
    assert touched.is_fresh
    assert {path.name for path in root(cache).iterdir()} == before
    assert searcher_of(dossier, cache).open()


def test_it_can_be_searched_before_there_is_an_index(dossier: Path, cache: Path) -> None:
    assert total(searcher_of(dossier, cache), "sarela") == 4
    assert not (cache / "search").exists()


def test_without_a_place_to_keep_it_memory_serves(dossier: Path, tmp_path: Path) -> None:
    assert total(prepared(dossier, None), "sarela") == 4
    file = tmp_path / "file"
    file.write_text("in the way")
    assert total(prepared(dossier, file), "sarela") == 4


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # what Whoosh leaves open
@pytest.mark.parametrize("harm", ["empty", "cut", "gone", "noise"])
def test_a_damaged_index_is_made_anew_without_a_word(dossier: Path, cache: Path, engine: str, harm: str) -> None:
    prepared(dossier, cache, engine).close()
    folder = next(path for path in root(cache).iterdir() if path.is_dir())
    for file in [path for path in folder.iterdir() if "lock" not in path.name.lower()]:
        data = file.read_bytes()
        file.unlink()
        if harm != "gone":
            file.write_bytes({"empty": b"", "cut": data[: len(data) // 2], "noise": os.urandom(len(data))}[harm])
    assert total(prepared(dossier, cache, engine), "sarela") == 4
    assert total(prepared(dossier, cache, engine), "sarela") == 4


@pytest.mark.parametrize(
    "pointer",
    [
        b"",
        b"{",
        b'{"folder": "../x"}',
        b"[]",
        b"\xff",
        b'{"folder":"g-../..","engine":"whoosh 3.54.0","state":"","sections":{}}',
    ],
)
def test_a_pointer_that_points_nowhere_is_as_good_as_none(dossier: Path, cache: Path, pointer: bytes) -> None:
    prepared(dossier, cache)
    (root(cache) / "CURRENT").write_bytes(pointer)
    assert Generations(root(cache)).current() is None
    assert total(prepared(dossier, cache), "sarela") == 4


class Evil:
    """Makes a folder when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.mark),)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are another thing on Windows")
@pytest.mark.parametrize("who", ["root", "folder"])
def test_an_index_that_others_may_write_is_never_read(dossier: Path, cache: Path, tmp_path: Path, who: str) -> None:
    prepared(dossier, cache)
    folder = next(path for path in root(cache).iterdir() if path.is_dir())
    for file in folder.iterdir():
        file.write_bytes(pickle.dumps(Evil(tmp_path / "owned")))
    (root(cache) if who == "root" else folder).chmod(0o777)
    assert total(prepared(dossier, cache), "sarela") == 4
    assert not (tmp_path / "owned").exists()


def test_an_index_of_another_engine_or_version_is_not_read(dossier: Path, cache: Path) -> None:
    prepared(dossier, cache)
    pointer = root(cache) / "CURRENT"
    pointer.write_bytes(pointer.read_bytes().replace(b'"whoosh ', b'"whoosh 0.'))
    assert not searcher_of(dossier, cache).open()
    assert not searcher_of(dossier, cache, "tantivy").open()
    assert total(prepared(dossier, cache), "sarela") == 4


def test_while_one_builds_another_does_not(dossier: Path, cache: Path) -> None:
    first = prepared(dossier, cache)
    with Generations(root(cache)).building() as may:
        assert may
        write_dossier(dossier, seeds={"harbour.txt": HARBOUR.replace("Fishermen", "Zebras")})
        second = searcher_of(dossier, cache)
        assert not second.build()
        assert not second.open()
        assert total(second, "fishermen") == 2
        second.prepare(patience=0.05)
        assert total(second, "zebra") == 1, "who can't wait longer searches the texts themselves"
    assert total(first, "fishermen") == 2
    assert prepared(dossier, cache).is_fresh


def test_two_processes_at_once_end_with_one_whole_index(dossier: Path, cache: Path) -> None:
    write_version(dossier, 1)
    builders = [start_builder(dossier, cache, "whoosh") for _ in range(2)]
    for builder in builders:
        builder.communicate(timeout=60)
        assert builder.returncode == 0
    assert total(prepared(dossier, cache), "version1") == 120


def test_building_can_be_given_up(dossier: Path, cache: Path) -> None:
    searcher = searcher_of(dossier, cache)
    assert not searcher.build(lambda done, _total: searcher.stop() if done == 3 else None)
    assert not searcher_of(dossier, cache).open()
    assert total(prepared(dossier, cache), "sarela") == 4


def test_several_threads_may_ask_at_once(coast: Searcher) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(total(coast, "sarela"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4] * 8


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_killed_while_building_the_old_or_the_new_index_answers_whole(tmp_path: Path, engine: str) -> None:
    found = kill_builders(tmp_path / "coast", tmp_path / "cache", engine, kills=3, seed=1)
    assert set(found) <= {0, 120}


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_killed_twenty_times_while_building_it_is_always_whole(tmp_path: Path, engine: str) -> None:
    found = kill_builders(tmp_path / "coast", tmp_path / "cache", engine, kills=20, seed=7)
    assert set(found) == {0, 120}


def test_whoosh_serves_until_a_library_is_large() -> None:
    assert engine_for(LARGE) == "whoosh"
    assert engine_for(LARGE + 1) == "tantivy"


def test_a_large_library_without_tantivy_is_told_what_would_help(
    coast: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [coast.advice]
    monkeypatch.setattr("sahelreader.search.searcher.LARGE", 5)
    told.append(coast.advice)
    monkeypatch.setattr("sahelreader.search.searcher.library_version", lambda _: "")
    assert told == ["", ""]
    assert coast.advice == "10 paragraphs are many for this search; the extra 'large' makes it fast (see the README)."
