"""Finding words in paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.find import Finder
from sahelreader.text.fold import fold

TEXTS = ("Ibrahim Boubacar Keïta met Putin.", "keita, KEITA and l’Élysée", "")


def found(query: str) -> list[str]:
    return [TEXTS[index][start:end] for index, start, end in Finder(TEXTS).find(query)]


def test_accents_and_capitals_do_not_matter_in_a_query_without_them() -> None:
    assert found("keita") == ["Keïta", "keita", "KEITA"]


def test_a_query_with_capitals_finds_only_what_has_them() -> None:
    assert found("Keita") == ["Keïta"]


def test_apostrophes_and_blanks_are_alike() -> None:
    assert found("l'elysee") == ["l’Élysée"]
    assert found("boubacar   keita") == ["Boubacar Keïta"]


def test_nothing_is_found_for_nothing() -> None:
    assert found("") == found("   ") == found("\u0301") == []


def test_places_come_in_reading_order_and_do_not_overlap() -> None:
    assert Finder(("aaaa",)).find("aa") == [(0, 0, 2), (0, 2, 4)]


@given(st.text(alphabet="aàbœ’' ", max_size=12), st.text(alphabet="aboe'", min_size=1, max_size=3))
def test_what_is_found_folds_to_what_was_asked(text: str, query: str) -> None:
    for _, start, end in Finder((text,)).find(query):
        assert query in fold(text[start:end])
