"""Facts made of quotations and dated events: what is asked, and what can't be."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sahelreader.dossier.dates import days, in_words
from sahelreader.dossier.derived import is_derived
from sahelreader.dossier.loading import load_dossier
from sahelreader.dossier.problems import DossierError
from sahelreader.dossier.rules.lures import length_outliers
from sahelreader.dossier.who_said import names
from tests.support.small_dossier import swap, write_dossier
from tests.support.small_voices import QUOTES, TIMELINE

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier, Fact


def load(folder: Path, *, quotes: str = QUOTES, timeline: str = TIMELINE) -> Dossier:
    return load_dossier(write_dossier(folder, quotes=quotes, timeline=timeline))


def derived(dossier: Dossier) -> dict[str, Fact]:
    return {fact.id: fact for fact in dossier.facts if is_derived(fact)}


ORDERED = TIMELINE
for _title, _brief in (("takes the port", "the taking"), ("opens again", "the opening"), ("Heron ends", "Heron's end")):
    ORDERED = ORDERED.replace(f"{_title}\n", f"{_title}\n  brief: {_brief}\n")
ORDERED = swap(ORDERED, "brief: the taking\n", "brief: the taking\n  order_with: [heron-ends, port-opened]\n")


def test_a_quotation_asks_who_said_it(tmp_path: Path) -> None:
    fact = derived(load(tmp_path))["quote--ada-second-time"]
    assert fact.statement == "Ada Keral said in May 2021: “We will not close it a second time”"
    assert (fact.attribution, fact.status, fact.tags) == ("Ada Keral", "claimed", ("quotation",))
    assert fact.entities == ("ada-keral", "sarela")
    assert fact.articles == ("harbour",)
    who, whose = fact.cards
    assert who.ask == "Who said in May 2021, according to Coast Herald: “We will not close it a second time”?"
    assert whose.ask == "Whose words are these, given by Coast Herald: “We will not close it a second time”?"
    assert (who.answer, who.kind, who.accept) == ("Ada Keral", "person", ("Keral",))
    assert [lure.text for lure in who.lures] == ["Élise Maréchal", "Bruno Keral"]


def test_an_article_without_an_outlet_is_named_by_its_title(tmp_path: Path) -> None:
    fact = derived(load(tmp_path))["quote--bruno-free-quay"]
    assert "according to “A bridge to Nordby”" in fact.cards[0].ask


def test_speakers_of_the_same_article_are_the_first_lures_but_not_whom_the_words_name(tmp_path: Path) -> None:
    found = derived(load(tmp_path))
    assert [lure.text for lure in found["quote--bruno-free-quay"].cards[0].lures] == ["Élise Maréchal", "Ada Keral"]
    # Her words have the surname of both others in them, and without two lures there is no question.
    assert "quote--elise-merchants" not in found


def test_nobody_asks_for_a_speaker_whom_the_text_does_not_name(tmp_path: Path) -> None:
    assert "quote--fishermen-hope" not in derived(load(tmp_path))


def test_nobody_asks_who_said_what_names_its_speaker(tmp_path: Path) -> None:
    quotes = swap(QUOTES, "speaker: elise-marechal", "speaker: ada-keral")
    assert "quote--elise-merchants" not in derived(load(tmp_path, quotes=quotes))


def test_a_quotation_can_be_left_unasked(tmp_path: Path) -> None:
    quotes = swap(QUOTES, "  speaker: bruno-keral\n", "  speaker: bruno-keral\n  asked: false\n")
    assert "quote--bruno-free-quay" not in derived(load(tmp_path, quotes=quotes))


def test_telling_words_are_shown_one_piece_a_card(tmp_path: Path) -> None:
    telling = "  telling: [We will not close it, close it a second time]\n"
    quotes = swap(QUOTES, "  speaker: ada-keral\n", f"  speaker: ada-keral\n{telling}")
    fact = derived(load(tmp_path, quotes=quotes))["quote--ada-second-time"]
    assert [card.ask.partition("“")[2] for card in fact.cards] == ["We will not close it”?", "close it a second time”?"]
    assert [evidence.quote for evidence in fact.evidence] == ["We will not close it", "close it a second time"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("telling: [We will close it]", "telling words of {} don't stand in it: “We will close it”"),
        ("telling: [We will not]", "{} has telling words that are not 5 to 30: “We will not”"),
        ("lures: [sarela]", "the lure 'sarela' of {} must be somebody else of its speaker's kind"),
        ("lures: [ada-keral]", "the lure 'ada-keral' of {} must be somebody else of its speaker's kind"),
    ],
)  # fmt: skip
def test_telling_words_and_lures_are_checked(line: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(DossierError) as caught:
        load(tmp_path, quotes=swap(QUOTES, "  speaker: ada-keral\n", f"  speaker: ada-keral\n  {line}\n"))
    told = message.format("quotation 'ada-second-time'")
    assert [problem.message for problem in caught.value.problems] == [told]


def test_three_events_ask_for_the_first_and_the_last(tmp_path: Path) -> None:
    fact = derived(load(tmp_path, timeline=ORDERED))["order--port-taken"]
    assert fact.statement == (
        "First came the taking (March 2021), then the opening (3 May 2021), and last Heron's end (June 2021)."
    )
    assert (fact.when, fact.status, fact.tags) == ("2021-03/2021-06", "reported", ("timeline",))
    first, last = fact.cards
    assert first.ask == "Which of these came first: Heron's end, the opening or the taking?"
    assert last.ask == "Which of these came last: Heron's end, the opening or the taking?"
    assert (first.answer, last.answer) == ("the taking", "Heron's end")
    assert [(lure.text, lure.why) for lure in first.lures] == [
        ("the opening", "It is dated 3 May 2021; the taking: March 2021."),
        ("Heron's end", "It is dated June 2021; the taking: March 2021."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (", port-opened]", ", port-closed]", "event 'port-taken' names an unknown event 'port-closed'"),
        (", port-opened]", "]", "event 'port-taken' needs two other events to be put in order with"),
        (", port-opened]", ", heron-ends]", "event 'port-taken' needs two other events to be put in order with"),
        ("brief: the opening", "note: none", "event 'port-opened' has no brief, which a question of order shows"),
        (
            "when: 2021-03\n  precision: month", "when: 2021-03/2021-05\n  precision: period",
            "event 'port-taken' and the two others overlap; their order can't be told",
        ),
    ],
)  # fmt: skip
def test_an_order_that_can_not_be_asked_is_a_problem(old: str, new: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(DossierError) as caught:
        load(tmp_path, timeline=swap(ORDERED, old, new))
    assert [problem.message for problem in caught.value.problems] == [message]


def test_derived_facts_count_as_facts(tmp_path: Path) -> None:
    dossier = load(tmp_path, timeline=ORDERED)
    assert dossier.overview.facts == len(dossier.facts) == 3 + len(derived(dossier)) == 3 + 3


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2021-05-03", "on 3 May 2021"), ("2021-05", "in May 2021"), ("2021", "in 2021"),
        ("2021-05-03/2021-06", "on 3 May 2021 to June 2021"),
    ],
)  # fmt: skip
def test_a_date_is_put_into_words(when: str, words: str) -> None:
    assert in_words(when) == words


# --- the bundled dossier


def test_the_bundled_dossier_has_derived_facts_of_both_kinds(bundled: Dossier) -> None:
    found = list(derived(bundled))
    assert sum(ident.startswith("quote--") for ident in found) >= 20
    assert sum(ident.startswith("order--") for ident in found) >= 12


def test_no_derived_card_tells_its_answer_and_every_one_has_lures_of_its_kind(bundled: Dossier) -> None:
    entities = {entity.name: entity for entity in bundled.glossary.entities.values()}
    for fact in derived(bundled).values():
        for card in fact.cards:
            assert len(card.lures) >= 2, fact.id
            assert card.answer not in {lure.text for lure in card.lures}
            assert not list(length_outliers(card)), (fact.id, card.answer)
            if fact.tags == ("quotation",):
                assert not names(entities[card.answer], card.ask), card.ask
                assert {entities[lure.text].kind for lure in card.lures} == {entities[card.answer].kind}


def test_the_events_of_a_bundled_order_follow_each_other(bundled: Dossier) -> None:
    by_brief = {event.brief: event for event in bundled.events if event.brief}
    assert len(by_brief) == sum(bool(event.brief) for event in bundled.events)
    seen: set[frozenset[str]] = set()
    for fact in derived(bundled).values():
        if fact.tags == ("timeline",):
            first, last = fact.cards
            middle = next(lure.text for lure in first.lures if lure.text != last.answer)
            group = [by_brief[brief] for brief in (first.answer, middle, last.answer)]
            assert all(days(before.when)[1] < days(after.when)[0] for before, after in pairwise(group))
            seen.add(frozenset(event.id for event in group))
    assert len(seen) == sum(fact.tags == ("timeline",) for fact in derived(bundled).values())
