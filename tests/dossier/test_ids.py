"""What was published once keeps its id."""

from __future__ import annotations

from pathlib import Path

from sahelreader.dossier.loading import load_dossier
from sahelreader.dossier.rules import ids
from sahelreader.dossier.rules.register import findings
from tests.support.small_dossier import FACTS, swap, write_dossier


def record(folder: Path) -> Path:
    path = folder / ids.FILE
    path.write_text(ids.with_new_ids("", load_dossier(folder)), encoding="utf-8")
    return path


def said(folder: Path) -> list[str]:
    return [f"{f.line} {f.severity} {f.message}" for f in findings(folder, load_dossier(folder)) if f.rule[:3] == "id-"]


def test_a_dossier_that_records_nothing_breaks_no_rule(tmp_path: Path) -> None:
    assert said(write_dossier(tmp_path)) == []


def test_a_recorded_dossier_breaks_no_rule_and_recording_again_changes_nothing(tmp_path: Path) -> None:
    path = record(write_dossier(tmp_path))
    before = path.read_text(encoding="utf-8")
    assert said(tmp_path) == []
    assert ids.with_new_ids(before, load_dossier(tmp_path)) == before
    assert "card port-reopened/cut\n" in before


def test_an_id_that_is_gone_is_an_error_at_its_line(tmp_path: Path) -> None:
    path = record(write_dossier(tmp_path))
    line = path.read_text(encoding="utf-8").splitlines().index("fact port-reopened") + 1
    write_dossier(tmp_path, facts=swap(FACTS, "- id: port-reopened\n", "- id: opened-again\n"))
    gone = f"{line} error 'fact port-reopened' was published and is gone; put the id back, or write retired before it"
    assert gone in said(tmp_path)
    assert "0 warning 'fact opened-again' is not recorded; run sahelreader check --record-ids" in said(tmp_path)


def test_a_retired_id_may_be_gone_and_must_not_come_back(tmp_path: Path) -> None:
    path = record(write_dossier(tmp_path))
    path.write_text(path.read_text(encoding="utf-8") + "retired fact flood\n", encoding="utf-8")
    assert said(tmp_path) == []
    lines = path.read_text(encoding="utf-8").replace("fact port-reopened\n", "retired fact port-reopened\n")
    path.write_text(lines, encoding="utf-8")
    assert [sentence for sentence in said(tmp_path) if "'fact port-reopened' is retired" in sentence]
