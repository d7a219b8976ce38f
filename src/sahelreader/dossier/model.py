"""What a dossier is made of, after reading: frozen values, every quotation with its place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, msgpack

from sahelreader.text.offsets import Breakpoint, Offsets

if TYPE_CHECKING:
    from sahelreader.dossier.voices import Claim, Event, Quotation  # noqa: TC004 (no dossier is decoded whole)

EntityKind = Literal["person", "organisation", "armed_group", "place", "operation", "event"]
ENTITY_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "armed_group", "place", "operation", "event")
BlockKind = Literal["heading", "paragraph", "standfirst", "quotation", "item", "furniture"]
AnswerKind = Literal["person", "organisation", "place", "operation", "date", "number", "term", "text"]
Status = Literal["reported", "claimed", "disputed"]


class Mention(Struct, frozen=True, array_like=True):
    """A name or a glossary term in a paragraph: code points of the block's text."""

    start: int
    end: int
    target: str
    """Id of the entity or the term."""
    kind: str
    """An entity kind, or `term`."""


_MARKS = msgpack.Decoder(tuple[tuple[Mention, ...], tuple[Mention, ...]])


def pack_marks(mentions: tuple[Mention, ...], terms: tuple[Mention, ...]) -> bytes:
    """Mentions as a block keeps them."""
    return msgpack.encode((mentions, terms)) if mentions or terms else b""


class Block(Struct, frozen=True, array_like=True):
    """A paragraph, heading, list item or line of furniture, unwrapped."""

    kind: BlockKind
    number: int
    """Place in the body, from 1, as it stands in addresses (`france24#p12`); 0 for furniture."""
    level: int
    """Of a heading: 1 for the title, 2 for a section; else 0."""
    text: str
    start: int
    end: int
    """Code points of the source file that this block was made from."""
    shifts: tuple[Breakpoint, ...]
    marks: bytes = b""
    """The mentions of names and of terms, packed: a long article has tens of thousands, and few are looked at."""
    group: int = -1
    """Of furniture: index of its group in `Article.furniture`."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The names in the text."""
        return _MARKS.decode(self.marks)[0] if self.marks else ()

    @property
    def terms(self) -> tuple[Mention, ...]:
        """The glossary terms in the text that are no names."""
        return _MARKS.decode(self.marks)[1] if self.marks else ()

    @property
    def marked(self) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """The names and the terms, read once."""
        return _MARKS.decode(self.marks) if self.marks else ((), ())

    def may_have(self, target: str) -> bool:
        """False if nothing in the text has this target: quicker than to read the mentions."""
        return target.encode() in self.marks

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Code points in the source file of a span of `text`."""
        offsets = Offsets(self.shifts)
        return self.start + offsets.start(start), self.start + offsets.end(end)


class FurnitureGroup(Struct, frozen=True):
    """Lines of the page that are not the article, folded together."""

    kind: str
    label: str
    lines: int


class Place(Struct, frozen=True, array_like=True):
    """An address in a text: `span` of the paragraph `number` of an article, code points of the unwrapped text."""

    article: str
    number: int
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.article}#p{self.number}"


class Evidence(Struct, frozen=True):
    """A verbatim quotation and where it stands."""

    quote: str
    """The words as the text has them."""
    place: Place


class Dating(Struct, frozen=True):
    """When an article appeared, as far as its text tells."""

    shown: str
    on: str | None = None
    not_before: str | None = None
    not_after: str | None = None
    why: str = ""
    evidence: tuple[Evidence, ...] = ()


class ArticleHead(Struct, frozen=True):
    """What is known of an article without its text."""

    id: str
    file: str
    sha256: str
    title: str
    title_is_editorial: bool
    outlet: str | None
    author: str | None
    kind: str
    language: str
    dating: Dating
    short: str
    words: int
    """Of the body."""
    paragraphs: int
    """Of the body: the highest block number."""
    note_markers: bool = False
    kind_why: str = ""

    @property
    def shown_title(self) -> str:
        """The title; in square brackets where the text has none of its own."""
        return f"[{self.title}]" if self.title_is_editorial else self.title

    @property
    def shown_outlet(self) -> str:
        """The outlet, or that it is not stated."""
        return self.outlet or "outlet not stated"


class Article(Struct, frozen=True):
    """An article: its head and all blocks of its file in order, furniture among them."""

    head: ArticleHead
    blocks: tuple[Block, ...]
    furniture: tuple[FurnitureGroup, ...]
    common: tuple[str, ...] = ()
    """Places that are named in so many paragraphs that marking them tells nothing."""

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are the article itself; block number `n` is `body[n - 1]`."""
        return tuple(block for block in self.blocks if block.number)


