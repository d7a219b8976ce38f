"""Cuts a paragraph into the stretches that a cursor goes by: sentences, words, or the whole of it."""

from __future__ import annotations

from typing import Literal

Unit = Literal["sentence", "word", "paragraph"]
UNITS: tuple[Unit, ...] = ("sentence", "word", "paragraph")
_WORD = r"\w+(?:[-'’.]\w+)*"


def cut(text: str, unit: Unit) -> list[tuple[int, int]]:
    """Start and end of each unit, in order; none in a text without any."""
    if unit == "sentence":
        from sahelreader.text.sentences import sentences

        return sentences(text)
    if unit == "word":
        import re

        return [match.span() for match in re.finditer(_WORD, text)]
    stripped = text.strip()
    start = text.find(stripped)
    return [(start, start + len(stripped))] if stripped else []
