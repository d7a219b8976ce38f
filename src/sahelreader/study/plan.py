"""What a session is to be: which facts, how many, and whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sahelreader.store.events import Mode
from sahelreader.study.directions import MARK

if TYPE_CHECKING:
    from sahelreader.dossier.model import Fact


class Selection(Struct, frozen=True):
    """Which facts of a dossier are meant; what is None selects nothing away."""

    article: str | None = None
    tag: str | None = None
    entity: str | None = None
    facts: frozenset[str] | None = None
    """Ids of facts."""

    def takes(self, fact: Fact) -> bool:
        """Whether the fact, or the part of one, is among those meant."""
        return (
            (self.article is None or self.article in fact.articles)
            and (self.tag is None or self.tag in fact.tags)
            and (self.entity is None or self.entity in fact.entities)
            and (self.facts is None or fact.id in self.facts or fact.id.rpartition(MARK)[0] in self.facts)
        )


class Plan(Struct, frozen=True):
    """A session as the reader asked for it."""

    selection: Selection = Selection()
    mode: Mode = "scheduled"
    """`practice` asks every fact selected, due or not, and leaves the schedule alone."""
    new_a_day: int | None = None
    """New facts on one study day, over all sessions of it; None: as the options say. Practice has no such limit."""
    ahead_days: int = 0
    """How many days before its time a fact that is learned may be asked."""
    limit: int | None = None
    """Answers after which the session ends."""
    seed: str = ""
    """The same seed and the same history put the same questions."""
