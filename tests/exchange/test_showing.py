"""The back of a note: each wording's answer marked, lures where they are wrong, and where the articles differ."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.dossier.model import Card, Lure
from sahelreader.dossier.voices import Claim, Position, Voice
from sahelreader.exchange.anki.notes import FIELDS, make_note
from sahelreader.exchange.anki.showing import Beside, asked, differences, lures, marked, options, quotations
from tests.exchange.making import OVERVIEW
from tests.study.making import make_fact

WHO = Card("who", "Who?", "Ada", "person", lures=(Lure("Grace", "Another <one>."), Lure("1843", "")))
WHEN = Card("when", "In […].", "1843", "date", lures=())


def bare(html: str) -> str:
    return re.sub("<[^>]*>", "", html)


@given(
    st.text("ab<", min_size=1, max_size=12),
    st.lists(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=3), max_size=3),
)
def test_marks_add_nothing_to_the_words_and_never_overlap(text: str, pairs: list[list[tuple[int, int]]]) -> None:
    spans = [[(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in some] for some in pairs]
    html = marked(text, spans)
    assert bare(html) == text.replace("<", "&lt;")
    assert "<mark" not in re.sub(r"<mark [^>]*>[^<]*</mark>", "", html)


def test_each_wording_has_its_answer_marked_and_the_first_ones_is_lit() -> None:
    html = marked("Ada wrote it in 1843.", [[(0, 3)], [(16, 20)]])
    assert html == ('<mark data-of="0" class="lit">Ada</mark> wrote it in <mark data-of="1">1843</mark>.')


def test_an_answer_within_another_belongs_to_both() -> None:
    html = marked("the Malian army", [[(0, 15)], [(4, 10)]])
    assert re.findall('data-of="([^"]*)"', html) == ["0", "0 1", "0"]


def test_a_quotation_has_its_outlet_title_and_address_and_the_answer_by_another_name() -> None:
    fact = make_fact(cards=(Card("a", "Who?", "The Countess", "person"),))
    html = quotations(fact, OVERVIEW, Beside(forms=lambda _: ("Moura",)))
    assert 'in <mark data-of="0" class="lit">Moura</mark>, in central Mali' in html
    assert "France 24, ¶ 2 · <i>Title of france24</i> <code>france24#p2</code>" in html


def test_words_that_a_wording_asks_about_are_that_wordings_own() -> None:
    cards = (
        Card("a", "Where?", "Moura", "place"),
        Card("b", "Whose words: “in Moura, in central Mali”?", "Ada", "person"),
    )
    html = quotations(make_fact(cards=cards), OVERVIEW, Beside())
    assert html.startswith('<blockquote data-of="1">in <mark data-of="0" class="lit">')


def test_a_gap_is_marked_and_what_looks_like_one_is_not() -> None:
    assert (
        asked(Card("a", "In […] <b>.", "1843", "date", is_cloze=True)) == 'In <span class="gap">[…]</span> &lt;b&gt;.'
    )
    assert asked(Card("b", "Who wrote “she […] it”?", "Ada", "person")) == "Who wrote “she […] it”?"


def test_options_stand_by_wording_in_the_order_of_the_alphabet() -> None:
    assert options((WHO, WHEN)) == "<div><ul><li>1843</li><li>Ada</li><li>Grace</li></ul></div><div></div>"
    assert options((WHEN,)) == ""


def test_a_lure_is_told_only_where_it_is_wrong() -> None:
    html = lures((WHO, Card("else", "Who then?", "grace", "person")))
    assert html == '<div data-of="0"><b>Grace</b>: Another &lt;one&gt;.</div>'


def test_where_the_articles_differ_each_says_what_it_says() -> None:
    fact = make_fact()
    positions = (
        Position("france24", Voice("A <minister>"), "says", "so", fact.evidence),
        Position("review", None, "silent", "nothing", ()),
    )
    claim = Claim("c", "Is it so?", "", positions, (), ())
    html = differences(fact, OVERVIEW, Beside((claim,)))
    assert "<summary>Is it so?</summary><dl><dt>France 24, A &lt;minister&gt;</dt><dd>so</dd></dl>" in html
    note = make_note(fact, OVERVIEW, Beside((claim,)))
    assert dict(zip(FIELDS, note.fields, strict=True))["Spare 1"] == html
    assert differences(fact, OVERVIEW, Beside()) == ""
