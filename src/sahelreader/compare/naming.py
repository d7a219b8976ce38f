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

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from sahelreader.compare.phrases import Near, Phrases, Stretch, meets
from sahelreader.dossier.model import Place
from sahelreader.text.fold import lookup_key
from sahelreader.text.gazetteer import Form, Gazetteer

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Block, Entity, Term

WordKind = Literal["name", "term", "role"]
KINDS: tuple[WordKind, ...] = ("name", "term", "role")


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
        names, terms = block.marked if block.may_have(target) else ((), ())
        for mention in (*names, *terms):
            if mention.target == target:
                kind: WordKind = "term" if mention.kind == "term" else "name"
                yield _seen(kind, block, (mention.start, mention.end), beside=True)


class _Seen(NamedTuple):
    kind: WordKind
    number: int
    start: int
    end: int
    text: str
    beside: bool


class _Counter:
    """Counts in one article after another."""

    def __init__(self, entity: Entity, terms: Mapping[str, Term]) -> None:
        self._entity = entity
        self._terms = naming_terms(entity, terms)
        self._roles = Phrases(entity, self._terms, terms)
        self._counted = [target.encode() for target in (entity.id, *self._terms)]
        """One is in the packed mentions of every paragraph that has something to count."""

    def count(self, article: Article) -> Naming:
        passages: dict[int, list[Stretch]] = {}
        for role in self._entity.roles:
            place = role.evidence.place
            if place.article == article.head.id:
                passages.setdefault(place.number, []).append((place.start, place.end))
        seen: list[_Seen] = []
        body = article.body
        for i in sorted(self._holding(body).union(number - 1 for number in passages)):
            seen += self._in_block(body[i], passages.get(body[i].number, []))
        return Naming(article.head.id, tuple(_words(article.head.id, seen)))

    def _holding(self, body: Sequence[Block]) -> set[int]:
        """Where in `body` the paragraphs are that may have something to count.

        The packed mentions of all are searched at once: quicker than one after another, or than to read them.
        """
        packed = b"\0".join([block.marks for block in body])
        ends = list(accumulate(len(block.marks) + 1 for block in body))
        found: set[int] = set()
        for target in self._counted:
            at = packed.find(target)
            while at >= 0:
                i = bisect_right(ends, at)
                found.add(i)
                at = packed.find(target, ends[i])
        return found

    def _in_block(self, block: Block, passages: list[Stretch]) -> list[_Seen]:
        marked_names, marked_terms = block.marked
        names = [(m.start, m.end) for m in marked_names if m.target == self._entity.id]
        terms = [(m.start, m.end) for m in marked_terms if m.target in self._terms]
        near = Near(block.text, names, passages)
        seen = [_seen("name", block, span, beside=True) for span in names]
        seen += [_seen("term", block, span, beside=near.holds(span)) for span in terms]
        if names or passages:
            taken = [*names, *terms]
            phrases = self._roles.find(block.text, names, near)
            seen += [_seen("role", block, span, beside=True) for span in phrases if not meets(span, taken)]
        return seen


def _seen(kind: WordKind, block: Block, span: Stretch, *, beside: bool) -> _Seen:
    start, end = span
    return _Seen(kind, block.number, start, end, block.text[start:end], beside)


def _words(article: str, seen: list[_Seen]) -> Iterator[Word]:
    """What was seen, alike with alike: names first, each kind most frequent first."""
    groups: dict[tuple[WordKind, str], list[_Seen]] = {}
    for one in sorted(seen, key=lambda s: (s.number, s.start)):
        groups.setdefault(key_of(one.kind, one.text), []).append(one)
    order = sorted(groups.items(), key=lambda item: (KINDS.index(item[0][0]), -len(item[1])))
    for (kind, _), alike in order:
        places = tuple(Place(article, s.number, s.start, s.end) for s in alike)
        yield Word(_commonest(alike), kind, places, sum(s.beside for s in alike))


def _commonest(alike: list[_Seen]) -> str:
    """The form seen most often, with as few capitals as it is seen with."""
    texts = Counter(" ".join(one.text.split()) for one in alike)
    low = Counter(text.lower() for text in texts.elements())
    return min(texts, key=lambda text: (-low[text.lower()], len(text), sum(map(str.isupper, text))))


@lru_cache(maxsize=1_024)
def key_of(kind: WordKind, text: str) -> tuple[WordKind, str]:
    """What words are one by: terms whatever their number, all whatever their capitals and accents."""
    return kind, _singular(lookup_key(text)) if kind == "term" else lookup_key(text)


def _singular(key: str) -> str:
    return key[:-3] + "y" if key.endswith("ies") else key.removesuffix("s")
