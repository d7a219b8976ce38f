from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.dossier.loading import load_dossier
from sahelreader.dossier.lookup import Answer, build_table, complete, distance, look_up
from sahelreader.paths import bundled_dossier
from tests.support.small_dossier import ENTITIES, swap, write_dossier

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier

WORDS = st.text("abcd", max_size=7)


COUNTRIES = """
Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahrain Bali Bangladesh
Belarus Belgium Belize Bolivia Bosnia Brazil Brunei Bulgaria Burma Burundi Cambodia Cameroon Canada Chile Colombia
Comoros Congo Croatia Cuba Cyprus Denmark Djibouti Dominica Ecuador Egypt Eritrea Estonia Eswatini Ethiopia Fiji
Finland Gabon Gambia Georgia Germany Ghana Greece Grenada Guatemala Guinea Guyana Haiti Honduras Hungary Iceland
India Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Jordan Kazakhstan Kenya Kiribati Korea Kosovo Kuwait
Laos Latvia Lebanon Lesotho Liberia Lithuania Luxembourg Madagascar Malawi Malaysia Maldives Malta Mauritania
Mauritius Mexico Moldova Monaco Mongolia Montenegro Morocco Namibia Nauru Nepal Netherlands Nigeria Norway Oman
Pakistan Palau Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Rwanda Samoa Senegal Serbia
Seychelles Singapore Slovakia Slovenia Somalia Spain Suriname Swaziland Sweden Switzerland Taiwan Tajikistan
Tanzania Thailand Togo Tonga Tunisia Turkey Tuvalu Uganda Uruguay Uzbekistan Vanuatu Venezuela Vietnam Yemen Zambia
Zimbabwe Somali Somaliland Nigerian Malian
"""


@cache
def bundled_table() -> dict[str, Any]:
    return build_table(load_dossier(bundled_dossier()))


def ask(query: str) -> Answer:
    table = bundled_table()
    return look_up(table["names"], {ident: entry["name"] for ident, entry in table["entries"].items()}, query)


def all_names(dossier: Dossier) -> list[tuple[str, str]]:
    """Every form with the id of the entry that it has to lead to."""
    owner = {term.entity: term.id for term in dossier.glossary.terms.values() if term.entity}
    names = [
        (name.form, owner.get(e.id, e.id))
        for e in dossier.glossary.entities.values()
        for name in e.names
        if name.mention
    ]
    for term in dossier.glossary.terms.values():
        names += [(form, term.id) for form in (*(name.form for name in term.names), *term.forms)]
    return names


def test_every_name_and_form_of_every_entry_is_found(bundled: Dossier) -> None:
    missed = [(form, ident) for form, ident in all_names(bundled) if ident not in ask(form).ids or ask(form).meant]
    assert not missed


@pytest.mark.parametrize(
    "change", [str.lower, str.upper, "the {}".format, "“{}”".format, "{}’s".format, " {}  ".format]
)
def test_case_quotation_marks_article_and_possessive_don_t_matter(bundled: Dossier, change: Any) -> None:
    missed = [form for form, ident in all_names(bundled) if ident not in ask(change(form)).ids]
    assert not missed


@pytest.mark.parametrize(
    ("query", "ident"),
    [
        ("francafrique", "francafrique"),
        ("FRANÇAFRIQUE", "francafrique"),
        ("CEDEAO", "ecowas"),
        ("cédéao", "ecowas"),
        ("Economic Community of West African States", "ecowas"),
        ("wagner", "wagner-group"),
        ("Groupe Wagner", "wagner-group"),
        ("Barkhan", "operation-barkhane"),
        ("CNSP", "cnsp"),
        ("takuba", "takuba"),
        ("neo colonialism", "neo-colonialism"),
        ("néocolonialisme", "neo-colonialism"),
        ("Russia–Africa summit", "russia-africa-summit"),
        ("le drian", "jean-yves-le-drian"),
    ],
)
def test_other_spellings_lead_to_the_entry(query: str, ident: str) -> None:
    table = bundled_table()
    known = {ident for ids in table["names"].values() for ident in ids}
    answer = ask(query)
    assert answer.ids
    assert not answer.meant
    assert ident in answer.ids or ident not in known


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("wagnr", "Wagner Group"),
        ("ecowsa", "ECOWAS"),
        ("Francafriqe", "Françafrique"),
        ("takubba", "Takuba"),
        ("amli", "Mali"),
    ],
)
def test_a_small_slip_is_answered_and_said(query: str, name: str) -> None:
    assert (ask(query).meant.startswith(name), len(ask(query).ids)) == (True, 1)


