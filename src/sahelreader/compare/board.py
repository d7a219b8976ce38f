"""The claims board: questions as rows, articles as columns, each cell what an article answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.text.beginnings import has_beginnings

if TYPE_CHECKING:
    from sahelreader.dossier.model import Place
    from sahelreader.dossier.voices import Claim, Position


@dataclass(frozen=True, slots=True)
class Row:
    """A question and what each article answers to it."""

    claim: Claim
    cells: tuple[tuple[Position, ...], ...]
    """One for each article; empty where the article is silent."""

    def first_spoken(self) -> int:
        """The first article that answers; 0 if none does."""
        return next((column for column, cell in enumerate(self.cells) if cell), 0)


def board(claims: Iterable[Claim], articles: Sequence[str]) -> tuple[Row, ...]:
    """A row a claim; `articles`: ids, one a column. A position without evidence is silence."""
    return tuple(Row(claim, tuple(_answers(claim, article) for article in articles)) for claim in claims)


def concerning(rows: Iterable[Row], words: str, name_of: Callable[[str], str]) -> tuple[Row, ...]:
    """The rows in which every word begins a word of the question, a topic, or the name of an entity it is about.

    `name_of` gives an entity's name. Accents and capitals don't matter; without words all rows are meant.
    """
    return tuple(
        row
        for row in rows
        if has_beginnings(words, (row.claim.question, *row.claim.tags, *map(name_of, row.claim.entities)))
    )


def passages(row: Row, column: int) -> tuple[Place, ...]:
    """What is set side by side: where the article of a column answers, or the next that does, and the one after that.

    Fewer than two where fewer articles answer.
    """
    turned = (*row.cells[column:], *row.cells[:column])
    evidence = ([piece.place for position in cell for piece in position.evidence] for cell in turned)
    return tuple(places[0] for places in evidence if places)[:2]


def _answers(claim: Claim, article: str) -> tuple[Position, ...]:
    return tuple(p for p in claim.positions if p.holder == article and p.stance != "silent")
