"""The reader's notes are found as they are now, and never stand in the index."""

from __future__ import annotations

from pathlib import Path

from sahelreader.workspace import Workspace
from tests.support.small_dossier import write_dossier


def test_a_note_is_found_as_soon_as_it_is_taken_and_no_longer_when_it_is_gone(tmp_path: Path) -> None:
    workspace = Workspace(write_dossier(tmp_path / "coast"), tmp_path / "data", tmp_path / "cache")
    workspace.searcher.prepare()
    assert not workspace.searcher.find("remember").total
    assert not (tmp_path / "data").exists(), "asking makes no file"
    workspace.store.set_setting("a", "b")
    note = workspace.notebook.highlight("harbour", (2, 4), (2, 18), "Remember this port")
    (hit,) = workspace.searcher.find("remember").hits
    assert (hit.document.kind, hit.document.text) == ("note", "Remember this port\nport of Sarela")
    assert hit.document.spots[0].address == "harbour#p2"
    assert workspace.searcher.find("kind:note sarela").total == 1
    workspace.notebook.delete(note)
    assert not workspace.searcher.find("remember").total
    workspace.close()
    kept = b"".join(path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file())
    assert b"emember this" not in kept
