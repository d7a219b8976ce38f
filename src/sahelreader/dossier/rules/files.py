"""Rules about the files as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from sahelreader.dossier.rules.sheet import Hit, Record, Sheet


def tab(sheet: Sheet) -> Iterator[Hit]:
    """A tab looks like blanks and is none."""
    for file, text in sheet.texts.items():
        for number, line in enumerate(text.splitlines(), 1):
            if "\t" in line:
                yield Record.whole(file).hit_at(number, "a tab stands here; write blanks")
