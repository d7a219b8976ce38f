"""What came of checking an answer: a verdict, its reason, and where the letters differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Judgement = Literal["correct", "almost", "wrong"]
RANK: tuple[Judgement, ...] = ("wrong", "almost", "correct")


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of the right answer or of the one given."""

    text: str
    kind: Literal["same", "missing", "extra"]
    """`missing`: of the right answer alone; `extra`: of the one given alone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on an answer."""

    verdict: Judgement
    reason: str
    """One sentence for the reader."""
    pieces: tuple[Piece, ...] = ()
    """The letters side by side, where a slip is to be seen; empty otherwise."""

    @property
    def is_slip(self) -> bool:
        """Whether it is the right answer but for its spelling."""
        return self.verdict == "almost" and self.reason.startswith("Spelt otherwise")

    @property
    def difference(self) -> str:
        """The pieces as text: what is missing in [brackets], what is too much in {braces}; empty if there are none."""
        marks = {"same": "{}", "missing": "[{}]", "extra": "{{{}}}"}
        return "".join(marks[piece.kind].format(piece.text) for piece in self.pieces)


def correct(reason: str = "That is the answer.") -> Finding:
    """A right answer."""
    return Finding("correct", reason)


def almost(reason: str, pieces: tuple[Piece, ...] = ()) -> Finding:
    """An answer that the reader is asked about."""
    return Finding("almost", reason, pieces)


def wrong(reason: str) -> Finding:
    """A wrong answer."""
    return Finding("wrong", reason)


def best(findings: list[Finding]) -> Finding:
    """The kindest of some findings, the first of those alike."""
    return max(findings, key=lambda finding: RANK.index(finding.verdict))
