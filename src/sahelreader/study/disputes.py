"""Which questions of the claims board a fact belongs to.

A claim is about a fact if one of its positions rests on words that the fact rests on too, or, for a fact that is marked
as disputed, if they share a tag and two entities, or a tag and the only entity that either has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sahelreader.dossier.model import Evidence, Fact
    from sahelreader.dossier.voices import Claim


def disputes(fact: Fact, claims: Iterable[Claim]) -> list[Claim]:
    """The claims about a fact, those that rest on its own words first."""
    found = [(0 if _share_words(fact, claim) else 1, claim) for claim in claims if _is_about(fact, claim)]
    return [claim for _, claim in sorted(found, key=lambda item: item[0])]


def _is_about(fact: Fact, claim: Claim) -> bool:
    if _share_words(fact, claim):
        return True
    if fact.status != "disputed" or not set(fact.tags) & set(claim.tags):
        return False
    entities = set(fact.entities) & set(claim.entities)
    return len(entities) >= min(2, len(fact.entities), len(claim.entities)) > 0


def _share_words(fact: Fact, claim: Claim) -> bool:
    return any(
        _overlap(one, other) for one in fact.evidence for position in claim.positions for other in position.evidence
    )


def _overlap(one: Evidence, other: Evidence) -> bool:
    a, b = one.place, other.place
    return (a.article, a.number) == (b.article, b.number) and a.start < b.end and b.start < a.end
