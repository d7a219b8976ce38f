"""What there is to index: the sections of a dossier, each read when it is its turn."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sahelreader.search.document import ENTRIES, Document, pack
from sahelreader.search.entries import Curated, Note, entries_of, named_of, notes_of
from sahelreader.search.names import Names, Source
from sahelreader.search.paragraphs import furniture_of, paragraphs_of, when_of

if TYPE_CHECKING:
    from sahelreader.dossier.model import Article, ArticleHead, Glossary, Overview


@dataclass(frozen=True)
class Contents:
    """A dossier as far as it is searched."""

    state: str
    """Another one whenever a file of the dossier is another."""
    overview: Overview
    article: Callable[[str], Article]
    glossary: Callable[[], Glossary]
    curated: Callable[[], Curated]
    notes: Callable[[], Iterable[Note]] = tuple

    @property
    def paragraphs(self) -> int:
        """Of all articles."""
        return sum(head.paragraphs for head in self.overview.articles)

    @property
    def expected(self) -> int:
        """About how many documents there are."""
        return self.paragraphs + self.overview.terms + self.overview.entities + self.overview.facts

    @property
    def sections(self) -> tuple[str, ...]:
        """All sections, entries first: there are few, and they are wanted soon."""
        return (ENTRIES, *(f"text:{head.id}" for head in self.overview.articles))

    def documents(self, section: str) -> list[Document]:
        """The documents of a section."""
        if section == ENTRIES:
            return list(entries_of(self.curated(), self.article))
        return list(paragraphs_of(self.article(section.removeprefix("text:"))))

    def furniture(self) -> Iterator[Document]:
        """What stands around the articles."""
        for head in self.overview.articles:
            yield from furniture_of(self.article(head.id))

    def noted(self) -> Iterator[Document]:
        """The reader's notes."""
        return notes_of(self.notes())

    @cached_property
    def names(self) -> Names:
        """What can be asked for by name."""
        return Names(map(_source, self.overview.articles), named_of(self.glossary()))


def hash_of(documents: Iterable[Document]) -> str:
    """Another one whenever something in these documents is another."""
    digest = hashlib.sha256()
    for document in documents:
        data = pack(document)
        digest.update(len(data).to_bytes(4, "big") + data)
    return digest.hexdigest()


def _source(head: ArticleHead) -> Source:
    return Source(head.id, head.short, head.title, head.outlet or "", head.dating.shown, when_of(head.dating))
