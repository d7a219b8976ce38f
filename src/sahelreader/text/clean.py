"""Makes text from outside fit to show: no control, no invisible steering, no endless stacks of accents."""

from __future__ import annotations

import re

from sahelreader.text.offsets import Breakpoint, Offsets

MARKS_LIMIT = 4
"""Accents that may stand on one letter."""
LINE_LIMIT = 500
"""Characters of a text shown as one line (a title, an error message) before it is cut."""

_DROPPED = [
    *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # bidirectional embeddings, overrides, isolates
    0x061C, 0x200E, 0x200F,  # bidirectional marks
    0x00AD, 0x034F, 0x115F, 0x1160, 0x180E, 0x200B, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064,
    *range(0x206A, 0x2070), 0x2800, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFA, 0xFFFB,  # no width, or blank
    *range(0xE0000, 0xE1000),  # tags and variation selectors that carry hidden text
]  # fmt: skip
_NEWLINES = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {c: chr(0x2400 + c) for c in range(0x20) if c not in (0x09, 0x0A)}
    table[0x7F] = "\u2421"
    table.update((c, "\ufffd") for c in range(0x80, 0xA0))
    table.update((c, "\ufffd") for c in range(0xD800, 0xE000))
    table.update((c, "\ufffd") for c in range(0xFDD0, 0xFDF0))
    table.update((plane * 0x10000 + c, "\ufffd") for plane in range(17) for c in (0xFFFE, 0xFFFF))
    table.update((c, None) for c in _DROPPED)
    table.update((c, "\n") for c in _NEWLINES)
    return table


def _class_of(points: list[int]) -> str:
    """A regular-expression class that holds exactly these code points."""
    ranges: list[list[int]] = []
    for point in sorted(points):
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "[" + "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in ranges) + "]"


_TABLE = _table()
_UNFIT = re.compile(_class_of(list(_TABLE)))
_MARK = "[\u0300-\u036f\u0483-\u0489\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS = re.compile(_MARK)
_STACK = re.compile(f"({_MARK}{{{MARKS_LIMIT}}}){_MARK}+")
_BLANK = " \t\n\r\x0b\x0c\x85\u2028\u2029"
_UNEVEN = re.compile(f"[{_BLANK}]{{2}}|[{_BLANK[1:]}]|{_MARK}")


def clean(text: str) -> str:
    """The text with control characters made visible, steering and invisible ones dropped; idempotent."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNFIT.search(text):
        text = text.translate(_TABLE)
    return text if text.isascii() else _STACK.sub(r"\1", text)


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """The text as one line that is fit to show, cut at `limit` characters."""
    line = clean(text).replace("\n", " ").replace("\t", " ")
    return line if len(line) <= limit else line[: limit - 1] + "…"


def clean_paragraph(source: str) -> tuple[str, Offsets]:
    """`source` as one unwrapped paragraph, and the way back.

    White space (but not the no-break space) is collapsed to single blanks, ends are trimmed, unfit characters replaced
    or dropped as in `clean`. The offsets lead from positions in the paragraph to positions in `source`.
    """
    begin = len(source) - len(source.lstrip(_BLANK))
    body = source.strip(_BLANK)
    if not (_UNEVEN.search(body) or _UNFIT.search(body)):
        return body, Offsets([(0, begin)])
    out: list[str] = []
    points: list[Breakpoint] = [(0, begin)]
    marks = 0
    for i, character in enumerate(body):
        new = " " if character in _BLANK else _TABLE.get(ord(character), character)
        if new == " " and out[-1:] == [" "]:
            new = None
        elif new and _MARKS.match(new):
            marks += 1
            new = new if marks <= MARKS_LIMIT else None
        elif new:
            marks = 0
        if new:
            out.append(new)
        else:
            points.append((len(out), begin + i + 1))
    if out[-1:] == [" "]:
        out.pop()
    return "".join(out), Offsets(points)
