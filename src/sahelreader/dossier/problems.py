"""What is wrong with a dossier: located sentences, gathered so that all are told at once."""

from __future__ import annotations

from dataclasses import dataclass

from sahelreader.text.clean import clean_line


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a dossier's files."""

    file: str
    """Path within the dossier, as `glossary/facts.yaml`."""
    line: int
    """From 1; 0 where the whole file is meant."""
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return clean_line(f"{where}: {self.message}")


class DossierError(Exception):
    """A dossier that can't be opened, with all that is wrong with it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))
