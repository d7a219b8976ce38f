"""Cuts an article's file into blocks, by blank lines and by what articles.yaml says of its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sahelreader.dossier.model import Block, BlockKind, FurnitureGroup
from sahelreader.text.clean import clean_paragraph

FURNITURE_KINDS = ("navigation", "promotion", "share", "comments", "references", "byline", "metadata", "repetition")
RangeKind = Literal["heading", "standfirst", "quotation", "item", "furniture"]
RANGE_KINDS: tuple[RangeKind, ...] = ("heading", "standfirst", "quotation", "item", "furniture")
_LINE = re.compile(r"[^\n]*\n|[^\n]+$")


@dataclass(frozen=True, slots=True)
class LineRange:
    """What some lines of a file are (1-based, inclusive)."""

    first: int
    last: int
    kind: RangeKind
    level: int = 0
    furniture: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    blank: bool


def _lines(text: str) -> list[_Line]:
    return [_Line(m.start(), m.end(), not m.group().strip()) for m in _LINE.finditer(text)]


def line_count(text: str) -> int:
    """How many lines a file has."""
    return len(_lines(text))


def cut(text: str, ranges: list[LineRange]) -> tuple[tuple[Block, ...], tuple[FurnitureGroup, ...]]:
    """All blocks of a text in order, and the groups its furniture forms.

    Every character that is not white space lies in exactly one block. The ranges must not overlap.
    """
    lines = _lines(text)
    owner: dict[int, LineRange] = {i: r for r in ranges for i in range(r.first - 1, min(r.last, len(lines)))}
    blocks: list[Block] = []
    groups: list[FurnitureGroup] = []
    number = 0
    at = 0
    group_of: dict[LineRange, int] = {}
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        kind = owner.get(at)
        stop = _block_end(lines, owner, at)
        if kind and kind.kind == "furniture":
            if kind not in group_of:
                count = sum(not lines[i].blank for i in range(kind.first - 1, min(kind.last, len(lines))))
                group_of[kind] = len(groups)
                groups.append(FurnitureGroup(kind.furniture, kind.label, count))
            blocks.append(_block(text, lines[at:stop], kind, 0, group_of[kind]))
        else:
            block = _block(text, lines[at:stop], kind, number + 1)
            if block.text:  # else it has only characters that show nothing
                number += 1
                blocks.append(block)
        at = stop
    return tuple(blocks), tuple(groups)


def _block_end(lines: list[_Line], owner: dict[int, LineRange], at: int) -> int:
    """The line after the block that begins at line `at` (0-based)."""
    kind = owner.get(at)
    if kind and kind.kind in ("heading", "standfirst"):
        return min(kind.last, len(lines))
    if kind and kind.kind in ("item", "furniture"):
        return at + 1
    stop = at
    while stop < len(lines) and not lines[stop].blank and owner.get(stop) is kind:
        stop += 1
    return stop


def _block(text: str, lines: list[_Line], kind: LineRange | None, number: int, group: int = -1) -> Block:
    start, end = lines[0].start, lines[-1].end
    shown, offsets = clean_paragraph(text[start:end])
    name: BlockKind = kind.kind if kind else "paragraph"
    return Block(name, number, kind.level if kind else 0, shown, start, end, offsets.points(), group=group)
