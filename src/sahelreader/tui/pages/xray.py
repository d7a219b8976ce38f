"""An entity or a glossary term as a page: who or what it is first, then all that the dossier has about it.

The head of the page needs the entry alone and is quick; what is drawn from the articles comes after it, so that a page
whose rest is added later does not move.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sahelreader.compare.mentioned import HIGHEST, NONE, bar, strip
from sahelreader.dossier.dates import short
from sahelreader.dossier.model import Place
from sahelreader.text.quotation import in_marks
from sahelreader.tui.document import Document, Paragraph, Writer, go_to
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.pages.addresses import add_address
from sahelreader.tui.pages.kinds import WORDS
from sahelreader.tui.wrapping import fit

if TYPE_CHECKING:
    from sahelreader.compare.xray import XRay
    from sahelreader.dossier.entries import Entries
    from sahelreader.dossier.model import ArticleHead
    from sahelreader.study.standing import Standing

CELLS = range(8, 25)
"""How many cells a strip may have."""
NAME_CELLS = 18
"""Room for the name of an article before its strip, at most."""
DESCRIPTION = 1_200
"""Characters after which a description is cut: it is to be one glance."""


class XRayDocument(Document):
    """The page, with where its parts begin."""

    def __init__(self, paragraphs: Sequence[Paragraph], parts: Mapping[str, int]) -> None:
        super().__init__(paragraphs)
        self.parts = parts
        """Paragraph by the name of a part, for the links `part:NAME`."""


def xray_page(
    ident: str,
    entries: Entries,
    heads: Sequence[ArticleHead],
    width: int,
    xray: XRay | None = None,
    *,
    standings: Mapping[str, Standing] | None = None,
    unfolded: frozenset[str] = frozenset(),
) -> XRayDocument:
    """The page of an entry at a width in cells; without `xray` its head alone.

    `standings`: how well the facts about it are known, by id; None where that is not known. `unfolded`: parts that
    are shown in full.
    """
    entry = entries[ident]
    shorts = {head.id: head.short for head in heads}
    paragraphs = [*_head(entry), *_strips(entry, heads, width)]
    shown = {}
    if xray is not None:
        from sahelreader.tui.pages.xray_parts import contents, parts_of

        shown = dict(parts_of(entry["kind"], xray, entries, heads, width=width, standings=standings, unfolded=unfolded))
        paragraphs += contents(shown)
    paragraphs += [*_background(entry), *_roles(entry, shorts), *_rest(entry, shorts)]
    parts: dict[str, int] = {}
    for name, part in shown.items():
        parts[name] = len(paragraphs)
        paragraphs += part.paragraphs
    if xray is None:
        paragraphs.append(
            Paragraph(
                keyed("{prose.follow:enter} shows every mention, what the sources call it, who it appears with"),
                "dim",
            )
        )
    return XRayDocument(paragraphs, parts)


def _head(entry: Mapping[str, Any]) -> Iterator[Paragraph]:
    """Name and kind, other names, and who or what it is."""
    kind = entry["kind"]
    head = Writer().add(entry["name"], kind)
    if entry["pronounced"]:
        head.add(f"  /{entry['pronounced']}/", "dim")
    word = WORDS[kind] if ":" not in entry["id"] else "a name of your own"
    yield head.add(f"  {word}", "dim").paragraph(gap=0 if entry["also"] else 1)
    if entry["also"]:
        yield Paragraph(" · ".join(name.replace(" ", "\u00a0") for name in entry["also"]), "dim")
    said = [fit(entry[part], DESCRIPTION) for part in ("definition", "note") if entry[part]]
    yield from map(Paragraph, said)
    if not said:
        yield Paragraph("The dossier has no description of it.", "dim")


def _background(entry: Mapping[str, Any]) -> Iterator[Paragraph]:
    if entry["background"]:
        yield Writer().add("Background  ", "label").add(entry["background"], "background").paragraph()


def _roles(entry: Mapping[str, Any], shorts: Mapping[str, str]) -> Iterator[Paragraph]:
    """What the sources say it is, each at its date."""
    if not entry["roles"]:
        return
    yield Paragraph("Described as", "label", gap=0)
    for i, role in enumerate(entry["roles"]):
        line = Writer().add(role["what"])
        if role["as_of"]:
            line.add(f", {short(role['as_of'])}", "dim")
        _add_address(line.add("  "), role["evidence"], shorts)
        yield line.paragraph(indent=2, hang=2, gap=int(i == len(entry["roles"]) - 1))


def _strips(entry: Mapping[str, Any], heads: Sequence[ArticleHead], width: int) -> Iterator[Paragraph]:
    """A line for each article that names it: where in it, and how often."""
    if not entry["occurs"]:
        yield Paragraph("It stands nowhere in these articles.", "dim")
        return
    by_id = {head.id: head for head in heads}
    total = sum(one["count"] for one in entry["occurs"])
    yield (
        Writer()
        .add("Used  " if entry["kind"] == "term" else "Named  ", "label")
        .add(f"{total} times" if total != 1 else "once", "dim")
        .paragraph(gap=0)
    )
    name = min(max(len(by_id[one["article"]].short) for one in entry["occurs"]), NAME_CELLS, width // 3)
    room = max(min(width - 2 - name - 2 - 5, CELLS.stop - 1), CELLS.start)
    rows = []
    for one in entry["occurs"]:
        head = by_id[one["article"]]
        rows.append((head, strip((Place(head.id, *at) for at in one["at"]), head.paragraphs, room)))
    most = max(HIGHEST, *(len(cell.places) for _, cells in rows for cell in cells))
    longest = max(len(cells) for _, cells in rows)
    for i, (head, cells) in enumerate(rows):
        line = Writer().add(f"{fit(head.short, name):<{name}}  ")
        for is_empty, run in groupby(cells, lambda cell: not cell.places):
            if is_empty:
                line.add("".join(NONE for _ in run), "bar")
                continue
            for cell in run:
                line.add(bar(len(cell.places), most), "link", go_to(cell.places[0]))
        count = sum(len(cell.places) for cell in cells)
        line.add(f"{'':{longest - len(cells)}}{count:>5}", "dim")
        yield line.paragraph(indent=2, gap=int(i == len(rows) - 1), wrap=False)


def _rest(entry: Mapping[str, Any], shorts: Mapping[str, str]) -> Iterator[Paragraph]:
    """What the description rests on, what is related, what is misspelt."""
    if entry["evidence"]:
        yield Paragraph("In the articles", "label", gap=0)
    for evidence in entry["evidence"]:
        line = Writer().add(in_marks(evidence["quote"])).add("  ")
        _add_address(line, evidence, shorts)
        yield line.paragraph("quotation", indent=2, bar="▏")
    if entry["see"]:
        see = Writer().add("See also  ", "label")
        for i, other in enumerate(entry["see"]):
            see.add(" · " if i else "", "dim").add(other["name"], "link", f"entry:{other['id']}")
        yield see.paragraph()
    if entry["misspelt"]:
        yield Paragraph(f"Misspelt in a source: {', '.join(entry['misspelt'])}", "dim")


def _add_address(line: Writer, evidence: Mapping[str, Any], shorts: Mapping[str, str]) -> None:
    article, _, number = evidence["address"].rpartition("#p")
    add_address(line, Place(article, int(number), *evidence["at"]), shorts)
