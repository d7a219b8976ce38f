"""The claims board: who answers what, and which questions concern something."""

from __future__ import annotations

from sahelreader.compare.board import board, concerning, passages
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


def beside(row: int, column: int) -> list[str]:
    return [place.article for place in passages(ROWS[row], column)]


def test_beside_an_answer_stands_the_next_article_that_answers() -> None:
    assert beside(0, 1) == ["b", "c"]
    assert beside(0, 2) == ["c", "b"]


def test_from_silence_the_two_that_answer_next_are_set_side_by_side() -> None:
    assert beside(0, 0) == ["b", "c"]


def test_where_no_other_article_answers_there_is_one_passage() -> None:
    assert [beside(1, column) for column in range(3)] == [["a"]] * 3


def test_questions_are_found_by_word_topic_and_name_without_accents() -> None:
    for words, found in (
        ("", ["quay", "tide"]), ("por", ["quay"]), ("marechal", ["tide"]), ("TIDE", ["tide"]), ("port élise", []),
    ):  # fmt: skip
        rows = concerning(ROWS, words, lambda ident: NAMES.get(ident, ident))
        assert [row.claim.id for row in rows] == found, words
