"""Finds listed names in running text: whole words, longest form first, capitals and accents as each form asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sahelreader.text.fold import Folded

_WORD = re.compile(r"\w+")


class Form(NamedTuple):
    """A form of a name, and what it names."""

    text: str
    target: str
    case: str = "capitals"
    """`capitals`: every capital of the form is one in the text; `exact`: no capital more or less; `any`."""


class Match(NamedTuple):
    """A form found: code points of the text searched, and all that this form may name."""

    start: int
    end: int
    targets: tuple[str, ...]


class Gazetteer:
    """A dictionary of forms by their first word, each compared in place with the folded text."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._by_text: dict[str, list[tuple[str, str, str]]] = {}
        for form in forms:
            folded = Folded(form.text)
            self._by_text.setdefault(folded.low, []).append((folded.cased, form.target, form.case))
        self._by_word: dict[str, list[tuple[str, int]]] = {}
        for low in self._by_text:
            if word := _WORD.search(low):
                self._by_word.setdefault(word.group(), []).append((low, word.start()))
        for candidates in self._by_word.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def find(self, text: str) -> list[Match]:
        """Every match in reading order; none overlaps another, the longest that begins first wins."""
        folded = Folded(text)
        found: list[Match] = []
        done = 0
        for start, end, targets in self._candidates(folded):
            if start >= done:
                found.append(Match(folded.start(start), folded.end(end), targets))
                done = end
        return found

    def _candidates(self, folded: Folded) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        low, by_word = folded.low, self._by_word
        for word in _WORD.finditer(low):
            for form, lead in by_word.get(word.group(), ()):
                start = word.start() - lead
                end = start + len(form)
                if start >= 0 and low.startswith(form, start) and _is_whole(low, start, end):
                    targets = self._targets(form, folded.cased[start:end])
                    if targets:
                        yield start, end, targets
                        break

    def _targets(self, low: str, seen: str) -> tuple[str, ...]:
        fitting = (target for cased, target, case in self._by_text[low] if _case_fits(cased, seen, case))
        return tuple(dict.fromkeys(fitting))


def _is_whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not ((before.isalnum() or before in "_@") and text[start].isalnum()) and not (
        (after.isalnum() or after == "_") and text[end - 1].isalnum()
    )


def _case_fits(form: str, seen: str, case: str) -> bool:
    if case == "any" or form == seen:
        return True
    return case == "capitals" and all(s.isupper() for f, s in zip(form, seen, strict=True) if f.isupper())
