"""Rules about what explains a term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sahelreader.dossier.rules.sheet import Hit, Sheet, words
from sahelreader.text.clean import clean_line

_QUOTED = re.compile('"[^"]*"|“[^”]*”|«[^»]*»')


def defined_by_itself(sheet: Sheet) -> Iterator[Hit]:
    """A definition must not use the term that it defines; in quotation marks it may speak of it."""
    for ident, record in sheet.records("terms").items():
        term = sheet.dossier.glossary.terms[ident]
        text = words(_QUOTED.sub(" , ", term.definition))
        for form in (term.name, *term.forms):
            if words(form) in text:
                yield record.hit(f"the definition uses its own term {clean_line(form, 60)!r}", "definition")
                break
