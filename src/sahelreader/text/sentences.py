"""Cuts a paragraph into sentences."""

from __future__ import annotations

import re

_ENDS = re.compile(
    r"[.!?…](?:(?<=\.)\.\.)??[\"'”’»)\]]*(?: [\"”»](?= +[A-Z“\"]))?(?:\[\d+\])*(?P<gap> +|(?=[A-Z][a-z]))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Prof|Jr|Sr|vs|No|art|approx|cf|etc|Inc|Ltd|Co|al|e\.g|i\.e|p|pp"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*|\(\.\.)\.$"
)
_GLUED = re.compile(r"[a-z]{2}\.$")
_LONGEST_ABBREVIATION = 32
"""Characters looked back over: it bounds the time that a text without a sentence's end takes."""
_BEGINS = re.compile(r"(?!\[\d+\]$)[^\w,;:)]*\w")


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, without the blanks between them; together they hold every other character."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _ENDS.finditer(text):
        stop = match.end()
        head = text[max(start, match.start() + 1 - _LONGEST_ABBREVIATION) : match.start() + 1]
        if _ABBREVIATION.search(head) or (match["gap"] == "" and not _GLUED.search(head)):
            continue
        rest = text[stop : stop + 2].lstrip("\"'“‘(«[")
        if rest[:1].islower():
            continue
        end = start + len(text[start:stop].rstrip())
        if end > start:
            _add(spans, text, start, end)
        start = stop
    if text[start:].strip():
        _add(spans, text, start, len(text.rstrip()))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Append a span, or lengthen the last one by what is no sentence of its own: a stray quotation mark, `[11]`."""
    if spans and not _BEGINS.match(text, start, end):
        start = spans.pop()[0]
    spans.append((start, end))


def sentence_at(text: str, position: int) -> tuple[int, int]:
    """The sentence that holds the character at `position` (the last one, if none does)."""
    found = (0, len(text))
    for found in sentences(text):
        if position < found[1]:
            return found
    return found
