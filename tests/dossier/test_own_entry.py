"""Names of the reader's own, found in paragraphs of the dossier."""

from __future__ import annotations

from sahelreader.dossier.model import Block, Mention, pack_marks
from sahelreader.dossier.own_entry import own_mentions


def found(text: str, *names: str, marked: tuple[Mention, ...] = (), number: int = 1) -> list[tuple[str, str]]:
    block = Block("paragraph", number, 0, text, 0, len(text), (), pack_marks(marked, ()))
    return [(text[m.start : m.end], m.target) for m in own_mentions(names)(block)]


def test_the_longest_name_is_found_as_whole_words_in_its_own_form() -> None:
    text = "Ada Keral, Keral's sister, met the kerals of Keraland."
    assert found(text, "Keral", "Ada Keral") == [("Ada Keral", "own:Ada Keral"), ("Keral", "own:Keral")]


def test_what_the_dossier_marks_stays_the_dossiers() -> None:
    text = "The Port of Sarela, and Sarela."
    port = Mention(4, 18, "port", "place")
    assert found(text, "Sarela", marked=(port,)) == [("Sarela", "own:Sarela")]


def test_nothing_is_found_in_the_page_around_an_article_and_a_name_is_no_pattern() -> None:
    assert found("Ada Keral", "Ada Keral", number=0) == []
    assert found("A.B or AxB", "A.B") == [("A.B", "own:A.B")]
