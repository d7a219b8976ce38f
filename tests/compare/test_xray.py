"""All about one entity or term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.compare.xray import Sources, XRay, xray
from sahelreader.dossier.lookup import build_table

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier


def look_into(dossier: Dossier, ident: str) -> XRay:
    sources = Sources(dossier.articles.__getitem__, dossier.glossary, dossier.quotes, dossier.claims, dossier.facts)
    return xray(build_table(dossier)["entries"][ident], sources)


def test_a_person_has_own_words_and_words_said_about_them(small: Dossier) -> None:
    found = look_into(small, "ada-keral")
    assert [one.words for one in found.said] == ["We will not close it a second time,"]
    assert [one.quote.speaker.name for one in found.told] == ["Élise Maréchal"]
    assert found.passed_on == ()


def test_who_passes_words_on_has_them_apart(small: Dossier) -> None:
    found = look_into(small, "coast-herald")
    assert (found.said, [one.quote.id for one in found.passed_on]) == ((), ["ada-second-time"])


def test_claims_are_those_about_it_and_those_it_has_a_position_in(small: Dossier) -> None:
    assert [claim.id for claim in look_into(small, "sarela").claims] == ["free-quay"]
    assert [claim.id for claim in look_into(small, "bruno-keral").claims] == ["free-quay"]
    assert look_into(small, "blue-lantern").claims == ()


def test_a_term_that_explains_an_entity_has_the_mentions_of_the_entity(small: Dossier) -> None:
    found = look_into(small, "blue-lantern")
    assert found.target == "blue-lantern"
    assert [len(mentions.sentences()) for mentions in found.mentions] == [1]


def test_a_term_has_the_facts_and_words_that_it_stands_in(small: Dossier) -> None:
    crown = look_into(small, "crown")
    assert [fact.id for fact in crown.facts] == ["price-of-bridge"]
    assert crown.naming == ()
    quay = look_into(small, "free-quay")
    assert [one.quote.id for one in quay.told] == ["bruno-free-quay"]
    assert [claim.id for claim in quay.claims] == ["free-quay"]


def test_every_entry_has_an_xray(bundled: Dossier) -> None:
    sources = Sources(bundled.articles.__getitem__, bundled.glossary, bundled.quotes, bundled.claims, bundled.facts)
    for entry in build_table(bundled)["entries"].values():
        found = xray(entry, sources)
        hits = sum(len(sentence.hits) for mentions in found.mentions for sentence in mentions.sentences())
        assert hits == sum(one["count"] for one in entry["occurs"])
