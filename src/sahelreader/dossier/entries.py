"""The entries of a dossier, glossary terms and entities alike, each read only when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Entries:
    """All entries by id: their names at once, the rest of each on demand."""

    def __init__(self, table: Mapping[str, Any], read: Callable[[str], dict[str, Any]]) -> None:
        """`table`: the look-up table without its entries; `read` gives one of them."""
        self.names: dict[str, list[str]] = table["names"]
        """Ids by folded form."""
        self.articles: Mapping[str, str] = table["articles"]
        """Short names of the articles by id."""
        self._shown: dict[str, str] = table["shown"]
        self._kinds: dict[str, str] = table["kinds"]
        self._owners: Mapping[str, str] = table["owners"]
        self._read = read
        self._own: dict[str, Callable[[], dict[str, Any]]] = {}

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
        return self._own[ident]() if ident in self._own else self._read(self.resolve(ident))

    def take_in(self, ident: str, name: str, read: Callable[[], dict[str, Any]]) -> None:
        """Add an entry of the reader's own, which `read` gives when it is looked at."""
        from sahelreader.text.fold import lookup_key

        if ident not in self._own:
            self.names.setdefault(lookup_key(name), []).append(ident)
        self._shown[ident], self._kinds[ident], self._own[ident] = name, "term", read

    def leave_out(self, ident: str) -> None:
        """Take an entry of the reader's own out again, if it is there."""
        if self._own.pop(ident, None) is not None:
            del self._shown[ident], self._kinds[ident]
            for key in [key for key, idents in self.names.items() if ident in idents]:
                self.names[key].remove(ident)
                if not self.names[key]:
                    del self.names[key]
