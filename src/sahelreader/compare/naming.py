"""What each source calls somebody or something: names, and words that describe, counted as they stand in its text.

Nothing is guessed. Counted are

- the forms of the name, as marked in the text;
- *terms*, if it is no person: glossary terms that stand in one of its roles and that `see` ties to it, wherever the
  article has them. Whom the article says them of is not known, so `beside` counts those in a sentence with the name or
  in the passage that a role rests on;
- *roles*: what the roles in the who's who call it, where the article has the same words in such a sentence or passage,
  or their last words right before a name ("Foreign Minister Ada Keral") or after it and a comma.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sahelreader.dossier.model import Place
from sahelreader.text.fold import lookup_key
from sahelreader.text.gazetteer import Form, Gazetteer
from sahelreader.text.sentences import sentences

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Block, Entity, Term

WordKind = Literal["name", "term", "role"]
KINDS: tuple[WordKind, ...] = ("name", "term", "role")
_ASIDE = re.compile(r"\([^)]*\)")
_PIECES = re.compile(r"[,;]")
_SET_OFF = re.compile(r",\s(?:(?:the|an?)\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase that an article has for it."""

    text: str
    """As the article has it, most often; forms that differ in number or capitals are one."""
    kind: WordKind
    places: tuple[Place, ...]
    """In the order of the text."""
    beside: int
    """How many stand in a sentence with the name, or in a passage that one of the roles rests on."""

    @property
    def count(self) -> int:
        """How often the article has it."""
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of one article, most frequent first."""

    article: str
    words: tuple[Word, ...]

    def of_kind(self, *kinds: WordKind) -> tuple[Word, ...]:
        """The words of some kinds."""
        return tuple(word for word in self.words if word.kind in kinds)


def naming(entity: Entity, terms: Mapping[str, Term], articles: Iterable[Article]) -> tuple[Naming, ...]:
    """What each article that names the entity calls it, in the order of the articles."""
    counter = _Counter(entity, terms)
    found = (counter.count(article) for article in articles)
    return tuple(naming for naming in found if naming.of_kind("name"))


def forms(target: str, articles: Iterable[Article]) -> tuple[Naming, ...]:
    """The forms in which each article that has it uses a name or a glossary term, and nothing else."""
    return tuple(
        Naming(article.head.id, tuple(_words(article.head.id, seen)))
        for article in articles
        if (seen := list(_forms_seen(target, article)))
    )


def naming_terms(entity: Entity, terms: Mapping[str, Term]) -> frozenset[str]:
    """Ids of the terms that stand in a role of an entity and are tied to it; none for a person."""
    if entity.kind == "person" or not entity.roles:
        return frozenset()
    tied = [term for term in terms.values() if not term.entity and (term.id in entity.see or entity.id in term.see)]
    forms = (Form(form, term.id, "any") for term in tied for form in (*(name.form for name in term.names), *term.forms))
    finder = Gazetteer(forms)
    return frozenset(t for role in entity.roles for match in finder.find(role.what) for t in match.targets)


def _forms_seen(target: str, article: Article) -> Iterator[_Seen]:
    for block in article.body:
        for mention in (*block.mentions, *block.terms) if block.marks else ():
            if mention.target == target:
                kind: WordKind = "term" if mention.kind == "term" else "name"
                text = block.text[mention.start : mention.end]
                yield _Seen(kind, block.number, mention.start, mention.end, text, beside=True)


@dataclass(frozen=True, slots=True)
class _Seen:
    kind: WordKind
    number: int
    start: int
    end: int
    text: str
    beside: bool

    @property
    def key(self) -> tuple[WordKind, str]:
        return key_of(self.kind, self.text)


class _Counter:
    """Counts in one article after another."""

    def __init__(self, entity: Entity, terms: Mapping[str, Term]) -> None:
        self._entity = entity
        self._terms = naming_terms(entity, terms)
        self._roles, self._ends = _role_finders(entity, self._terms, terms)

    def count(self, article: Article) -> Naming:
        passages: dict[int, list[tuple[int, int]]] = {}
        for role in self._entity.roles:
            place = role.evidence.place
            if place.article == article.head.id:
                passages.setdefault(place.number, []).append((place.start, place.end))
        seen: list[_Seen] = []
        for block in article.body:
            if block.marks or block.number in passages:
                seen += self._in_block(block, passages.get(block.number, []))
        return Naming(article.head.id, tuple(_words(article.head.id, seen)))

    def _in_block(self, block: Block, passages: list[tuple[int, int]]) -> Iterator[_Seen]:
        names = [(m.start, m.end) for m in block.mentions if m.target == self._entity.id]
        terms = [(m.start, m.end) for m in block.terms if m.target in self._terms] if self._terms else []
        near = passages
        if names:
            near = [s for s in sentences(block.text) if any(s[0] <= name[0] < s[1] for name in names)] + passages
        yield from self._seen("name", block, names, near)
        yield from self._seen("term", block, terms, near)
        if near:
            taken = [*names, *terms]
            phrases = (span for span in self._phrases(block.text, names, near) if not _meets(span, taken))
            yield from self._seen("role", block, phrases, near)

    def _phrases(
        self, text: str, names: list[tuple[int, int]], near: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Role phrases whole, near; the ends of role phrases beside a name."""
        whole = [(m.start, m.end) for m in self._roles.find(text) if _lies_in((m.start, m.end), near)]
        yield from whole
        for match in self._ends.find(text):
            span = match.start, match.end
            if not _meets(span, whole) and any(_stands_beside(text, span, name) for name in names):
                yield span

    @staticmethod
    def _seen(
        kind: WordKind, block: Block, spans: Iterable[tuple[int, int]], near: list[tuple[int, int]]
    ) -> Iterator[_Seen]:
        for start, end in spans:
            yield _Seen(kind, block.number, start, end, block.text[start:end], _lies_in((start, end), near))


