from __future__ import annotations

from pathlib import Path

import pytest

from sahelreader.workspace import NotFoundError, Workspace
from tests.support.small_dossier import write_dossier


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(write_dossier(tmp_path / "coast"), tmp_path / "data", tmp_path / "cache")


def test_folders_are_paths_whatever_they_were_given_as(tmp_path: Path) -> None:
    workspace = Workspace(str(tmp_path), str(tmp_path / "data"), None)
    assert (workspace.folder, workspace.data, workspace.cache) == (tmp_path, tmp_path / "data", None)


def test_an_article_is_read_once(workspace: Workspace) -> None:
    assert workspace.article("harbour") is workspace.article("harbour")


@pytest.mark.parametrize("ident", ["none", "", "\x1b[31m", "../overview", "x" * 10_000])
def test_an_unknown_article_is_told_with_those_there_are(ident: str, workspace: Workspace) -> None:
    with pytest.raises(NotFoundError) as caught:
        workspace.article(ident)
    assert str(caught.value).endswith("it has harbour, bridge.")
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200


def test_entries_are_given_one_by_one_or_all_together(workspace: Workspace) -> None:
    assert workspace.names["shown"]["sarela"] == "Sarela"
    assert {ident: workspace.entry(ident) for ident in workspace.names["shown"]} == workspace.lookup["entries"]


def test_opening_a_dossier_writes_nothing_but_the_cache(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.overview.facts == len(workspace.facts) == 3
    assert len(workspace.glossary.terms) == 3
    workspace.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "coast"]
