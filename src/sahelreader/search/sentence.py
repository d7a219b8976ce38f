"""The sentence of a document that tells best why it was found, and what in it is lit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from sahelreader.search.clauses import AnyOf, Both, Clause, Either, Faintly, Phrase, Term
from sahelreader.search.stems import stem
from sahelreader.search.words import cut
from sahelreader.text.sentences import sentences

if TYPE_CHECKING:
    from sahelreader.search.document import Document

Stretch = tuple[int, int]


class Wanted(NamedTuple):
    """What of a clause can be seen in a text."""

    stems: frozenset[str]
    forms: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, ...], ...] = ()
    """Stems of the forms of what is named and was asked for by another form."""


def wanted_of(clause: Clause, forms_of: Callable[[str], Iterable[tuple[str, ...]]] = lambda _: ()) -> Wanted:
    """What to light; `forms_of`: the stems of each form of an entity or a term, by its id."""
    stems: set[str] = set()
    forms: set[str] = set()
    phrases: list[tuple[str, ...]] = []
    names: list[tuple[str, ...]] = []
    pending = [clause]
    while pending:
        match pending.pop():
            case Term("text", word):
                stems.add(word)
            case Term("form", word):
                forms.add(word)
            case AnyOf("form", words):
                forms.update(words)
            case AnyOf("named" | "entity", ids):
                names += [form for ident in ids for form in forms_of(ident)]
            case Phrase(own):
                phrases.append(own)
            case Both(parts) | Either(parts):
                pending += parts
            case Faintly(part):
                pending.append(part)
            case _:
                pass  # what is left out of an answer, and what no word stands for
    return Wanted(frozenset(stems), frozenset(forms), tuple(phrases), tuple(names))


class Shown(NamedTuple):
    """A sentence of a text: where it stands, and the stretches in it to light, all in code points of the text."""

    start: int
    end: int
    lit: tuple[Stretch, ...]


def best_sentence(document: Document, wanted: Wanted) -> Shown:
    """The sentence with most of what was asked for; the first one of those alike."""
    text = document.text
    lit = lights(text, wanted, notes=document.notes)
    best, most = None, (-1, -1)
    for start, end in _spans(text):
        inside = [light for light in lit if start <= light[0] and light[1] <= end]
        count = (len({text[a:b].casefold() for a, b in inside}), len(inside))
        if count > most:
            best, most = Shown(start, end, tuple(inside)), count
    return best or Shown(0, len(text), ())


def lights(text: str, wanted: Wanted, *, notes: bool = False) -> list[Stretch]:
    """Where in a text stands what was asked for, in order; stretches that overlap are one."""
    found = cut(text, notes=notes)
    stems = [stem(form) for form, _, _ in found.spans]
    lit = {(index, index) for index, own in enumerate(stems) if own in wanted.stems}
    if wanted.forms:
        for index, (form, _, _) in enumerate(found.spans):
            if form in wanted.forms or (len(form) < 4 and found.capitals(index) in wanted.forms):
                lit.add((index, index))
    for phrase in (*wanted.phrases, *wanted.names):
        first, length = phrase[0], len(phrase)
        for index, own in enumerate(stems):
            if own == first and tuple(stems[index : index + length]) == phrase:
                lit.add((index, index + length - 1))
    return _apart(found.place(*words) for words in sorted(lit))


def _apart(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches of which none overlaps another."""
    apart: list[Stretch] = []
    for start, end in stretches:
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(end, apart[-1][1])
        else:
            apart.append((start, end))
    return apart


def _spans(text: str) -> Iterable[Stretch]:
    at = 0
    for line in text.split("\n"):
        yield from ((at + start, at + end) for start, end in sentences(line))
        at += len(line) + 1
