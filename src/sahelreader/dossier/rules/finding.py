"""What `check` found: a located sentence with its severity and the rule that it broke."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sahelreader.text.clean import clean_line

if TYPE_CHECKING:
    from sahelreader.dossier.problems import Problem

Severity = Literal["error", "warning"]
READING = "reading"
"""The rule that the loader's problems count to: without it there is no dossier to look at."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend."""

    file: str
    """Path within the dossier, as `glossary/facts.yaml`."""
    line: int
    """From 1; 0 where the whole file is meant."""
    severity: Severity
    rule: str
    message: str

    @classmethod
    def of(cls, problem: Problem) -> Finding:
        """A problem of the loader's."""
        return cls(problem.file, problem.line, "error", READING, clean_line(problem.message))

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        severity = "warning: " if self.severity == "warning" else ""
        rule = "" if self.rule == READING else f" ({self.rule})"
        return clean_line(f"{where}: {severity}{self.message}") + rule
