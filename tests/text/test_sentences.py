from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.clean import clean_paragraph
from sahelreader.text.sentences import sentence_at, sentences
from tests.support.nasty import nasty_text

PIECES = [*'aB.!?…"”’»)][(1, ', "Mr.", "[11]", "U.S.", "Sept.", ". A", "e.g."]
PROSE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(PROSE | nasty_text())
def test_sentences_tile_a_paragraph_but_for_the_blanks_between(text: str) -> None:
    spans = sentences(text)
    position = 0
    for start, end in spans:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].rstrip()
        position = end
    assert not text[position:].strip()


@given(PROSE)
def test_every_character_has_its_sentence(text: str) -> None:
    for i, character in enumerate(text):
        if not character.isspace():
            start, end = sentence_at(text, i)
            assert start <= i < end


def test_the_sentence_after_the_end_is_the_last_one() -> None:
    assert sentence_at("One. Two.", 100) == (5, 9)
    assert sentence_at("", 0) == (0, 0)


@pytest.mark.parametrize(
    "marked",
    [
        "Russia is no longer an enemy.|She remains a threat.",
        "Mired since 2012, U.S. troops left.|Mr. Putin met Gen. Diarra on Sept. 16, e.g. in Sochi.",
        "The United Nations voted (28 in favor, one against the resolution).[1]|Lately, it changed.",
        "“They are despoiling Mali.”|He then added: “Wagner uses the weakness… to reinforce it.”[4]|Yet it went on.",
        "is called Wagner.|This is the truth.”[9]|“We reject it,” said Pape Diallo.[10]",
        '"Wagner is a militia (...).|(They) have distinguished themselves in Syria."|It left.',
        "to show that France does not interfere in its internal affairs.|This is why Russia uses it.",
        "declared on September 16. , to the press, Dmitri Peskov.",
        'We need this qualification today. "|Mired since 2012, the country waits.',
        "discussed “security.” [11]",
        "Who is NATO's enemy?|Russia is no longer one!|Is it?",
        "former Russian soldiers, armed by Russia and accompanied by logistics…|They are already there.",
        "The price (approx. $10.8 million) is high.|It was 6 billion.",
        "Paris left.|France stayed with J. F. Kennedy and St. Petersburg.",
    ],
)
def test_the_hard_sentences_of_real_articles_are_cut_where_a_reader_would(marked: str) -> None:
    parts = marked.split("|")
    text = marked.replace("affairs.|This", "affairs.This").replace("|", " ")
    assert [text[start:end] for start, end in sentences(text)] == parts


@pytest.mark.parametrize("text", ["Mr. ", "It is so. ", '"', "(. ", "A.A", 'a."', "[1] ", ". "])
def test_a_long_paragraph_takes_time_in_proportion(text: str) -> None:
    began = time.process_time()
    sentences(clean_paragraph(text * 80_000)[0])
    assert time.process_time() - began < 2
