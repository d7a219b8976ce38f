"""A glossary term or an entity as a page: what it is first, then its names, roles, evidence and where it occurs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sahelreader.text.quotation import in_marks
from sahelreader.tui.document import Document, Paragraph, Writer, go
from sahelreader.tui.pages.kinds import WORDS

MENTIONS_SHOWN = 16


def entry_page(entry: Mapping[str, Any], articles: Mapping[str, str]) -> Document:
    """The page of an entry of the look-up table; `articles` has the short names."""
    return Document(list(_paragraphs(entry, articles)))


def _paragraphs(entry: Mapping[str, Any], articles: Mapping[str, str]) -> Iterator[Paragraph]:
    kind = entry["kind"]
    head = Writer().add(entry["name"], kind)
    if entry["pronounced"]:
        head.add(f"  /{entry['pronounced']}/", "dim")
    yield head.add(f"  {WORDS[kind]}", "dim").paragraph(gap=0 if entry["also"] else 1)
    if entry["also"]:
        yield Paragraph(" · ".join(entry["also"]), "dim")
    for part in ("definition", "note"):
        if entry[part]:
            yield Paragraph(entry[part])
    if entry["background"]:
        yield Writer().add("Background  ", "label").add(entry["background"], "background").paragraph()
    yield from _roles(entry, articles)
    yield from _evidence(entry, articles)
    yield from _occurrences(entry, articles)
    if entry["see"]:
        see = Writer().add("See also  ", "label")
        for i, other in enumerate(entry["see"]):
            see.add(" · " if i else "", "dim").add(other["name"], "link", f"entry:{other['id']}")
        yield see.paragraph()
    if entry["misspelt"]:
        yield Paragraph(f"Misspelt in a source: {', '.join(entry['misspelt'])}", "dim")


def _roles(entry: Mapping[str, Any], articles: Mapping[str, str]) -> Iterator[Paragraph]:
    if not entry["roles"]:
        return
    yield Paragraph("What the sources call it", "label", gap=0)
    for i, role in enumerate(entry["roles"]):
        line = Writer().add(role["what"])
        if role["as_of"]:
            line.add(f", {role['as_of']}", "dim")
        _add_address(line.add("  "), role["evidence"], articles)
        yield line.paragraph(indent=2, hang=2, gap=int(i == len(entry["roles"]) - 1))


def _evidence(entry: Mapping[str, Any], articles: Mapping[str, str]) -> Iterator[Paragraph]:
    if not entry["evidence"]:
        return
    yield Paragraph("In the articles", "label", gap=0)
    for evidence in entry["evidence"]:
        line = Writer().add(in_marks(evidence["quote"])).add("  ")
        _add_address(line, evidence, articles)
        yield line.paragraph("quotation", indent=2, bar="▏")


def _occurrences(entry: Mapping[str, Any], articles: Mapping[str, str]) -> Iterator[Paragraph]:
    if not entry["occurs"]:
        return
    total = sum(place["count"] for place in entry["occurs"])
    yield Writer().add("Named  ", "label").add(f"{total} times" if total != 1 else "once", "dim").paragraph(gap=0)
    for i, place in enumerate(entry["occurs"]):
        line = Writer().add(f"{articles[place['article']]}  ").add(f"{place['count']}  ", "dim").add("¶", "dim")
        shown = {number: (start, end) for number, start, end in reversed(place["at"])}
        for number in sorted(shown)[:MENTIONS_SHOWN]:
            line.add(" ").add(str(number), "link", go(place["article"], number, *shown[number]))
        if len(shown) > MENTIONS_SHOWN:
            line.add(" …", "dim")
        yield line.paragraph(indent=2, hang=2, gap=int(i == len(entry["occurs"]) - 1))


def _add_address(line: Writer, evidence: Mapping[str, Any], articles: Mapping[str, str]) -> None:
    """Append where evidence stands, as a link to it."""
    article, _, number = evidence["address"].rpartition("#p")
    line.add(
        f"{articles[article]} ¶ {number}".replace(" ", "\u00a0"), "link", go(article, int(number), *evidence["at"])
    )
