"""The phrases in which the roles of an entity describe it, found again in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sahelreader.compare.mentioned import sentence_spans
from sahelreader.text.fold import fold
from sahelreader.text.gazetteer import Form, Gazetteer

if TYPE_CHECKING:
    from sahelreader.dossier.model import Entity, Term

Stretch = tuple[int, int]
"""Start and end in a paragraph."""
_ASIDE = re.compile(r"\([^)]*\)")
_PIECES = re.compile(r"[,;]")
_UNPLAIN = re.compile("[\u00a0\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u200a\u202f]|  ")
"""Letters and blanks that folding changes otherwise than to lower case."""
_SET_OFF = re.compile(r",\s(?:(?:the|an?)\s)?", re.IGNORECASE)


class Near:
    """The sentences of a paragraph that hold a name, and the passages in it that roles rest on."""

    def __init__(self, text: str, names: list[Stretch], passages: list[Stretch]) -> None:
        self._text, self._names, self._passages = text, names, passages
        self._stretches: list[Stretch] | None = None

    def holds(self, span: Stretch) -> bool:
        """Whether one of them holds a stretch whole. The sentences are found when one first asks: few need them."""
        if not self._names and not self._passages:
            return False
        if self._stretches is None:
            spans = sentence_spans(self._text) if self._names else ()
            held = [s for s in spans if any(s[0] <= name[0] < s[1] for name in self._names)]
            self._stretches = [*held, *self._passages]
        return any(start <= span[0] and span[1] <= end for start, end in self._stretches)


def meets(span: Stretch, others: Iterable[Stretch]) -> bool:
    """Whether a stretch has something in common with another."""
    return any(start < span[1] and span[0] < end for start, end in others)


class Phrases:
    """Finds the phrases of an entity's roles; one that has a counted term in it is that term and no phrase."""

    def __init__(self, entity: Entity, terms: frozenset[str], glossary: Mapping[str, Term]) -> None:
        counted = Gazetteer(Form(form, ident, "any") for ident in terms for form in glossary[ident].all_forms)
        pieces = [" ".join(p.split()) for role in entity.roles for p in _PIECES.split(_ASIDE.sub(" ", role.what))]
        pieces = [piece for piece in pieces if piece and not counted.find(piece)]
        ends = {" ".join(piece.split()[i:]) for piece in pieces for i in range(len(piece.split()))}
        self._whole = Gazetteer(Form(piece, piece, "any") for piece in pieces)
        self._ends = Gazetteer(Form(end, end, "any") for end in ends)
        self._low = [fold(piece) for piece in pieces]
        """A text that has none of them need not be searched for them, and most texts have none."""
        self._last = {piece.rpartition(" ")[2] for piece in self._low}
        self._is_plain = all(word.isascii() and word.isalnum() for piece in self._low for word in piece.split())
        self._reach = max(map(len, self._low), default=0) + len(", the ")

    def find(self, text: str, names: list[Stretch], near: Near) -> Iterator[Stretch]:
        """Whole phrases near; their last words right beside a name."""
        low = text.lower() if self._is_plain and not _UNPLAIN.search(text) else fold(text)
        whole: list[Stretch] = []
        if any(piece in low for piece in self._low):
            whole = [(m.start, m.end) for m in self._whole.find(text) if near.holds((m.start, m.end))]
            yield from whole
        if any(last in low for last in self._last):
            yield from (span for span in self._beside(text, names) if not meets(span, whole))

    def _may_stand_beside(self, text: str, start: int, end: int) -> bool:
        """Whether a comma comes after a name, or before it a last word of a phrase: quicker than to look for one."""
        before = text[max(0, start - self._reach) : start].split()
        last = before[-1] if before else ""
        return text[end : end + 1] == "," or (last.lower() if last.isascii() else fold(last)) in self._last

    def _beside(self, text: str, names: list[Stretch]) -> Iterator[Stretch]:
        for name in names:
            if not self._may_stand_beside(text, *name):
                continue
            start = max(0, name[0] - self._reach)
            for match in self._ends.find(text[start : name[1] + self._reach]):
                span = start + match.start, start + match.end
                if _stands_beside(text, span, name) and _is_whole(text, span):
                    yield span


def _stands_beside(text: str, span: Stretch, name: Stretch) -> bool:
    """Right before a name, or after it and a comma."""
    if span[1] <= name[0]:
        return not text[span[1] : name[0]].strip()
    return span[0] > name[1] and bool(_SET_OFF.fullmatch(text[name[1] : span[0]]))


def _is_whole(text: str, span: Stretch) -> bool:
    """Whether no word is cut, as one may be at the edge of what was searched."""
    return not text[max(0, span[0] - 1) : span[0]].isalnum() and not text[span[1] : span[1] + 1].isalnum()
