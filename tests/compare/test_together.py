"""Who is named with whom: sentences that hold both, and counts that agree with them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from sahelreader.compare.company import company
from sahelreader.compare.together import frequency, matrix, together
from sahelreader.dossier.loading import load_dossier
from sahelreader.paths import bundled_dossier

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The bundled ones."""
    return list(load_dossier(bundled_dossier()).articles.values())


def test_a_sentence_that_names_both_is_found_with_their_names(articles: list[Article]) -> None:
    found = together("wagner-group", "jean-yves-le-drian", articles)
    first = found[0]
    assert str(first.place) == "france24#p2"
    assert first.in_one_sentence
    assert [first.text[start:end] for start, end in first.lit] == ["Jean-Yves Le Drian", "Wagner"]


def test_of_a_paragraph_that_names_them_apart_the_whole_is_given(articles: list[Article]) -> None:
    apart = [passage for passage in together("mali", "ussr", articles) if not passage.in_one_sentence]
    assert apart
    for passage in apart:
        article = next(article for article in articles if article.head.id == passage.place.article)
        assert passage.text == article.body[passage.place.number - 1].text


def test_pairs_and_company_and_passages_count_the_same_paragraphs(articles: list[Article]) -> None:
    targets = list(frequency(articles))[:8]
    counts = matrix(targets, articles)
    for first, second in combinations(targets, 2):
        paragraphs = {(p.place.article, p.place.number) for p in together(first, second, articles)}
        assert counts.get((first, second), 0) == len(paragraphs)
        with_first = {companion.target: companion.paragraphs for companion in company(first, articles)}
        assert with_first.get(second, 0) == len(paragraphs)


def test_the_order_of_the_two_does_not_matter(articles: list[Article]) -> None:
    assert together("mali", "russia", articles) == together("russia", "mali", articles)
