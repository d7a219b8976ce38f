"""What was found between two articles is the same when it is read back, and made anew when it no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.compare.pairs import Pairs
from sahelreader.compare.side_by_side import SideBySide
from sahelreader.compare.wanted import GivenUpError
from sahelreader.dossier.kept import Kept
from sahelreader.paths import bundled_dossier
from sahelreader.workspace import Workspace
from tests.compare.tellings import write_tellings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tellings(tmp_path_factory.mktemp("tellings") / "dossier")


def reading_back(workspace: Workspace, folder: Path, state: str = "as it was") -> Pairs:
    """Pairs that can only be read back."""

    def nothing() -> None:
        raise AssertionError("nothing is to be compared")

    return Pairs(workspace.overview, nothing, nothing, Kept(folder, state))  # type: ignore[arg-type]


def comparing(workspace: Workspace, folder: Path | None, state: str = "as it was") -> Pairs:
    return Pairs(workspace.overview, lambda: workspace.comparisons, lambda: workspace.teller, Kept(folder, state))


def test_what_was_found_is_read_back_as_it_was(dossier: Path, tmp_path: Path) -> None:
    workspace = Workspace(dossier, None, None)
    pairs = comparing(workspace, tmp_path)
    made = [pairs.links(*both) for both in (("first", "second"), ("second", "first"), ("first", "first"))]
    nearest = pairs.nearest("second")
    again = reading_back(workspace, tmp_path)
    assert [again.links(*both) for both in (("first", "second"), ("second", "first"), ("first", "first"))] == made
    assert again.nearest("second") == nearest
    assert [other for other, _ in nearest] == ["first", "alien"]


def test_it_is_the_same_where_nothing_can_be_kept(dossier: Path, tmp_path: Path) -> None:
    workspace = Workspace(dossier, None, None)
    (tmp_path / "file").touch()
    for folder in (None, tmp_path / "file" / "folder"):
        pairs = comparing(workspace, folder)
        assert pairs.links("first", "second") == comparing(workspace, tmp_path / "kept").links("first", "second")
        assert pairs.nearest("second")


def test_what_is_damaged_or_of_another_state_is_made_anew(dossier: Path, tmp_path: Path) -> None:
    workspace = Workspace(dossier, None, None)
    made = comparing(workspace, tmp_path).links("first", "second")
    with pytest.raises(AssertionError):
        reading_back(workspace, tmp_path, "changed").links("first", "second")
    path = tmp_path / "first--second"
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(AssertionError):
        reading_back(workspace, tmp_path).links("first", "second")
    assert comparing(workspace, tmp_path).links("first", "second") == made
    assert reading_back(workspace, tmp_path).links("first", "second") == made


def test_a_change_of_the_dossier_compares_it_anew(tmp_path: Path) -> None:
    folder = write_tellings(tmp_path / "dossier")
    workspace = Workspace(folder, None, tmp_path / "cache")
    workspace.pairs.links("first", "second")
    assert Workspace(folder, None, tmp_path / "cache").pairs._known("first", "second") is not None
    terms = folder / "glossary" / "terms.yaml"
    terms.write_text(terms.read_text() + "\n")
    workspace.reload()
    assert workspace.pairs._known("first", "second") is None


def test_what_nobody_waits_for_is_given_up_and_not_kept(dossier: Path, tmp_path: Path) -> None:
    pairs = comparing(Workspace(dossier, None, None), tmp_path)
    with pytest.raises(GivenUpError):
        pairs.links("first", "second", lambda: False)
    assert list(tmp_path.iterdir()) == []


def test_long_dossiers_tell_what_is_known_in_their_own_order(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sahelreader.compare.pairs.FEW_WORDS", 10)
    pairs = comparing(Workspace(dossier, None, None), tmp_path)
    assert not pairs.is_quick("first", "second")
    assert pairs.nearest("second") == [("first", None), ("alien", None)]
    pairs.links("first", "second")
    assert pairs.is_quick("second", "first")
    assert [reuse is not None for _, reuse in pairs.nearest("second")] == [True, False]


def test_the_sentences_that_both_tell_are_those_that_hold_what_they_share(dossier: Path) -> None:
    workspace = Workspace(dossier, None, None)
    texts = {block.number: block.text for block in workspace.article("first").body}
    shared = workspace.pairs.links("first", "second").shared
    assert shared.keys() == texts.keys()
    assert [texts[3][start:end].split()[0] for start, end in shared[3]] == ["Ada", "You"]
    assert shared[4] == ()


def test_a_sentence_that_one_adds_to_what_both_tell_is_its_own() -> None:
    workspace = Workspace(bundled_dossier(), None, None)
    (text,) = (block.text for block in workspace.article("olivium").body if block.number == 29)
    shared = workspace.pairs.links("olivium", "france24").shared[29]
    assert text[: shared[-1][1]] == text.removesuffix(" Russia's foreign ministry confirmed the visit.")


def test_what_stands_back_here_stands_out_everywhere(dossier: Path) -> None:
    workspace = Workspace(dossier, None, None)
    lengths = {block.number: len(block.text) for block in workspace.article("second").body}
    together = SideBySide(workspace.pairs, ("first", "second"))
    here, everywhere = (together.faded(1, standing, lengths) for standing in ("only here", "everywhere"))
    for number, length in lengths.items():
        both = sorted((*here[number], *everywhere[number]))
        assert sum(end - start for start, end in both) == length
        assert [start for start, _ in both] == [0, *(end for _, end in both)][: len(both)]
    assert together.faded(1, "all", lengths) == {}
