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


def words(text: str, *, notes: bool = False) -> list[Word]:
    """The words in order; `notes`: numbers in brackets are note markers and no words."""
    if notes:
        text = _NOTE.sub(lambda marker: " " * len(marker.group()), text)
    folded = Folded(text)
    found: list[Word] = []
    for match in _WORD.finditer(folded.low):
        start, end = match.span()
        if folded.low.find("'", start, end) >= 0:
            if elided := _ELISION.match(folded.low, start, end):
                found.append(_word(folded, start, elided.end() - 1))
                start = elided.end()
            if end - start > 2 and folded.low.endswith("'s", start, end):
                end -= 2
        found.append(_word(folded, start, end))
    return found


def _word(folded: Folded, start: int, end: int) -> Word:
    form = folded.low[start:end]
    if not form.isalnum():
        form = form.replace("'", "").replace(",", "")
        if not form[0].isdigit():
            form = form.replace(".", "")
    form = form[:LONGEST]
    cased = folded.cased[start:end].replace(".", "")
    capitals = cased if 2 <= len(cased) <= 3 and cased.isalpha() and cased.isupper() else ""
    return Word(stem(form), form, folded.start(start), folded.end(end), capitals)
