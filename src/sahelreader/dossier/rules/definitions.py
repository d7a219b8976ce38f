"""Rules about what explains a term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sahelreader.dossier.rules.sheet import Hit, Sheet, words
from sahelreader.text.clean import clean_line

_STOP = re.compile(r"[,;:!?()]|\.(?!\w)")
_QUOTED = re.compile('"[^"]*"|“[^”]*”|«[^»]*»')


def defined_by_itself(sheet: Sheet) -> Iterator[Hit]:
    """A definition must not use the term that it defines; in quotation marks it may speak of it."""
    for ident, record in sheet.records("terms").items():
        term = sheet.dossier.glossary.terms[ident]
        clauses = [words(clause) for clause in _STOP.split(_QUOTED.sub(" , ", term.definition))]
        for form in (term.name, *term.forms):
            if any(words(form) in clause for clause in clauses):
                yield record.hit(f"the definition uses its own term {clean_line(form, 60)!r}", "definition")
                break
