"""The entries of a dossier, glossary terms and entities alike, each read only when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Entries:
    """All entries by id: their names at once, the rest of each on demand."""

    def __init__(self, table: Mapping[str, Any], read: Callable[[str], dict[str, Any]]) -> None:
        """`table`: the look-up table without its entries; `read` gives one of them."""
        self.names: Mapping[str, list[str]] = table["names"]
        """Ids by folded form."""
        self.articles: Mapping[str, str] = table["articles"]
        """Short names of the articles by id."""
        self._shown: Mapping[str, str] = table["shown"]
        self._kinds: Mapping[str, str] = table["kinds"]
        self._owners: Mapping[str, str] = table["owners"]
        self._read = read

    def __contains__(self, ident: object) -> bool:
        return ident in self._shown or ident in self._owners

    def __iter__(self) -> Iterator[str]:
        return iter(self._shown)

    def __len__(self) -> int:
        return len(self._shown)

    def resolve(self, ident: str) -> str:
        """The id of the entry that tells of an entity or term: a term's, where one explains the entity."""
        return self._owners.get(ident, ident)

    def name(self, ident: str) -> str:
        """An entry's name."""
        return self._shown[self.resolve(ident)]

    def kind(self, ident: str) -> str:
        """An entity kind, or `term`."""
        return self._kinds[self.resolve(ident)]

    def __getitem__(self, ident: str) -> dict[str, Any]:
        """The entry, as `define --json` prints it; raises KeyError for an unknown id."""
        return self._read(self.resolve(ident))
