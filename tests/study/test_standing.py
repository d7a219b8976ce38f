"""How well facts and names are known."""

from __future__ import annotations

from sahelreader.store.events import AGAIN, EASY, ReviewEvent
from sahelreader.study.ledger import Ledger
from sahelreader.study.memory import Schedule
from sahelreader.study.standing import Standing, known_names, standings
from tests.study.making import NOON, days_later, make_event, make_fact

TODAY = NOON.study_day


def answers(fact: str, *ratings: int, apart: float = 20) -> list[ReviewEvent]:
    """An answer every `apart` days, the last today."""
    events: list[ReviewEvent] = []
    for i, rating in enumerate(ratings):
        at = days_later(-apart * (len(ratings) - 1 - i))
        events.append(make_event(rating, at, events[-1].id if events else "", fact=fact))
    return events


def ledger(events: list[ReviewEvent]) -> Ledger:
    return Ledger(events, Schedule())


def test_a_fact_never_asked_is_new() -> None:
    found = standings([make_fact("a")], ledger([]), TODAY)
    assert (found["a"].level, found["a"].retrievability) == ("new", 0.0)


def test_a_fact_is_learned_then_known_and_learned_anew_once_forgotten() -> None:
    fact = make_fact("a")
    levels = [
        standings([fact], ledger(answers("a", *ratings)), TODAY)["a"].level
        for ratings in ((AGAIN,), (EASY,), (EASY, EASY, EASY), (EASY, EASY, EASY, AGAIN))
    ]
    assert levels == ["learning", "learned", "known", "learning"]


def test_what_is_known_fades_with_the_days() -> None:
    events = answers("a", EASY, EASY)
    chances = [standings([make_fact("a")], ledger(events), TODAY + days)["a"].retrievability for days in (0, 10, 100)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] > 0.99
    assert chances[2] < 0.95


def test_practice_and_other_facts_change_nothing() -> None:
    events = [make_event(EASY, mode="practice", fact="a"), make_event(EASY, fact="b")]
    assert standings([make_fact("a")], ledger(events), TODAY)["a"].level == "new"


def test_a_name_is_known_with_two_facts_about_it_and_none_being_learned() -> None:
    facts = {ident: make_fact(ident, entities=("moura",)) for ident in "abc"}

    def names(**levels: str) -> frozenset[str]:
        return known_names(Standing(facts[ident], level, 0.9) for ident, level in levels.items())  # type: ignore[arg-type]

    assert names(a="known", b="known", c="new") == {"moura"}
    assert names(a="known", b="learned", c="new") == frozenset()
    assert names(a="known", b="known", c="learning") == frozenset()
    assert names(a="known") == {"moura"}
    assert names(a="new") == frozenset()
