"""Where somebody is named: spread over an article, and sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sahelreader.compare.mentioned import BARS, NONE, bar, sentences_with, strip
from sahelreader.dossier.model import Place

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier


@given(st.integers(1, 300), st.integers(1, 40), st.data())
def test_every_mention_is_in_one_cell_and_cells_follow_the_text(
    paragraphs: int, cells: int, data: st.DataObject
) -> None:
    numbers = data.draw(st.lists(st.integers(1, paragraphs)))
    places = [Place("a", number, i, i + 1) for i, number in enumerate(numbers)]
    spread = strip(places, paragraphs, cells)
    assert len(spread) == min(cells, paragraphs)
    shown = [place for cell in spread for place in cell.places]
    assert shown == sorted(places, key=lambda place: (place.number, place.start))


def test_an_article_of_one_paragraph_has_one_cell() -> None:
    assert [len(cell.places) for cell in strip([Place("a", 1, 0, 1)], 1, 24)] == [1]
    assert [len(cell.places) for cell in strip([], 0, 24)] == [0]


@pytest.mark.parametrize(("count", "sign"), [(0, NONE), (1, BARS[1]), (2, BARS[3]), (4, BARS[7]), (9, BARS[7])])
def test_a_bar_is_as_high_as_its_share_and_never_empty_for_something(count: int, sign: str) -> None:
    assert bar(count, 4) == sign


def test_a_sentence_that_names_it_twice_is_one_with_two_hits(small: Dossier) -> None:
    article = small.articles["bridge"]
    text = article.body[0].text
    at = [(1, text.index("Who"), text.index("Who") + 3), (1, text.index("bridge"), text.index("bridge") + 6)]
    (sentence,) = sentences_with(article, at)
    assert [sentence.text[a:b] for a, b in sentence.hits] == ["Who", "bridge"]


def test_each_hit_has_the_address_of_its_mention(bundled: Dossier) -> None:
    for article in bundled.articles.values():
        at = [(block.number, m.start, m.end) for block in article.body for m in block.mentions]
        found = [
            (place.number, place.start, place.end)
            for sentence in sentences_with(article, at)
            for place in map(sentence.address, sentence.hits)
        ]
        assert found == sorted(at)
