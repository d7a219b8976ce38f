"""What holds of the dossier that ships with the program, whatever is curated in it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Dossier, Evidence


SHA256 = {
    "000_df4063bd7df5e1cd.txt": "3c5d4d0ebd86e7ba33c5c6b13e136cd890d974b15907d7f111f3c38007bc850f",
    "001_3b73c0855c1350e6.txt": "9688808ad87d137aa53d4a0eb7f9bb13c2f12c9bd02dd2a2ee9618f0d6bc7b27",
    "002_920713c5ea0235c0.txt": "0f14a1f6854d5c23d8ee2e5b5fb33c53a9da99f4da4c66e0e4b4a925d80ed503",
    "003_ff0cd585769c9bf6.txt": "d435c78bcb65f191b2ccc6c87fff1e461c9d9b5e55209e622a6bfc96d51b9e84",
    "004_b02d5830e9251f2c.txt": "ea2496fffb69d0a0e2b8daa089f44e0386dc53dcb373b7288d4f8e00dfb120ea",
}
ANNOTATION = Path(__file__).parents[1] / "data" / "mentions.jsonl"
Span = tuple[str, int, int]


def read_text(folder: Path, article: Article) -> str:
    return (folder / "seeds" / article.head.file).read_bytes().decode("utf-8")


def all_evidence(dossier: Dossier) -> list[Evidence]:
    glossary = dossier.glossary
    found = [e for fact in dossier.facts for e in fact.evidence]
    found += [e for term in glossary.terms.values() for e in term.evidence]
    for entity in glossary.entities.values():
        found += [*entity.evidence, *(role.evidence for role in entity.roles)]
    return found + [e for head in dossier.overview.articles for e in head.dating.evidence]


def found_mentions(dossier: Dossier) -> dict[Span, str]:
    return {
        (article.head.id, *block.source_span(mention.start, mention.end)): mention.target
        for article in dossier.articles.values()
        for block in article.body
        for mention in block.mentions
    }


def test_the_texts_are_the_bytes_that_were_given(bundled_folder: Path) -> None:
    seeds = sorted((bundled_folder / "seeds").iterdir())
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds} == SHA256


def test_every_text_is_an_article(bundled: Dossier) -> None:
    assert {head.file: head.sha256 for head in bundled.overview.articles} == SHA256


def test_every_character_is_in_exactly_one_block(bundled: Dossier, bundled_folder: Path) -> None:
    for article in bundled.articles.values():
        text = read_text(bundled_folder, article)
        position = 0
        for block in article.blocks:
            assert position <= block.start < block.end
            assert not text[position : block.start].strip()
            position = block.end
        assert not text[position:].strip()


def test_a_block_shows_every_letter_of_its_source(bundled: Dossier, bundled_folder: Path) -> None:
    for article in bundled.articles.values():
        text = read_text(bundled_folder, article)
        for block in article.blocks:
            assert block.text.split() == text[block.start : block.end].split()


def test_the_body_is_numbered_without_a_gap(bundled: Dossier) -> None:
    for article in bundled.articles.values():
        assert [block.number for block in article.body] == list(range(1, article.head.paragraphs + 1))


def test_every_mention_and_term_leads_back_to_its_words(bundled: Dossier, bundled_folder: Path) -> None:
    for article in bundled.articles.values():
        text = read_text(bundled_folder, article)
        for block in article.body:
            for mention in (*block.mentions, *block.terms):
                start, end = block.source_span(mention.start, mention.end)
                assert text[start:end] == block.text[mention.start : mention.end]


def test_mentions_are_those_of_an_independent_annotation(bundled: Dossier) -> None:
    records = [json.loads(line) for line in ANNOTATION.read_text("utf-8").splitlines()]
    expected = {(r["article"], r["start"], r["end"]): r["entity"] for r in records}
    found = found_mentions(bundled)
    right = expected.keys() & found.keys()
    score = 2 * len(right) / (len(expected) + len(found))
    assert score >= 0.99, {"missed": sorted(expected.keys() - right), "wrong": sorted(found.keys() - right)}
    assert {span: found[span] for span in right} == {span: expected[span] for span in right}


def test_the_annotation_is_of_these_texts(bundled: Dossier, bundled_folder: Path) -> None:
    texts = {article.head.id: read_text(bundled_folder, article) for article in bundled.articles.values()}
    for line in ANNOTATION.read_text("utf-8").splitlines():
        record = json.loads(line)
        assert texts[record["article"]][record["start"] : record["end"]] == record["text"]


def test_every_quotation_stands_where_its_place_says(bundled: Dossier) -> None:
    for evidence in all_evidence(bundled):
        place = evidence.place
        block = bundled.articles[place.article].body[place.number - 1]
        assert block.text[place.start : place.end] == evidence.quote
        assert block.number == place.number


def test_the_dossier_is_as_large_as_it_has_to_be(bundled: Dossier) -> None:
    assert bundled.overview.entities >= 90
    assert bundled.overview.terms >= 24
    assert bundled.overview.facts >= 40
    assert {article for fact in bundled.facts for article in fact.articles} == set(bundled.articles)


def test_ids_of_facts_and_cards_are_unique(bundled: Dossier) -> None:
    cards = [(fact.id, card.id) for fact in bundled.facts for card in fact.cards]
    assert len(set(cards)) == len(cards)
