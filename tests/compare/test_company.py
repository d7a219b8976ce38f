"""Who appears with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sahelreader.compare.company import company

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier


def test_who_stands_in_the_most_paragraphs_comes_first(small: Dossier) -> None:
    met = company("sarela", small.articles.values())
    assert [(one.target, one.paragraphs) for one in met][:2] == [("ada-keral", 2), ("nordby", 2)]
    assert [str(place) for place in met[0].places] == ["harbour#p2", "bridge#p3"]


def test_company_is_mutual(bundled: Dossier) -> None:
    articles = bundled.articles.values()
    with_wagner = company("wagner-group", articles)
    assert with_wagner
    for one in with_wagner[:12]:
        other = {two.target: two.paragraphs for two in company(one.target, articles)}
        assert other["wagner-group"] == one.paragraphs


def test_places_named_everywhere_come_last(bundled: Dossier) -> None:
    common = [one.target for one in company("wagner-group", bundled.articles.values()) if one.is_common]
    assert "mali" in common
    assert [one.target for one in company("wagner-group", bundled.articles.values())][-len(common) :] == common


def test_who_is_named_nowhere_has_no_company(small: Dossier) -> None:
    assert company("nobody", small.articles.values()) == ()
