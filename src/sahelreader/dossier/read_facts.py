"""Reads facts.yaml: the curated facts and their cards."""

from __future__ import annotations

import re
from typing import Any, cast

from sahelreader.dossier.evidence import Articles, read_evidence_list
from sahelreader.dossier.fields import Fields, Report, records_of
from sahelreader.dossier.model import AnswerKind, Card, Entity, Fact, Lure, Status
from sahelreader.text.clean import clean_line
from sahelreader.text.fold import lookup_key

ANSWER_KINDS = ("person", "organisation", "place", "operation", "date", "number", "term", "text")
STATUSES = ("reported", "claimed", "disputed")
GAP = "[…]"
"""What stands in a cloze for the words that were cut out."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_facts(value: Any, report: Report, articles: Articles, entities: dict[str, Entity]) -> tuple[Fact, ...]:
    """The facts in the order of the file."""
    facts = []
    for fields in records_of(value, report, "fact"):
        ident, statement = fields.identifier(), fields.text("statement")
        evidence = read_evidence_list(fields, "evidence", articles)
        if not fields.items("evidence"):
            fields.note("evidence", f"{fields.what} has no evidence")
        fact = Fact(
            ident, statement, evidence, _read_attribution(fields, entities),
            cast("Status", fields.choice("status", STATUSES)), fields.date("when"), _read_entities(fields, entities),
            fields.texts("tags"), fields.text("why_it_matters"), _read_cards(fields, statement),
        )  # fmt: skip
        fields.done()
        if ident and evidence:
            facts.append(fact)
    return tuple(facts)


def _read_attribution(fields: Fields, entities: dict[str, Entity]) -> str:
    words = fields.optional("attribution")
    if words in entities:
        return entities[words].name
    if "-" in words and _SLUG.fullmatch(words):
        fields.note("attribution", f"attribution of {fields.what} names an unknown entity {words!r}")
    return words


def _read_entities(fields: Fields, entities: dict[str, Entity]) -> tuple[str, ...]:
    named = fields.texts("entities")
    for ident in named:
        if ident not in entities:
            fields.note("entities", f"{fields.what} names an unknown entity {ident!r}")
    return tuple(ident for ident in named if ident in entities)


def _read_cards(fields: Fields, statement: str) -> tuple[Card, ...]:
    cards: list[Card] = []
    for item in fields.records("cards", "card"):
        card = _read_card(item, statement)
        if any(card.id == other.id for other in cards):
            item.note("id", f"{fields.what} has two cards {card.id!r}")
        cards.append(card)
    if len(cards) < 2:
        fields.note("cards", f"{fields.what} needs two cards or more")
    elif not any(len(card.lures) >= 2 for card in cards):
        fields.note("cards", f"{fields.what} needs a card with two lures for the first encounter")
    return tuple(cards)


def _read_card(item: Fields, statement: str) -> Card:
    ident, kind = item.identifier(), item.choice("kind", ANSWER_KINDS)
    item.texts("allow")
    cloze = item.optional("cloze")
    if cloze:
        ask, answer = _cut(item, statement, cloze), item.optional("answer", cloze)
    else:
        ask, answer = item.text("ask"), item.text("answer")
    accept = item.texts("accept")
    lures = _read_lures(item, {_said(text) for text in (answer, *accept)})
    item.done()
    return Card(ident, ask, answer, cast("AnswerKind", kind), accept, lures, bool(cloze))


def _said(text: str) -> tuple[str, str]:
    """What makes two answers the same answer: their words, and what they count in ($10 is not €10)."""
    return lookup_key(text), "".join(character for character in text if character in "$€£¥%")


def _cut(item: Fields, statement: str, cloze: str) -> str:
    count = statement.count(cloze)
    if count != 1:
        shown = clean_line(cloze, 80)
        item.note("cloze", f"the words {shown!r} must stand once in the statement; they stand {count} times")
    return statement.replace(cloze, GAP, 1)


def _read_lures(item: Fields, right: set[tuple[str, str]]) -> tuple[Lure, ...]:
    """The wrong answers of a card; `right` are those that count as right."""
    lures: list[Lure] = []
    seen: set[tuple[str, str]] = set()
    for fields in item.records("lures", "lure"):
        text, why = fields.text("text"), fields.optional("why")
        fields.done()
        said = _said(text)
        if text and said in right:
            fields.note("text", f"the lure {clean_line(text, 80)!r} is a right answer of its card")
        if text and said in seen:
            fields.note("text", f"the lure {clean_line(text, 80)!r} stands there twice")
        seen.add(said)
        lures.append(Lure(text, why))
    return tuple(lures)
