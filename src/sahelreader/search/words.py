"""Cuts a text into words as they are searched: the one analysis that texts and queries share, whatever the engine.

Accents, kinds of quotation mark, hyphen and blank are folded, capitals too, no word is left out. `U.S.` is `us`,
`N'Daw` is `ndaw`, `l'Élysée` is `l` and `elysee`, `Mali's` is `mali`, `pro-Wagner` is `pro` and `wagner`, `3,000` is
`3000`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sahelreader.search.stems import stem
from sahelreader.text.fold import Folded

_LETTER = r"[^\W\d_]"
_WORD = re.compile(
    rf"(?<!\w){_LETTER}(?:\.{_LETTER})+(?!\w)"  # an abbreviation with points
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+(?![\d.]))?"  # thousands
    r"|(?<![\d.])\d+\.\d+(?![\d.])"
    r"|[^\W_]+(?:'[^\W_]+)*"
)
_ELISION = re.compile(r"(l|d|j|m|n|t|s|c|qu|jusqu|lorsqu|puisqu)'(?=[aeiouyh])")
_NOTE = re.compile(r"\[\d{1,3}\]")
LONGEST = 100
"""Letters of a word that count; more of them is no word."""


class Word(NamedTuple):
    """A word of a text."""

    stem: str
    form: str
    """Folded, in lower case, with its endings."""
    start: int
    end: int
    """Code points of the text."""
    capitals: str = ""
    """An abbreviation of two or three capitals, as `US`: it may be another word in small letters."""


class Cut(NamedTuple):
    """A text in words, each as little as can be: for who looks at many and wants few."""

    folded: Folded
    spans: list[tuple[str, int, int]]
    """Folded form, start and end in the folded text."""

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` to `last` stand in the text, in code points."""
        return self.folded.start(self.spans[first][1]), self.folded.end(self.spans[last][2])

    def capitals(self, index: int) -> str:
        """A word as it is written, if it is an abbreviation of two or three capitals; else nothing."""
        _, start, end = self.spans[index]
        cased = self.folded.cased[start:end].replace(".", "")
        return cased if 2 <= len(cased) <= 3 and cased.isalpha() and cased.isupper() else ""


def cut(text: str, *, notes: bool = False) -> Cut:
    """The words in order; `notes`: numbers in brackets are note markers and no words."""
    if notes:
        text = _NOTE.sub(lambda marker: " " * len(marker.group()), text)
    folded = Folded(text)
    low = folded.low
    spans: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(low):
        form = match.group()
        start, end = match.span()
        if not form.isalnum():
            if "'" in form:
                if elided := _ELISION.match(low, start, end):
                    spans.append((elided[1], start, elided.end() - 1))
                    start = elided.end()
                if end - start > 2 and low.endswith("'s", start, end):
                    end -= 2
            form = _joined(low[start:end])
        spans.append((form[:LONGEST], start, end))
    return Cut(folded, spans)


def words(text: str, *, notes: bool = False) -> list[Word]:
    """The same with stems and places in the text."""
    found = cut(text, notes=notes)
    start, end = found.folded.start, found.folded.end
    return [
        Word(stem(form), form, start(first), end(last), found.capitals(index) if len(form) < 4 else "")
        for index, (form, first, last) in enumerate(found.spans)
    ]


def _joined(form: str) -> str:
    """A word without its apostrophes, a number without the commas of its thousands, an abbreviation without points."""
    form = form.replace("'", "").replace(",", "")
    return form if form[0].isdigit() else form.replace(".", "")
