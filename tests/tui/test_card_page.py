"""The page of a question: what proves the answer first, and names for what it is about."""

from __future__ import annotations

from dataclasses import replace as replaced
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from msgspec.structs import replace

from sahelreader.dossier.entries import Entries
from sahelreader.dossier.model import Card, Evidence, Place
from sahelreader.study.cards import Prompt
from sahelreader.study.hinting import hints, telling_first
from sahelreader.study.queue import Counts
from sahelreader.tui.pages.card import Sheet, _ratings, card_page
from sahelreader.tui.pages.chooser import Choice, Section, chooser_page
from sahelreader.tui.topics import topic
from tests.study.making import make_fact

if TYPE_CHECKING:
    from sahelreader.study.outcome import Outcome
    from sahelreader.workspace import Workspace

CARD = Card("who", "Who?", "Ada Lovelace", "person")
PIECES = (
    Evidence("She wrote it.", Place("france24", 1, 0, 13)),
    Evidence("Lady Lovelace, said Babbage", Place("france24", 2, 0, 27)),
    Evidence("“It was Ada Lovelace,” he said", Place("review", 3, 0, 30)),
)
FACT = replace(make_fact(cards=(CARD,)), evidence=PIECES)


def test_the_words_with_the_answer_in_them_stand_first() -> None:
    assert telling_first(FACT, CARD, ()) == [PIECES[2], PIECES[0], PIECES[1]]
    assert telling_first(FACT, CARD, ("Lady Lovelace",)) == [PIECES[1], PIECES[2], PIECES[0]]


def test_the_words_that_are_asked_about_stand_first() -> None:
    asked = Card("whose", "Whose words are these: “She wrote it”?", "Charles Babbage", "person")
    assert telling_first(FACT, asked, ("Babbage",)) == [PIECES[0], PIECES[1], PIECES[2]]
    assert telling_first(FACT, replace(asked, ask="Whose: “Lady Lovelace, said Babbage”?")) == [
        PIECES[1],
        PIECES[0],
        PIECES[2],
    ]


def test_a_hint_keeps_the_quotation_marks_that_the_words_bring() -> None:
    assert hints(FACT, CARD)[1] == "“It was […],” he said"


def test_a_topic_is_called_by_its_entry_and_an_abbreviation_in_full() -> None:
    names: dict[str, Any] = {
        "names": {"un": ["united-nations"], "soviet era": ["ussr"]},
        "shown": {"united-nations": "United Nations", "ussr": "USSR", "the-west": "the West"},
        "kinds": {},
        "articles": {},
        "owners": {},
        "spans": {},
    }
    workspace = cast("Workspace", SimpleNamespace(names=names, entries=Entries(names, lambda _: {})))
    called = [topic(tag, workspace) for tag in ("un", "soviet-era", "the-west", "war")]
    assert called == ["United Nations", "Soviet era", "The West", "War"]


def test_a_gap_is_filled_once_it_is_answered_and_the_same_words_are_not_said_again() -> None:
    card = Card("cut", "[…] wrote it.", "Ada Lovelace", "person", is_cloze=True)
    fact = replace(FACT, cards=(card,), statement="Ada Lovelace wrote it.")
    prompt = Prompt(fact, card, "recall")
    sheet = Sheet(prompt, None, Counts(1, 0, 0), 1, {"france24": "F", "review": "R"}, "Poets", "practice")
    assert "[…] wrote it." in texts(sheet)
    outcome = cast(
        "Outcome", SimpleNamespace(verdict="self", right="Ada Lovelace", event=None, finding=None, chosen="")
    )
    answered = replaced(sheet, outcome=outcome)
    assert texts(answered).count("Ada Lovelace wrote it.") == 1
    told = replaced(answered, prompt=Prompt(replace(fact, statement="She did."), card, "recall"))
    assert "She did." in texts(told)


def texts(sheet: Sheet) -> list[str]:
    return [paragraph.text for paragraph in card_page(sheet, 80).paragraphs]


def test_ratings_stay_on_one_line_in_short_where_the_words_have_no_room() -> None:
    spans = ("10 minutes", "1 month", "1.5 months", "2.5 months")
    outcome = cast("Outcome", SimpleNamespace(event=None, forecasts=[SimpleNamespace(words=span) for span in spans]))
    assert _ratings(outcome, 80).text.replace("\u00a0", " ") == (
        "1 again 10 minutes   2 hard 1 month   3 good 1.5 months   4 easy 2.5 months"
    )
    short = _ratings(outcome, 71).text
    assert short.replace("\u00a0", " ") == "1 again 10 min   2 hard 1 mo   3 good 1.5 mo   4 easy 2.5 mo"
    assert [part for part in short.split(" ") if part] == short.split("   "), "each is kept together"


def test_choices_fit_their_line_with_how_many_they_ask() -> None:
    section = Section("An article", (Choice("article:a", "A title that is long " * 5, 7), Choice("article:b", "B", 1)))
    for width in (30, 60, 80, 160):
        lines = [paragraph.text for paragraph in chooser_page((section,), width).paragraphs[-2:]]
        assert [line.endswith(end) for line, end in zip(lines, ("  7 questions", "  1 question"), strict=True)] == [
            True
        ] * 2
        assert len({len(line) for line in lines}) == 1
        assert len(lines[0]) + 3 <= width
