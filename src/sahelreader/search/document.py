"""What is indexed: a paragraph, an entry or a note as an engine gets it, and gives it back."""

from __future__ import annotations

from msgspec import Struct, msgpack

PARAGRAPH = "paragraph"
FURNITURE = "furniture"
ENTRY_KINDS = ("term", "entity", "fact", "quote", "claim", "event", "note")
"""Kinds of their own, in the order in which they are shown."""

ENTRIES = "entries"
"""The section of all that is no article's text."""


class Spot(Struct, frozen=True, array_like=True):
    """Where a document stands or rests: a stretch of a paragraph of an article."""

    article: str
    number: int
    start: int = 0
    end: int = 0
    quote: str = ""
    """The words there, of an entry's evidence."""

    @property
    def address(self) -> str:
        """As shown: `france24#p12`; of furniture, the article's id."""
        return f"{self.article}#p{self.number}" if self.number else self.article


class Document(Struct, frozen=True, array_like=True):
    """A thing that can be found. All of it is data: nothing in it refers to a file or to a place in an index."""

    key: str
    """Names it among all documents: `p:france24:12`, `fact:f24-softened`."""
    kind: str
    """`paragraph`, `furniture`, or one of `ENTRY_KINDS`."""
    text: str
    """What is searched and shown; lines of it are apart, so that no phrase runs across."""
    title: str = ""
    """Of an entry: what it is called."""
    spots: tuple[Spot, ...] = ()
    """A paragraph's own place; an entry's evidence."""
    entities: tuple[str, ...] = ()
    """Ids of entities and terms that it names or that it is about."""
    named: tuple[str, ...] = ()
    """Of these, the ones that its text names: it is found by any of their names."""
    kinds: tuple[str, ...] = ()
    """All that `kind:` may ask for: its kind, an article's or entity's kind, the kind of block."""
    speakers: tuple[str, ...] = ()
    """Ids of who speaks in it."""
    title_words: str = ""
    """The headline of its article, or its own title, for `title:`."""
    outlet: str = ""
    when: str = ""
    """First and last day that it may be of: `2021-09-15/2022-02-28`; empty where it has no date."""
    notes: bool = False
    """Whether numbers in brackets are note markers."""

    @property
    def section(self) -> str:
        """What is indexed anew together: the text of an article, or all entries."""
        return f"text:{self.spots[0].article}" if self.kind == PARAGRAPH else ENTRIES

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that it stands in or rests on."""
        return tuple(dict.fromkeys(spot.article for spot in self.spots))


_decoder = msgpack.Decoder(Document)


def pack(document: Document) -> bytes:
    """A document as an engine keeps it."""
    return msgpack.encode(document)


def unpack(data: bytes) -> Document:
    """A document back; raises `msgspec.DecodeError` for bytes that are none."""
    return _decoder.decode(data)
