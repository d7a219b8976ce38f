"""All rules with their names, and what a folder breaks of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sahelreader.dossier.files import read_ordinary
from sahelreader.dossier.loading import FILES, MAX_BYTES
from sahelreader.dossier.rules import claims, definitions, files, ids, lures, names, questions
from sahelreader.dossier.rules.finding import Finding, Severity
from sahelreader.dossier.rules.sheet import ALLOW, Hit, Record, Sheet
from sahelreader.dossier.yaml_reader import read_yaml
from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from sahelreader.dossier.model import Dossier


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of curation."""

    name: str
    severity: Severity
    look: Callable[[Sheet], Iterator[Hit]]


RULES = (
    Rule("tab", "error", files.tab),
    Rule("answer-in-question", "error", questions.answer_in_question),
    Rule("same-question", "warning", questions.same_question),
    Rule("lure-kind", "warning", lures.lure_kind),
    Rule("lure-length", "warning", lures.lure_length),
    Rule("lure-form", "warning", lures.lure_form),
    Rule("form-nowhere", "warning", names.form_nowhere),
    Rule("surname-of-two", "warning", names.surname_of_two),
    Rule("entry-nowhere", "warning", names.entry_nowhere),
    Rule("defined-by-itself", "warning", definitions.defined_by_itself),
    Rule("article-unheard", "warning", claims.article_unheard),
    Rule("id-gone", "error", ids.id_gone),
    Rule("id-unrecorded", "warning", ids.id_unrecorded),
)
ALLOWING = "allow"
"""The rule about exceptions themselves."""


def findings(folder: Path, dossier: Dossier) -> list[Finding]:
    """What the rules say of a dossier that could be read, in the order of its files and lines."""
    sheet = Sheet(dossier, dict(_files(folder)))
    found: set[Finding] = set()
    needed: set[tuple[str, int, str]] = set()
    for rule in RULES:
        for hit in rule.look(sheet):
            excepted = _excepted(hit.record, rule.name)
            if excepted is None:
                found.add(Finding(hit.record.file, hit.line, rule.severity, rule.name, clean_line(hit.message)))
            else:
                needed.add((excepted.file, excepted.line(), rule.name))
    return sorted(found.union(_exceptions(sheet, needed)))


def _files(folder: Path) -> Iterator[tuple[str, tuple[str, object]]]:
    for name in FILES:
        file = f"glossary/{name}.yaml"
        if (folder / file).exists():
            text = read_ordinary(folder / file, MAX_BYTES).decode("utf-8-sig")
            yield file, (text, read_yaml(text, file))
    if (folder / ids.FILE).exists():
        yield ids.FILE, (read_ordinary(folder / ids.FILE, MAX_BYTES).decode("utf-8", "replace"), None)


def _excepted(record: Record | None, rule: str) -> Record | None:
    """The record, of this and those around it, that is excepted from a rule."""
    while record and rule not in record.allowed:
        record = record.above
    return record


def _exceptions(sheet: Sheet, needed: set[tuple[str, int, str]]) -> Iterator[Finding]:
    """Exceptions from rules that there aren't, or that nothing breaks."""
    known = {rule.name for rule in RULES}
    for record in sheet.every_record():
        for name in record.allowed:
            line = record.line(ALLOW)
            if name not in known:
                message = f"allow names an unknown rule {clean_line(name, 60)!r}; they are: {', '.join(sorted(known))}"
                yield Finding(record.file, line, "error", ALLOWING, message)
            elif (record.file, record.line(), name) not in needed:
                message = f"nothing here breaks {name}; take it out of allow"
                yield Finding(record.file, line, "warning", ALLOWING, message)
