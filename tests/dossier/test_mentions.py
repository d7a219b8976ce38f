from __future__ import annotations

from pathlib import Path

import pytest

from sahelreader.dossier.loading import load_dossier
from tests.support.small_dossier import ARTICLES, DOSSIER, ENTITIES, swap, write_dossier

HEAD = "- {id: a, file: a.txt, sha256: (sha256 of a.txt), title: A, title_source: editorial}\n"


def marked(folder: Path, text: str, entities: str = ENTITIES) -> list[tuple[str, str]]:
    """What is marked in a text of its own: words and entity."""
    write_dossier(folder, dossier=DOSSIER, articles=ARTICLES + "\n" + HEAD, entities=entities, seeds={"a.txt": text})
    blocks = load_dossier(folder).articles["a"].body
    return [(block.text[m.start : m.end], m.target) for block in blocks for m in block.mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Keral spoke.", []),
        ("Ada Keral spoke. Keral left.", [("Ada Keral", "ada-keral"), ("Keral", "ada-keral")]),
        (
            "Ada Keral met Bruno Keral.\n\nKeral left. Ada Keral stayed; Keral’s men too.",
            [
                ("Ada Keral", "ada-keral"), ("Bruno Keral", "bruno-keral"), ("Keral", "bruno-keral"),
                ("Ada Keral", "ada-keral"), ("Keral", "ada-keral"),
            ],
        ),
    ],
)  # fmt: skip
def test_a_shared_surname_is_of_the_one_last_named(text: str, found: list[tuple[str, str]], tmp_path: Path) -> None:
    assert marked(tmp_path, text) == found


def test_who_was_named_in_one_article_is_not_known_in_the_next(tmp_path: Path) -> None:
    """`a` comes after two articles that name both."""
    assert marked(tmp_path, "Keral of Sarela") == [("Sarela", "sarela")]


def test_a_form_that_is_no_mention_hides_what_stands_in_it(tmp_path: Path) -> None:
    entities = swap(ENTITIES, "name: Sarela\n", "name: Sarela\n  also: [{form: Sarela Bay, mention: false}]\n")
    assert marked(tmp_path, "Sarela Bay is not Sarela.", entities) == [("Sarela", "sarela")]


def test_furniture_is_not_marked(tmp_path: Path) -> None:
    article = load_dossier(write_dossier(tmp_path)).articles["harbour"]
    furniture = [block for block in article.blocks if not block.number]
    assert "Coast Herald, all rights reserved" in {block.text for block in furniture}
    assert not [block for block in furniture if block.mentions or block.terms]


def test_terms_are_marked_outside_names_and_those_of_entities_as_entities(tmp_path: Path) -> None:
    body = load_dossier(write_dossier(tmp_path)).articles["harbour"].body
    terms = [(block.text[m.start : m.end], m.target) for block in body for m in block.terms]
    assert terms == [("free quay", "free-quay"), ("crowns", "crown")]
