from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.fold import Folded, fold, lookup_key
from tests.support.nasty import nasty_text

LETTERS = st.text(st.sampled_from("aeéèêçœŒßẞæİıøǿłđñüZzﬁ’‘'“”\"-–—‑ \u00a0\u202f\n\u0301\u0300\u200b.1"), max_size=40)


@given(nasty_text())
def test_both_foldings_have_the_same_length(text: str) -> None:
    folded = Folded(text)
    assert len(folded.low) == len(folded.cased)


@given(nasty_text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(nasty_text())
def test_blanks_are_single(text: str) -> None:
    assert "  " not in fold(text.replace("ﷺ", ""))


@given(nasty_text())
def test_positions_lead_back_in_order_and_inside_the_text(text: str) -> None:
    folded = Folded(text)
    size = len(folded.low)
    starts = [folded.start(i) for i in range(size)]
    ends = [folded.end(i + 1) for i in range(size)]
    assert starts == sorted(starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))


@given(LETTERS)
def test_every_word_leads_back_to_a_slice_that_folds_to_it(text: str) -> None:
    folded = Folded(text)
    for word in re.finditer(r"\w+", folded.low):
        assert fold(text[folded.start(word.start()) : folded.end(word.end())]) == word.group()


@given(nasty_text())
def test_every_word_stands_in_the_slice_it_leads_back_to(text: str) -> None:
    folded = Folded(text)
    for word in re.finditer(r"[a-z0-9]+", folded.low):
        assert word.group() in fold(text[folded.start(word.start()) : folded.end(word.end())])


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_only_loses_capitals_and_double_blanks(text: str) -> None:
    assert fold(text) == re.sub("  +", " ", text.lower())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Françafrique", "francafrique"),
        ("Maïga", "maiga"),
        ("Mai\u0308ga", "maiga"),
        ("cœur ŒUVRE", "coeur oeuvre"),
        ("Straße ẞ", "strasse ss"),
        ("İstanbul ısı", "istanbul isi"),
        ("ø Łódź ǿ ǽ", "o lodz o ae"),
        ("ﬁn de siècle", "fin de siecle"),
        ("l’Élysée ‘x’ “y”", "l'elysee 'x' \"y\""),
        ("Russia–Africa Russia‑Africa", "russia-africa russia-africa"),
        ("10\u00a0\u202f 000", "10 000"),
        ("a\u00a0 b", "a b"),
        ("a  \u00a0b", "a b"),
        ("a \u200b b", "a b"),
        ("ＭＡＬＩ", "mali"),
    ],
)
def test_what_a_reader_takes_for_the_same_folds_to_the_same(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "word", "original"),
    [
        ("le cœur bat", "coeur", "cœur"),
        ("in Mai\u0308ga’s", "maiga", "Mai\u0308ga"),
        ("Moussa Traore\u0301 said", "moussa traore", "Moussa Traore\u0301"),
        ("the  Blue \n Lantern!", "blue lantern", "Blue \n Lantern"),
        ("in İzmir", "izmir", "İzmir"),
        ("Straße 1", "strasse", "Straße"),
    ],
)
def test_a_folded_span_leads_back_to_the_whole_original(text: str, word: str, original: str) -> None:
    folded = Folded(text)
    start = folded.low.index(word)
    assert text[folded.start(start) : folded.end(start + len(word))] == original


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("ECOWAS", "ecowas"),
        ("the Wagner Group", "wagner group"),
        ("l’Élysée", "elysee"),
        ("la Françafrique", "francafrique"),
        ("Mali’s", "mali"),
        ("U.S.", "us"),
        ("Russia–Africa  summit", "russia africa summit"),
        ("“the Sahel”", "sahel"),
        ("  Mali!  ", "mali"),
        ("the E.U.", "eu"),
        ("the Le Drian", "drian"),
        ("Le Drian", "drian"),
        ("An", "an"),
        ("the", "the"),
        ("10.8 million", "10 8 million"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_name_is_looked_up_by_its_letters(query: str, key: str) -> None:
    assert lookup_key(query) == key


@given(nasty_text())
def test_a_key_is_letters_and_figures_with_single_blanks(text: str) -> None:
    key = lookup_key(text)
    assert key == " ".join(key.split(" ")).strip()
    assert not re.search(r"[\W_]", key.replace(" ", ""))


@pytest.mark.parametrize("name", ["Mali", "Wagner Group", "ECOWAS"])
def test_capitals_an_article_and_a_possessive_don_t_change_a_key(name: str) -> None:
    assert lookup_key(f"The {name.upper()}") == lookup_key(f" the  {name.lower()}’s") == lookup_key(name)
