"""Which cards share a memory, and which facts are kept apart."""

from __future__ import annotations

from dataclasses import replace as with_values
from pathlib import Path

import pytest
from msgspec.structs import replace

from sahelreader.dossier.model import Card, Evidence, Fact, Place
from sahelreader.study.directions import Directions
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from sahelreader.study.options import StudyOptions
from sahelreader.study.plan import Plan, Selection
from sahelreader.study.session import Session
from sahelreader.study.siblings import find_siblings
from sahelreader.workspace import Workspace
from tests.study.making import DOSSIER, Clock, make_event, make_fact
from tests.study.test_session import Log, answer, asked, begin

BUNDLED = Path(__file__).parents[2]
WHO = Card("who", "Who investigated Moura?", "Alioune Tine", "person")
WHEN = Card("when", "When was it?", "April 2022", "date")
WHOM = Card("whom", "Of whom is the report?", "Tine", "person")


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(BUNDLED, None, tmp_path_factory.mktemp("cache"))


def test_cards_that_ask_for_the_same_kind_share_a_memory_and_others_do_not() -> None:
    directions = Directions([make_fact("f", cards=(WHO, WHEN, WHOM))])
    assert list(directions.parts) == ["f", "f:date"]
    assert [card.id for card in directions.parts["f"].cards] == ["who", "whom"]
    assert directions.key("f", "when") == "f:date"
    assert [directions.key("f", "whom"), directions.key("f", "removed"), directions.key("gone", "x")] == [
        "f", "f", "gone",
    ]  # fmt: skip
    assert (directions.keys_of("f"), directions.fact_of("f:date")) == (("f", "f:date"), "f")


def test_edited_wordings_and_removed_cards_keep_the_history() -> None:
    first = make_event(3, fact="f", card="who")
    events = [first, make_event(1, after=first.id, fact="f", card="when")]
    before = Ledger(events, Schedule(), Directions([make_fact("f", cards=(WHO, WHEN, WHOM))]))
    edited = (replace(WHOM, answer="Alioune Tine, expert"), replace(WHEN, ask="When, then?"), replace(WHOM, id="new"))
    after = Ledger(events, Schedule(), Directions([make_fact("f", cards=edited)]))
    for key in ("f", "f:date"):
        assert after.memory(key) == before.memory(key)
        assert after.memory(key).reviews == 1
    gone = Ledger(events, Schedule(), Directions([]))
    assert [event.card for event in gone.history("f")] == ["who", "when"]


def test_directions_of_one_fact_are_asked_on_different_days_and_kept_under_the_facts_own_id() -> None:
    log, clock = Log(), Clock()
    facts = [make_fact("f", cards=(WHO, WHEN))]
    session = begin(facts, log, clock)
    assert session.current is not None
    assert session.current.fact == facts[0]
    answer(session, rating=4)
    assert (asked(session), session.held_back) == ("", 1)
    clock.pass_(days=1)
    session.refresh()
    assert session.current is not None
    assert session.current.card == WHEN
    answer(session, rating=4)
    assert [(event.fact, event.card) for event in log.events] == [("f", "who"), ("f", "when")]
    undone = session.undo()
    assert undone is not None
    assert session.current is not None
    assert session.current.card == WHEN


def at_paragraph(number: int, quote: str = "words") -> tuple[Evidence, ...]:
    return (Evidence(quote, Place("france24", number, 0, len(quote))),)


def fact(ident: str, statement: str, answer: str, number: int) -> Fact:
    made = make_fact(ident, cards=(Card("a", f"Ask {ident}?", answer, "text"),))
    return replace(made, statement=statement, evidence=at_paragraph(number))


def test_a_fact_that_tells_the_answer_of_another_is_its_sibling() -> None:
    facts = [
        fact("place", "The army was in Moura.", "Moura", 1),
        fact("report", "Alioune Tine wrote of MOURÁ.", "Alioune Tine", 2),
        fact("other", "Mourabitoun is a name.", "nothing", 3),
    ]
    assert find_siblings(facts) == {"place": frozenset({"report"}), "report": frozenset({"place"})}


def test_what_stands_everywhere_parts_only_neighbours() -> None:
    facts = [fact(f"f{n}", f"France did thing {n}.", f"thing {n}", n) for n in range(6)]
    asks = fact("asks", "Paris decided.", "France", 3)
    assert find_siblings([*facts, asks])["asks"] == frozenset({"f3"})


def test_facts_with_the_same_quotation_are_siblings() -> None:
    facts = [fact("a", "One.", "one", 4), fact("b", "Two.", "two", 4), fact("c", "Three.", "three", 5)]
    assert find_siblings(facts) == {"a": frozenset("b"), "b": frozenset("a")}


def test_the_relation_of_the_bundled_dossier_goes_both_ways_and_leaves_enough_to_ask(bundled: Workspace) -> None:
    siblings = bundled.siblings
    ids = {fact.id for fact in bundled.facts}
    assert all(ident in siblings[other] for ident, others in siblings.items() for other in others)
    assert all(ident not in others <= ids for ident, others in siblings.items())
    assert max(map(len, siblings.values())) < len(ids) / 8
    assert "keita-charm-offensive" in siblings["f24-defence-agreement"] or siblings["f24-defence-agreement"]


def test_no_two_siblings_of_the_bundled_dossier_are_shown_on_one_day(bundled: Workspace) -> None:
    log, clock = Log(), Clock()
    for day in range(6):
        session = Session(
            bundled.facts, log.events, dossier=DOSSIER, record=log, clock=clock, siblings=bundled.siblings,
            options=StudyOptions(new_a_day=25),
        )  # fmt: skip
        turn = 0
        while session.current:
            answer(session, right=turn % 5 > 0)
            turn += 1
            clock.pass_(minutes=2)
        shown = {event.fact for event in log.events if event.study_day == clock.now.study_day}
        assert len(shown) >= 25 or day
        for ident in shown:
            assert shown.isdisjoint(bundled.siblings.get(ident, frozenset()) - {ident})
        clock.now = with_values(clock.now, at_ms=clock.now.at_ms + 86_400_000 - 3_600_000)


def test_facts_need_not_be_kept_apart() -> None:
    log, clock = Log(), Clock()
    facts = [make_fact("a"), make_fact("b")]
    siblings = {"a": {"b"}, "b": {"a"}}
    for apart, expected in ((True, 1), (False, 2)):
        session = Session(
            facts, [], dossier=DOSSIER, record=log, clock=clock, options=StudyOptions(apart=apart), siblings=siblings
        )
        assert session.counts.new == expected
    ahead = begin(facts, log, clock, Plan(ahead_days=3))
    assert ahead.counts.new == 2


def test_a_selection_of_facts_takes_all_their_directions_and_cards_of_ones_own() -> None:
    directions = Directions([make_fact("f", cards=(WHO, WHEN)), make_fact("own:0198-7", cards=(WHO,)), make_fact("g")])
    selection = Selection(facts=frozenset(("f", "own:0198-7")))
    assert [key for key, part in directions.parts.items() if selection.takes(part)] == ["f", "f:date", "own:0198-7"]
