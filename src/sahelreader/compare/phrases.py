"""The phrases in which the roles of an entity describe it, found again in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sahelreader.compare.mentioned import sentence_spans
from sahelreader.text.fold import Folded, fold
from sahelreader.text.gazetteer import Form, Gazetteer

if TYPE_CHECKING:
    from sahelreader.dossier.model import Entity, Term

Stretch = tuple[int, int]
"""Start and end in a paragraph."""
_ASIDE = re.compile(r"\([^)]*\)")
_PIECES = re.compile(r"[,;]")
_MAY_END = re.compile("[.!?…]")
"""Without one of these between them, two words stand in one sentence."""
_KEPT = re.compile("[øØłŁđĐıİœŒæÆßẞ]")
"""Letters that folding knows and Unicode does not take apart."""
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
        if any(not _MAY_END.search(self._text, min(a, span[0]), max(b, span[1])) for a, b in self._names):
            return True
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
        self._low = sorted({fold(piece) for piece in pieces}, key=len, reverse=True)
        """A text that has none of them need not be searched for them, and most texts have none."""
        spaced = (r"\s+".join(map(re.escape, piece.split())) for piece in self._low)
        self._plain = re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)
        """Finds most of them without folding the text."""
        ends = {" ".join(words[i:]) for words in map(str.split, self._low) for i in range(len(words))}
        self._ends = sorted(ends, key=len, reverse=True)
        self._last = {piece.rpartition(" ")[2] for piece in self._low}
        is_plain = all(word.isascii() and word.isalnum() for piece in self._low for word in piece.split())
        self._fold = _quickly_folded if is_plain else fold
        self._reach = max(map(len, self._low), default=0) + len(", the ")

    def find(self, text: str, names: list[Stretch], near: Near) -> Iterator[Stretch]:
        """Whole phrases near; their last words right beside a name."""
        low = self._fold(text)
        if not any(last in low for last in self._last):
            return
        whole: list[Stretch] = []
        if any(piece in low for piece in self._low):
            whole = [span for span in self._whole(text) if near.holds(span)]
            yield from whole
        for start, end in names:
            beside = (*self._before(text, start), *self._after(text, end))
            yield from (span for span in beside if not meets(span, whole))

    def _whole(self, text: str) -> list[Stretch]:
        """Every phrase that stands in a text as whole words; none overlaps another, the longer wins."""
        if plain := [match.span() for match in self._plain.finditer(text)]:
            return plain
        folded = Folded(text)
        found: list[Stretch] = []
        for piece in self._low:
            at = folded.low.find(piece)
            while at >= 0:
                end = at + len(piece)
                span = folded.start(at), folded.end(end)
                is_word = not (folded.low[max(0, at - 1) : at].isalnum() or folded.low[end : end + 1].isalnum())
                if is_word and not meets(span, found):
                    found.append(span)
                at = folded.low.find(piece, end)
        return sorted(found)

    def _before(self, text: str, stop: int) -> Iterator[Stretch]:
        """The longest end of a phrase that stands right before `stop`."""
        start = max(0, stop - self._reach)
        window = text[start:stop].rstrip()
        words = window.split()[-1:]
        if not words or self._fold(words[0]) not in self._last:
            return
        folded = Folded(window)
        for end in self._ends:
            at = len(folded.low) - len(end)
            if folded.low.endswith(end) and not folded.low[max(0, at - 1) : at].isalnum():
                yield start + folded.start(at), start + len(window)
                return

    def _after(self, text: str, start: int) -> Iterator[Stretch]:
        """The longest end of a phrase that stands after `start` and a comma."""
        set_off = _SET_OFF.match(text, start)
        if set_off is None:
            return
        start = set_off.end()
        folded = Folded(text[start : start + self._reach])
        for end in self._ends:
            if folded.low.startswith(end) and not folded.low[len(end) : len(end) + 1].isalnum():
                yield start, start + folded.end(len(end))
                return


def _quickly_folded(text: str) -> str:
    """As good as folded, for looking for plain letters in it: without what is neither such a letter nor a blank."""
    if text.isascii():
        low = text.lower()
    elif _KEPT.search(text):
        return fold(text)
    else:
        low = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return " ".join(low.split()) if "  " in low else low
