"""Help with a question, step by step: first letters, then the quotation with a gap, then the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sahelreader.study.answers.words import FILLERS
from sahelreader.text.find import Finder
from sahelreader.text.fold import fold
from sahelreader.text.quotation import in_marks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sahelreader.dossier.model import Card, Evidence, Fact

GAP = "[…]"
SHORT = 4
"""A form of so few letters, an abbreviation, is found with its capitals alone."""
_WORD = re.compile(r"[^\W_]+")


def hints(fact: Fact, card: Card, forms: Iterable[str] = ()) -> tuple[str, ...]:
    """What is told on each step but the last, which is the answer itself; `forms`: other names of the answer."""
    steps = [f"It begins so: {first_letters(card.answer)}"]
    for evidence in fact.evidence:
        spans = answer_spans(evidence.quote, card, forms)
        if spans:
            steps.append(in_marks(_with_gaps(evidence.quote, spans)))
            break
    else:
        steps.append(f"More of it: {first_letters(card.answer, share=2)}")
    return tuple(steps)


def first_letters(answer: str, share: int = 0) -> str:
    """The answer with a dot for every letter but the first of each word, or but the first part of it.

    Figures stay dots. `share`: one letter of so many is shown; 0 for the first alone.
    """

    def veiled(match: re.Match[str]) -> str:
        word = match.group()
        shown = 0 if word[0].isdecimal() else max(1, len(word) // share if share else 1)
        return word[:shown] + "·" * (len(word) - shown)

    return _WORD.sub(veiled, answer)


def answer_spans(text: str, card: Card, forms: Iterable[str] = ()) -> list[tuple[int, int]]:
    """Where the answer stands in a text, or another form of it: the longest form that does, whole words only."""
    finder = Finder([text])
    texts = {fold(form): form for form in (card.answer, *card.accept, *forms)}
    candidates = {form: form for form in texts.values()}
    for form in texts.values():  # `the Red Sea` stands there as `Red Sea` too
        bare = re.sub(r"^(?:the|a|an|as|it|its|some) ", "", form, flags=re.IGNORECASE)
        candidates[bare] = bare
    for form in sorted(candidates, key=len, reverse=True):
        if not form or (fold(form) in FILLERS and not form.isupper()):
            continue
        spans = [
            (start, end)
            for _, start, end in finder.find(form if len(form) <= SHORT else form.lower())
            if _is_whole(text, start, end)
        ]
        if spans:
            return spans
    return []


def telling_first(fact: Fact, card: Card, forms: Iterable[str] = ()) -> list[Evidence]:
    """The evidence: first the words that the question quotes or that hold its answer, then the rest."""
    forms = tuple(forms)
    return sorted(
        fact.evidence, key=lambda piece: not (asks_about(card, piece) or answer_spans(piece.quote, card, forms))
    )


def asks_about(card: Card, evidence: Evidence) -> bool:
    """Whether a question quotes these words, as one about who said them does."""
    return evidence.quote.strip(" .,;:") in card.ask


def _is_whole(text: str, start: int, end: int) -> bool:
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def _with_gaps(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + GAP + text[end:]
    return text
