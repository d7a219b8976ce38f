"""Makes facts of quotations: who said it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sahelreader.dossier.dates import in_words
from sahelreader.dossier.model import Card, Evidence, Fact, Lure, Place
from sahelreader.text.fold import lookup_key
from sahelreader.text.sentences import sentences

if TYPE_CHECKING:
    from sahelreader.dossier.model import AnswerKind, Article, Entity
    from sahelreader.dossier.voices import Quotation

TAG = "quotation"
SHOWN_WORDS = range(5, 31)
"""How many words a question shows of a quotation."""
LURES = 3
RATIO = 1.5
"""Two lures may not both be so much longer, or shorter, than the answer."""
_TRAILING = " ,;:.\u00a0"


def who_said_facts(
    quotes: tuple[Quotation, ...], articles: Mapping[str, Article], entities: Mapping[str, Entity]
) -> Iterator[Fact]:
    """A fact for each quotation of a named speaker whose words don't give the speaker away."""
    for quote in quotes:
        speaker = entities.get(quote.speaker.entity)
        if speaker is None or not quote.is_asked:
            continue
        excerpts = [piece for piece in quote.telling or _sentences(quote) if not names(speaker, piece.quote)][:2]
        lures = _lures(quote, speaker, excerpts, quotes, entities)
        if excerpts and len(lures) > 1:
            yield _fact(quote, speaker, excerpts, lures, articles[quote.article])


def names(entity: Entity, text: str) -> bool:
    """Whether a text has one of an entity's names in it."""
    folded = f" {lookup_key(text)} "
    return any(f" {lookup_key(name.form)} " in folded for name in entity.names)


def _sentences(quote: Quotation) -> Iterator[Evidence]:
    """The sentences of a quotation that are neither too short nor too long to be shown."""
    for part in quote.parts:
        for start, end in sentences(part.quote):
            if len(part.quote[start:end].split()) in SHOWN_WORDS:
                place = part.place
                spot = Place(place.article, place.number, place.start + start, place.start + end)
                yield Evidence(part.quote[start:end], spot)


def _fact(
    quote: Quotation, speaker: Entity, excerpts: list[Evidence], lures: tuple[Lure, ...], article: Article
) -> Fact:
    head = article.head
    source = head.outlet or f"“{head.title.partition(' – ')[0]}”"
    first, last = _shown(excerpts[0]), _shown(excerpts[-1])
    when = f" {in_words(quote.when)}" if quote.when else ""
    kind: AnswerKind = "person" if speaker.kind == "person" else "organisation"
    accept = tuple(name.form for name in speaker.names[1:] if name.mention)
    cards = (
        Card("who", f"Who said{when}, according to {source}: “{first}”?", speaker.name, kind, accept, lures),
        Card("whose", f"Whose words are these, given by {source}: “{last}”?", speaker.name, kind, accept, lures),
    )
    return Fact(
        f"quote--{quote.id}", f"{speaker.name} said{when}: “{first}”", tuple(excerpts), speaker.name, "claimed",
        quote.when, (speaker.id, *(ident for ident in quote.about if ident != speaker.id)), (TAG,), "", cards,
    )  # fmt: skip


def _shown(evidence: Evidence) -> str:
    """The words without what ends the sentence that they stood in."""
    return evidence.quote.rstrip(_TRAILING)


def _lures(
    quote: Quotation,
    speaker: Entity,
    excerpts: list[Evidence],
    quotes: tuple[Quotation, ...],
    entities: Mapping[str, Entity],
) -> tuple[Lure, ...]:
    """Whom the dossier says, or other named speakers of the same kind, those of the same article first."""
    near = [other for other in quotes if other.article == quote.article]
    speakers = quote.lures or tuple(dict.fromkeys(other.speaker.entity for other in (*near, *quotes)))
    chosen: list[Entity] = []
    for ident in speakers:
        entity = entities.get(ident)
        if entity is None or entity is speaker or entity.kind != speaker.kind or len(chosen) == LURES:
            continue
        if not any(names(entity, piece.quote) for piece in excerpts) and _fits(entity, chosen, speaker):
            chosen.append(entity)
    return tuple(Lure(entity.name) for entity in chosen)


def _fits(entity: Entity, chosen: list[Entity], speaker: Entity) -> bool:
    """Whether no two of the lures stand out by their length, in the same way."""

    def much_longer(one: Entity, other: Entity) -> bool:
        return len(one.name) > RATIO * len(other.name)

    return not any(
        (much_longer(entity, speaker) and much_longer(lure, speaker))
        or (much_longer(speaker, entity) and much_longer(speaker, lure))
        for lure in chosen
    )
