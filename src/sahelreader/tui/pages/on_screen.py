"""The glossary pane's list: who and what is on the screen now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sahelreader.tui.document import Document, Paragraph, Writer
from sahelreader.tui.pages.kinds import LETTERS, WORDS
from sahelreader.tui.wrapping import fit


def on_screen_page(targets: Iterable[str], entries: Mapping[str, Mapping[str, Any]], width: int, hidden: frozenset[str]) -> Document:
    """Each target once, in order of first appearance, with its letter and how often it is there; the legend below."""
    counts: dict[str, int] = {}
    for target in targets:
        counts[target] = counts.get(target, 0) + 1
    rows: list[Paragraph] = []
    for target, count in counts.items():
        entry = entries.get(target)
        if entry is None:
            continue
        kind = entry["kind"]
        name = fit(entry["name"], width - 7)
        row = Writer().add(LETTERS[kind], kind).add("  ").add(name, f"{kind} faint", f"entry:{target}")
        row.add(f"{count:>{max(width - 3 - len(name), 3)}}", "dim")
        rows.append(row.paragraph(gap=0, wrap=False))
    if not rows:
        rows.append(Paragraph("No name or glossary term is on this screen.", "dim", gap=0))
    rows.append(Paragraph("", gap=0))
    rows += _legend(hidden)
    return Document(rows)


def _legend(hidden: frozenset[str]) -> list[Paragraph]:
    """Every kind in its own look with the key that switches it."""
    legend = Writer()
    for i, (kind, letter) in enumerate(LETTERS.items()):
        legend.add("  " if i else "", "").add(letter, "dim" if kind in hidden else "key")
        word = WORDS[kind].replace(" ", "\u00a0")
        legend.add("\u00a0").add(word, "dim" if kind in hidden else kind, f"kind:{kind}")
    return [legend.paragraph(gap=0), Paragraph("A capital letter switches its kind off and on.", "dim", gap=0)]
