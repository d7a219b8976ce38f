"""All that a dossier has about one entity or term, drawn together from its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sahelreader.compare.company import Companion, company
from sahelreader.compare.mentioned import Mentions
from sahelreader.compare.naming import Naming, naming
from sahelreader.dossier.quotations import words_of

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Evidence, Fact, Glossary
    from sahelreader.dossier.voices import Claim, Quotation


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation with its words in one line."""

    quote: Quotation
    words: str


@dataclass(frozen=True, slots=True)
class XRay:
    """What stands of it in the articles and the curated files."""

    target: str
    """The id that its mentions carry: an entity's, or a term's that explains none."""
    mentions: tuple[Mentions, ...]
    """In each article that names it."""
    said: tuple[Said, ...]
    """Its own words."""
    passed_on: tuple[Said, ...]
    """Words of others that an article has through it."""
    told: tuple[Said, ...]
    """What others said about it."""
    naming: tuple[Naming, ...]
    """Empty for a term: a word is called nothing."""
    company: tuple[Companion, ...]
    claims: tuple[Claim, ...]
    """Questions that are about it, or in which it has a position."""
    facts: tuple[Fact, ...]


class Sources:
    """What an X-ray looks into; each part is asked for when it is needed."""

    def __init__(
        self,
        article: Callable[[str], Article],
        glossary: Glossary,
        quotes: Sequence[Quotation],
        claims: Sequence[Claim],
        facts: Sequence[Fact],
    ) -> None:
        self.article = article
        self.glossary = glossary
        self.quotes = quotes
        self.claims = claims
        self.facts = facts


def target_of(ident: str, glossary: Glossary) -> str:
    """The id that mentions carry, of an entry of the look-up table."""
    term = glossary.terms.get(ident)
    return (term.entity or ident) if term else ident


def xray(entry: Mapping[str, Any], sources: Sources) -> XRay:
    """All about an entry of the look-up table (see `dossier.lookup.build_table`)."""
    target = target_of(entry["id"], sources.glossary)
    entity = sources.glossary.entities.get(target)
    occurs = {one["article"]: one["at"] for one in entry["occurs"]}
    articles = [sources.article(ident) for ident in occurs]
    names = _Spans(occurs)
    return XRay(
        target=target,
        mentions=tuple(Mentions(article, tuple(map(tuple, occurs[article.head.id]))) for article in articles),
        said=_said(sources, lambda quote: quote.speaker.entity == target),
        passed_on=_said(sources, lambda quote: quote.via is not None and quote.via.entity == target),
        told=_said(sources, lambda quote: target in quote.about or (entity is None and names.meet(quote.parts))),
        naming=naming(entity, sources.glossary.terms, articles) if entity else (),
        company=company(target, articles),
        claims=tuple(claim for claim in sources.claims if _concerns(claim, target, None if entity else names)),
        facts=tuple(f for f in sources.facts if target in f.entities or (entity is None and names.meet(f.evidence))),
    )


class _Spans:
    """The mentions by paragraph, to ask whether a passage holds one."""

    def __init__(self, occurs: Mapping[str, Sequence[Sequence[int]]]) -> None:
        self._at: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for article, at in occurs.items():
            for number, start, end in at:
                self._at.setdefault((article, number), []).append((start, end))

    def meet(self, evidence: Sequence[Evidence]) -> bool:
        """Whether any of the passages holds a mention."""
        places = (piece.place for piece in evidence)
        return any(
            place.start <= start and end <= place.end
            for place in places
            for start, end in self._at.get((place.article, place.number), ())
        )


def _said(sources: Sources, takes: Callable[[Quotation], bool]) -> tuple[Said, ...]:
    return tuple(Said(q, words_of(q, sources.article(q.article))) for q in sources.quotes if takes(q))


def _concerns(claim: Claim, target: str, names: _Spans | None) -> bool:
    """`names`: the mentions of a term, which no claim lists."""
    if names is not None:
        return any(names.meet(position.evidence) for position in claim.positions)
    return target in claim.entities or any(p.voice is not None and p.voice.entity == target for p in claim.positions)
