"""What can be compared in the paragraphs of an article: words, names, dates, figures, quotations, curated evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from sahelreader.compare.dates import DAY, YEAR, DateFound, dates_in
from sahelreader.compare.figures import Figure, figures_in
from sahelreader.compare.relative import relative_dates
from sahelreader.compare.words import senses_in
from sahelreader.text.sentences import sentences

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, Block, Dating, Mention

CuratedKind = Literal["claim", "event", "fact"]
NAME = "@"
"""What the token of a name or a term begins with; its id follows."""
SUBJECT, TAG = "#", "##"
"""What a token of what editors say begins with, a word or a tag."""
_QUOTED = re.compile(r"“([^“”]{4,1500})”|\"([^\"]{4,1500})\"|«([^«»]{4,1500})»")


class Sentence(Struct, frozen=True):
    """A sentence of a paragraph, code points, with the senses of its words and the names in it."""

    start: int
    end: int
    tokens: tuple[str, ...]


class Quoted(Struct, frozen=True):
    """Words in quotation marks, or curated as a quotation: code points of the paragraph, and the senses."""

    start: int
    end: int
    tokens: tuple[str, ...]
    words: frozenset[str]
    """Those outside of names, each once: to name the same is not to say the same."""


class Curated(Struct, frozen=True):
    """A claim, an event or a fact that the dossier's editors rest on words of this paragraph."""

    kind: CuratedKind
    ident: str
    start: int
    end: int
    says: str = ""
    """What a fact states, in the editors' words."""
    tags: tuple[str, ...] = ()
    """What a fact is about."""
    when: str = ""
    """The date of an event; of a period its beginning."""


class Passage(Struct, frozen=True, eq=False, dict=True):
    """A paragraph as far as it can be compared; its words are read when they are first asked for.

    Each is its own key: what is made of it is held by it.
    """

    article: str
    number: int
    text: str
    language: str
    mentions: tuple[tuple[int, str], ...]
    """Where the entities and terms named in it begin, and their ids."""
    terms: tuple[tuple[int, int], ...]
    """Where the terms stand: a term counts for its words, while words of a name count beside it."""
    dates: tuple[DateFound, ...]
    figures: tuple[Figure, ...]
    quotations: tuple[Quoted, ...]
    curated: tuple[Curated, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """Ids of the entities and terms named in it."""
        return frozenset(target for _, target in self.mentions)

    @cached_property
    def days(self) -> dict[str, tuple[int, int]]:
        """Its dates, each where it first stands."""
        return {found.when: (found.start, found.end) for found in reversed(self.dates)}

    @cached_property
    def evidence(self) -> dict[tuple[CuratedKind, str], tuple[int, int]]:
        """What rests on it by kind and id, each where it first does."""
        return {(curated.kind, curated.ident): (curated.start, curated.end) for curated in reversed(self.curated)}

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in order."""
        cut = []
        for start, end in sentences(self.text):
            names = (NAME + target for at, target in self.mentions if start <= at < end)
            cut.append(Sentence(start, end, (*senses_in(self._between_terms(start, end), self.language), *names)))
        return tuple(cut)

    def _between_terms(self, start: int, end: int) -> str:
        """A stretch without the terms in it."""
        if not self.terms:
            return self.text[start:end]
        pieces = []
        for begin, stop in self.terms:
            if start <= begin < end:
                pieces.append(self.text[start:begin])
                start = stop
        return " ".join((*pieces, self.text[start:end]))

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Those of all sentences."""
        return tuple(chain.from_iterable(sentence.tokens for sentence in self.sentences))

    @cached_property
    def subject(self) -> tuple[str, ...]:
        """What the facts state that rest on it, as tokens, and their tags."""
        facts = {curated.ident: curated for curated in self.curated if curated.kind == "fact"}
        words = [SUBJECT + word for fact in facts.values() for word in senses_in(fact.says)]
        return (*words, *(TAG + tag for fact in facts.values() for tag in fact.tags))


def passages_of(
    article: Article,
    curated: Mapping[int, Sequence[Curated]],
    quotations: Mapping[int, Sequence[tuple[int, int]]],
) -> tuple[Passage, ...]:
    """The paragraphs of the body but for headings; `curated` and `quotations` (starts and ends) by paragraph number."""
    dating, language = article.head.dating, article.head.language
    found = []
    for block in article.body:
        if block.kind == "heading":
            continue
        dates = tuple(_dates(block.text, dating))
        names, terms = block.marked
        found.append(
            Passage(
                article.head.id,
                block.number,
                block.text,
                language,
                tuple((mention.start, mention.target) for mention in (*names, *terms)),
                tuple((term.start, term.end) for term in terms),
                dates,
                tuple(figures_in(block.text, dates, language)),
                tuple(_quoted(block, names, language, quotations.get(block.number, ()))),
                tuple(curated.get(block.number, ())),
            )
        )
    return tuple(found)


def _dates(text: str, dating: Dating) -> Iterator[DateFound]:
    """Those told, and those that the day tells on which the article appeared, but for what others say in it."""
    yield from dates_in(text, (dating.on or dating.not_before or "")[:YEAR])
    if dating.on and len(dating.on) == DAY:
        spans = [match.span() for match in _QUOTED.finditer(text)]
        for found in relative_dates(text, dating.on):
            if not any(start < found.start < end for start, end in spans):
                yield found


def _quoted(
    block: Block, names: Sequence[Mention], language: str, curated: Sequence[tuple[int, int]]
) -> Iterator[Quoted]:
    """Words in marks, then curated quotations that lie in none of them."""
    text = block.text
    spans = [match.span() for match in _QUOTED.finditer(text)]
    spans += [(a, b) for a, b in curated if not any(start <= a and b <= end for start, end in spans)]
    for start, end in spans:
        tokens = tuple(senses_in(text[start:end], language))
        if len(tokens) > 1:
            yield Quoted(start, end, tokens, frozenset(senses_in(_without(text, start, end, names), language)))


def _without(text: str, start: int, end: int, names: Sequence[Mention]) -> str:
    """A stretch without the names in it."""
    pieces, at = [], start
    for name in names:
        if start <= name.start < end:
            pieces.append(text[at : name.start])
            at = name.end
    return " ".join((*pieces, text[at:end]))
