"""Words as they are searched, and the stems that they share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.search.stems import stem
from sahelreader.search.words import words
from tests.support.nasty import nasty_text


def stems(text: str) -> list[str]:
    return [word.stem for word in words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Françafrique FRANCAFRIQUE", ["francafriqu", "francafriqu"]),
        ("Keïta Kei\u0308ta Keita", ["keita"] * 3),
        ("the U.S. of US.", ["the", "us", "of", "us"]),
        ("the U.N. Security Council", ["the", "un", "security", "council"]),
        ("l’Élysée, d'Ivoire", ["l", "elysee", "d", "ivoir"]),
        ("Bah N’Daw and Bah Ndaw", ["bah", "ndaw", "and", "bah", "ndaw"]),
        ("Mali’s leaders' words", ["mali", "leader", "word"]),
        ("don’t isn't O'Brien", ["dont", "isnt", "obrien"]),
        ("pro-Wagner, 2021-22", ["pro", "wagner", "2021", "22"]),
        ("3,000 rifles for $10.8 million on 16.09.2021",
         ["3000", "rifle", "for", "10.8", "million", "on", "16", "09", "2021"]),
        ("affairs.This is", ["affair", "this", "is"]),
        ("May\u00a02021 in\u202fthe Sahel", ["may", "2021", "in", "the", "sahel"]),
        ("", []),
        ("… — “”", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_folded_words(text: str, found: list[str]) -> None:
    assert stems(text) == found


def test_note_markers_are_no_words_where_the_article_has_them() -> None:
    assert [word.stem for word in words("dialogue.[14] Then", notes=True)] == ["dialog", "then"]
    assert [word.stem for word in words("in 14 [2] days", notes=False)] == ["in", "14", "2", "day"]


def test_an_abbreviation_in_capitals_is_known_as_one() -> None:
    assert [word.capitals for word in words("US us U.S. NATO Us")] == ["US", "", "US", "", ""]


@pytest.mark.parametrize(
    "alike",
    [
        "helicopter helicopters", "mercenary mercenaries", "deny denied denies denying", "use used uses using",
        "state states stated stating", "rise rises rising", "force forced forces forcing", "set sets setting",
        "vote votes voted voting", "control controls controlled controlling", "withdraw withdraws withdrawing",
        "note notes noted noting", "country countries", "class classes", "agree agreed agrees agreeing",
        "ally allied allies", "movie movies", "man men",
    ],
)  # fmt: skip
def test_inflections_share_a_stem(alike: str) -> None:
    assert len({stem(word) for word in alike.split()}) == 1


@pytest.mark.parametrize(
    "alike",
    [
        "defence defense", "offences offenses", "licence license licensed", "programme program programmes programmed",
        "centre center centres centers", "centred centered", "kilometre kilometers", "neighbour neighbor neighbours",
        "neighbouring neighboring", "neighbourhood neighborhood", "colour colored coloured", "labour labor",
        "organise organize organised organizing", "organisation organizations",
        "organisers organizer", "mobilise mobilized", "destabilising destabilize", "analyse analyzed analysing",
        "practise practice practised", "travelled traveled travelling", "traveller traveler", "fuelled fueled fuel",
        "counsellor counselor", "manoeuvre maneuvers manoeuvred maneuvering", "sceptical skeptical", "dialogue dialogs",
        "grey gray", "sulphurous sulfurous", "judgement judgment", "enrol enroll", "unrivalled unrivaled",
    ],
)  # fmt: skip
def test_british_and_american_spellings_share_a_stem(alike: str) -> None:
    assert len({stem(word) for word in alike.split()}) == 1


@pytest.mark.parametrize(
    "apart",
    [
        "us used", "internal international", "france francs", "general generation", "one on oneness", "plan plane",
        "arms armed", "not note", "unit united", "terror terrorism", "nation national", "policy police", "even evening",
        "prise prize", "apprise apprize", "tyre tire", "storey story", "cheque check", "central center",
        "defend defense",
        "hour or", "tour tor", "four for", "sacred sacre", "hatred hate", "rise rize", "wise size", "metric meter",
        "analysis analyze", "labour laboratory", "honour honorary", "mistral minister", "filled filed", "polled pole",
        "colour collar", "armour army", "licence licentious", "humour human", "organise organ",
    ],
)  # fmt: skip
def test_other_words_keep_apart(apart: str) -> None:
    assert len({stem(word) for word in apart.split()}) == len(apart.split())


@given(st.text() | nasty_text(200))
def test_any_text_gives_words_in_order_with_their_places(text: str) -> None:
    at = 0
    for word in words(text):
        assert at <= word.start < word.end <= len(text)
        assert word.stem
        assert not any(character.isspace() or character.isupper() for character in word.stem if character.isascii())
        at = word.start
