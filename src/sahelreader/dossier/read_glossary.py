"""Reads entities.yaml and terms.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from sahelreader.dossier.evidence import Articles, read_evidence, read_evidence_list
from sahelreader.dossier.fields import Fields, Report, records_of
from sahelreader.dossier.model import ENTITY_KINDS, Entity, EntityKind, Glossary, Name, Role, Term
from sahelreader.dossier.yaml_reader import Mapping, Text
from sahelreader.text.clean import clean_line

CASES = ("capitals", "exact", "any")


def read_entities(value: Any, report: Report, articles: Articles) -> dict[str, Entity]:
    """The who's who by id."""
    entities: dict[str, Entity] = {}
    for fields in records_of(value, report, "entity"):
        ident, kind = fields.identifier(), fields.choice("kind", ENTITY_KINDS)
        name = fields.text("name")
        entity = Entity(
            ident, cast("EntityKind", kind), name, _read_names(fields, name), fields.text("note"),
            fields.optional("background"), read_evidence_list(fields, "evidence", articles),
            _read_roles(fields, articles), fields.texts("see"), _read_position(fields), fields.optional("in"),
        )  # fmt: skip
        fields.done()
        if ident:
            entities[ident] = entity
    _check_surroundings(value, report, entities)
    return entities


def _check_surroundings(value: Any, report: Report, entities: dict[str, Entity]) -> None:
    """Note every `in` that names no place."""
    for item in value if isinstance(value, list) else ():
        around = item.get("in") if isinstance(item, Mapping) else None
        if isinstance(around, Text) and (around not in entities or entities[around].kind != "place"):
            report.note(around.line, f"in must be the id of a place, and {clean_line(around, 60)!r} is none")


def read_terms(value: Any, report: Report, articles: Articles, entities: dict[str, Entity]) -> dict[str, Term]:
    """The glossary by id."""
    terms: dict[str, Term] = {}
    for fields in records_of(value, report, "term"):
        ident, name = fields.identifier(), fields.text("name")
        entity = fields.optional("entity") or None
        if entity and entity not in entities:
            fields.note("entity", f"term {ident!r} explains an unknown entity {entity!r}")
        if ident in entities and entity != ident:
            fields.note("id", f"the id {ident!r} is an entity's; the term needs entity: {ident}, or another id")
        term = Term(
            ident, name, _read_names(fields, name), fields.texts("forms"), entity, fields.optional("pronounced"),
            fields.text("definition"), fields.optional("background"),
            read_evidence_list(fields, "in_the_articles", articles), fields.texts("see"),
        )  # fmt: skip
        fields.done()
        if ident:
            terms[ident] = term
    return terms


def check_links(value: Any, report: Report, what: str, glossary: Glossary) -> None:
    """Note every `see` that leads nowhere."""
    for item in value or ():
        see = item.get("see") if isinstance(item, Mapping) else None
        for ident in see if isinstance(see, list) else ():
            if isinstance(ident, Text) and ident not in glossary.terms and ident not in glossary.entities:
                who, whom = clean_line(str(item.get("id")), 60), clean_line(ident, 60)
                report.note(ident.line, f"{what} {who!r} refers to an unknown id {whom!r} in see")


def _read_names(fields: Fields, name: str) -> tuple[Name, ...]:
    names = [Name(name), *_read_forms(fields, "also"), *_read_forms(fields, "elsewhere")]
    full = {name.form: name for name in names}  # a form given in full replaces the plain one, in its place
    return tuple(name for name in full.values() if name.form)


def _read_forms(fields: Fields, key: str) -> Iterator[Name]:
    elsewhere = key == "elsewhere"
    for value in fields.items(key):
        if isinstance(value, Text) and value.strip():
            yield Name(clean_line(value.strip()), elsewhere=elsewhere)
            continue
        if not isinstance(value, Mapping):
            fields.note(key, f"{key} of {fields.what} must be a list of names, or of records with a form")
            continue
        item = Fields(value, fields.report, "form")
        yield Name(
            item.text("form"), item.choice("case", CASES, "capitals"), item.flag("misspelt"), item.optional("lang"),
            item.flag("mention", True), elsewhere,
        )  # fmt: skip
        item.done()


def _read_position(fields: Fields) -> tuple[float, float] | None:
    """`at`: latitude and longitude in degrees."""
    values = fields.texts("at")
    if not values:
        return None
    try:
        latitude, longitude = map(float, values)
    except ValueError:
        latitude = longitude = float("nan")
    if abs(latitude) <= 90 and abs(longitude) <= 180:
        return latitude, longitude
    fields.note("at", f"at of {fields.what} must be [latitude, longitude] in degrees, as [12.6, -8.0]")
    return None


def _read_roles(fields: Fields, articles: Articles) -> tuple[Role, ...]:
    roles = []
    for item in fields.records("roles", "role"):
        what, as_of = item.text("what"), item.date("as_of")
        value = item.raw("evidence")
        item.done()
        evidence = read_evidence(Fields(value, fields.report, "evidence", item.line), articles)
        if evidence:
            roles.append(Role(what, as_of, evidence))
    return tuple(roles)
