"""Facts as tables: CSV for a spreadsheet, TSV with the header lines that Anki reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sahelreader.exchange.anki.notes import FIELDS, NOTHING, make_note
from sahelreader.store.moment import date_of
from sahelreader.text.csv_table import csv_table

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact, Overview
    from sahelreader.exchange.anki.showing import Beside
    from sahelreader.study.ledger import Ledger
    from sahelreader.study.memory import Memory

COLUMNS = (
    "fact", "card", "question", "answer", "also accepted", "statement", "quotation", "article", "address", "said by",
    "status", "when", "tags", "stage", "due", "reviews", "lapses", "stability (days)", "difficulty (1-10)",
)  # fmt: skip


def as_csv(facts: Iterable[Fact], overview: Overview, ledger: Ledger) -> str:
    """A row a wording, with how the memory that it counts for stands, under a row of `COLUMNS`."""
    return csv_table(COLUMNS, (row for fact in facts for row in _rows(fact, overview, ledger)))


def as_tsv(facts: Iterable[Fact], overview: Overview, beside: Beside = NOTHING) -> str:
    """A row a memory, to be imported into Anki as text: its GUID, the fields of `FIELDS` as HTML, its tags."""
    head = (
        "#separator:tab", "#html:true", "#notetype:sahelreader", f"#deck:{overview.title.replace('::', ':')}",
        "#guid column:1", f"#tags column:{len(FIELDS) + 2}", "#columns:" + "\t".join(("GUID", *FIELDS, "Tags")),
    )  # fmt: skip
    notes = (make_note(fact, overview, beside) for fact in facts)
    rows = ("\t".join(map(_cell, (note.guid, *note.fields, " ".join(note.tags)))) for note in notes)
    return "\n".join((*head, *rows)) + "\n"


def _rows(fact: Fact, overview: Overview, ledger: Ledger) -> Iterator[Sequence[str]]:
    evidence = fact.evidence[0]
    for card in fact.cards:
        yield (
            fact.id, card.id, card.ask, card.answer, "; ".join(card.accept), fact.statement, evidence.quote,
            overview.short(evidence.place.article), str(evidence.place), fact.attribution, fact.status,
            fact.when, " ".join(fact.tags), *_known(ledger.memory(ledger.directions.key(fact.id, card.id))),
        )  # fmt: skip


def _known(memory: Memory) -> tuple[str, ...]:
    return (
        memory.stage,
        date_of(memory.due.day).isoformat() if memory.due else "",
        str(memory.reviews),
        str(memory.lapses),
        "" if memory.stability is None else f"{memory.stability:.4f}",
        "" if memory.difficulty is None else f"{memory.difficulty:.4f}",
    )


def _cell(text: str) -> str:
    """A value of a TSV: Anki reads one that begins with a quotation mark or a number sign otherwise."""
    text = re.sub(r"[\t\r\n]+", " ", text)
    return '"' + text.replace('"', '""') + '"' if '"' in text or text.startswith("#") else text
