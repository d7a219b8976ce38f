"""What every engine promises, held by each; and that all find the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sahelreader.search.clauses import AnyOf, Both, Clause, Either, Everything, Faintly, Phrase, Term, Without
from sahelreader.search.document import Document, Spot
from sahelreader.search.scan import Scan
from sahelreader.search.tantivy_engine import TantivyEngine
from sahelreader.search.whoosh_engine import WhooshEngine
from tests.search.drawing import clauses, libraries

if TYPE_CHECKING:
    from sahelreader.search.engine import Engine

KINDS = ("whoosh", "tantivy", "scan")


def paragraph(article: str, number: int, text: str, *, named: tuple[str, ...] = ()) -> Document:
    return Document(
        f"p:{article}:{number}", "paragraph", text, spots=(Spot(article, number),), kinds=("paragraph",),
        entities=named, named=named, outlet="TRT World" if article == "trt" else "",
    )  # fmt: skip


LIBRARY = [
    paragraph("trt", 1, "Enter the Wagner Group", named=("wagner-group",)),
    paragraph("trt", 2, "The US has sanctioned entities in the Sahel; they used them."),
    paragraph("review", 1, "ECOWAS imposed sanctions in May 2021.", named=("ecowas",)),
    paragraph("review", 2, "The diktat of the Community.", named=("ecowas",)),
    Document("fact:x", "fact", "A coup in May.\nOf 2021", "A coup", (Spot("review", 1),), kinds=("fact",)),
]


def make(kind: str, folder: Path) -> Engine:
    return Scan() if kind == "scan" else WhooshEngine(folder) if kind == "whoosh" else TantivyEngine(folder)


def keys(engine: Engine, clause: Clause) -> set[str]:
    return {hit.document.key for hit in engine.answer(clause, 1_000).hits}


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    engine = make(request.param, tmp_path)
    engine.index(LIBRARY)
    return engine


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        (Term("text", "sanction"), {"p:trt:2", "p:review:1"}),
        (Term("form", "sanctions"), {"p:review:1"}),
        (Term("form", "US"), {"p:trt:2"}),
        (Term("text", "the"), {"p:trt:1", "p:trt:2", "p:review:2"}),
        (Phrase(("in", "the", "sahel")), {"p:trt:2"}),
        (Phrase(("may", "2021")), {"p:review:1"}),
        (Phrase(("may", "of", "2021")), set()),
        (AnyOf("named", ("ecowas", "nobody")), {"p:review:1", "p:review:2"}),
        (AnyOf("named", ()), set()),
        (Term("outlet", "trt"), {"p:trt:1", "p:trt:2"}),
        (AnyOf("article", ("review#p1",)), {"p:review:1"}),
        (Both((Term("text", "the"), Without(Term("text", "wagner")))), {"p:trt:2", "p:review:2"}),
        (Without(Term("kind", "paragraph")), {"fact:x"}),
        (Either((Term("text", "coup"), Without(Everything()))), {"fact:x"}),
        (Term("text", "nowhere"), set()),
    ],
)
def test_an_engine_finds_what_fits(engine: Engine, clause: Clause, found: set[str]) -> None:
    assert keys(engine, clause) == found


def test_it_counts_all_and_gives_the_best_up_to_a_limit(engine: Engine) -> None:
    answer = engine.answer(Everything(), 2)
    assert len(answer.hits) == 2
    assert answer.total == 5
    assert answer.counts == {("trt", "paragraph"): 2, ("review", "paragraph"): 2, ("review", "fact"): 1}
    assert engine.answer(Everything(), 0).total == 5


def test_what_fits_faintly_ranks_below_what_fits(engine: Engine) -> None:
    clause = Either((Term("text", "ecowa"), Faintly(AnyOf("named", ("ecowas",)))))
    assert [hit.document.key for hit in engine.answer(clause, 9).hits] == ["p:review:1", "p:review:2"]


def test_documents_come_back_as_they_were_given(engine: Engine) -> None:
    assert {hit.document.key: hit.document for hit in engine.answer(Everything(), 9).hits} == {
        d.key: d for d in LIBRARY
    }


def test_a_section_is_replaced_as_one(engine: Engine) -> None:
    engine.replace(["text:trt"], [paragraph("trt", 1, "Enter the dragon")])
    assert keys(engine, Term("text", "wagner")) == set()
    assert keys(engine, Term("text", "dragon")) == {"p:trt:1"}
    assert keys(engine, Everything()) == {"p:trt:1", "p:review:1", "p:review:2", "fact:x"}
    assert engine.answer(Term("kind", "paragraph"), 0).counts == {("trt", "paragraph"): 1, ("review", "paragraph"): 2}


def test_it_names_the_words_of_a_field(engine: Engine) -> None:
    assert {"sanctioned", "sanctions", "US", "us", "wagner"} <= set(engine.vocabulary("form"))
    assert set(engine.vocabulary("outlet")) == {"trt", "world"}


def test_progress_is_told(tmp_path: Path) -> None:
    for kind in KINDS:
        told: list[int] = []
        folder = tmp_path / kind
        folder.mkdir()
        make(kind, folder).index(LIBRARY, told.append)
        assert told == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("kind", ["whoosh", "tantivy"])
def test_an_index_opens_again_with_what_it_holds(kind: str, tmp_path: Path) -> None:
    first = make(kind, tmp_path)
    first.index(LIBRARY)
    first.close()
    assert keys(make(kind, tmp_path), Term("text", "sanction")) == {"p:trt:2", "p:review:1"}


@settings(max_examples=12)
@given(libraries(), st.lists(clauses(), min_size=20, max_size=20))
def test_all_engines_find_the_same_documents(library: list[Document], asked: list[Clause]) -> None:
    scan = Scan(library)
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("whoosh", "tantivy"):
            place = Path(folder) / kind
            place.mkdir()
            engine = make(kind, place)
            engine.index(library)
            for clause in asked:
                assert keys(engine, clause) == keys(scan, clause), (kind, clause)
                assert engine.answer(clause, 0).counts == scan.answer(clause, 0).counts, (kind, clause)
            engine.close()
