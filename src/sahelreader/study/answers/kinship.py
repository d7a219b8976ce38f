"""Whether an answer names somebody by the one who was asked for: `Lavrov's deputy` is not Lavrov."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sahelreader.study.answers.book import name_key
from sahelreader.study.answers.finding import Finding, wrong
from sahelreader.study.answers.listed import listed
from sahelreader.text.fold import fold

if TYPE_CHECKING:
    from sahelreader.dossier.model import Card

_ROLES = "|".join(
    listed(
        "deput(?:y|ies) advis[eo]rs? aides? assistants? wife husband widow sons? daughters? brothers? sisters? father "
        "mother cousins? uncle aunt nephews? friends? all(?:y|ies) enem(?:y|ies) rivals? opponents? critics? boss "
        "superior successors? predecessors? spokes\\w+ lawyers? colleagues? neighbou?rs? competitors? followers? "
        "supporters? men man people adjointe? conseill\\w+ femme mari fils fille frere soeur pere mere amie? ennemie? "
        "successeur predecesseur porte-parole voisine? bras.droit"
    )
)
_OF = r"(?:of|to|for|de|du|des|d) (?:the |la |le )?"


def names_by_another(answer: str, card: Card, alternatives: Iterable[str]) -> Finding | None:
    """The finding on an answer that names a person or a place only to say whose deputy or neighbour it means."""
    if card.kind not in ("person", "place"):
        return None
    low = re.sub(r"(?<=\w)'s\b|(?<=s)'(?= )", " @s", fold(answer))
    low = re.sub(r"\b([dl])'(?=[aeiouhy])", r"\1 ", low).replace("'", "")
    keys = {name_key(text) for text in alternatives}
    keys |= {key.rpartition(" ")[2] for key in keys if card.kind == "person"}
    for key in sorted(keys, key=len, reverse=True):
        name = r"\b" + r"[^a-z0-9@]+".join(map(re.escape, key.split())) + r"\b"
        any_word = r"\w+" if card.kind == "person" else rf"(?:\w+ )*(?:{_ROLES})\b"
        junior = r"|\W+(?:jr|sr|junior|senior|fils)\b" if card.kind == "person" else ""
        by_another = rf"\b(?:{_ROLES}) {_OF}(?:\w+ )?{name}|{name}(?: @s {any_word}{junior})"
        if key and re.search(by_another, low):
            return wrong("It names somebody else by that name." if card.kind == "person" else "It names a place by it.")
    return None
