"""Finding words in paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.find import Finder, Found, Hit
from sahelreader.text.fold import Folded, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    assert not Finder(()).find("a")


def test_places_come_in_reading_order_and_do_not_overlap() -> None:
    assert list(Finder(("aaaa",)).find("aa")) == [(0, 0, 2), (0, 2, 4)]


@given(st.text(alphabet="aàbœ’' ", max_size=12), st.text(alphabet="aboe'", min_size=1, max_size=3))
def test_what_is_found_folds_to_what_was_asked(text: str, query: str) -> None:
    for _, start, end in Finder((text,)).find(query):
        assert query in fold(text[start:end])


NASTY = st.text(alphabet="aA àÉœŒ…ﬁ\u0301\u00a0\t\n’'•\u200b", max_size=9)


@given(st.lists(NASTY, max_size=5), st.text(alphabet="aAeéœo. '", max_size=3))
def test_all_paragraphs_at_once_give_what_each_gives_alone(texts: list[str], query: str) -> None:
    assert list(Finder(texts).find(query)) == list(naively(texts, query))


def naively(texts: list[str], query: str) -> Iterator[Hit]:
    wanted = Folded(" ".join(query.split()))
    is_cased = wanted.cased != wanted.low
    needle = wanted.cased if is_cased else wanted.low
    for index, folded in enumerate(map(Folded, texts)):
        text = folded.cased if is_cased else folded.low
        at = text.find(needle) if needle.strip() else -1
        while at >= 0:
            yield Hit(index, folded.start(at), folded.end(at + len(needle)))
            at = text.find(needle, at + len(needle))


@given(st.lists(st.text(alphabet="aab ", max_size=6), min_size=1, max_size=5), st.sampled_from(["a", "aa", "ab"]))
def test_the_next_the_one_before_and_the_rank_agree_with_the_list(texts: list[str], query: str) -> None:
    found: Found = Finder(texts).find(query)
    hits = list(found)
    assert len(found) == len(hits)
    for i, hit in enumerate(hits):
        assert found.rank(hit) == i
        assert found.after(hit) == hits[(i + 1) % len(hits)]
        assert found.before(hit) == hits[i - 1]
        assert found.at_or_after(hit.paragraph, hit.start) == hit
    assert list(found.paragraphs()) == sorted({hit.paragraph for hit in hits})
    assert found.at_or_after(len(texts), 0) == (hits[0] if hits else None)
