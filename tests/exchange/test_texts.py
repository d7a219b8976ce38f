"""Tables and the page: every value as it is, nothing that a spreadsheet or Markdown would take for its own."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.dossier.model import Card
from sahelreader.exchange.markdown import as_markdown
from sahelreader.exchange.tables import COLUMNS, as_csv, as_tsv
from sahelreader.study.directions import Directions
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from tests.exchange.making import HARD_WORDS, OVERVIEW, make_facts, make_log
from tests.study.making import make_fact

FACTS = make_facts(12)
LEDGER = Ledger(make_log(FACTS, days=12), Schedule(), Directions(FACTS))


def test_csv_has_a_row_a_wording_with_how_its_fact_stands() -> None:
    head, *rows = csv.reader(io.StringIO(as_csv(FACTS, OVERVIEW, LEDGER)))
    assert tuple(head) == COLUMNS
    assert len(rows) == sum(len(fact.cards) for fact in FACTS)
    first = dict(zip(head, rows[0], strict=True))
    assert first["question"] == HARD_WORDS
    assert first["address"] == "france24#p2"
    assert int(first["reviews"]) == LEDGER.memory("hard-words").reviews > 0
    assert {row[head.index("stage")] for row in rows} >= {"new", "review"}


def test_csv_begins_no_cell_as_a_formula() -> None:
    for words in ("=cmd()", "+1", "-5", "@x", "\t=1", " =1", "|x", "%x"):
        fact = make_fact(cards=(Card("one", words, words, "text"),))
        rows = list(csv.reader(io.StringIO(as_csv([fact], OVERVIEW, LEDGER))))
        assert (rows[1][2], rows[1][3]) == (f"'{words}", f"'{words}")


def test_tsv_has_the_lines_that_anki_reads_and_one_row_a_fact() -> None:
    lines = as_tsv(FACTS, OVERVIEW).splitlines()
    heads = [line for line in lines if line.startswith("#")]
    assert heads[:2] == ["#separator:tab", "#html:true"]
    assert "#guid column:1" in heads
    assert "#tags column:19" in heads
    rows = list(csv.reader([line for line in lines if not line.startswith("#")], delimiter="\t"))
    assert {len(row) for row in rows} == {19}
    assert [row[0] for row in rows] == [f"sahelreader/sahel/{fact.id}" for fact in FACTS]


@given(st.text())
def test_no_text_breaks_a_row(words: str) -> None:
    fact = make_fact(cards=(Card("one", words, words, "text"),))
    lines = as_tsv([fact], OVERVIEW).split("\n")
    assert [len(row) for row in csv.reader([lines[7]], delimiter="\t")] == [19]
    assert len(lines) == 9


def test_the_page_has_each_fact_under_its_article_with_its_quotation() -> None:
    page = as_markdown(FACTS, OVERVIEW)
    assert page.startswith("# Mali::Niger, 2021\n\n12 facts")
    assert page.index("## Title of france24") < page.index("### hard-words is so.") < page.index("## Title of review")
    assert "> in Moura, in central Mali\n>\n> France 24, ¶ 2 · `france24#p2`" in page
