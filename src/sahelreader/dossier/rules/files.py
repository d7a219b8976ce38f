"""Rules about the files as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from sahelreader.dossier.rules.sheet import Hit, Record, Sheet
from sahelreader.dossier.yaml_reader import Mapping


def tab(sheet: Sheet) -> Iterator[Hit]:
    """A tab looks like blanks and is none."""
    for file, text in sheet.texts.items():
        whole = Mapping()
        whole.line, whole.lines = 0, {}
        for number, line in enumerate(text.splitlines(), 1):
            if "\t" in line:
                yield Hit(Record(file, whole), number, "a tab stands here; write blanks")
