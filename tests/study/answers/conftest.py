"""The cards of the bundled dossier and its book of names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sahelreader.paths import bundled_folder
from sahelreader.study.answers.book import Book
from sahelreader.study.answers.checking import check_answer
from sahelreader.workspace import Workspace

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card, Fact
    from sahelreader.study.answers.finding import Finding


class Cards:
    """All cards, and their checker."""

    def __init__(self, folder: Path) -> None:
        workspace = Workspace(folder, None, None)
        self.book = Book(workspace.glossary, workspace.facts)
        self.all: dict[str, tuple[Fact, Card]] = {
            f"{fact.id}/{card.id}": (fact, card) for fact in workspace.facts for card in fact.cards
        }

    def check(self, ident: str, answer: str) -> Finding:
        """The finding on an answer to a card."""
        fact, card = self.all[ident]
        return check_answer(answer, card, fact, self.book)

    def accepted(self, ident: str) -> tuple[str, ...]:
        """The answers that the card itself has as right."""
        _, card = self.all[ident]
        return (card.answer, *card.accept)


@pytest.fixture(scope="session")
def cards() -> Cards:
    return Cards(Path(bundled_folder()))
