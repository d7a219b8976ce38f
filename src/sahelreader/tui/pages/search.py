"""What was found as a document: sentences by article, then entries by kind; and what it may be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sahelreader.search.document import ENTRY_KINDS, FURNITURE, PARAGRAPH
from sahelreader.search.narrowing import facets_of, in_article
from sahelreader.search.sentence import best_sentence
from sahelreader.tui.document import Document, Paragraph, Span, Writer
from sahelreader.tui.wrapping import fit

if TYPE_CHECKING:
    from sahelreader.search.engine import Hit
    from sahelreader.search.found import Found
    from sahelreader.search.names import Names

SHOWN_OF_ARTICLE = 6
SHOWN_OF_KIND = 4
LONGEST = 260
"""Characters of a sentence that are shown; of a longer one, those around what was found."""
HEADINGS = {
    "term": "Glossary", "entity": "Who's who", "fact": "Facts", "quote": "Quotations", "claim": "Claims",
    "event": "Timeline", "note": "Your notes", FURNITURE: "Around the articles",
}  # fmt: skip
FACET_KINDS = HEADINGS | {PARAGRAPH: "Paragraphs"}
GROUPS = {"kind": "Kind", "outlet": "Outlet", "date": "Year", "name": "Named there"}
EXAMPLES = (
    ("sanctions", "the word in all its forms, in whatever accents and capitals"),
    ('"head of state"', "these words in a row"),
    ("coup OR putsch, junta -coup", "one or the other; without"),
    ("secur*, securty~", "words that begin so; spelt almost so"),
    ("{named}", "who or what is named"),
    ("in:{article}", "in which article"),
    ("kind:quote date:2021..2022", "quotations, facts, terms …; when"),
)


def results_page(found: Found, names: Names, meant: str = "") -> Document:
    """The page; a link `hit:N` is the hit with that number, `query:TEXT` asks something else, `add:FIELD` narrows."""
    if not found.total:
        return Document([*_nothing(found, meant)])
    of_article: dict[str, list[tuple[int, Hit]]] = {}
    of_kind: dict[str, list[tuple[int, Hit]]] = {}
    for number, hit in enumerate(found.hits):
        kind = hit.document.kind
        group, key = (of_article, hit.document.spots[0].article) if kind == PARAGRAPH else (of_kind, kind)
        group.setdefault(key, []).append((number, hit))
    paragraphs = [*_articles(found, of_article, names)]
    counts = found.by_kind()
    for kind in (*ENTRY_KINDS, FURNITURE):
        if kind in of_kind:
            paragraphs += _entries(kind, of_kind[kind], counts[kind], found, is_only=len(counts) == 1)
    return Document(paragraphs)


def facets_page(found: Found, names: Names, width: int) -> Document:
    """What the answer may be narrowed by."""
    paragraphs: list[Paragraph] = []
    group = ""
    for facet in facets_of(found, names):
        if facet.group != group:
            if group:
                paragraphs.append(Paragraph("", gap=0))
            group = facet.group
            paragraphs.append(Paragraph(GROUPS[group], "label", gap=0))
        label = fit(FACET_KINDS.get(facet.label, facet.label) if group == "kind" else facet.label, width - 8)
        row = Writer().add(label, "", f"add:{facet.field}")
        paragraphs.append(row.add(f"{facet.often:>{max(width - len(label), 3)},}", "dim").paragraph(gap=0, wrap=False))
    return Document(paragraphs)


def asking_page(saved: Sequence[str], recent: Sequence[str], names: Names, *, teaches: bool) -> Document:
    """What is shown before anything is asked: searches kept, searches made, and how to ask."""
    paragraphs: list[Paragraph] = []
    for heading, queries in (("Saved", saved), ("Recent", [query for query in recent if query not in saved])):
        if queries:
            paragraphs.append(Paragraph(heading, "label", gap=0))
            rows = [
                Writer().add(query, "", f"query:{query}").paragraph(indent=2, gap=0, wrap=False) for query in queries
            ]
            paragraphs += [*rows[:-1], rows[-1]._replace(gap=1)]
    if teaches or not paragraphs:
        paragraphs.append(Paragraph("What can be asked", "label", gap=0))
        article = next(iter(names.sources), "article")
        for pattern, means in EXAMPLES:
            query = pattern.format(named=_named(names), article=article)
            paragraphs.append(Writer().add(f"{query:29} ", "key").add(means, "dim").paragraph(indent=2, hang=30, gap=0))
    return Document(paragraphs)


def _named(names: Names) -> str:
    """A person of the dossier, or who or what else there is, as a query asks for them."""
    named = min(names.named.values(), key=lambda one: (one.kind != "person", len(one.id)), default=None)
    return f"{named.kind}:{named.id}" if named else "person:name"


def _nothing(found: Found, meant: str) -> Iterator[Paragraph]:
    yield Paragraph("Nothing has all of this.", "dim")
    for remark in found.remarks:
        yield Paragraph(remark)
    if meant:
        yield Writer().add("Did you mean  ", "dim").add(meant, "link", f"query:{meant}").add("  ?", "dim").paragraph()


def _articles(found: Found, groups: dict[str, list[tuple[int, Hit]]], names: Names) -> Iterator[Paragraph]:
    counts = found.by_article()
    for article, hits in groups.items():
        source = names.sources[article]
        about = " · ".join(filter(None, (source.outlet if source.outlet != source.short else "", source.shown_date)))
        heading = Writer().add(source.short, "heading").add(f"  {counts[article]}", "key").add(f"   {about}", "dim")
        yield heading.paragraph(gap=0, wrap=False)
        shown = hits if len(groups) == 1 else hits[:SHOWN_OF_ARTICLE]
        for number, hit in shown:
            yield _row(number, hit, found, f"¶ {hit.document.spots[0].number}", gap=0)
        rest = counts[article] - len(shown)
        more = Writer().add(f"{rest:,} more here", "dim", f"add:{in_article(article)}") if rest > 0 else Writer()
        yield more.paragraph(indent=2, gap=1 if rest > 0 else 0)


def _entries(
    kind: str, hits: Sequence[tuple[int, Hit]], count: int, found: Found, *, is_only: bool
) -> Iterator[Paragraph]:
    yield Writer().add(HEADINGS[kind], "heading").add(f"  {count}", "key").paragraph(gap=0)
    shown = hits if is_only else hits[:SHOWN_OF_KIND]
    for number, hit in shown:
        yield _row(number, hit, found, "·", gap=0)
    rest = count - len(shown)
    more = Writer().add(f"{rest:,} more", "dim", f"add:kind:{kind}") if rest > 0 else Writer()
    yield more.paragraph(indent=2, gap=1 if rest > 0 else 0)


def _row(number: int, hit: Hit, found: Found, label: str, *, gap: int) -> Paragraph:
    """A hit: where it stands, its best sentence with what was found lit."""
    document = hit.document
    shown = best_sentence(document, found.wanted)
    start, end = _window(document.text, shown.start, shown.end, shown.lit)
    before = f"{label:<5}"
    text = document.text[start:end].replace("\n", " ")
    lead, tail = ("… " if start > shown.start else ""), (" …" if end < shown.end else "")
    title = f"{document.title}: " if document.title and not document.text.startswith(document.title) else ""
    line = before + title + lead + text + tail
    at = len(before) + len(title) + len(lead) - start
    link = f"hit:{number}"
    lit = (Span(a + at, b + at, "found", link, False) for a, b in shown.lit if start <= a and b <= end)
    spans = [Span(0, len(label), "link", link), Span(len(before), len(line), "", link, False)]
    if title:
        spans.append(Span(len(before), len(before) + len(title) - 2, "chosen", link, False))
    return Paragraph(line, "", (*spans, *lit), indent=2, hang=len(before), gap=gap)


def _window(text: str, start: int, end: int, lit: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The part of a sentence that is shown: all of it, or what is around the first place found."""
    if end - start <= LONGEST:
        return start, end
    first = next(iter(lit), (start, start))[0]
    begin = start if first - start < LONGEST // 2 else text.rfind(" ", start, first - LONGEST // 3) + 1 or start
    stop = text.rfind(" ", begin, begin + LONGEST)
    return begin, end if begin + LONGEST >= end else stop if stop > begin else begin + LONGEST
