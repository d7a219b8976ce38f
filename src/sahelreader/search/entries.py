"""What was written about the articles as documents: terms, entities, facts, quotations, claims, events, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sahelreader.dossier.derived import is_derived
from sahelreader.dossier.quotations import words_of
from sahelreader.search.document import Document, Spot
from sahelreader.search.names import Named

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Entity, Evidence, Fact, Glossary, Name, Term
    from sahelreader.dossier.voices import Claim, Event, Quotation


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the reader wrote at a paragraph."""

    id: str
    article: str
    """Empty where the dossier no longer has it."""
    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Curated:
    """All that a dossier has beside its articles."""

    glossary: Glossary
    facts: tuple[Fact, ...]
    quotes: tuple[Quotation, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]


def entries_of(curated: Curated, article: Callable[[str], Article]) -> Iterator[Document]:
    """Every entry; `article` gives an article by its id, for the mentions in what is quoted."""
    yield from map(_term, curated.glossary.terms.values())
    yield from map(_entity, curated.glossary.entities.values())
    yield from (_fact(fact) for fact in curated.facts if not is_derived(fact))
    yield from (_quotation(quote, article(quote.article)) for quote in curated.quotes)
    names = {entity.id: entity.name for entity in curated.glossary.entities.values()}
    yield from (_claim(claim, names) for claim in curated.claims)
    yield from map(_event, curated.events)


def notes_of(notes: Iterable[Note]) -> Iterator[Document]:
    """The reader's notes."""
    for note in notes:
        spots = (Spot(note.article, note.number, note.start, note.end),) if note.article else ()
        yield Document(f"note:{note.id}", "note", note.text, spots=spots, kinds=("note",))


def named_of(glossary: Glossary) -> Iterator[Named]:
    """Entities and terms with the forms by which a query may ask for them."""
    for entity in glossary.entities.values():
        forms = tuple(name.form for name in entity.names if name.mention)
        yield Named(entity.id, entity.kind, entity.name, forms)
    for term in glossary.terms.values():
        forms = (*(name.form for name in term.names if name.mention), *term.forms)
        yield Named(term.id, "term", term.name, forms)


def _term(term: Term) -> Document:
    ids = tuple(filter(None, (term.id, term.entity)))
    return _entry(
        "term", term.id, term.name, (term.definition, term.background, _names(term.names)), term.evidence,
        entities=(*ids, *term.see), named=ids,
    )  # fmt: skip


def _entity(entity: Entity) -> Document:
    roles = (role.what for role in entity.roles)
    evidence = (*entity.evidence, *(role.evidence for role in entity.roles))
    return _entry(
        "entity", entity.id, entity.name, (entity.note, *roles, entity.background, _names(entity.names)), evidence,
        entities=(entity.id,), named=(entity.id,), kinds=(entity.kind,),
    )  # fmt: skip


def _fact(fact: Fact) -> Document:
    return _entry(
        "fact", fact.id, fact.statement, (fact.statement, fact.why_it_matters), fact.evidence,
        entities=fact.entities, when=fact.when,
    )  # fmt: skip


def _quotation(quote: Quotation, article: Article) -> Document:
    voices = tuple(voice.entity for voice in (quote.speaker, quote.via) if voice and voice.entity)
    return _entry(
        "quote", quote.id, quote.speaker.name, (words_of(quote, article), quote.speaker.name, quote.to), quote.parts,
        entities=(*voices, *quote.about), named=_named_in(quote.parts, article), speakers=voices, when=quote.when,
    )  # fmt: skip


def _claim(claim: Claim, names: dict[str, str]) -> Document:
    voices = dict.fromkeys(p.voice.entity for p in claim.positions if p.voice and p.voice.entity in names)
    evidence = (piece for position in claim.positions for piece in position.evidence)
    summaries = (position.summary for position in claim.positions)
    return _entry(
        "claim", claim.id, claim.question, (claim.question, *summaries, claim.why_it_matters), evidence,
        entities=(*claim.entities, *voices), speakers=tuple(voices),
    )  # fmt: skip


def _event(event: Event) -> Document:
    return _entry(
        "event", event.id, event.title, (event.title, event.shown, event.note), event.evidence,
        entities=event.entities, when=event.when,
    )  # fmt: skip


def _entry(
    kind: str,
    ident: str,
    title: str,
    lines: Iterable[str],
    evidence: Iterable[Evidence],
    *,
    entities: tuple[str, ...],
    named: tuple[str, ...] | None = None,
    kinds: tuple[str, ...] = (),
    speakers: tuple[str, ...] = (),
    when: str = "",
) -> Document:
    text = "\n".join(dict.fromkeys(filter(None, lines)))
    spots = tuple(Spot(e.place.article, e.place.number, e.place.start, e.place.end, e.quote) for e in evidence)
    return Document(
        f"{kind}:{ident}", kind, text, title, spots, tuple(dict.fromkeys(entities)),
        entities if named is None else named,
        (kind, *kinds), speakers, title, when=when,
    )  # fmt: skip


def _names(names: Iterable[Name]) -> str:
    return " · ".join(dict.fromkeys(name.form for name in names if name.mention and not name.misspelt))


def _named_in(parts: Iterable[Evidence], article: Article) -> tuple[str, ...]:
    """Ids of what is named within some stretches of an article."""
    ids: dict[str, None] = {}
    for part in parts:
        place, block = part.place, article.body[part.place.number - 1]
        for mention in (*block.mentions, *block.terms):
            if place.start <= mention.start and mention.end <= place.end:
                ids[mention.target] = None
    return tuple(ids)
