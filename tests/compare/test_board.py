"""The claims board: who answers what, and which questions concern something."""

from __future__ import annotations

from sahelreader.compare.board import board, concerning, opposite
from sahelreader.dossier.model import Evidence, Place
from sahelreader.dossier.voices import Claim, Position, Stance


def position(holder: str, stance: Stance = "says") -> Position:
    evidence = () if stance == "silent" else (Evidence("words", Place(holder, 1, 0, 5)),)
    return Position(holder, None, stance, "something", evidence)


def claim(ident: str, *positions: Position, entities: tuple[str, ...] = (), tags: tuple[str, ...] = ()) -> Claim:
    return Claim(ident, f"What of the {ident}?", "It matters.", positions, entities, tags)


QUAY = claim("quay", position("b"), position("b", "denies"), position("a", "silent"), position("c"), tags=("port",))
TIDE = claim("tide", position("a"), entities=("elise",))
ROWS = board((QUAY, TIDE), ["a", "b", "c"])
NAMES = {"elise": "Élise Maréchal"}


def test_an_article_has_all_its_answers_and_silence_is_an_empty_cell() -> None:
    assert [[p.stance for p in cell] for cell in ROWS[0].cells] == [[], ["says", "denies"], ["says"]]
    assert ROWS[0].first_spoken() == 1


def test_beside_an_answer_stands_the_next_article_that_answers() -> None:
    assert opposite(ROWS[0], 1) == 2
    assert opposite(ROWS[0], 2) == 1
    assert opposite(ROWS[0], 0) == 1


def test_where_no_other_article_answers_it_is_the_next_one() -> None:
    assert opposite(ROWS[1], 0) == 1
    assert opposite(board((TIDE,), ["a"])[0], 0) == 0


def test_questions_are_found_by_word_topic_and_name_without_accents() -> None:
    for words, found in (
        ("", ["quay", "tide"]), ("por", ["quay"]), ("marechal", ["tide"]), ("TIDE", ["tide"]), ("port élise", []),
    ):  # fmt: skip
        rows = concerning(ROWS, words, lambda ident: NAMES.get(ident, ident))
        assert [row.claim.id for row in rows] == found, words