def _role_finders(entity: Entity, terms: frozenset[str], glossary: Mapping[str, Term]) -> tuple[Gazetteer, Gazetteer]:
    """Find the phrases of the roles; and their ends. A phrase that has a counted term in it is that term."""
    counted = Gazetteer(
        Form(form, ident, "any")
        for ident in terms
        for form in (*(name.form for name in glossary[ident].names), *glossary[ident].forms)
    )
    pieces = [" ".join(p.split()) for role in entity.roles for p in _PIECES.split(_ASIDE.sub(" ", role.what))]
    pieces = [piece for piece in pieces if piece and not counted.find(piece)]
    ends = (" ".join(piece.split()[i:]) for piece in pieces for i in range(len(piece.split())))
    return Gazetteer(Form(piece, piece, "any") for piece in pieces), Gazetteer(Form(end, end, "any") for end in ends)


def _words(article: str, seen: list[_Seen]) -> Iterator[Word]:
    """What was seen, alike with alike: names first, each kind most frequent first."""
    groups: dict[tuple[WordKind, str], list[_Seen]] = {}
    for one in sorted(seen, key=lambda s: (s.number, s.start)):
        groups.setdefault(one.key, []).append(one)
    order = sorted(groups.items(), key=lambda item: (KINDS.index(item[0][0]), -len(item[1])))
    for (kind, _), alike in order:
        places = tuple(Place(article, s.number, s.start, s.end) for s in alike)
        yield Word(_commonest(alike), kind, places, sum(s.beside for s in alike))


def _commonest(alike: list[_Seen]) -> str:
    """The form seen most often, with as few capitals as it is seen with."""
    texts = Counter(" ".join(one.text.split()) for one in alike)
    low = Counter(text.lower() for text in texts.elements())
    return min(texts, key=lambda text: (-low[text.lower()], len(text), sum(map(str.isupper, text))))


def _stands_beside(text: str, span: tuple[int, int], name: tuple[int, int]) -> bool:
    """Right before a name, or after it and a comma."""
    if span[1] <= name[0]:
        return not text[span[1] : name[0]].strip()
    return span[0] > name[1] and bool(_SET_OFF.fullmatch(text[name[1] : span[0]]))


def _lies_in(span: tuple[int, int], stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in stretches)


def _meets(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def key_of(kind: WordKind, text: str) -> tuple[WordKind, str]:
    """What words are one by: terms whatever their number, all whatever their capitals and accents."""
    return kind, _singular(lookup_key(text)) if kind == "term" else lookup_key(text)


def _singular(key: str) -> str:
    return key[:-3] + "y" if key.endswith("ies") else key.removesuffix("s")
