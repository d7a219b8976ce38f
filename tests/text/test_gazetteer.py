from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.text.gazetteer import Form, Gazetteer
from tests.support.nasty import nasty_text

FORMS = [
    Form("Mali", "mali"),
    Form("Malian Armed Forces", "army"),
    Form("Serval", "serval"),
    Form("Wagner group", "wagner"),
    Form("Wagner", "wagner"),
    Form("Élysée", "elysee"),
    Form("U.S.", "us"),
    Form("USA", "us"),
    Form("US", "us", "exact"),
    Form("Le Drian", "le-drian"),
    Form("Keïta", "modibo"),
    Form("Modibo Keïta", "modibo"),
    Form("Keïta", "ibrahim"),
    Form("Ibrahim Boubacar Keïta", "ibrahim"),
    Form("Al Qaeda", "aq"),
    Form("Al Qaeda in the Islamic Maghreb", "aqim"),
    Form("AQIM", "aqim"),
    Form("N’Daw", "ndaw"),
    Form("Russia", "russia"),
    Form("Africa", "africa"),
    Form("West African", ""),
    Form("Air Force", "air-force", "exact"),
    Form("takuba", "takuba", "any"),
    Form("Central African Republic (CAR)", "car"),
    Form("CAR", "car"),
    Form("'68", "year"),
]
GAZETTEER = Gazetteer(FORMS)


def found(text: str) -> list[str]:
    return [text[match.start : match.end] for match in GAZETTEER.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mali's army, Mali’s gold, MALI", ["Mali", "Mali", "MALI"]),
        ("Malian, Malians, Mali2, Somali, _Mali_, @Mali, mali", []),
        ("the Malian Armed Forces of Mali", ["Malian Armed Forces", "Mali"]),
        ("Operation Serval; a serval in the grass", ["Serval"]),
        ("Wagner Group, Wagner group, WAGNER GROUP", ["Wagner Group", "Wagner group", "WAGNER GROUP"]),
        ("the wagner group", []),
        ("Wagner groups", ["Wagner"]),
        ("l’Élysée, l'Elysée and d’Elysee", ["Élysée", "Elysée", "Elysee"]),
        ("U.S. troops of the USA, U.S.", ["U.S.", "USA", "U.S."]),
        ("ask us; the US; Us", ["US"]),
        ("(Mali), [Mali], “Mali”, Mali… Mali–Niger—Mali/Mali", ["Mali"] * 7),
        ("Russia-Africa, Russia‑Africa, Ukraine-linked Mali-based", ["Russia", "Africa", "Russia", "Africa", "Mali"]),
        ("Jean-Yves Le Drian, Le  Drian, Le\nDrian", ["Le Drian", "Le  Drian", "Le\nDrian"]),
        ("Al Qaeda in the Islamic\n  Maghreb (AQIM)", ["Al Qaeda in the Islamic\n  Maghreb", "AQIM"]),
        ("Al Qaeda in the Islamic State", ["Al Qaeda"]),
        ("Bah N’Daw, N'Daw, N‘Daw", ["N’Daw", "N'Daw", "N‘Daw"]),
        ("Keita, Keïta, Kei\u0308ta", ["Keita", "Keïta", "Kei\u0308ta"]),
        ("Traoré Air Force, air force, AIR FORCE", ["Air Force"]),
        ("Takuba takuba TAKUBA", ["Takuba", "takuba", "TAKUBA"]),
        ("the Central African Republic (CAR).", ["Central African Republic (CAR)"]),
        ("in '68 and 68", ["'68"]),
        ("Mali_army Mali", ["Mali"]),
        ("", []),
    ],
)
def test_names_are_found_where_a_reader_sees_them(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_form_that_two_share_gives_both_and_the_full_name_one() -> None:
    matches = GAZETTEER.find("Modibo Keïta, then Keïta")
    assert [match.targets for match in matches] == [("modibo",), ("modibo", "ibrahim")]


def test_a_form_that_names_nothing_takes_its_span() -> None:
    assert [match.targets for match in GAZETTEER.find("West African Africa")] == [("",), ("africa",)]


def test_a_gazetteer_of_nothing_finds_nothing() -> None:
    assert Gazetteer([]).find("Mali") == []
    assert Gazetteer([Form("", "x"), Form("…", "y")]).find("Mali …") == []


WORDS = st.lists(
    st.sampled_from([form.text for form in FORMS] + ["the", "of", "’s", "-", ", ", ". ", "\n", "é"]), max_size=12
)


@given(WORDS.map(" ".join) | WORDS.map("".join) | nasty_text())
def test_matches_are_in_order_whole_and_apart(text: str) -> None:
    end = 0
    for match in GAZETTEER.find(text):
        assert end <= match.start < match.end <= len(text)
        assert not text[match.start - 1 : match.start].isalnum() or not text[match.start].isalnum()
        assert not text[match.end : match.end + 1].isalnum() or not text[match.end - 1].isalnum()
        end = match.end


@given(st.lists(st.sampled_from(["Mali", "Wagner Group", "Élysée", "AQIM", "Le Drian"]), max_size=6))
def test_what_is_put_in_is_found_again(names: list[str]) -> None:
    text = "; ".join(names)
    assert found(text) == names
