"""Which question is put about a fact, and how."""

from __future__ import annotations

from collections import Counter

import pytest

from sahelreader.dossier.model import Card, Lure
from sahelreader.study.cards import make_prompt
from tests.study.making import make_event, make_fact


def test_a_fact_is_met_by_a_choice_of_three() -> None:
    prompt = make_prompt(make_fact(), [], mode="scheduled", seed="")
    assert prompt.style == "choice"
    assert {option.text for option in prompt.options} == {"Moura", "Mopti", "Gao"}
    assert prompt.options[prompt.right_index].text == prompt.card.answer
    assert [option.why for option in prompt.options if option.text == "Mopti"] == [
        "Mopti is the region in which Moura lies."
    ]


def test_the_right_answer_stands_in_every_position_alike() -> None:
    places = Counter(make_prompt(make_fact(f"f{n}"), [], mode="scheduled", seed="").right_index for n in range(600))
    assert set(places) == {0, 1, 2}
    assert min(places.values()) > 150


def test_the_same_seed_puts_the_same_question_and_another_one_another() -> None:
    facts = [make_fact(f"f{n}") for n in range(20)]
    first = [make_prompt(fact, [], mode="practice", seed="a") for fact in facts]
    assert first == [make_prompt(fact, [], mode="practice", seed="a") for fact in facts]
    assert first != [make_prompt(fact, [], mode="practice", seed="b") for fact in facts]


def test_after_a_wrong_choice_another_wording_is_chosen_from() -> None:
    history = [make_event(1, style="choice", verdict="wrong", card="place")]
    prompt = make_prompt(make_fact(), history, mode="scheduled", seed="")
    assert (prompt.style, prompt.card.id) == ("choice", "where")


@pytest.mark.parametrize("right", [{"style": "choice", "verdict": "correct"}, {"rating": 2}])
def test_once_answered_right_a_fact_is_recalled_by_turns_in_every_wording(right: dict[str, str]) -> None:
    history = [make_event(**right)]  # type: ignore[arg-type]
    asked = []
    for _ in range(6):
        prompt = make_prompt(make_fact(), history, mode="scheduled", seed="")
        assert (prompt.style, prompt.options, prompt.right_index) == ("recall", (), -1)
        asked.append(prompt.card.id)
        history.append(make_event(1, card=prompt.card.id, after=history[-1].id))
    assert asked == ["where", "cut", "place", "where", "cut", "place"]


def test_more_than_two_lures_are_drawn_from() -> None:
    lures = tuple(Lure(name) for name in ("Mopti", "Gao", "Kidal", "Ségou"))
    fact = make_fact(cards=(Card("place", "Where?", "Moura", "place", lures=lures),))
    drawn = {option.text for n in range(30) for option in make_prompt(fact, [], mode="scheduled", seed=str(n)).options}
    assert drawn == {"Moura", "Mopti", "Gao", "Kidal", "Ségou"}


def test_a_fact_without_lures_is_recalled_from_the_first_time() -> None:
    fact = make_fact(cards=(Card("cut", "It was in […].", "Moura", "place"),))
    assert make_prompt(fact, [], mode="scheduled", seed="").style == "recall"


def test_practice_uses_any_wording() -> None:
    history = [make_event()]
    cards = {make_prompt(make_fact(), history, mode="practice", seed=str(n)).card.id for n in range(30)}
    assert cards == {"place", "where", "cut"}
