from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sahelreader.store.moment import read_clock
from sahelreader.store.store import Store
from sahelreader.study.options import StudyOptions
from sahelreader.study.plan import Plan
from sahelreader.workspace import NotFoundError, Workspace
from tests.study.making import make_event
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
    one_by_one = {ident: workspace.entry(ident) for ident in workspace.names["shown"]}
    assert one_by_one == {ident: workspace.entries[ident] for ident in one_by_one}
    assert one_by_one["sarela"]["name"] == "Sarela"


def test_opening_a_dossier_writes_nothing_but_the_cache(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.overview.facts == len(workspace.facts) == 3
    assert len(workspace.glossary.terms) == 3
    workspace.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "coast"]


def test_the_study_goes_by_the_settings(tmp_path: Path) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "settings.toml").write_text(
        "[study]\nnew_a_day = 3\nfirst_step = 5\nsecond_step = 0\nexam = 2027-05-31\n"
    )
    workspace = Workspace(write_dossier(tmp_path / "coast"), tmp_path / "data", tmp_path / "cache", config)
    options = workspace.study_options
    assert (options.new_a_day, options.learning_minutes, options.exam) == (3, (5,), date(2027, 5, 31))
    assert not (tmp_path / "data").exists()
    usual = Workspace(tmp_path / "coast", None, None).study_options
    assert usual == StudyOptions()


def test_an_answer_that_was_damaged_in_the_file_is_left_out_when_the_study_begins(workspace: Workspace) -> None:
    events = [make_event(fact="port-reopened", dossier=workspace.overview.id, hints=n) for n in range(3)]
    with Store.open(workspace.database) as store:
        store.record_review(*events)
        store._connection.execute("DROP TRIGGER event_is_never_changed")
        store._connection.execute("UPDATE event SET rating = 1 WHERE hints = 1")
    assert workspace.begin_session(Plan(), read_clock).plan == Plan()
    assert "2 answers came back" in workspace.store.notice
    assert len(workspace.store.reviews(workspace.overview.id)) == 2
    workspace.close()
