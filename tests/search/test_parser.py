"""What a query means, and what is said of one that means nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.search.parser import literal, parse
from sahelreader.search.query import And, Field, Near, Node, Not, Or, Prefix, QueryError, Quoted, Word
from tests.support.nasty import nasty_text

A, B, C = Word("a"), Word("b"), Word("c")


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a NOT b", And((A, Not(B)))),
        ("a -b", And((A, Not(B)))),
        ("-(a b)", Not(And((A, B)))),
        ('-"a b"', Not(Quoted("a b"))),
        ("a - b – c", And((A, B, C))),
        ("pro-Wagner", Word("pro-Wagner")),
        ("or and not", And((Word("or"), Word("and"), Word("not")))),
        ("“in the Sahel”", Quoted("in the Sahel")),
        ("merc*", Prefix("merc")),
        ("wagnr~", Near("wagnr", 1)),
        ("wagnr~2", Near("wagnr", 2)),
        ("mercennary~", Near("mercennary", 2)),
        ("person:goita", Field("person", Word("goita"))),
        ("Person:Goïta*", Field("person", Prefix("Goïta"))),
        ('outlet:"France 24" -kind:quote',
         And((Field("outlet", Quoted("France 24")), Not(Field("kind", Word("quote")))))),
        ("date:2021..2022", Field("date", Word("2021..2022"))),
        ("3 000", Or((And((Word("3"), Word("000"))), Word("3,000")))),
        ("3\u00a0000", Or((And((Word("3"), Word("000"))), Word("3,000")))),
        ("a 12 500 000 b",
         And((A, Or((And((Word("12"), Word("500"), Word("000"))), Word("12,500,000"))), B))),
        ("2021 300", And((Word("2021"), Word("300")))),
        ("3 0000", And((Word("3"), Word("0000")))),
        ("year:2021", Field("date", Word("2021"))),
        ("at 11:30", And((Word("at"), Word("11:30")))),
        ("see https://example.org", And((Word("see"), Word("https://example.org")))),
        ("Note: a", And((Word("Note:"), A))),
        ("a & b", And((A, B))),
        ("in:OR", Field("in", Word("OR"))),
    ],
)  # fmt: skip
def test_a_query_has_its_meaning(query: str, meaning: Node) -> None:
    assert parse(query) == meaning


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("", "There is no word in the query."),
        ("…", "There is no word in the query."),
        ("((a", "A bracket is open: close it with )."),
        ("(((((((", "A bracket is open: close it with )."),
        ("a)", "A bracket is closed that was never opened: leave it out, or open one before."),
        ("()", "A bracket holds nothing: put a word into it."),
        ('"in the', "A quotation mark is open: put another at the end of the phrase."),
        ("a AND", "AND needs something to search after it."),
        ("OR a", "OR needs something to search before it."),
        ("NOT", "NOT needs something to search after it."),
        ("*", "A * stands at the end of a word of which at least one letter is given, as in merc*."),
        ("a*b*c*", "A * stands at the end of a word of which at least one letter is given, as in merc*."),
        ("person:", "person: needs a value right after the colon, as in person:name."),
        ("persn:goita", "persn: is no field; there are in:, outlet:, kind:, date:, person:, place: and others."),
        ('"a b"~3', "A phrase is found as it stands: leave out what follows its quotation marks."),
        ("-" * 40 + "a", "The query is nested more than 30 deep: use fewer brackets."),
        ("(" * 40 + "a" + ")" * 40, "The query is nested more than 30 deep: use fewer brackets."),
        ("a " * 65, "The query has more than 64 parts; only its first words were searched."),
        ("a" * 100_000, "The query has more than 2,000 characters; only its first words were searched."),
    ],
)  # fmt: skip
def test_a_query_that_means_nothing_is_told_why_in_a_sentence(query: str, sentence: str) -> None:
    with pytest.raises(QueryError) as told:
        parse(query)
    assert str(told.value) == sentence


def test_its_words_remain() -> None:
    assert literal('((wagner AND "pro-coup') == And((Word("wagner"), Word("AND"), Word("pro-coup")))


@given(st.text() | nasty_text(100) | st.text(st.sampled_from('()"*~:-ab ANDORT')))
def test_any_string_has_a_meaning_or_a_sentence(text: str) -> None:
    literal(text)
    try:
        parse(text)
    except QueryError as error:
        sentence = str(error)
        assert sentence.endswith(".")
        assert "\n" not in sentence
