"""Dossiers with something wrong: each problem is one sentence that names its place, and all are told at once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sahelreader.dossier.loading import load_dossier
from sahelreader.dossier.problems import DossierError
from tests.support.small_dossier import ARTICLES, DOSSIER, ENTITIES, FACTS, HARBOUR, TERMS, line_of, swap, write_dossier


def problems(folder: Path) -> list[str]:
    with pytest.raises(DossierError) as caught:
        load_dossier(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_small_dossier_itself_is_right(tmp_path: Path) -> None:
    assert load_dossier(write_dossier(tmp_path)).overview.title == "The coast in 2021"


SHA256_OF_HARBOUR = hashlib.sha256(HARBOUR.encode()).hexdigest()
Case = tuple[str, str, str, str]
CASES: dict[str, Case] = {  # file: what stands there, what stands there instead, the problem said of that line
    "evidence that is not in the text": (
        "facts",
        'quote: "The Blue Lantern had held it since March."',
        'quote: "The Red Lantern had held it"',
        "evidence not found in harbour: “The Red Lantern had held it”",
    ),
    "evidence from the furniture": (
        "facts",
        'quote: "The Blue Lantern had held it since March."',
        'quote: "Share this page"',
        "evidence not found in harbour: “Share this page”",
    ),
    "evidence from an unknown article": (
        "facts",
        'article: harbour, quote: "The Blue',
        'article: habour, quote: "The Blue',
        "evidence names an unknown article 'habour'; known are: harbour, bridge",
    ),
    "evidence that stands in two places": (
        "entities",
        'quote: "said Minister Ada Keral"',
        'quote: "Sarela"',
        "the quote stands 2 times in harbour; say which with nth: 1",
    ),
    "evidence counted past the last": (
        "entities",
        'quote: "said Minister Ada Keral"',
        'quote: "said Minister Ada Keral", nth: 2',
        "nth of the evidence is 2; the quote stands once in harbour",
    ),
    "evidence counted in figures without end": (
        "entities",
        'quote: "said Minister Ada Keral"',
        f'quote: "said Minister Ada Keral", nth: {"9" * 5000}',
        "nth of the evidence is 9999999999999999999…; the quote stands once in harbour",
    ),
    "evidence of more than forty words": (
        "entities",
        'quote: "said Minister Ada Keral"',
        f'quote: "{"very " * 40}long"',
        "evidence has more than 40 words: “very very very very very very very very very very very very…”",
    ),
    "a fact that stands twice": (
        "facts",
        "id: price-of-bridge",
        "id: port-reopened",
        "the id 'port-reopened' stands here a second time (first in line 1)",
    ),
    "an id with capitals": (
        "facts",
        "id: price-of-bridge",
        "id: Price_of_bridge",
        "id 'Price_of_bridge' must be lower-case letters, digits and hyphens",
    ),
    "an unknown entity": (
        "facts",
        "entities: [bruno-keral, nordby]",
        "entities: [bruno-keral, nordbi]",
        "fact 'price-of-bridge' names an unknown entity 'nordbi'",
    ),
    "an attribution to nobody": (
        "facts",
        "attribution: bruno-keral",
        "attribution: bruno-kerall",
        "attribution of fact 'price-of-bridge' names an unknown entity 'bruno-kerall'",
    ),
    "a lure that is the answer": (
        "facts",
        "{text: Lunde}",
        "{text: the SARELA}",
        "the lure 'the SARELA' is a right answer of its card",
    ),
    "a lure that is accepted": (
        "facts",
        '{text: "60,000 crowns"}',
        '{text: "90,000"}',
        "the lure '90,000' is a right answer of its card",
    ),
    "the same lure twice": ("facts", "{text: Lunde}", "{text: Nordby}", "the lure 'Nordby' stands there twice"),
    "a cloze that is not in the statement": (
        "facts",
        "cloze: 3 May 2021",
        "cloze: 4 May 2021",
        "the words '4 May 2021' must stand once in the statement; they stand 0 times",
    ),
    "a day that never was": (
        "facts",
        "when: 2021-05-03",
        "when: 2021-02-30",
        "when of fact 'port-reopened' is '2021-02-30'; write 2022-03-27, 2022-03, 2022 or first/last",
    ),
    "a date in words": (
        "facts",
        "when: 2021-05-03",
        "when: 3 May 2021",
        "when of fact 'port-reopened' is '3 May 2021'; write 2022-03-27, 2022-03, 2022 or first/last",
    ),
    "a time that ends before it begins": (
        "facts",
        "when: 2021-05-03",
        "when: 2021-05/2021-03",
        "when of fact 'port-reopened' is '2021-05/2021-03'; it ends before it begins",
    ),
    "a key with a slip": (
        "facts",
        "tags: [port]",
        "tgas: [port]",
        "fact 'port-reopened' has an unknown key 'tgas'; did you mean 'tags'?",
    ),
    "a status of one's own": (
        "facts",
        "status: claimed",
        "status: rumoured",
        "status of fact 'price-of-bridge' is 'rumoured'; it must be one of: reported, claimed, disputed",
    ),
    "a list that is a text": (
        "facts",
        "tags: [port]",
        "tags: port",
        "tags of fact 'port-reopened' must be a list",
    ),
    "a term of an unknown entity": (
        "terms",
        "  definition: The money",
        "  entity: crowns\n  definition: The money",
        "term 'crown' explains an unknown entity 'crowns'",
    ),
    "a link to nowhere": (
        "terms",
        "see: [sarela]",
        "see: [sarella]",
        "term 'free-quay' refers to an unknown id 'sarella' in see",
    ),
    "a name that is a list": (
        "terms",
        "also: [{form: quai libre, lang: fr}]",
        "also: [[toll-free quay]]",
        "also of term 'free-quay' must be a list of names, or of records with a form",
    ),
    "a link that is a list": (
        "terms",
        "see: [sarela]",
        "see: [[sarela]]",
        "see of term 'free-quay' must be a list of texts",
    ),
    "a sha256 of another text": (
        "articles",
        "sha256: (sha256 of harbour.txt)",
        f"sha256: {'0' * 64}",
        f"seeds/harbour.txt is not the text that was curated: its sha256 is {SHA256_OF_HARBOUR}",
    ),
    "lines of two parts": (
        "articles",
        "{lines: 12-13, as: item}",
        "{lines: 10-13, as: item}",
        "lines 10-13 overlap another part of the structure",
    ),
    "lines past the end": (
        "articles",
        "{lines: 12-13, as: item}",
        "{lines: 12-130, as: item}",
        "lines must be like 11 or 11-13, within 1-16",
    ),
    "a heading of the seventh level": (
        "articles",
        "as: heading, level: 1",
        "as: heading, level: 7",
        "level of structure is '7'; it must be one of: 1, 2",
    ),
    "a text outside the dossier": (
        "articles",
        "file: bridge.txt",
        "file: ../bridge.txt",
        "file '../bridge.txt' must be a plain file name in seeds/",
    ),
    "an outlet without a word for it": (
        "articles",
        "outlet: Coast Herald\n  outlet_evidence: Coast Herald, all rights reserved\n",
        "outlet: Coast Herald\n",
        "an outlet needs outlet_evidence: the words of the file that name it",
    ),
    "a schema of the future": ("dossier", "schema: 1", "schema: 2", "schema is '2'; this program reads schema 1"),
    "no title": ("dossier", "title: The coast in 2021", "title: ''", "dossier has no title"),
}
FILES = {"dossier": DOSSIER, "articles": ARTICLES, "entities": ENTITIES, "terms": TERMS, "facts": FACTS}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_said_with_its_line(case: str, tmp_path: Path) -> None:
    name, old, new, message = CASES[case]
    text = FILES[name]
    folder = write_dossier(tmp_path, **{name: text.replace(old, new, 1)})  # type: ignore[arg-type]
    line = text[: text.index(old)].count("\n") + 1
    assert problems(folder) == [f"glossary/{name}.yaml:{line}: {message}"]


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    folder = write_dossier(
        tmp_path,
        dossier=swap(DOSSIER, "title:", "titel:"),
        articles=swap(ARTICLES, "{lines: 10, as: heading}", "{lines: 10, as: headline}"),
        entities=swap(ENTITIES, "kind: organisation", "kind: company"),
        terms=swap(TERMS, "  definition: The money of the coast.\n", ""),
        facts=swap(FACTS, "status: claimed", "status: said").replace("[sarela]", "[sarella]"),
    )
    assert [problem.partition(": ")[0] for problem in problems(folder)] == [
        f"glossary/articles.yaml:{line_of(ARTICLES, '{lines: 10, as')}",
        "glossary/dossier.yaml:1",
        f"glossary/dossier.yaml:{line_of(DOSSIER, 'title:')}",
        f"glossary/entities.yaml:{line_of(ENTITIES, 'kind: organisation')}",
        f"glossary/facts.yaml:{line_of(FACTS, 'entities: [sarela]')}",
        f"glossary/facts.yaml:{line_of(FACTS, 'status: claimed')}",
        f"glossary/terms.yaml:{line_of(TERMS, '- id: crown')}",
    ]


def test_a_card_too_few_and_no_lures_are_two_different_things(tmp_path: Path) -> None:
    lines = FACTS.splitlines(keepends=True)
    cut = line_of(FACTS, "- id: cut\n      cloze: 3 May")
    folder = write_dossier(tmp_path, facts="".join(lines[: cut - 1] + lines[cut + 2 :]))
    assert problems(folder) == ["glossary/facts.yaml:9: fact 'port-reopened' needs two cards or more"]


def test_no_evidence_is_a_problem_of_the_fact(tmp_path: Path) -> None:
    facts = swap(FACTS, '  evidence: [{article: harbour, quote: "The Blue Lantern had held it since March."}]\n', "")
    line = line_of(FACTS, "- id: holders-of-port")
    assert problems(write_dossier(tmp_path, facts=facts)) == [
        f"glossary/facts.yaml:{line}: fact 'holders-of-port' has no evidence"
    ]


def test_a_text_that_is_missing_is_told_once_and_not_for_every_quotation_from_it(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, seeds={"harbour.txt": None})
    assert problems(folder) == ["glossary/articles.yaml:2: seeds/harbour.txt can't be read: No such file or directory"]


def test_a_text_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    data = HARBOUR.replace("Fishermen", "P\u00eacheurs").encode("latin-1")
    assert problems(write_dossier(tmp_path, seeds={"harbour.txt": data})) == [
        "glossary/articles.yaml:2: seeds/harbour.txt is not UTF-8 (line 8); convert it, for example with iconv"
    ]


@pytest.mark.parametrize("text", ["", "\n \n", "\u200b\n\n\u2060\n"])
def test_a_text_without_a_letter_is_no_article(text: str, tmp_path: Path) -> None:
    articles = "- {id: a, file: a.txt, sha256: (sha256 of a.txt), title: A, title_source: editorial}\n"
    folder = write_dossier(tmp_path, articles=articles, entities=None, terms=None, facts=None, seeds={"a.txt": text})
    assert problems(folder) == ["glossary/articles.yaml:1: a.txt has no text of its own: it is empty or all furniture"]


@pytest.mark.parametrize("name", ["dossier", "articles", "entities", "terms", "facts"])
def test_a_file_that_is_not_utf_8_is_one_problem(name: str, tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, **{name: "# caf\u00e9\n".encode("latin-1")})  # type: ignore[arg-type]
    assert problems(folder) == [f"glossary/{name}.yaml: is not UTF-8; convert it, for example with iconv"]


@pytest.mark.parametrize("name", ["dossier", "articles", "entities", "terms", "facts"])
def test_a_file_that_is_not_yaml_is_one_problem(name: str, tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, **{name: FILES[name] + "\n]\n"})  # type: ignore[arg-type]
    found = problems(folder)
    assert len(found) == 1
    assert found[0].startswith(f"glossary/{name}.yaml:")
    assert "is not YAML" in found[0]


@pytest.mark.parametrize("name", ["dossier", "articles"])
def test_a_file_that_a_dossier_needs_is_missed(name: str, tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, **{name: None})
    assert problems(folder) == [
        f"glossary/{name}.yaml: is missing in {folder}; a dossier has one (see docs/dossier.md)"
    ]


def test_a_dossier_may_be_articles_alone(tmp_path: Path) -> None:
    dossier = load_dossier(write_dossier(tmp_path, entities=None, terms=None, facts=None))
    assert (dossier.overview.facts, dossier.overview.entities, dossier.overview.terms) == (0, 0, 0)


def test_a_printed_date_needs_no_words_of_its_own(tmp_path: Path) -> None:
    articles = ARTICLES.replace("date: {on: 2021-05-03, shown: 3 May 2021}", "date: {on: 2021-05-03}")
    heads = load_dossier(write_dossier(tmp_path, articles=articles)).overview.articles
    assert [head.dating.shown for head in heads][:1] == ["3 May 2021"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_a_dossier_without_an_article_is_none(text: str, tmp_path: Path) -> None:
    folder = write_dossier(tmp_path, articles=text, entities=None, terms=None, facts=None)
    assert problems(folder) == ["glossary/articles.yaml: names no article; a dossier has at least one"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("dossier", "", "glossary/dossier.yaml:1: dossier must be a mapping of keys and values"),
        ("facts", "a: b\n", "glossary/facts.yaml:1: the file must be a list of facts, each beginning with '- id:'"),
        (
            "facts",
            "just words\n",
            "glossary/facts.yaml:1: the file must be a list of facts, each beginning with '- id:'",
        ),
        ("facts", "- just words\n", "glossary/facts.yaml:1: fact must be a mapping of keys and values"),
        ("facts", "-\n", "glossary/facts.yaml:1: fact must be a mapping of keys and values"),
        ("terms", "- [a, b]\n", "glossary/terms.yaml:1: term must be a mapping of keys and values"),
    ],
)
def test_a_file_of_another_shape_is_said_to_be(name: str, text: str, said: str, tmp_path: Path) -> None:
    others = {"facts": None} if name == "terms" else {}
    folder = write_dossier(tmp_path, **{**others, name: text})  # type: ignore[arg-type]
    assert said in problems(folder)


def test_a_folder_that_is_not_there_is_said_to_be(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path / ("x" * 300)):
        assert problems(folder)[0].startswith(f"{tmp_path}/")
        assert "there is no such folder; give the folder that holds glossary/ and seeds/" in problems(folder)[0]


def test_an_empty_folder_is_no_dossier(tmp_path: Path) -> None:
    assert problems(tmp_path) == [f"{tmp_path}: is no dossier: it has no folder glossary/ (see docs/dossier.md)"]


def test_a_file_in_the_folder_s_place_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "there is no such folder" in problems(tmp_path / "file")[0]


@pytest.mark.parametrize("file", ["glossary/facts.yaml", "seeds/harbour.txt"])
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (os.mkfifo, "can't be read: it is no ordinary file"),
        (os.mkdir, "can't be read: it is no ordinary file"),
        (lambda path: path.symlink_to("/dev/zero"), "can't be read: it is no ordinary file"),
    ],
)
def test_a_pipe_or_a_device_is_not_waited_for(
    file: str, make: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    write_dossier(tmp_path)
    (tmp_path / file).unlink()
    make(tmp_path / file)
    found = problems(tmp_path)
    assert len(found) == 1
    assert found[0].endswith(said)


def test_a_link_to_nowhere_is_not_a_file_left_out(tmp_path: Path) -> None:
    write_dossier(tmp_path, facts=None)
    (tmp_path / "glossary" / "facts.yaml").symlink_to("nowhere.yaml")
    assert problems(tmp_path) == ["glossary/facts.yaml: is a link to a file that isn't there"]


def test_a_problem_is_one_clean_line_however_long_and_foul_the_cause(tmp_path: Path) -> None:
    foul = 'tags: ["\\e[31m\\u202e\\x9b", [x]]\n  "\\e]0;title\\a' + "x" * 5000 + '": y'
    found = problems(write_dossier(tmp_path, facts=swap(FACTS, "tags: [port]", foul)))
    assert found
    for problem in found:
        assert problem.isprintable()
        assert len(problem) <= 500
