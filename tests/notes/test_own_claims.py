"""The reader's own claims: words of several articles under one question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.notes.notebook import NoteError
from sahelreader.notes.own_claims import own_claims

if TYPE_CHECKING:
    from sahelreader.notes.notebook import Notebook
    from sahelreader.workspace import Workspace

QUESTION = "Whom does the quay serve?"


@pytest.fixture
def book(workspace: Workspace) -> Notebook:
    return workspace.notebook


def test_words_of_two_articles_under_one_question_are_a_claim(book: Notebook) -> None:
    book.take_position("harbour", (2, 0), (2, 8), QUESTION)
    book.take_position("bridge", (2, 0), (2, 8), "whom does the QUAY serve")
    book.highlight("bridge", (2, 0), (2, 8))
    (claim,) = own_claims(book.notes())
    assert claim.question == QUESTION
    assert claim.tags == ("mine",)
    assert [position.holder for position in claim.positions] == ["harbour", "bridge"]
    assert all(position.evidence[0].quote for position in claim.positions)
    assert claim.positions[0].evidence[0].place.number == 2


def test_a_note_to_the_words_is_the_summary_and_deleting_them_takes_them_out(book: Notebook) -> None:
    note = book.take_position("harbour", (2, 0), (2, 8), QUESTION)
    book.rewrite(note, text="the fishermen")
    (claim,) = own_claims(book.notes())
    assert claim.positions[0].summary == "the fishermen"
    book.delete(book.notes()[0])
    assert own_claims(book.notes()) == ()


def test_the_claim_begun_first_comes_first(book: Notebook) -> None:
    for number, question in enumerate(("One?", "Two?", "one")):
        book.take_position("harbour", (2, number), (2, number + 4), question)
    claims = own_claims(book.notes())
    assert [claim.question for claim in claims] == ["One?", "Two?"]
    assert [len(claim.positions) for claim in claims] == [2, 1]


def test_a_claim_needs_a_question(book: Notebook) -> None:
    with pytest.raises(NoteError, match="question"):
        book.take_position("harbour", (2, 0), (2, 8), "  ")
