"""Makes lines end at one edge: where blanks are added, and pieces of text with the blanks in them.

Textual's own justification loses count of the characters; here an added blank carries the offset of the blank before
it, so that the mouse, the selection and what is lit are where they are seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

MOST_ADDED = 3
"""Blanks added in one place; a line that would need more stays ragged."""


def added_blanks(line: str, room: int, *, from_left: bool) -> dict[int, int]:
    """How many blanks to add after which characters of a line, so that it takes `room` cells.

    None if too many would be needed. The odd ones are spread evenly, counted from the left or from the right: if that
    alternates from line to line, no white rivers form.
    """
    places = [at for at in range(len(line) - 1) if line[at] == " " != line[at + 1]]
    missing = room - cell_len(line)
    if not places or not 0 < missing <= MOST_ADDED * len(places):
        return {}
    each, odd = divmod(missing, len(places))
    count = len(places)
    more = [(number + 1) * odd // count - number * odd // count for number in range(count)]
    order = more if from_left else more[::-1]
    return {at: each + extra for at, extra in zip(places, order, strict=True) if each + extra}


def spread(pieces: Iterable[Segment], added: Mapping[int, int]) -> Iterator[Segment]:
    """The pieces of a line with blanks added; `added` counts characters from the beginning of the line.

    Each piece carries the offset of its first character, and so does each added blank: that of the one before it.
    """
    before = 0
    for text, look, _ in pieces:
        cut = 0
        style = look or Style.null()
        character, paragraph = style.meta.get("offset", (before, 0))
        for at in range(len(text)):
            more = added.get(before + at, 0)
            if not more:
                continue
            yield Segment(text[cut : at + 1], style + Style(meta={"offset": (character + cut, paragraph)}))
            yield from [Segment(" ", style + Style(meta={"offset": (character + at, paragraph)}))] * more
            cut = at + 1
        if cut < len(text):
            yield Segment(text[cut:], style + Style(meta={"offset": (character + cut, paragraph)}))
        before += len(text)
