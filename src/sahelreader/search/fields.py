"""The searchable fields of a document, as every engine indexes them: lists of words that match as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sahelreader.search.document import PARAGRAPH, Document
from sahelreader.search.stems import stem
from sahelreader.search.words import Word, words

TEXT = "text"
"""Stems in order; the only field in which places count."""
WORD_FIELDS = ("form", "kind", "article", "entity", "named", "speaker", "title", "outlet", "when")
"""Fields of which only matters what they hold.

`form` has the words with their endings, abbreviations in capitals, and words with a hyphen as one (`+antiterror`);
`article` has ids and a paragraph's address."""
_HYPHENS = "-‐‑"
BREAK = "\u00b6"
"""Stands in `text` where a line ends: no query has it."""


class Fields(NamedTuple):
    """What is indexed of a document."""

    text: list[str]
    others: dict[str, list[str]]


def words_of(document: Document) -> list[Word]:
    """The words of a document's text, with their places."""
    return words(document.text, notes=document.notes)


def fields_of(document: Document) -> Fields:
    """The fields of a document; no value holds a blank."""
    found = words_of(document)
    text = [word.stem for word in found] if "\n" not in document.text else _with_breaks(found, document.text)
    forms = {word.form for word in found}
    forms.update(word.capitals for word in found if word.capitals)
    forms.update(_compounds(found, document.text))
    others: dict[str, Sequence[str]] = {
        "form": sorted(forms),
        "kind": document.kinds,
        "article": (*document.articles, *(spot.address for spot in document.spots if document.kind == PARAGRAPH)),
        "entity": document.entities,
        "named": document.named,
        "speaker": document.speakers,
        "title": stems(document.title_words),
        "outlet": stems(document.outlet),
        "when": (document.when,) if document.when else (),
    }
    return Fields(text, {name: list(dict.fromkeys(values)) for name, values in others.items() if values})


def compound(parts: Sequence[Word]) -> str:
    """How words joined by hyphens stand in `form`, so that they are found written as one."""
    return "+" + stem("".join(word.form for word in parts))


def _compounds(found: Sequence[Word], text: str) -> Iterator[str]:
    for left, right in pairwise(found):
        if right.start - left.end == 1 and text[left.end] in _HYPHENS:
            yield compound((left, right))


def stems(text: str) -> list[str]:
    """The stems of a text."""
    return [word.stem for word in words(text)] if text else []


def _with_breaks(found: Sequence[Word], text: str) -> list[str]:
    out: list[str] = []
    before = 0
    for word in found:
        if text.find("\n", before, word.start) >= 0:
            out.append(BREAK)
        out.append(word.stem)
        before = word.end
    return out
