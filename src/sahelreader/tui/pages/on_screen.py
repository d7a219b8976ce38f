"""The glossary pane's list: who and what is on the screen now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sahelreader.dossier.entries import Entries
from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.named_keys import keyed
from sahelreader.tui.pages.kinds import LETTERS, WORDS
from sahelreader.tui.wrapping import fit

OFFER = "offer"
"""The kind of the links that are names without an entry."""


def on_screen_page(
    targets: Iterable[str],
    entries: Entries,
    width: int,
    hidden: frozenset[str],
    offered: Sequence[tuple[str, int]] = (),
    *,
    flow: bool = False,
) -> Document:
    """Each target once, in order of first appearance, with its letter and how often it is there; the legend below.

    `width` in cells; `offered`: names without an entry, with their counts; `flow`: several to a line, without the
    legend, for a low pane.
    """
    counts: dict[str, int] = {}
    for target in targets:
        if target in entries:
            counts[target] = counts.get(target, 0) + 1
    if not counts:
        rows = [Paragraph("No name or glossary term is on this screen.", "dim", gap=0)]
    elif flow:
        return Document([_flow(counts, entries, offered)])
    else:
        rows = [_row(target, count, entries, width) for target, count in counts.items()]
    return Document([*rows, *_offers(offered, width), Paragraph("", gap=0), *_legend(hidden)])


def _offers(offered: Sequence[tuple[str, int]], width: int) -> Iterator[Paragraph]:
    """Names without an entry, and what can be done with them."""
    if not offered:
        return
    yield Paragraph("", gap=0)
    yield Paragraph(
        keyed("No entry yet: {glossary.copy:y} takes a name in, {glossary.refuse:n} refuses it."),
        "dim",
        gap=0,
    )
    for text, count in offered:
        name = fit(text, width - 7)
        row = Writer().add("?  ", "dim").add(name, "dim", f"{OFFER}:{text}")
        yield row.add(f"{count:>{max(width - 3 - len(name), 3)}}", "dim").paragraph(gap=0, wrap=False)


def _row(target: str, count: int, entries: Entries, width: int) -> Paragraph:
    kind = entries.kind(target)
    name = fit(entries.name(target), width - 7)
    row = Writer().add(LETTERS[kind], kind).add("  ").add(name, f"{kind} faint", f"entry:{target}")
    row.add(f"{count:>{max(width - 3 - len(name), 3)}}", "dim")
    return row.paragraph(gap=0, wrap=False)


def _flow(counts: Mapping[str, int], entries: Entries, offered: Sequence[tuple[str, int]]) -> Paragraph:
    line = Writer()
    for i, (target, count) in enumerate(counts.items()):
        kind, name = entries.kind(target), entries.name(target)
        line.add("  " if i else "").add(LETTERS[kind], kind).add("\u00a0")
        line.add(name.replace(" ", "\u00a0"), f"{kind} faint", f"entry:{target}")
        line.add(f"\u00a0{count}" if count > 1 else "", "dim")
    for text, _ in offered:
        line.add("  ?\u00a0", "dim").add(text.replace(" ", "\u00a0"), "dim", f"{OFFER}:{text}")
    return line.paragraph(gap=0)


def _legend(hidden: frozenset[str]) -> list[Paragraph]:
    """Every kind in its own look with the key that switches it."""
    legend = Writer()
    for i, (kind, letter) in enumerate(LETTERS.items()):
        look = "dim" if kind in hidden else kind
        legend.add("  " if i else "").add(letter, "dim" if kind in hidden else "key")
        legend.add("\u00a0").add(WORDS[kind].replace(" ", "\u00a0"), look, f"kind:{kind}")
    return [legend.paragraph(gap=0), Paragraph("A capital letter switches its kind off and on.", "dim", gap=0)]