class Name(Struct, frozen=True):
    """Another form of a name."""

    form: str
    case: str = "capitals"
    """How its capitals are compared: `capitals`, `exact` or `any` (see docs/dossier.md)."""
    misspelt: bool = False
    language: str = ""
    mention: bool = True
    """False: takes its span, so that a shorter name in it isn't found, but names nothing."""
    elsewhere: bool = False
    """Not in the articles: a name that a reader may look up all the same."""


class Role(Struct, frozen=True):
    """What a source says that an entity is, at a date."""

    what: str
    as_of: str
    evidence: Evidence


class Entity(Struct, frozen=True):
    """A person, organisation, armed group, place, operation or event."""

    id: str
    kind: EntityKind
    name: str
    names: tuple[Name, ...]
    """All forms, the name itself first."""
    note: str
    background: str
    evidence: tuple[Evidence, ...]
    roles: tuple[Role, ...]
    see: tuple[str, ...]
    position: tuple[float, float] | None = None
    """Of a place: latitude and longitude in degrees, from general knowledge."""
    lies_in: str = ""
    """Id of the place that it is shown at on the map, if it has no position of its own."""


class Term(Struct, frozen=True):
    """A glossary entry."""

    id: str
    name: str
    names: tuple[Name, ...]
    """Other names for looking it up, the name itself first."""
    forms: tuple[str, ...]
    """Inflected forms marked in the texts."""
    entity: str | None
    """The entity that this term explains."""
    pronounced: str
    definition: str
    background: str
    evidence: tuple[Evidence, ...]
    see: tuple[str, ...]

    @property
    def all_forms(self) -> tuple[str, ...]:
        """Its names and its inflected forms."""
        return (*(name.form for name in self.names), *self.forms)


class Lure(Struct, frozen=True):
    """A wrong answer to choose from."""

    text: str
    why: str = ""
    """Why it is wrong, where that teaches something."""


class Card(Struct, frozen=True):
    """One wording of a question about a fact."""

    id: str
    ask: str
    answer: str
    kind: AnswerKind
    accept: tuple[str, ...] = ()
    lures: tuple[Lure, ...] = ()
    is_cloze: bool = False


class Fact(Struct, frozen=True):
    """One thing worth knowing, with what proves it and the cards that ask for it."""

    id: str
    statement: str
    evidence: tuple[Evidence, ...]
    attribution: str
    """Who says so, as shown; empty where the article asserts it itself."""
    status: Status
    when: str
    entities: tuple[str, ...]
    tags: tuple[str, ...]
    why_it_matters: str
    cards: tuple[Card, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that its evidence stands in, the first being the fact's own."""
        return tuple(dict.fromkeys(e.place.article for e in self.evidence))


class Glossary(Struct, frozen=True):
    """The glossary and the who's who."""

    terms: dict[str, Term]
    entities: dict[str, Entity]


class Overview(Struct, frozen=True):
    """A dossier at a glance: what the library shows."""

    id: str
    title: str
    introduction: str
    language: str
    articles: tuple[ArticleHead, ...]
    facts: int
    entities: int
    terms: int

    def article(self, article_id: str) -> ArticleHead | None:
        """The head of the article with this id."""
        return next((head for head in self.articles if head.id == article_id), None)

    @property
    def shorts(self) -> dict[str, str]:
        """The short names of all articles, by their ids."""
        return {head.id: head.short for head in self.articles}

    def short(self, article_id: str) -> str:
        """The short name of an article; its id, if it isn't there."""
        head = self.article(article_id)
        return head.short if head else article_id


class Dossier(Struct, frozen=True):
    """A whole dossier."""

    overview: Overview
    articles: dict[str, Article]
    glossary: Glossary
    facts: tuple[Fact, ...]
    quotes: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    """In the order of time."""
