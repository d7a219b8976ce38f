"""Rules about names: forms that nobody would miss, surnames of two people, entries that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sahelreader.dossier.rules.sheet import Hit, Sheet, words
from sahelreader.text.clean import clean_line
from sahelreader.text.fold import lookup_key
from sahelreader.text.gazetteer import Form, Gazetteer

if TYPE_CHECKING:
    from sahelreader.dossier.model import Entity, Name, Term


def form_nowhere(sheet: Sheet) -> Iterator[Hit]:
    """A form occurs in a text, or stands under `elsewhere`, or has its language told; the name itself need not."""
    glossary = sheet.dossier.glossary
    for name, entries in (("entities", glossary.entities), ("terms", glossary.terms)):
        for ident, record in sheet.records(name).items():
            entry: Entity | Term = entries[ident]
            for form in entry.names[1:]:
                key = "elsewhere" if form.elsewhere else "also"
                shown = clean_line(form.form, 60)
                if key == "also" and not form.language and not _occurs(sheet, form):
                    hint = "if readers may look it up all the same, put it under elsewhere"
                    yield Hit(record, record.line_of(key, form.form), f"{shown!r} stands in no text; {hint}")
            for inflected in getattr(entry, "forms", ()):
                if not any(words(inflected) in folded for _, folded in sheet.body):
                    line = record.line_of("forms", inflected)
                    yield Hit(record, line, f"the form {clean_line(inflected, 60)!r} stands in no text")


def _occurs(sheet: Sheet, name: Name) -> bool:
    """Whether a form would be found in a text, were there no longer one."""
    gazetteer = Gazetteer([Form(name.form, "", name.case)])
    key = lookup_key(name.form)
    return any(key in folded and next(iter(gazetteer.find(block.text)), None) for block, folded in sheet.body)


def surname_of_two(sheet: Sheet) -> Iterator[Hit]:
    """Where two people have a surname, both have it as a form, so that the one last named is meant; or none has."""
    people = [entity for entity in sheet.dossier.glossary.entities.values() if entity.kind == "person"]
    forms = {entity.id: {lookup_key(name.form) for name in entity.names} for entity in people}
    for entity in people:
        for form in entity.names[1:]:
            key = lookup_key(form.form)
            namesakes = (o for o in people if o is not entity and lookup_key(o.name).endswith(f" {key}"))
            for other in namesakes:
                if key not in forms[other.id]:
                    record = sheet.records("entities")[entity.id]
                    message = f"{clean_line(form.form, 60)!r} can mean {other.id} too; name it at both or at none"
                    yield Hit(record, record.line_of("also", form.form), message)


def entry_nowhere(sheet: Sheet) -> Iterator[Hit]:
    """A term or an entity is named in a text, or something in the dossier rests on it."""
    dossier = sheet.dossier
    used = {mention.target for block, _ in sheet.body for mention in (*block.mentions, *block.terms)}
    for listed in (dossier.facts, dossier.claims, dossier.events):
        used.update(ident for item in listed for ident in item.entities)
    for quote in dossier.quotes:
        used.update((*quote.about, quote.speaker.entity, quote.via.entity if quote.via else ""))
    for ident, record in sheet.records("entities").items():
        if ident not in used and not dossier.glossary.entities[ident].evidence:
            yield record.hit(f"the entity {ident!r} is named nowhere: in no text, and in no other file")
    for ident, record in sheet.records("terms").items():
        term = dossier.glossary.terms[ident]
        if not {ident, term.entity} & used and not term.evidence:
            yield record.hit(f"the term {ident!r} stands in no text, and no evidence leads to it")
