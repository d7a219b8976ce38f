"""Makes a library to search: paragraphs of about 75 words, put together from the sentences of the bundled articles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cached_property

from sahelreader.dossier.model import Article, ArticleHead, Dating, Glossary, Overview
from sahelreader.paths import bundled_dossier
from sahelreader.search.contents import Contents
from sahelreader.search.document import ENTRIES, Document, Spot
from sahelreader.search.entries import Curated, named_of
from sahelreader.search.names import Names, Source
from sahelreader.text.sentences import sentences
from sahelreader.workspace import Workspace

WORDS = 75
PARAGRAPHS = 33
"""Of an article."""
OUTLETS = ("France 24", "TRT World", "Olivium", "", "Coast Herald", "Reuters", "")


class Sentences:
    """The sentences of the bundled articles, each with the ids of those whom it names."""

    def __init__(self) -> None:
        workspace = Workspace(bundled_dossier(), None, None)
        self.all: list[tuple[str, tuple[str, ...]]] = []
        for head in workspace.overview.articles:
            for block in workspace.article(head.id).body:
                for start, end in sentences(block.text):
                    named = (m.target for m in block.mentions if start <= m.start and m.end <= end)
                    self.all.append((block.text[start:end], tuple(dict.fromkeys(named))))
        self.glossary = workspace.glossary


class Library(Contents):
    """A library of so many paragraphs; the same for the same seed."""

    sentences: Sentences

    @classmethod
    def of(cls, paragraphs: int, seed: int = 7, changed: str = "") -> Library:
        """`changed`: an article whose paragraphs are other ones."""
        source = Sentences()
        heads = tuple(_head(f"article-{n}", n) for n in range((paragraphs + PARAGRAPHS - 1) // PARAGRAPHS))
        overview = Overview("library", "A library", "", "en", heads, 0, 0, 0)
        library = cls(f"{paragraphs} {seed} {changed}", overview, _no_article, _no_glossary, _nothing_curated)
        object.__setattr__(library, "sentences", source)
        object.__setattr__(library, "seed", seed)
        object.__setattr__(library, "changed", changed)
        return library

    @cached_property
    def names(self) -> Names:
        """The articles, and all entities of the bundled dossier."""
        heads = self.overview.articles
        sources = (Source(h.id, h.short, h.title, h.outlet or "", h.dating.shown, _when(h)) for h in heads)
        return Names(sources, named_of(self.sentences.glossary))

    def documents(self, section: str) -> list[Document]:
        """The paragraphs of an article."""
        if section == ENTRIES:
            return []
        article = section.removeprefix("text:")
        head = next(head for head in (self.overview.articles[int(article.rpartition("-")[2])],))
        extra = "changed" if article == self.__dict__["changed"] else ""
        return list(self._paragraphs(head, random.Random(f"{self.__dict__['seed']} {article} {extra}")))  # noqa: S311

    def _paragraphs(self, head: ArticleHead, chance: random.Random) -> Iterator[Document]:
        for number in range(1, PARAGRAPHS + 1):
            text: list[str] = []
            named: list[str] = []
            length = 0
            while length < WORDS - 12:  # half a sentence less, so that it comes to about as many
                sentence, ids = chance.choice(self.sentences.all)
                text.append(sentence)
                named += ids
                length += len(sentence.split())
            ids = tuple(dict.fromkeys(named))
            yield Document(
                f"p:{head.id}:{number}", "paragraph", " ".join(text), spots=(Spot(head.id, number),), entities=ids,
                named=ids, kinds=("paragraph", head.kind), title_words=head.title, outlet=head.outlet or "",
                when=_when(head),
            )  # fmt: skip


def _head(ident: str, number: int) -> ArticleHead:
    on = f"20{10 + number % 13}-{1 + number % 12:02}-{1 + number % 28:02}"
    return ArticleHead(
        ident, f"{ident}.txt", "", f"Article number {number}", True, OUTLETS[number % len(OUTLETS)] or None, None,
        ("news", "analysis", "opinion")[number % 3], "en", Dating(on, on), ident, PARAGRAPHS * WORDS, PARAGRAPHS,
    )  # fmt: skip


def _when(head: ArticleHead) -> str:
    return f"{head.dating.on}/{head.dating.on}"


def _no_article(ident: str) -> Article:
    raise KeyError(ident)


def _no_glossary() -> Glossary:
    return Glossary({}, {})


def _nothing_curated() -> Curated:
    return Curated(_no_glossary(), (), (), (), ())
