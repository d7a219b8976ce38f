"""Reads quotes.yaml: direct quotations with their speakers."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sahelreader.dossier.evidence import find_within, read_evidence, read_evidence_list
from sahelreader.dossier.fields import Fields, Report, records_of
from sahelreader.dossier.read_voices import read_known, read_voice
from sahelreader.dossier.voices import Quotation, Voice
from sahelreader.dossier.who_said import SHOWN_WORDS
from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from sahelreader.dossier.evidence import Articles
    from sahelreader.dossier.model import Entity, Evidence


def read_quotes(value: Any, report: Report, articles: Articles, entities: dict[str, Entity]) -> tuple[Quotation, ...]:
    """The quotations in the order of the file."""
    quotes = []
    for fields in records_of(value, report, "quotation"):
        ident, parts = fields.identifier(), _read_parts(fields, articles)
        speaker = read_voice(fields, "speaker", entities)
        if speaker is None:
            fields.text("speaker")
        quote = Quotation(
            ident, parts, speaker or Voice(""), fields.optional("to"), fields.date("when"),
            read_voice(fields, "via", entities), read_known(fields, "about", entities), _read_telling(fields, parts),
            _read_lures(fields, speaker, entities), fields.flag("asked", default=True),
        )  # fmt: skip
        fields.done()
        if ident and parts:
            quotes.append(quote)
    return tuple(quotes)


def _read_telling(fields: Fields, parts: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    telling = []
    for words in fields.texts("telling"):
        found = next((piece for part in parts if (piece := find_within(part, words))), None)
        if found is None:
            fields.note("telling", f"telling words of {fields.what} don't stand in it: “{clean_line(words, 80)}”")
        elif len(words.split()) not in SHOWN_WORDS:
            least, most = SHOWN_WORDS[0], SHOWN_WORDS[-1]
            fields.note(
                "telling", f"{fields.what} has telling words that are not {least} to {most}: “{clean_line(words)}”"
            )
        else:
            telling.append(found)
    return tuple(telling)


def _read_lures(fields: Fields, speaker: Voice | None, entities: dict[str, Entity]) -> tuple[str, ...]:
    lures = read_known(fields, "lures", entities)
    who = entities.get(speaker.entity) if speaker else None
    for ident in lures:
        if who is None or who.id == ident or who.kind != entities[ident].kind:
            fields.note("lures", f"the lure {ident!r} of {fields.what} must be somebody else of its speaker's kind")
    return lures


def _read_parts(fields: Fields, articles: Articles) -> tuple[Evidence, ...]:
    whole = fields.raw("evidence")
    in_parts = fields.raw("parts")
    if (whole is None) == (in_parts is None):
        fields.note("evidence", f"{fields.what} needs either evidence (the whole) or parts (a list)")
        return ()
    if whole is not None:
        evidence = read_evidence(Fields(whole, fields.report, "evidence", fields.at("evidence")), articles)
        return (evidence,) if evidence else ()
    parts = read_evidence_list(fields, "parts", articles)
    for before, after in pairwise(parts):
        if before.place.article != after.place.article:
            fields.note("parts", f"the parts of {fields.what} stand in two articles; make two quotations of it")
        elif (before.place.number, before.place.end) > (after.place.number, after.place.start):
            fields.note("parts", f"the parts of {fields.what} must be in the order of the text, and not overlap")
    return parts
