"""Marks the names and glossary terms in the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from sahelreader.dossier.model import Article, Block, Entity, Glossary, Mention, Term, pack_marks
from sahelreader.text.gazetteer import Form, Gazetteer

COMMON_SHARE = 0.2
COMMON_AT_LEAST = 3
_NOTHING = ""


def mark(articles: Iterable[Article], glossary: Glossary) -> Iterator[Article]:
    """The articles with the mentions of entities and terms in their bodies."""
    names = Gazetteer(_entity_forms(glossary.entities.values()))
    terms = Gazetteer(_term_forms(glossary.terms.values()))
    kinds: dict[str, str] = {entity.id: entity.kind for entity in glossary.entities.values()}
    for article in articles:
        marker = _Marker(names, terms, kinds)
        blocks = tuple(map(marker.mark, article.blocks))
        yield Article(article.head, blocks, article.furniture, _common_places(blocks))


def _common_places(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The places named in more than a share of the paragraphs of the body."""
    body = [block for block in blocks if block.number]
    paragraphs: dict[str, int] = {}
    for block in body:
        for target in {mention.target for mention in block.mentions if mention.kind == "place"}:
            paragraphs[target] = paragraphs.get(target, 0) + 1
    most = max(COMMON_AT_LEAST, COMMON_SHARE * len(body))
    return tuple(sorted(target for target, count in paragraphs.items() if count > most))


def _entity_forms(entities: Iterable[Entity]) -> Iterator[Form]:
    for entity in entities:
        for name in entity.names:
            yield Form(name.form, entity.id if name.mention else _NOTHING, name.case)


def _term_forms(terms: Iterable[Term]) -> Iterator[Form]:
    for term in terms:
        if term.entity:
            continue  # marked as the entity it explains
        for name in term.names:
            # A term may have a capital at the beginning of a sentence, an abbreviation needs its own.
            yield Form(
                name.form[:1].lower() + name.form[1:] if name.form[1:].islower() else name.form, term.id, name.case
            )
        for form in term.forms:
            yield Form(form, term.id)


class _Marker:
    """Marks the blocks of one article in order, remembering who was last named in full."""

    def __init__(self, names: Gazetteer, terms: Gazetteer, kinds: dict[str, str]) -> None:
        self._names, self._terms, self._kinds = names, terms, kinds
        self._last: dict[str, int] = {}
        self._count = 0

    def mark(self, block: Block) -> Block:
        if not block.number:
            return block
        mentions = tuple(self._mentions(block.text))
        terms = tuple(self._term_mentions(block.text, mentions))
        return replace(block, marks=pack_marks(mentions, terms))

    def _mentions(self, text: str) -> Iterator[Mention]:
        for match in self._names.find(text):
            target = match.targets[0] if len(match.targets) == 1 else self._most_recent(match.targets)
            if target and target != _NOTHING:
                self._count += 1
                self._last[target] = self._count
                yield Mention(match.start, match.end, target, self._kinds[target])

    def _most_recent(self, targets: tuple[str, ...]) -> str | None:
        """Of several that share a form, the one last named in this article."""
        named = [target for target in targets if target in self._last]
        return max(named, key=self._last.__getitem__, default=None)

    def _term_mentions(self, text: str, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
        """Terms that lie outside every name."""
        for match in self._terms.find(text):
            if not any(m.start < match.end and match.start < m.end for m in mentions):
                yield Mention(match.start, match.end, match.targets[0], "term")
