"""Reads claims.yaml: questions on which the articles differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sahelreader.dossier.evidence import read_evidence_list
from sahelreader.dossier.fields import Fields, Report, records_of
from sahelreader.dossier.read_voices import read_known, read_voice
from sahelreader.dossier.voices import STANCES, Claim, Position, Stance
from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from sahelreader.dossier.evidence import Articles
    from sahelreader.dossier.model import Entity


def read_claims(value: Any, report: Report, articles: Articles, entities: dict[str, Entity]) -> tuple[Claim, ...]:
    """The claims in the order of the file."""
    claims = []
    for fields in records_of(value, report, "claim"):
        ident, question, why = fields.identifier(), fields.text("question"), fields.text("why_it_matters")
        positions = _read_positions(fields, articles, entities)
        claim = Claim(
            ident, question, why, positions, read_known(fields, "entities", entities), fields.texts("tags")
        )  # fmt: skip
        fields.done()
        if ident:
            claims.append(claim)
    return tuple(claims)


def _read_positions(fields: Fields, articles: Articles, entities: dict[str, Entity]) -> tuple[Position, ...]:
    positions = [_read_position(item, articles, entities) for item in fields.records("positions", "position")]
    if sum(position.stance != "silent" for position in positions) < 2:
        fields.note("positions", f"{fields.what} needs two positions that differ; who is silent holds none")
    order = [*articles, *articles.unread]
    for ident in order:
        stances = [position.stance for position in positions if position.holder == ident]
        if "silent" in stances and len(stances) > 1:
            fields.note("positions", f"in {fields.what}, {ident} is silent and holds a position as well")
    return tuple(sorted(positions, key=lambda position: _rank(position.holder, order)))


def _rank(ident: str, order: list[str]) -> int:
    return order.index(ident) if ident in order else len(order)


def _read_position(item: Fields, articles: Articles, entities: dict[str, Entity]) -> Position:
    holder = item.text("holder")
    if holder and holder not in articles and holder not in articles.unread:
        known = ", ".join(articles)
        item.note("holder", f"holder {clean_line(holder, 60)!r} is no article; known are: {known}")
    stance = cast("Stance", item.choice("stance", STANCES))
    given, evidence = item.items("evidence"), read_evidence_list(item, "evidence", articles)
    if stance == "silent" and given:
        item.note("evidence", "a silent position has no evidence")
    if stance != "silent" and not given:
        item.note("evidence", f"the position of {clean_line(holder, 60)} has no evidence")
    for piece in evidence:
        if piece.place.article != holder:
            item.note("evidence", f"the evidence of a position of {holder} stands in {piece.place.article}")
    position = Position(holder, read_voice(item, "voice", entities), stance, item.text("summary"), evidence)
    item.done()
    return position
