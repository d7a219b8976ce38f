"""Cards of the reader's own, asked like those of the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sahelreader.notes.notebook import NoteError
from sahelreader.notes.own_facts import PREFIX
from sahelreader.study.plan import Plan, Selection
from sahelreader.study.session import Session
from tests.notes.test_notebook import HERON, SENTENCE, place_of
from tests.study.making import NOON
from tests.support.small_dossier import BRIDGE, swap

if TYPE_CHECKING:
    from collections.abc import Callable

    from sahelreader.workspace import Workspace


def test_a_card_of_ones_own_is_a_fact_with_its_sentence_as_evidence(workspace: Workspace) -> None:
    curated = workspace.facts
    note = workspace.notebook.make_card("harbour", *place_of(workspace, SENTENCE), "Who asked?", "Fishermen")
    *others, fact = workspace.facts
    assert tuple(others) == curated == workspace.curated_facts
    assert fact.id == f"{PREFIX}{note.record.subject}"
    assert (fact.cards[0].ask, fact.cards[0].answer) == ("Who asked?", "Fishermen")
    assert fact.evidence[0].quote == SENTENCE
    place = fact.evidence[0].place
    assert workspace.article("harbour").body[place.number - 1].text[place.start : place.end] == SENTENCE
    assert fact.articles == ("harbour",)
    assert "nordby" in fact.entities


def test_a_session_asks_it_and_records_the_answer_under_its_id(workspace: Workspace) -> None:
    workspace.notebook.make_card("harbour", *place_of(workspace, SENTENCE), "Who asked?", "Fishermen")
    session = Session(
        workspace.facts[-1:], (), dossier="the-coast", record=workspace.store.record_review, clock=lambda: NOON,
        plan=Plan(Selection(article="harbour"), "scheduled"),
    )  # fmt: skip
    assert session.current is not None
    assert session.current.style == "recall"
    session.reveal("Fishermen")
    session.grade(3)
    (event,) = workspace.store.reviews("the-coast")
    assert event.fact == workspace.facts[-1].id


def test_other_words_on_a_card_leave_its_id_and_deleting_it_takes_it_away(workspace: Workspace) -> None:
    book = workspace.notebook
    note = book.make_card("harbour", *place_of(workspace, SENTENCE), "Who asked?", "Fishermen")
    before = workspace.facts[-1]
    note = book.rewrite(note, question="Who asked for it?")
    after = workspace.facts[-1]
    assert (after.id, after.cards[0].ask, after.cards[0].answer) == (before.id, "Who asked for it?", "Fishermen")
    book.delete(note)
    assert workspace.facts == workspace.curated_facts
    book.restore(note)
    assert workspace.facts[-1] == after


def test_a_card_whose_words_are_gone_keeps_them_and_points_to_where_they_were(reopen: Callable[..., Workspace]) -> None:
    before = reopen()
    words = HERON
    before.notebook.make_card("bridge", *place_of(before, words, "bridge"), "What?", "A bird")
    after = reopen(seeds={"bridge.txt": swap(BRIDGE, words, "")})
    evidence = after.facts[-1].evidence[0]
    assert evidence.quote == words
    assert (evidence.place.number, evidence.place.start, evidence.place.end) == (4, 0, 0)


def test_a_card_needs_a_question_and_an_answer(workspace: Workspace) -> None:
    with pytest.raises(NoteError, match="question and an answer"):
        workspace.notebook.make_card("harbour", *place_of(workspace, SENTENCE), "Who?", " ")
