"""Where an entry of the glossary or the who's who stands in the dossier's files, be they in order or not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from sahelreader.dossier.files import read_ordinary
from sahelreader.dossier.yaml_reader import MAX_CHARACTERS


class EntryPlace(NamedTuple):
    """A line of a file."""

    path: Path
    line: int
    """From 1."""


def place_of_entry(folder: Path, ident: str, name: str = "") -> EntryPlace | None:
    """The line that has the id of an entry, or else its name; of a term before that of an entity. None if none has."""
    return _place_of(folder, "id", ident) or (_place_of(folder, "name", name) if name else None)


def _place_of(folder: Path, key: str, value: str) -> EntryPlace | None:
    wanted = re.compile(rf"""(?:^|[\s{{,]){key}:\s*(["']?){re.escape(value)}\1\s*(?:[,}}#]|$)""")
    for name in ("terms", "entities"):
        path = folder / "glossary" / f"{name}.yaml"
        try:
            lines = read_ordinary(path, MAX_CHARACTERS).decode("utf-8-sig", "replace").splitlines()
        except OSError:
            continue
        for number, line in enumerate(lines, 1):
            if wanted.search(line):
                return EntryPlace(path, number)
    return None
