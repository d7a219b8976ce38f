"""Siblings are found once for facts as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sahelreader.dossier.model import Evidence, Place
from sahelreader.study import siblings
from sahelreader.study.siblings import find_siblings
from sahelreader.study.siblings_kept import siblings_of
from tests.study.making import make_fact

ALONE = (Evidence("nothing of it", Place("tine", 9, 0, 13)),)
FACTS = (make_fact("a"), make_fact("b"), replace(make_fact("c", cards=()), evidence=ALONE))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "siblings" / "sahel"


def test_they_are_found_once_and_then_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = find_siblings(FACTS)
    assert expected["a"] == {"b"}
    assert siblings_of(FACTS, file) == expected
    monkeypatch.setattr(siblings, "find_siblings", None)
    assert siblings_of(FACTS, file) == expected
    assert [path.name for path in file.parent.iterdir()] == ["sahel"]


def test_they_are_found_anew_when_a_fact_was_changed(file: Path) -> None:
    siblings_of(FACTS, file)
    changed = (*FACTS[:2], replace(FACTS[2], evidence=FACTS[0].evidence))
    assert siblings_of(changed, file) == find_siblings(changed) != find_siblings(FACTS)


@pytest.mark.parametrize("place", [0, 33, -1])
def test_a_damaged_file_is_as_good_as_none(file: Path, place: int) -> None:
    expected = siblings_of(FACTS, file)
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    assert siblings_of(FACTS, file) == expected
    file.write_bytes(b"")
    assert siblings_of(FACTS, file) == expected


def test_where_nothing_can_be_kept_they_are_found_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert siblings_of(FACTS, tmp_path / "file" / "siblings") == siblings_of(FACTS, None) == find_siblings(FACTS)


def test_no_facts_have_no_siblings() -> None:
    assert find_siblings([]) == {}
