"""Answers that are typed: what is recorded, what hints and doubt make of it, and the reader's last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.dossier.model import Card, Evidence, Fact, Place
from sahelreader.dossier.voices import Claim, Position
from sahelreader.study.answers.finding import Finding, almost, correct, wrong
from sahelreader.study.calibration import calibration
from sahelreader.study.disputes import disputes
from sahelreader.study.hinting import answer_spans, first_letters, hints
from sahelreader.study.judging import proposed_rating
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from sahelreader.study.plan import Plan, Selection
from sahelreader.study.session import Session
from sahelreader.study.statistics_share import Share
from sahelreader.study.weak import weakest
from tests.study.making import DOSSIER, Clock, days_later, make_event, make_fact

if TYPE_CHECKING:
    from sahelreader.store.events import ReviewEvent

SLIP = almost("Spelt otherwise, the same name.")


class Kept:
    """A session over facts that were once chosen right, and what it records."""

    def __init__(self, plan: Plan | None = None, facts: tuple[Fact, ...] | None = None) -> None:
        self.clock = Clock(days_later(40))
        self.facts = facts or (make_fact("f0"), make_fact("f1"))
        self.events: list[ReviewEvent] = [make_event(3, fact=fact.id) for fact in self.facts]
        self.begin(plan)

    def begin(self, plan: Plan | None = None) -> None:
        self.session = Session(
            self.facts, list(self.events), dossier=DOSSIER, record=lambda *new: self.events.extend(new),
            clock=self.clock, plan=plan,
        )  # fmt: skip

    @property
    def last(self) -> ReviewEvent:
        return self.events[-1]


@pytest.mark.parametrize(
    ("finding", "confidence", "hints_seen", "rating"),
    [
        (correct(), None, 0, 3),
        (correct(), 3, 0, 3),
        (correct(), 1, 0, 2),
        (correct(), None, 1, 2),
        (SLIP, None, 0, 3),
        (SLIP, 1, 0, 2),
        (almost("The day is missing."), None, 0, 2),
        (wrong("It is another year."), 3, 2, 1),
    ],
)
def test_what_was_hinted_guessed_or_incomplete_is_hard_and_wrong_is_again(
    finding: Finding, confidence: int | None, hints_seen: int, rating: int
) -> None:
    assert proposed_rating(finding, confidence=confidence, hints=hints_seen) == rating


def test_a_typed_answer_is_recorded_at_once_with_all_that_belongs_to_it() -> None:
    kept = Kept()
    outcome = kept.session.answer_typed("Mura", SLIP, confidence=2, hints=1)
    event = kept.last
    assert (event.style, event.verdict, event.answered) == ("typed", "almost", "Mura")
    assert (event.confidence, event.hints, event.rating) == (2, 1, 2)
    assert outcome.event == event


def test_the_kind_of_question_is_recorded() -> None:
    said = make_fact("quote--x", cards=(Card("who", "Who said it?", "A. Tine", "person"),))
    kept = Kept(facts=(said,))
    kept.session.answer_typed("Tine", correct())
    assert kept.last.style == "who"


def test_the_reader_has_the_last_word_and_it_is_logged() -> None:
    kept = Kept()
    kept.session.answer_typed("the village", wrong("The answer is Moura."))
    outcome = kept.session.override()
    assert (outcome.verdict, kept.last.verdict, kept.last.overridden, kept.last.rating) == (
        "correct", "correct", "wrong", 3,
    )  # fmt: skip
    kept.session.override()
    assert (kept.last.verdict, kept.last.overridden, kept.last.rating) == ("wrong", "", 1)
    kept.session.override()
    assert kept.session.grade().verdict == "correct"


def test_undo_takes_back_what_was_turned_also_after_a_restart() -> None:
    kept = Kept()
    asked = kept.session.current
    kept.session.answer_typed("the village", wrong("The answer is Moura."))
    kept.session.override()
    kept.begin()
    assert kept.session.undo() is not None
    assert kept.session.current is not None
    assert asked is not None
    assert kept.session.current.fact.id == asked.fact.id
    kinds = [event.kind for event in kept.events[2:]]
    assert kinds == ["review", "undo", "review", "undo"]


def test_an_exam_asks_each_question_once_and_leaves_the_schedule_alone() -> None:
    kept = Kept(Plan(mode="exam", seed="x"))
    before = Ledger(kept.events, Schedule()).memory("f0")
    for _ in range(2):
        kept.session.answer_typed("no", wrong("The answer is Moura."))
        kept.session.grade()
    assert kept.session.current is None
    assert Ledger(kept.events, Schedule()).memory("f0") == before


def test_a_selection_of_facts_takes_their_parts_too() -> None:
    fact = make_fact("f0", cards=(Card("where", "Where?", "Moura", "place"), Card("when", "When?", "2022", "date")))
    kept = Kept(Plan(Selection(facts=frozenset({"f0"})), "practice"), facts=(fact, make_fact("f1")))
    assert kept.session.counts.total == 2


def test_the_weakest_facts_are_those_with_wrong_answers_worst_first() -> None:
    facts = [make_fact(f"f{n}") for n in range(4)]
    events: list[ReviewEvent] = []
    for fact, verdicts in (("f0", "cw"), ("f1", "ww"), ("f2", "cc")):
        for at, letter in enumerate(verdicts):
            verdict = "correct" if letter == "c" else "wrong"
            events.append(make_event(3 if letter == "c" else 1, days_later(at), fact=fact, verdict=verdict))
    ledger = Ledger(events, Schedule())
    assert [fact.id for fact in weakest(facts, ledger, 5)] == ["f1", "f0"]
    assert [fact.id for fact in weakest(facts, ledger, 1)] == ["f1"]


def test_calibration_counts_the_right_at_each_degree_of_confidence() -> None:
    events = [make_event(confidence=step, verdict=v, rating=3 if v == "correct" else 1) for step, v in (
        (1, "wrong"), (1, "correct"), (3, "correct"), (3, "correct"),
    )]  # fmt: skip
    assert calibration([*events, make_event()]) == (Share(1, 2), Share(), Share(2, 2))


def test_hints_go_from_letters_to_the_quotation_with_a_gap() -> None:
    fact = make_fact()
    card = fact.cards[0]
    assert hints(fact, card) == ("It begins so: M····", "“in […], in central Mali”")
    other = Card("x", "Which?", "Bamako", "place")
    assert hints(fact, other) == ("It begins so: B·····", "More of it: Bam···")
    assert first_letters("15 Sept 2021") == "·· S··· ····"


def test_the_answer_is_found_in_the_quotation_by_any_of_its_forms_and_whole() -> None:
    card = Card("x", "Which?", "The Red Sea", "place", accept=("CAR",))
    assert answer_spans("to the Red Sea.", card) == [(3, 14)]
    assert answer_spans("a scar and a car", card) == []
    assert answer_spans("near the mer Rouge", card, ("mer Rouge",)) == [(9, 18)]


def claim(number: int, start: int, end: int, *, tags: tuple[str, ...] = ()) -> Claim:
    evidence = (Evidence("x", Place("france24", number, start, end)),)
    return Claim("c", "How many?", "", (Position("france24", None, "says", "many", evidence),), ("mali",), tags)


def test_a_claim_disputes_a_fact_that_rests_on_the_same_words() -> None:
    fact = make_fact()  # france24, paragraph 2, 3 to 28
    assert disputes(fact, [claim(2, 20, 40), claim(2, 28, 40), claim(3, 3, 28)]) == [claim(2, 20, 40)]


def test_a_disputed_fact_belongs_to_a_claim_about_the_same_thing() -> None:
    other = claim(9, 0, 1, tags=("moura",))
    assert disputes(make_fact(status="disputed", entities=("mali",), tags=("moura",)), [other]) == [other]
    assert disputes(make_fact(entities=("mali",), tags=("moura",)), [other]) == []
    assert disputes(make_fact(status="disputed", entities=("mali",), tags=("x",)), [other]) == []
