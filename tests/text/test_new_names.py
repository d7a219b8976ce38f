"""What looks like a name and is known to nobody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.new_names import Passage, new_names, places_of


def names(*texts: str, known: str = "") -> list[str]:
    """The names found; every place of `known` is one of something known."""
    passages = [
        Passage(n, text, [(a, b) for _, a, b in places_of(known, [(n, text)])] if known else [])
        for n, text in enumerate(texts, 1)
    ]
    return [found.name for found in new_names(passages, lambda name: name == known)]


def test_several_words_with_capitals_are_a_name_and_one_alone_if_it_returns() -> None:
    assert names("They met Awa Sissoko and Jean de Brie in Lunde.") == ["Awa Sissoko", "Jean de Brie"]
    assert names("They met in Lunde.", "And from Lunde they went on to Lunde’s port.") == ["Lunde"]


def test_the_beginning_of_a_sentence_proves_nothing() -> None:
    assert names("Lunde was there. Lunde again. “Lunde is far.”") == []
    assert names("Yesterday Awa Sissoko spoke. However, it rained yesterday.") == ["Awa Sissoko"]
    assert names("Old Lunde Port lies there.") == [], "it never stands where a small letter could"


def test_what_stands_in_small_letters_elsewhere_is_a_word() -> None:
    assert names("The Quay was shut; at the Quay they waited by the quay.") == []


def test_months_titles_peoples_and_what_is_made_of_them_are_none() -> None:
    text = "In May the Malian and the French met Prime Minister Sow in May, a Lunde-based Malian and the French."
    assert names(text) == []
    assert names("He met the UN envoy, and UN Awa Sissoko.") == ["Awa Sissoko"]


def test_what_is_known_or_touches_it_is_left_alone() -> None:
    assert names("He read the Coast Herald and saw Ada Keral.", known="Ada Keral") == ["Coast Herald"]
    assert names("He saw Mayor Ada Keral Sow.", known="Ada Keral") == []
    assert names("He saw Old Ada Keral.", known="Keral") == []


def test_every_place_is_told_without_the_ending_of_an_owner() -> None:
    text = "They saw Awa Sissoko’s boat. It was for Awa Sissoko."
    (found,) = new_names([Passage(3, text, [])], lambda _: False)
    assert [text[a:b] for _, a, b in found.places] == ["Awa Sissoko"] * 2
    assert {number for number, _, _ in found.places} == {3}


@given(st.lists(st.text(), max_size=4))
def test_whatever_the_text_every_place_has_the_name(texts: list[str]) -> None:
    for found in new_names([Passage(n, text, []) for n, text in enumerate(texts)], lambda _: False):
        for number, start, end in found.places:
            assert texts[number][start:end] == found.name
