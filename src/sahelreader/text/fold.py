"""Folding: the same letters for what a reader takes for the same word, with the way back to the original."""

from __future__ import annotations

import re
import unicodedata

from sahelreader.text.offsets import Breakpoint, Offsets

_ALIKE = {
    "'": "’‘ʼʹ′＇‛`´",
    '"': "“”„‟«»″＂",
    "-": "‐‑‒–—−﹣－",
    " ": "\t\n\r\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "d": "đ", "D": "Đ", "i": "ı", "I": "İ",
    "oe": "œ", "OE": "Œ", "ae": "æ", "AE": "Æ", "ss": "ß", "SS": "ẞ",
}  # fmt: skip
_REPLACED = {variant: letter for letter, variants in _ALIKE.items() for variant in variants}
_NOT_PLAIN = re.compile("[^!-~ ][^!-~]*|  +")
_GAPS = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^[\W_]*(?:(?:the |la |le |les |an? |l')(?=\w['.]?\w))+")
_SILENT = re.compile(r"'s\b|'|(?<!\d)\.|\.(?!\d)")
_known: dict[str, str] = {}


def _fold_character(character: str) -> str:
    """Base letters of one character without accents; the empty string for a mark that stands alone."""
    if character in _REPLACED:
        return _REPLACED[character]
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return ""
    letters = unicodedata.normalize("NFKD", character)
    return "".join(_REPLACED.get(c, c) for c in letters if not unicodedata.combining(c))


def folded_letters(character: str) -> str:
    """Base letters of one character, without accents or typography; empty for one that leaves nothing."""
    folded = _known.get(character)
    if folded is None:
        folded = _known[character] = _fold_character(character)
    return folded


def lower(text: str) -> str:
    """The text without capitals, as long as it was: a capital that would become several letters stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Folded:
    """A text with accents, kinds of quotation mark, hyphen and blank folded, runs of blanks being one.

    `cased` keeps capitals, `low` has none; both have the same length. `start` and `end` lead from positions in them to
    positions in the original.
    """

    __slots__ = ("_offsets", "_text", "cased", "low")

    def __init__(self, text: str) -> None:
        self._text = text
        out: list[str] = [""]
        points: list[Breakpoint] = []
        position = length = 0
        for match in _NOT_PLAIN.finditer(text):
            begin, stop = match.span()
            if begin > position:
                out.append(text[position:begin])
                length += begin - position
            for i in range(begin, stop):
                letters = folded_letters(text[i])
                if letters == " " and out[-1].endswith(" "):
                    letters = ""
                if len(letters) != 1:
                    points += [(length, i), (length + len(letters), i + 1)]
                if letters:
                    out.append(letters)
                    length += len(letters)
            position = stop
        out.append(text[position:])
        self.cased = "".join(out)
        self.low = lower(self.cased)
        self._offsets = Offsets(points)

    def start(self, position: int) -> int:
        """Where the folded character at `position` begins in the original."""
        return self._offsets.start(position)

    def end(self, position: int) -> int:
        """Where a folded span that ends before `position` ends in the original, with the accents on its last letter."""
        end = self._offsets.end(position)
        while 0 < end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return end


def fold(text: str) -> str:
    """The text in lower case without accents or typographic variants, for comparing."""
    return Folded(text).low if _NOT_PLAIN.search(text) else lower(text)


def lookup_key(text: str) -> str:
    """What remains of a name for looking it up: letters and digits, single blanks, no article in front."""
    return _GAPS.sub(" ", _SILENT.sub("", _ARTICLE.sub("", fold(text)))).strip()
