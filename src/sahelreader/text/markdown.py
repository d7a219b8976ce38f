"""Text in Markdown: shown as it is, whatever it holds, in a line or in the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_AT_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
"""What would begin a list or underline a heading."""


def plain(text: str) -> str:
    """The text on one line, as Markdown shows it as it is."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    start = _AT_START.match(line)
    if start is None:
        return line
    return f"\\{line}" if start[0] in "-+=" else f"{start[0]}\\{line[start.end() :]}"


def plain_lines(text: str) -> str:
    """The same with its lines kept."""
    return "\n".join(map(plain, text.splitlines()))


def markdown_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table with pipes; its cells are shown as they are."""
    yield _row(map(plain, header))
    yield _row(["---"] * len(header))
    for row in rows:
        yield _row(map(plain, row))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
