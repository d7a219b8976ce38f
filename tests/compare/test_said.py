"""Who said what, in groups."""

from __future__ import annotations

from sahelreader.compare.said import about, by, grouped
from sahelreader.dossier.model import Evidence, Place
from sahelreader.dossier.voices import Quotation, Voice

ADA, BRUNO = Voice("Ada", "ada"), Voice("Bruno", "bruno")


def quotation(ident: str, speaker: Voice, article: str, *topics: str, via: Voice | None = None) -> Quotation:
    return Quotation(ident, (Evidence(ident, Place(article, 1, 0, 5)),), speaker, "", "", via, topics)


QUOTES = (
    quotation("one", ADA, "a", "port"), quotation("two", BRUNO, "b", "port", "ada", via=ADA),
    quotation("three", Voice("unnamed: somebody"), "b", "ada"), quotation("four", ADA, "b", "port"),
)  # fmt: skip
NAMES = {"a": "Herald", "b": "Courier", "port": "the port", "ada": "Ada"}


def shown(grouping: str) -> list[tuple[str, list[str]]]:
    groups = grouped(QUOTES, grouping, NAMES.__getitem__)  # type: ignore[arg-type]
    return [(group.name, [quote.id for quote in group.quotes]) for group in groups]


def test_by_speaker_in_the_order_of_their_first_words() -> None:
    assert shown("speaker") == [("Ada", ["one", "four"]), ("Bruno", ["two"]), ("somebody, unnamed", ["three"])]


def test_by_topic_the_most_spoken_of_first() -> None:
    assert shown("topic") == [("the port", ["one", "two", "four"]), ("Ada", ["two", "three"])]


def test_by_article() -> None:
    assert shown("article") == [("Herald", ["one"]), ("Courier", ["two", "three", "four"])]


def test_what_was_said_about_one_and_by_one_or_through_one() -> None:
    assert [quote.id for quote in about(QUOTES, "ada")] == ["two", "three"]
    assert [quote.id for quote in by(QUOTES, "ada")] == ["one", "two", "four"]
