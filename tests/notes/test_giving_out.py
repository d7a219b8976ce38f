"""Notes given out: Markdown, CSV, JSON, BibTeX."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from sahelreader.notes.giving_out import COLUMNS, FORMATS, cited, give_out
from tests.notes.test_notebook import HERON, SENTENCE, place_of
from tests.support.small_dossier import BRIDGE, swap

if TYPE_CHECKING:
    from collections.abc import Callable

    from sahelreader.workspace import Workspace


@pytest.fixture
def noted(workspace: Workspace) -> Workspace:
    book = workspace.notebook
    book.highlight("harbour", *place_of(workspace, SENTENCE), note="=HYPERLINK(0) *bold* {x} 100 %")
    book.highlight("bridge", *place_of(workspace, "a bird", "bridge"))
    book.make_card("bridge", *place_of(workspace, "90,000 crowns", "bridge"), "How much?", "90,000")
    return workspace


def given_out(workspace: Workspace, form: str) -> str:
    return give_out(form, workspace.notebook.notes(), workspace.overview.articles)


@pytest.mark.parametrize("form", FORMATS)
def test_every_note_is_there_with_its_words_and_the_way_back(form: str, noted: Workspace) -> None:
    text = given_out(noted, form)
    for words in ("Fishermen from Nordby", "a bird", "90,000 crowns", "How much?"):
        assert words in text
    assert text.replace("\\#", "#").count("sahelreader open bridge#p4") == 2
    assert "sahelreader open harbour#p3" in text.replace("\\#", "#")


def test_markdown_goes_by_article_and_shows_what_was_written_as_it_was(noted: Workspace) -> None:
    text = given_out(noted, "md")
    assert text.index("## The port of Sarela reopens") < text.index("> Fishermen") < text.index("A bridge to Nordby")
    assert r"\*bold\*" in text


def test_a_table_has_a_row_a_note_and_no_cell_is_a_formula(noted: Workspace) -> None:
    rows = list(csv.reader(io.StringIO(given_out(noted, "csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 4
    assert {row[COLUMNS.index("note")] for row in rows[1:]} == {"", "'=HYPERLINK(0) *bold* {x} 100 %"}


def test_json_holds_records(noted: Workspace) -> None:
    records = json.loads(given_out(noted, "json"))
    assert [record["kind"] for record in records].count("card") == 1
    assert all(tuple(record) == COLUMNS for record in records)


def test_bibtex_has_an_entry_an_article_with_braces_in_balance(noted: Workspace) -> None:
    text = given_out(noted, "bib")
    assert text.count("@misc{") == 2
    plain = text.replace(r"\{", "").replace(r"\}", "")
    assert plain.count("{") == plain.count("}")
    assert r"100 \%" in text
    assert "year = {{2021}}" in text


@pytest.mark.parametrize(("form", "lead"), [("md", "`sahelreader open bridge#p4` · "), ("bib", "bridge\\#p4; ")])
def test_what_does_not_stand_there_any_more_is_told(form: str, lead: str, reopen: Callable[..., Workspace]) -> None:
    before = reopen()
    before.notebook.highlight("bridge", *place_of(before, HERON, "bridge"))
    assert "no longer found" not in given_out(before, form)
    assert f"{lead}no longer found" in given_out(reopen(seeds={"bridge.txt": swap(BRIDGE, HERON, "")}), form)
    changed = swap(BRIDGE, "hope for the heron", "hoped for the heron")
    assert f"{lead}changed since" in given_out(reopen(seeds={"bridge.txt": changed}), form)


def test_a_citation_names_the_source_and_the_way_back(noted: Workspace) -> None:
    head = noted.overview.articles[0]
    assert cited("Words.", head, "harbour#p3", 3) == (
        "“Words.”\n— The port of Sarela reopens, Coast Herald, 3 May 2021, ¶ 3 (sahelreader open harbour#p3)"
    )
