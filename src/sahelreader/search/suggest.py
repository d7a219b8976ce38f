"""Other words for a query that found nothing, from the dossier's own words and names."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from sahelreader.search.parser import parse
from sahelreader.search.query import And, Field, Near, Node, Not, Or, Prefix, QueryError, Quoted, Word
from sahelreader.search.words import words

if TYPE_CHECKING:
    from sahelreader.search.lexicon import Lexicon
    from sahelreader.search.names import Names

LIKENESS = 0.7
TRIED = 3
MOST_WORDS = 8


def better(query: str, lexicon: Lexicon, names: Names, count: Callable[[str], int]) -> str:
    """The query with its unknown words replaced by the nearest known ones that find something; empty if none do."""
    try:
        unknown = [word for word in _words(parse(query)) if _is_unknown(word, lexicon, names)]
    except QueryError:
        return ""
    for rank in range(TRIED if unknown and len(unknown) <= MOST_WORDS else 0):
        changed = query
        for word in unknown:
            near = _near(word, lexicon, names)
            if rank < len(near):
                changed = changed.replace(word, near[rank])
        if changed != query and count(changed):
            return changed
    return ""


def _words(node: Node) -> list[str]:
    match node:
        case And(parts) | Or(parts):
            return [word for part in parts for word in _words(part)]
        case Word(text):
            return [text]
        case Quoted(text):
            return text.split()
        case Near(text) | Prefix(text):
            return [text]
        case Field(name, Word(text)) if name not in ("kind", "date", "in", "like"):
            return [text]
        case Field() | Not():
            return []


def _is_unknown(word: str, lexicon: Lexicon, names: Names) -> bool:
    found = words(word)
    return bool(found) and not all(w.form in lexicon or names.called((w.stem,)) for w in found)


def _near(word: str, lexicon: Lexicon, names: Names) -> list[str]:
    """Known words like this one, nearest first, as the dossier's names are written where they are names."""
    form = "".join(w.form for w in words(word))
    known = {*(other for other in lexicon if abs(len(other) - len(form)) <= 2 and other[0] != "+"), *names.single}
    near = get_close_matches(form, known, TRIED, LIKENESS)
    return [names.single.get(other, other) for other in near]