def test_another_country_is_never_taken_for_one_of_the_dossier_s() -> None:
    entries = bundled_table()["entries"]
    for country in COUNTRIES.split():
        answer = ask(country)
        assert not answer.meant
        for ident in answer.ids:
            assert country in {entries[ident]["name"], *entries[ident]["also"]}


def test_what_is_near_is_offered_where_nothing_fits() -> None:
    assert ask("Nigeria").ids == ()
    assert "Niger" in ask("Nigeria").near
    assert "Mali" in ask("Malawi").near
    assert "Mali" in ask("Bali").near


@pytest.mark.parametrize("query", ["", " ", "…", "!?", "\x00", "\u202e", "'s"])
def test_a_query_without_a_letter_finds_nothing(query: str) -> None:
    assert (ask(query).ids, ask(query).near) == ((), ())


def test_a_very_long_query_finds_nothing_soon() -> None:
    assert ask("wagner " * 20_000).ids == ()


def test_plurals_find_the_singular() -> None:
    names = {"jihadist": ["jihadist"], "colony": ["colony"]}
    shown = {"jihadist": "jihadist", "colony": "colony"}
    assert look_up(names, shown, "Jihadists").ids == ("jihadist",)
    assert look_up(names, shown, "colonies").ids == ("colony",)


def test_a_slip_between_two_names_is_not_decided() -> None:
    names = {"barkhane": ["a"], "barkhand": ["b"]}
    assert look_up(names, {"a": "Barkhane", "b": "Barkhand"}, "barkhans").ids == ()


def test_a_name_of_two_entries_gives_both(small: Dossier) -> None:
    table = build_table(small)
    assert table["names"]["keral"] == ["ada-keral", "bruno-keral"]


def test_a_term_and_the_entity_it_explains_are_one_entry(small: Dossier) -> None:
    entry = build_table(small)["entries"]["blue-lantern"]
    assert entry["kind"] == "armed_group"
    assert entry["definition"] == "An armed group named after its sign."
    assert entry["note"] == "The group that held the port from March to May 2021."
    assert entry["also"] == ["Lanterne bleue", "BL"]


def test_an_entry_tells_where_it_is_named(small: Dossier) -> None:
    table = build_table(small)
    assert [(o["article"], o["count"], o["addresses"]) for o in table["entries"]["nordby"]["occurs"]] == [
        ("harbour", 1, ["harbour#p3"]),
        ("bridge", 3, ["bridge#p2", "bridge#p3", "bridge#p4"]),
    ]
    assert [o["count"] for o in table["entries"]["free-quay"]["occurs"]] == [1, 1]


def test_links_and_evidence_of_an_entry_are_given_in_full(small: Dossier) -> None:
    entry = build_table(small)["entries"]["ada-keral"]
    assert entry["see"] == [{"id": "sarela", "name": "Sarela"}, {"id": "free-quay", "name": "free quay"}]
    (evidence,) = entry["evidence"]
    assert (evidence["quote"], evidence["address"], evidence["file"]) == (
        "said Minister Ada Keral", "harbour#p2", "harbour.txt",
    )  # fmt: skip


def test_a_name_without_a_letter_is_no_key(tmp_path: Path) -> None:
    entities = swap(ENTITIES, "elsewhere: [BL]", "elsewhere: ['!!!', BL]")
    table = build_table(load_dossier(write_dossier(tmp_path, entities=entities)))
    assert "" not in table["names"]
    assert look_up(table["names"], {}, "xq").ids == ()


def test_typing_completes_beginnings_first(small: Dossier) -> None:
    names = build_table(small)["names"]
    assert complete(names, "ker") == ["ada-keral", "bruno-keral"]
    assert complete(names, "blue") == ["blue-lantern"]
    assert complete(names, "lantern") == ["blue-lantern"]
    assert complete(names, "Nordbi") == ["nordby"]
    assert complete(names, "") == []
    assert len(complete(names, "e", limit=1)) == 1


@given(WORDS, WORDS)
def test_distance_is_symmetric_and_nothing_only_between_equals(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))


@given(WORDS, st.integers(0, 6), st.sampled_from("abcdx"))
def test_one_slip_is_a_distance_of_at_most_one(word: str, at: int, letter: str) -> None:
    assert distance(word, word[:at] + letter + word[at:]) == 1
    assert distance(word, word[:at] + word[at + 1 :]) <= 1
    assert distance(word, word[:at] + letter + word[at + 1 :]) <= 1
    assert distance(word, word[:at] + word[at : at + 2][::-1] + word[at + 2 :]) <= 1
