"""Words that mean the same have one sense, whatever their endings."""

from __future__ import annotations

from collections import Counter

import pytest

from sahelreader.compare.senses import SENSES
from sahelreader.compare.words import sense, senses_in, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("deal", "agreements"), ("troops", "soldiers"), ("rallies", "demonstration"), ("lanterns", "lantern")],
)
def test_words_for_one_thing_have_one_sense(one: str, other: str) -> None:
    assert sense(one) == sense(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("contract", "contractors"),
        ("president", "presence"),
        ("gold", "silver"),
        ("quest", "questionable"),
        ("extremely", "extremists"),
        ("police", "policies"),
        ("success", "successor"),
        ("france", "francs"),
    ],
)
def test_others_have_not(one: str, other: str) -> None:
    assert sense(one) != sense(other)


def test_every_word_stands_in_one_group() -> None:
    words = Counter(SENSES.split())
    assert [word for word, count in words.items() if count > 1] == []


def test_the_first_word_of_a_group_stands_for_all() -> None:
    for group in filter(None, SENSES.split("\n")):
        first, *_ = words = group.split()
        assert {sense(word) for word in words} == {stem(first)}


def test_words_of_another_language_are_only_folded() -> None:
    assert senses_in("Les accords signés", "fr") == ["accords", "signes"]
