"""What each source calls somebody or something."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from sahelreader.compare.naming import Naming, Word, naming, naming_terms

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier

AROUND_WAGNER = {
    "france24": {"militia": 3, "paramilitar": 2, "mercenar": 1},
    "trt-world": {"mercenar": 3, "private": 1, "militia": 1},
    # A ninth "mercenaries" stands in a title of the list of publications below the text, which is no part of it.
    "olivium": {"mercenar": 8, "private": 3, "paramilitar": 1},
    "influence-review": {"mercenar": 4, "private": 2},
    "awkward-cooperation": {"private": 3, "mercenar": 1, "paramilitar": 1},
}
"""Counted by hand in the five texts, by how the words begin."""


def call(dossier: Dossier, ident: str) -> dict[str, Naming]:
    glossary = dossier.glossary
    found = naming(glossary.entities[ident], glossary.terms, dossier.articles.values())
    return {naming.article: naming for naming in found}


def counts(words: tuple[Word, ...]) -> dict[str, tuple[int, int]]:
    return {word.text: (word.count, word.beside) for word in words}


def test_the_words_around_wagner_are_those_counted_by_hand(bundled: Dossier) -> None:
    for article, named in call(bundled, "wagner-group").items():
        found: Counter[str] = Counter()
        for word in named.of_kind("term"):
            beginning = next(
                (b for b in ("militia", "paramilitar", "mercenar", "private") if word.text.startswith(b)), ""
            )
            found[beginning] += word.count
        found.pop("", None)
        assert dict(found) == AROUND_WAGNER[article]


def test_names_are_counted_by_form(small: Dossier) -> None:
    words = call(small, "ada-keral")
    assert counts(words["harbour"].of_kind("name")) == {"Ada Keral": (1, 1), "Keral": (1, 1)}
    assert list(words) == ["harbour", "bridge"]


def test_the_end_of_a_role_counts_where_it_stands_before_the_name(small: Dossier) -> None:
    words = call(small, "ada-keral")
    assert counts(words["harbour"].of_kind("role")) == {"Minister": (1, 1)}
    assert words["bridge"].of_kind("role") == ()


def test_a_term_of_a_role_counts_anywhere_in_the_article_and_says_how_often_it_is_sure(guild: Dossier) -> None:
    words = call(guild, "blue-lantern")["harbour"]
    assert counts(words.of_kind("term")) == {"guildsmen": (1, 0), "guild": (1, 1)}


def test_the_words_of_a_role_count_in_the_passage_it_rests_on_only(guild: Dossier) -> None:
    entity = guild.glossary.entities["blue-lantern"]
    assert naming_terms(entity, guild.glossary.terms) == {"guild"}
    assert call(guild, "blue-lantern")["harbour"].of_kind("role") == ()


def test_a_person_is_called_no_term(bundled: Dossier) -> None:
    glossary = bundled.glossary
    people = [entity for entity in glossary.entities.values() if entity.kind == "person"]
    assert not any(naming_terms(person, glossary.terms) for person in people)


@pytest.mark.parametrize("ident", ["elise-marechal", "operation-heron", "sarela"])
def test_who_has_no_roles_is_called_by_name_alone(small: Dossier, ident: str) -> None:
    assert all({word.kind for word in named.words} == {"name"} for named in call(small, ident).values())


def test_every_place_holds_the_word_it_is_counted_for(bundled: Dossier) -> None:
    for ident in bundled.glossary.entities:
        for article, named in call(bundled, ident).items():
            body = bundled.articles[article].body
            for word in named.words:
                assert word.places == tuple(sorted(word.places, key=lambda place: (place.number, place.start)))
                seen = {body[place.number - 1].text[place.start : place.end] for place in word.places}
                assert {" ".join(text.split()) for text in seen} >= {word.text}
                assert 0 <= word.beside <= word.count
